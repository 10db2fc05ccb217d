import { orderPeriods } from './period-name.js';
import type { ReadRow } from './read-timetable-rows.js';
import { plainHeader, type ColumnMapping } from './timetable-columns.js';
import type { ImportContext } from './timetable-lesson.js';

/** The columns of the timetable that FET exports, and what they are to us. Activity Tags and Comments are left aside. */
const FET_COLUMNS: Readonly<Required<Pick<ColumnMapping, 'day' | 'period' | 'group' | 'subject' | 'teacher' | 'room'>>> = {
  day: 'Day',
  period: 'Hour',
  group: 'Students Sets',
  subject: 'Subject',
  teacher: 'Teachers',
  room: 'Room',
};
const ACTIVITY = 'Activity Id';

/** FET's headers as this file spells them, and those that it lacks. */
export function fetMapping(headers: readonly string[]): { mapping: ColumnMapping; unmapped: string[]; missing: string[] } {
  const find = (wanted: string): string | undefined => headers.find((header) => plainHeader(header) === plainHeader(wanted));
  const mapping: ColumnMapping = {};
  for (const [column, header] of Object.entries(FET_COLUMNS)) {
    const found = find(header);
    if (found !== undefined) mapping[column as keyof typeof FET_COLUMNS] = found;
  }
  const missing = [ACTIVITY, ...Object.values(FET_COLUMNS)].filter((header) => header !== 'Room' && find(header) === undefined);
  return { mapping, unmapped: headers.filter((header) => !Object.values(mapping).includes(header)), missing };
}

/** Whether these are the headers of FET's own export. */
export function looksLikeFet(headers: readonly string[]): boolean {
  return fetMapping(headers).missing.length === 0;
}

/**
 * FET writes one row for each hour of an activity. Rows of one activity on one day in consecutive hours become one lesson
 * over several periods, at the place of the first; hours apart stay lessons of their own.
 */
export function joinHours(rows: readonly ReadRow[], headers: readonly string[], context: ImportContext): ReadRow[] {
  const activityAt = headers.findIndex((header) => plainHeader(header) === plainHeader(ACTIVITY));
  const rank = new Map(
    orderPeriods(
      rows.map(({ lesson }) => lesson.period),
      context.calendar,
    ).map((name, index) => [name, index]),
  );
  const rankOf = ({ lesson }: ReadRow): number => rank.get(lesson.period) ?? 0;
  const activities = new Map<string, ReadRow[]>();
  for (const row of rows) {
    const { cycleDay, group, subject, teacher, room } = row.lesson;
    const key = [row.cells[activityAt] ?? '', cycleDay, group, subject, teacher, room ?? ''].join('\u0000');
    const same = activities.get(key);
    if (same) same.push(row);
    else activities.set(key, [row]);
  }
  const lessons: ReadRow[] = [];
  for (const hours of activities.values()) {
    hours.sort((a, b) => rankOf(a) - rankOf(b));
    let run: ReadRow[] = [];
    for (const hour of hours) {
      const last = run.at(-1);
      if (last && rankOf(hour) !== rankOf(last) + 1) {
        lessons.push(joined(run));
        run = [];
      }
      run.push(hour);
    }
    lessons.push(joined(run));
  }
  return lessons.sort((a, b) => a.lesson.row - b.lesson.row);
}

function joined(run: readonly ReadRow[]): ReadRow {
  const [first] = run;
  if (!first) throw new RangeError('a run of hours has at least one');
  const periods = run.map(({ lesson }) => lesson.period);
  const row = Math.min(...run.map(({ lesson }) => lesson.row));
  const lesson = { ...first.lesson, row, periods, lastPeriod: periods.length > 1 ? (periods.at(-1) ?? null) : null };
  return { ...first, lesson, periodKnown: run.every((hour) => hour.periodKnown) };
}
