import { findClashes } from './clashes.js';
import { fileDays } from './cycle-day.js';
import { fetMapping, joinHours, looksLikeFet } from './fet.js';
import { cycleDaysFound, periodsFound, subjectsGuessed } from './found-in-file.js';
import type { ImportWarning } from './import-issue.js';
import { plainWords, splitSession, TIMETABLE_LIMITS } from '../reading/index.js';
import { readRows, type ReadRow } from './read-timetable-rows.js';
import { remarksOnRows, remarksOnWeeks } from './remarks.js';
import { cleanCell } from './row-cells.js';
import { missingColumns, resolveMapping, type ColumnMapping, type ResolvedMapping } from './timetable-columns.js';
import type { ImportContext, ReadTimetable, ImportTable, TimetableLesson } from './timetable-lesson.js';

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
  return { ...resolved, missing: missingColumns(mapping) };
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
  const days = writtenDays(table, mapping);
  const file = fileDays(days, context.calendar, mapping.week !== undefined, context);
  const rows = readRows(table, { mapping, context, file, teacherMayBeMissing: kind === 'fet' });
  // before hours are joined: of a lesson of two whose first is written twice the second stands
  const { kept, warnings } = dropDuplicates(rows.read, mapping);
  const whole = kind === 'fet' ? joinHours(kept, table.headers, context) : kept;
  const lessons = whole.map(({ lesson }) => lesson);
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
      ...remarksOnWeeks(days, mapping, context, file),
      ...remarksOnRows(rows.read, mapping, context),
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
  return [lesson.cycleDay, lesson.period, lesson.group, lesson.subject, lesson.teacher].map(plainWords).join('\u0000');
}

/** The days that a file writes, each once with the week of its own column. */
function writtenDays(table: ImportTable, mapping: ColumnMapping): { day: string; week: string }[] {
  const [dayAt, weekAt] = [mapping.day, mapping.week].map((header) => table.headers.indexOf(header ?? ''));
  const days = new Map<string, { day: string; week: string }>();
  for (const { cells } of table.rows) {
    const [cell, week] = [cleanCell(cells[dayAt ?? -1] ?? ''), cleanCell(cells[weekAt ?? -1] ?? '')];
    // such a row is refused for its length, whatever it says
    if (cell.length > TIMETABLE_LIMITS.label || week.length > TIMETABLE_LIMITS.label) continue;
    const day = mapping.day === mapping.period ? (splitSession(cell)?.day ?? '') : cell;
    days.set(`${day}\u0000${week}`, { day, week });
  }
  return [...days.values()];
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
