import type { CalendarView, Lesson, TeachingDayView } from '@app/shared/contracts';
import { addDays } from '@app/shared/rules';

/** A column of a week: a teaching day, or a weekday without teaching and the closure's name where one covers it. */
export interface DayColumn {
  date: string;
  teaching: TeachingDayView | null;
  closed: string | null;
  lessons: Lesson[];
}

/** A row of a week: one period, the lessons of each column that begin in it, and those that go on through it. */
export interface PeriodRow {
  key: string;
  name: string;
  /** The bells that it belongs to, where the school has several. */
  schedule: string | null;
  start: string;
  cells: { date: string; lessons: Lesson[]; goingOn: Lesson[] }[];
}

/** One week of the timetable, ready to draw. */
export interface WeekGrid {
  start: string;
  label: string | null;
  columns: DayColumn[];
  rows: PeriodRow[];
  /** Whether it has a teaching day, or something outside the timetable. */
  teaches: boolean;
}

/**
 * The weeks from `start` on, each with its days and periods. The first five days are always there, so that a closed day is
 * seen and named; a weekend day only where it teaches or has something outside the timetable. Rows before the first and after the last lesson are left out.
 */
export function weeksFrom(start: string, count: number, calendar: CalendarView, lessons: readonly Lesson[]): WeekGrid[] {
  return Array.from({ length: count }, (_, week) => weekOf(addDays(start, 7 * week), calendar, lessons));
}

function weekOf(start: string, calendar: CalendarView, lessons: readonly Lesson[]): WeekGrid {
  const columns = Array.from({ length: 7 }, (_, day) => columnOf(addDays(start, day), calendar, lessons)).filter(
    (column, day) => day < 5 || column.teaching !== null || column.lessons.length > 0,
  );
  const teaching = columns.flatMap((column) => column.teaching ?? []);
  return {
    start,
    label: teaching[0]?.weekLabel ?? null,
    columns,
    rows: trimmed(rowsOf(columns)),
    teaches: teaching.length > 0 || columns.some(({ lessons: own }) => own.length > 0),
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

interface Place {
  name: string;
  schedule: string | null;
  start: string;
}

const keyOf = (name: string, schedule: string | null | undefined): string => `${name}\u0000${schedule ?? ''}`;

function rowsOf(columns: readonly DayColumn[]): PeriodRow[] {
  const places = new Map<string, Place>();
  const note = (name: string, schedule: string | null, start: string): void => {
    const known = places.get(keyOf(name, schedule));
    if (known === undefined || start < known.start) places.set(keyOf(name, schedule), { name, schedule, start });
  };
  const rung = new Set(columns.flatMap(({ lessons }) => lessons.map(({ schedule }) => schedule ?? '')));
  for (const column of columns) {
    // bells by which none of these lessons goes would only be empty rows between the others
    for (const { name, schedule = null, start } of column.teaching?.periods ?? [])
      if (rung.has(schedule ?? '')) note(name, schedule, start);
    for (const lesson of column.lessons) note(lesson.period, lesson.schedule, lesson.startTime);
  }
  return [...places]
    .sort(([, one], [, other]) => one.start.localeCompare(other.start))
    .map(([key, place]) => ({ key, ...place, cells: columns.map((column) => cellOf(column, key)) }));
}

function cellOf({ date, teaching, lessons }: DayColumn, key: string): PeriodRow['cells'][number] {
  const own = lessons.filter((lesson) => keyOf(lesson.period, lesson.schedule) === key);
  const period = teaching?.periods.find(({ name, schedule }) => keyOf(name, schedule) === key);
  const goesOn = ({ schedule, lastPeriod, startTime, endTime }: Lesson): boolean =>
    lastPeriod !== null &&
    period !== undefined &&
    (schedule ?? null) === (period.schedule ?? null) &&
    startTime < period.start &&
    period.start < endTime;
  return { date, lessons: own, goingOn: lessons.filter((lesson) => !own.includes(lesson) && goesOn(lesson)) };
}

function trimmed(rows: PeriodRow[]): PeriodRow[] {
  const taught = (row: PeriodRow): boolean => row.cells.some((cell) => cell.lessons.length > 0 || cell.goingOn.length > 0);
  const first = rows.findIndex(taught);
  return first === -1 ? [] : rows.slice(first, rows.findLastIndex(taught) + 1);
}
