import type { IsoDate } from '../time/iso-date.js';
import type { WallTime } from '../time/wall-time.js';
import type { ClosureShape } from './calendar.shape.js';
import type { LessonChanges } from './lesson-changes.js';

/** A period on one date: wall times as the school writes them, and the half-open [startMs, endMs) in epoch milliseconds. */
export interface DayPeriod {
  name: string;
  /** The set of bells that it belongs to; null where the school has one. */
  schedule: string | null;
  start: WallTime;
  end: WallTime;
  startMs: number;
  endMs: number;
}

/** A date with lessons. */
export interface TeachingDay {
  date: IsoDate;
  /** Its place among the calendar's teaching days, from 0. */
  index: number;
  /** 1 = Monday … 7 = Sunday. */
  weekday: number;
  /** The name of its term. */
  term: string;
  /** The first day of its week, on the school's first weekday. */
  week: IsoDate;
  /** Its week's place among the calendar's teaching weeks, from 0. */
  weekIndex: number;
  /** The cycle label of its week ('A'); null in a rotating cycle, or where weeks have no label. */
  weekLabel: string | null;
  /** What timetable entries hang on: 'A Mon'; 'Mon' where weeks have no label; 'Day 1' in a rotating cycle. */
  cycleDay: string;
  /** The plain forms of the cycle days whose timetable entries meet on it, its own first: 'a mon', and 'mon' for every week. */
  cycleKeys: readonly string[];
  /** In order of start. */
  periods: DayPeriod[];
  /** Local midnight. */
  startMs: number;
  /** The next local midnight. */
  endMs: number;
}

/** A school's year worked out once: immutable, so that answers about it can be kept. */
export interface SchoolCalendar {
  /** IANA. */
  timeZone: string;
  /** The weekday on which a week begins: 1 = Monday, 6 = Saturday, 7 = Sunday. */
  firstWeekday: number;
  /** What of its lessons stands on top of the timetable; undefined where nothing does. */
  changes?: LessonChanges;
  /** Ascending. */
  days: readonly TeachingDay[];
  /** The teaching day on that date, if it is one. */
  day(date: IsoDate): TeachingDay | undefined;
  /** The teaching days from `from` to `to`, inclusive of both. */
  daysBetween(from: IsoDate, to: IsoDate): readonly TeachingDay[];
  /**
   * The `count`-th teaching day (1 or more) strictly before `date`, which need not be a teaching day itself. Undefined when the
   * calendar does not reach back that far.
   */
  before(date: IsoDate, count: number): TeachingDay | undefined;
  /** The `count`-th teaching day (1 or more) strictly after `date`. Undefined when the calendar does not reach that far. */
  after(date: IsoDate, count: number): TeachingDay | undefined;
  /** Epoch milliseconds of a wall time in the school's zone ('compatible' where a clock change skips or repeats it). */
  instantMs(date: IsoDate, time: WallTime): number;
  /** The closures that touch [from, to], inclusive of both, in order of start. */
  closuresBetween(from: IsoDate, to: IsoDate): ClosureShape[];
}
