import { findClashes } from './clashes.js';
import { numberedDays } from './cycle-day.js';
import { fetMapping, joinHours, looksLikeFet } from './fet.js';
import { OTHER_DEPARTMENT, type SubjectGuessed } from './department-of-subject.js';
import type { ImportWarning, WarningCode } from './import-issue.js';
import { orderPeriods, splitSession, timesInName } from './period-name.js';
import { cleanCell, readRows, type ReadRow } from './read-timetable-rows.js';
import { REQUIRED_COLUMNS, resolveMapping, type ColumnMapping, type ResolvedMapping, type TimetableColumn } from './timetable-columns.js';
import type { CycleDayFound, ImportContext, PeriodFound, ReadTimetable, ImportTable, TimetableLesson } from './timetable-lesson.js';

export type TimetableKind = 'timetable-csv' | 'fet';

/** How many rows are looked at to tell whether a column holds sessions (day and period in one). */
const SESSION_SAMPLE = 50;

/**
 * Maps a file's columns: by guess with a person's corrections for a timetable of any make, by name for FET's. Where no
 * column holds the day but the periods read like 'MonA:1', that column holds both.
 */
export function mapColumns(
  kind: TimetableKind,
  table: ImportTable,
  corrections: Readonly<Record<string, unknown>> = {},
): ResolvedMapping | { missing: string[] } {
  if (kind === 'fet') {
    const fet = fetMapping(table.headers);
    return fet.missing.length > 0 ? { missing: fet.missing } : { mapping: fet.mapping, unmapped: fet.unmapped, missing: [], problems: [] };
  }
  const resolved = resolveMapping(table.headers, corrections);
  const { mapping } = resolved;
  if (mapping.day === undefined && mapping.period !== undefined && !('day' in corrections)) {
    const at = table.headers.indexOf(mapping.period);
    const sample = table.rows.slice(0, SESSION_SAMPLE).map(({ cells }) => cleanCell(cells[at] ?? ''));
    if (sample.filter((cell) => splitSession(cell)).length * 2 > sample.length) mapping.day = mapping.period;
  }
  return { ...resolved, missing: REQUIRED_COLUMNS.filter((column) => mapping[column] === undefined) };
}

/**
 * Reads a mapped table against what the school knows: lessons in our words, rows left out with their reasons, and remarks.
 * Nothing is compared with the timetable that the school has. `resolved.missing` must be empty.
 */
export function readTimetable(
  kind: TimetableKind,
  table: ImportTable,
  resolved: Pick<ResolvedMapping, 'mapping' | 'unmapped'>,
  context: ImportContext,
): ReadTimetable {
  const { mapping } = resolved;
  const dayAt = table.headers.indexOf(mapping.day ?? '');
  const writtenDays = new Set(table.rows.map(({ cells }) => cleanCell(cells[dayAt] ?? '')));
  const days = mapping.day === mapping.period ? [...writtenDays].map((cell) => splitSession(cell)?.day ?? '') : writtenDays;
  const numbers = numberedDays(days, context.calendar, mapping.week !== undefined);
  const rows = readRows(table, { mapping, context, numbers, teacherMayBeMissing: kind === 'fet' });
  const whole = kind === 'fet' ? joinHours(rows.read, table.headers, context) : rows.read;
  const { kept, warnings } = dropDuplicates(whole, mapping);
  const lessons = kept.map(({ lesson }) => lesson);
  return {
    lessons,
    rejected: rows.rejected,
    withoutGroup: rows.withoutGroup,
    subjectsGuessed: subjectsGuessed(rows.read),
    warnings: [
      ...table.warnings,
      ...(kind === 'timetable-csv' && looksLikeFet(table.headers) ? [fetHint()] : []),
      ...rows.warnings,
      ...warnings,
      ...summaries(rows.read, mapping, context),
      ...findClashes(lessons, mapping),
    ],
    mapping,
    unmapped: resolved.unmapped,
    periodsFound: periodsFound(rows.read, context),
    cycleDaysFound: cycleDaysFound(rows.read),
  };
}

/** What makes a lesson the same lesson in the next file: its cycle day, period, group, subject and teacher, whatever their case. */
export function lessonKey(lesson: Pick<TimetableLesson, 'cycleDay' | 'period' | 'group' | 'subject' | 'teacher'>): string {
  return [lesson.cycleDay, lesson.period, lesson.group, lesson.subject, lesson.teacher].join('\u0000').toLowerCase();
}

function dropDuplicates(rows: readonly ReadRow[], mapping: ColumnMapping): { kept: ReadRow[]; warnings: ImportWarning[] } {
  const first = new Map<string, TimetableLesson>();
  const warnings: ImportWarning[] = [];
  const kept = rows.filter(({ lesson }) => {
    const key = lessonKey(lesson);
    const earlier = first.get(key);
    if (!earlier) {
      first.set(key, lesson);
      return true;
    }
    const same = earlier.room === lesson.room && earlier.pupils === lesson.pupils && earlier.department === lesson.department;
    warnings.push(
      same
        ? {
            row: lesson.row,
            column: mapping.group ?? 'group',
            code: 'DUPLICATE_ROW',
            message: `The same as row ${earlier.row}: taken once.`,
          }
        : {
            row: lesson.row,
            column: mapping.room ?? 'room',
            code: 'DUPLICATE_LESSON',
            message: `The same lesson as row ${earlier.row} with another room, department or number of pupils: row ${earlier.row} is taken.`,
          },
    );
    return false;
  });
  return { kept, warnings };
}

const fetHint = (): ImportWarning => ({
  row: 1,
  column: '',
  code: 'LOOKS_LIKE_FET',
  message: "This looks like FET's own export. Choose FET as the kind of file and lessons over several hours are joined.",
});

const rowsText = (count: number): string => (count === 1 ? '1 row' : `${count} rows`);

/** Remarks that would come with many rows are made once for each thing, at its first row. */
function summaries(rows: readonly ReadRow[], mapping: ColumnMapping, { calendar }: ImportContext): ImportWarning[] {
  const counted = new Map<string, { warning: Omit<ImportWarning, 'message'>; rows: number; say: (rows: string) => string }>();
  const count = (row: number, column: TimetableColumn, code: WarningCode, thing: string, say: (rows: string) => string): void => {
    const key = `${code}\u0000${thing}`;
    const found = counted.get(key);
    if (found) found.rows += 1;
    else counted.set(key, { warning: { row, column: mapping[column] ?? column, code }, rows: 1, say });
  };
  const guessed = new Set<string>();
  for (const { lesson, periodKnown, departmentSuggests } of rows) {
    const { row, period, cycle, cycleDay, teacher } = lesson;
    if (calendar && !periodKnown) {
      count(
        row,
        'period',
        'UNKNOWN_PERIOD',
        period,
        (n) => `The calendar has no period '${period}' (${n}). Its lessons show once it has one.`,
      );
    }
    if (calendar && !cycle.known) {
      count(
        row,
        'day',
        'UNKNOWN_CYCLE_DAY',
        cycleDay,
        (n) => `The calendar's cycle has no '${cycleDay}' (${n}). Its lessons show once it has one.`,
      );
    }
    if (lesson.standIn) {
      count(
        row,
        'teacher',
        'NO_TEACHER_NAMED',
        teacher,
        (n) => `'${teacher}' names nobody (${n}). The lessons are taken in; name their teacher later.`,
      );
    }
    if (departmentSuggests !== undefined) {
      guessed.add(lesson.subject || 'none');
      count(
        row,
        'subject',
        'SUBJECT_WITHOUT_DEPARTMENT',
        '',
        (n) => `No department is known for some subjects, ${[...guessed].join(', ')} (${n}): they go to '${OTHER_DEPARTMENT}'.`,
      );
    }
  }
  const made = [...counted.values()].map(({ warning, rows: n, say }): ImportWarning => ({ ...warning, message: say(rowsText(n)) }));
  if (!calendar) {
    made.unshift({
      row: 1,
      column: '',
      code: 'CALENDAR_MISSING',
      message: 'There is no calendar yet. The lessons show once its terms, periods and cycle are there.',
    });
  }
  return made;
}

/** The subjects of which nobody said the department, in order of their first row. A lesson without a subject is none. */
function subjectsGuessed(rows: readonly ReadRow[]): SubjectGuessed[] {
  const found = new Map<string, SubjectGuessed>();
  for (const { lesson, departmentSuggests: suggests } of rows) {
    const { subject, department, row } = lesson;
    if (suggests === undefined || subject === '') continue;
    const known = found.get(subject.toLowerCase());
    if (known) known.rows += 1;
    else found.set(subject.toLowerCase(), { subject, department, suggests, row, rows: 1 });
  }
  return [...found.values()];
}

function periodsFound(rows: readonly ReadRow[], { calendar }: ImportContext): PeriodFound[] {
  const found = new Map<string, PeriodFound>();
  for (const { lesson, periodKnown } of rows) {
    const period = found.get(lesson.period);
    if (period) period.rows += 1;
    else {
      const times = timesInName(lesson.period);
      const known = calendar !== null && periodKnown;
      found.set(lesson.period, { name: lesson.period, start: times?.start ?? null, end: times?.end ?? null, rows: 1, known });
    }
  }
  return orderPeriods(found.keys(), calendar).flatMap((name) => found.get(name) ?? []);
}

const DAY_ORDER = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function cycleDaysFound(rows: readonly ReadRow[]): CycleDayFound[] {
  const found = new Map<string, CycleDayFound & { week: string; rank: string }>();
  for (const { lesson } of rows) {
    const { cycleDay, cycle } = lesson;
    const day = found.get(cycleDay);
    if (day) day.rows += 1;
    else {
      const weekday = DAY_ORDER.indexOf(cycle.day);
      const rank = weekday >= 0 ? String(weekday) : cycle.day.replace(/\d+/, (number) => number.padStart(3, '0'));
      found.set(cycleDay, { cycleDay, rows: 1, known: cycle.known, week: cycle.week ?? '', rank });
    }
  }
  return [...found.values()]
    .sort((a, b) => a.week.localeCompare(b.week) || a.rank.localeCompare(b.rank))
    .map(({ cycleDay, rows: n, known }) => ({ cycleDay, rows: n, known }));
}
