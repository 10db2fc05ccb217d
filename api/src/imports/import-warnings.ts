import type { ImportWarning, RowAsRead } from '@app/shared';
import { words } from '../core/words.js';
import { inSteps } from './in-steps.js';
import type { ReadFile } from './read-timetable-file.js';
import type { Teachers, TeacherDoubt } from './teachers.js';
import type { PlanRules, SchoolRows, TimetablePlan } from './timetable-plan.js';

/** This many stranded requisitions are named in the remark about them. */
const NAMED_REQUISITIONS = 5;

const ofFile = (code: ImportWarning['code'], message: string, row = 1): ImportWarning => ({ row, column: '', code, message });

/** A requisition whose lesson ends. */
export interface Stranded {
  title: string;
  date: string;
  group_code: string;
}

/** Says which lessons end, and which requests somebody has to settle for it. */
export function warnOfEnds({ removed }: TimetablePlan, from: string, stranded: readonly Stranded[]): ImportWarning[] {
  if (removed === 0) return [];
  const end = ofFile('LESSONS_END', words.imports.lessonsEnd(removed, from));
  if (stranded.length === 0) return [end];
  const named = stranded.slice(0, NAMED_REQUISITIONS).map(({ title, date, group_code: group }) => ({ title, date, group }));
  return [end, ofFile('REQUISITIONS_TO_SETTLE', words.imports.toSettle(named, stranded.length - named.length))];
}

/** Says which lessons stay although the file lacks them, by the rows for whose sake they stay. */
export function warnOfKept({ kept }: TimetablePlan, now: SchoolRows): ImportWarning[] {
  const groups = new Map(now.groups.map(({ id, code }) => [id, code]));
  // thousands of lessons may stay for the same thousands of rows
  const texts = new Map<readonly number[], string>();
  const textOf = (rows: readonly number[]) => texts.get(rows) ?? texts.set(rows, rows.join()).get(rows);
  const byRows = Map.groupBy(kept, ({ why, rows }) => `${why} ${textOf(rows)}`);
  return [...byRows.values()].map((some) => {
    const rows = some[0]?.rows ?? [];
    const lessons = some.map(({ entry }) => ({ group: groups.get(entry.groupId) ?? '', cycleDay: entry.cycleDay, period: entry.period }));
    const say = some[0]?.why === 'outside' ? words.imports.lessonsOutside : words.imports.lessonsKept;
    return ofFile('LESSONS_KEPT', say(lessons, rows), rows[0]);
  });
}

/** Says what else came of comparing a file with the school: rows left out by choice, rows that are one lesson. */
export function warnOfRows({ outside, repeated }: TimetablePlan, { mapping }: ReadFile): ImportWarning[] {
  const column = mapping.group ?? 'group';
  return [
    ...(outside > 0 ? [ofFile('ROWS_OUTSIDE', words.imports.rowsOutside(outside))] : []),
    ...repeated.map(({ row, of }): ImportWarning => ({ row, column, code: 'DUPLICATE_ROW', message: words.imports.sameAsRow(of) })),
  ];
}

/** Tells who of a file's teachers has left, and who is not certain; once for each name, at its first row, in steps between which others may be served. */
export function* judgeTeachers(
  read: ReadFile,
  teachers: Teachers,
): Generator<void, { warnings: ImportWarning[]; doubts: (TeacherDoubt & { row: number; rows: number })[] }> {
  const warnings: ImportWarning[] = [];
  const seen = new Map<string, (TeacherDoubt & { row: number; rows: number }) | null>();
  const column = read.mapping.teacher ?? 'teacher';
  yield* inSteps(read.lessons, ({ row, teacher, otherTeachers, standIn }) => {
    for (const written of standIn ? [] : [teacher, ...otherTeachers]) {
      const known = seen.get(written);
      if (known) known.rows += 1;
      if (known !== undefined) continue;
      const person = teachers.find(written);
      if (person && !person.active)
        warnings.push({ row, column, code: 'TEACHER_HAS_LEFT', message: words.imports.hasLeft(person.name, person.code) });
      const doubt = teachers.doubt(written);
      seen.set(written, doubt && { ...doubt, row, rows: 1 });
      if (doubt && doubt.takenId === null) {
        const names = doubt.mayBe.map(({ name, code }) => `${name} (${code})`);
        warnings.push({ row, column, code: 'TEACHER_NOT_CERTAIN', message: words.imports.mayBe(written, names, null) });
      }
    }
  });
  return { warnings, doubts: [...seen.values()].filter((doubt) => doubt !== null) };
}

/**
 * The rows of a file for whose sake lessons stay: those that became no lesson, those whose day was guessed, and those that lack a cell or
 * have one too many, of which it cannot be told what they are. Of a file without a lesson, or with none for certain, all stay.
 */
export function unreadRows(read: ReadFile, guessed: readonly { row: number }[]): PlanRules['unread'] {
  const { rejected, withoutGroup, lessons, unevenRows } = read;
  const isGuessed = new Set(guessed.map(({ row }) => row));
  const doubtful = lessons.filter(({ row }) => isGuessed.has(row) || unevenRows.has(row));
  const known = (row: number, { group, teacher, otherTeachers }: Pick<RowAsRead, 'group' | 'teacher' | 'otherTeachers'>) =>
    unevenRows.has(row) ? anything(row) : { row, group, teacher, otherTeachers, slot: null };
  const withoutGroups = withoutGroup
    .filter(({ read: { teacher } }) => teacher !== null)
    .map(({ row, read: { teacher, otherTeachers, cycleDay, period } }) => {
      const slot = cycleDay === null || period === null ? null : { cycleDay, period };
      return { row, group: null, teacher, otherTeachers, slot };
    });
  return [
    ...rejected.map(({ row, read: parts }) => known(row, parts)),
    ...doubtful.map((lesson) => known(lesson.row, lesson)),
    ...withoutGroups,
    ...(doubtful.length === lessons.length ? [anything(doubtful[0]?.row ?? rejected[0]?.row ?? 1)] : []),
  ];
}

const anything = (row: number) => ({ row, group: null, teacher: null, otherTeachers: [], slot: null });
