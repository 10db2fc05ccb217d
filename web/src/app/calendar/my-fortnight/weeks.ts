import type { CalendarView, Lesson, TeachingDayView } from '@app/shared/contracts';
import { addDays } from '@app/shared/rules';

/** A column of a week: a teaching day, or a weekday without teaching and the closure's name where one covers it. */
export interface DayColumn {
  date: string;
  teaching: TeachingDayView | null;
  closed: string | null;
  lessons: Lesson[];
}

/** A row of a week: one period, the lessons of each column in it. */
export interface PeriodRow {
  name: string;
  start: string;
  cells: { date: string; lessons: Lesson[] }[];
}

/** One week of the timetable, ready to draw. */
export interface WeekGrid {
  monday: string;
  label: string | null;
  columns: DayColumn[];
  rows: PeriodRow[];
  teaches: boolean;
}

/**
 * The weeks from `monday` on, each with its days and periods. Monday to Friday are always there, so that a closed day is
 * seen and named; a weekend day only where it teaches. Rows before the first and after the last lesson are left out.
 */
export function weeksFrom(monday: string, count: number, calendar: CalendarView, lessons: readonly Lesson[]): WeekGrid[] {
  return Array.from({ length: count }, (_, week) => weekOf(addDays(monday, 7 * week), calendar, lessons));
}

function weekOf(monday: string, calendar: CalendarView, lessons: readonly Lesson[]): WeekGrid {
  const columns = Array.from({ length: 7 }, (_, day) => columnOf(addDays(monday, day), calendar, lessons)).filter(
    (column, day) => day < 5 || column.teaching !== null,
  );
  const teaching = columns.flatMap((column) => column.teaching ?? []);
  return {
    monday,
    label: teaching[0]?.weekLabel ?? null,
    columns,
    rows: trimmed(rowsOf(columns)),
    teaches: teaching.length > 0,
  };
}

function columnOf(date: string, calendar: CalendarView, lessons: readonly Lesson[]): DayColumn {
  const teaching = calendar.teachingDays.find((day) => day.date === date) ?? null;
  const closure = calendar.closures.find((one) => one.from <= date && date <= one.to);
  return {
    date,
    teaching,
    closed: teaching ? null : (closure?.name ?? null),
    lessons: lessons.filter((lesson) => lesson.date === date),
  };
}

function rowsOf(columns: readonly DayColumn[]): PeriodRow[] {
  const starts = new Map<string, string>();
  const note = (name: string, start: string): void => {
    const known = starts.get(name);
    if (known === undefined || start < known) starts.set(name, start);
  };
  for (const column of columns) {
    for (const period of column.teaching?.periods ?? []) note(period.name, period.start);
    for (const lesson of column.lessons) note(lesson.period, lesson.startTime);
  }
  return [...starts]
    .sort(([, one], [, other]) => one.localeCompare(other))
    .map(([name, start]) => ({
      name,
      start,
      cells: columns.map(({ date, lessons }) => ({ date, lessons: lessons.filter((lesson) => lesson.period === name) })),
    }));
}

function trimmed(rows: PeriodRow[]): PeriodRow[] {
  const taught = (row: PeriodRow): boolean => row.cells.some((cell) => cell.lessons.length > 0);
  const first = rows.findIndex(taught);
  return first === -1 ? [] : rows.slice(first, rows.findLastIndex(taught) + 1);
}
