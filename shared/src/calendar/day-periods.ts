import { startOfDayMs, zonedMs } from '../time/instant.js';
import { addDays } from '../time/iso-date.js';
import type { IsoDate } from '../time/iso-date.js';
import { minutesOfDay } from '../time/wall-time.js';
import type { WallTime } from '../time/wall-time.js';
import type { PeriodShape } from './calendar.shape.js';
import { scheduleKey } from './find-period.js';
import type { DayPeriod } from './school-calendar.js';

const MONDAY_TO_FRIDAY: readonly number[] = [1, 2, 3, 4, 5];
const DAY_MS = 86_400_000;

/** The periods of each weekday (place 1 = Monday … 7 = Sunday) in order of start; a weekday without any has an empty list. */
export function periodsByWeekday(periods: readonly PeriodShape[]): readonly (readonly PeriodShape[])[] {
  return Array.from({ length: 8 }, (_, weekday) => {
    const named = new Map<string, PeriodShape>();
    for (const period of periods) if (!namesWeekdays(period) && MONDAY_TO_FRIDAY.includes(weekday)) named.set(keyOf(period), period);
    for (const period of periods) if (namesWeekdays(period) && period.weekdays?.includes(weekday)) named.set(keyOf(period), period);
    return [...named.values()].sort((a, b) => (a.start === b.start ? order(a.end, b.end) : order(a.start, b.start)));
  });
}

/** The weekdays with lessons: those that have a period, or Monday to Friday while the school has no periods yet. */
export function teachingWeekdays(byWeekday: readonly (readonly PeriodShape[])[]): ReadonlySet<number> {
  const taught = [1, 2, 3, 4, 5, 6, 7].filter((weekday) => byWeekday[weekday]?.length);
  return new Set(taught.length ? taught : MONDAY_TO_FRIDAY);
}

/** Local midnight and the next, in epoch milliseconds. */
export function dayBounds(date: IsoDate, timeZone: string): { startMs: number; endMs: number } {
  return { startMs: startOfDayMs(date, timeZone), endMs: startOfDayMs(addDays(date, 1), timeZone) };
}

/** A wall time on a day whose bounds are known: plain arithmetic but on the days when the clocks change. */
export function wallTimeMs(bounds: { startMs: number; endMs: number }, date: IsoDate, time: WallTime, timeZone: string): number {
  if (bounds.endMs - bounds.startMs === DAY_MS) return bounds.startMs + minutesOfDay(time) * 60_000;
  return zonedMs(date, time, timeZone);
}

/** A weekday's periods as they fall on one date. */
export function datePeriods(
  periods: readonly PeriodShape[],
  bounds: { startMs: number; endMs: number },
  date: IsoDate,
  timeZone: string,
): DayPeriod[] {
  return periods.map(({ name, start, end, schedule = null }) => {
    const startMs = wallTimeMs(bounds, date, start, timeZone);
    // a start that the spring change skips moves on by an hour and may pass the end: such a period is empty, never negative
    return { name, schedule, start, end, startMs, endMs: Math.max(startMs, wallTimeMs(bounds, date, end, timeZone)) };
  });
}

/** Two schedules may each have a P3; capitals and spaces tell schedules no more apart than they do names of people. */
function keyOf({ name, schedule }: PeriodShape): string {
  return `${scheduleKey(schedule)}\u0000${name}`;
}

function namesWeekdays(period: PeriodShape): boolean {
  return period.weekdays !== undefined && period.weekdays !== null && period.weekdays.length > 0;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
