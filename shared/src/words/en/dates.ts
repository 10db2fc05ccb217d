import { dateAt, startOfDayMs } from '../../time/instant.js';
import type { IsoDate } from '../../time/iso-date.js';

/** A date has no zone: it is written as the day that it is, wherever the reader sits. */
const onTheDate = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
const DAY = onTheDate({ weekday: 'short', day: 'numeric', month: 'short' });
const DAY_MONTH = onTheDate({ day: 'numeric', month: 'short' });
const LONG_DAY = onTheDate({ weekday: 'long', day: 'numeric', month: 'long' });
const FULL_DAY = onTheDate({ day: 'numeric', month: 'long', year: 'numeric' });
const WEEKDAY = onTheDate({ weekday: 'short' });
const LONG_WEEKDAY = onTheDate({ weekday: 'long' });
const A_MONDAY: IsoDate = '2024-01-01';

/** Some versions of the locale data put a comma after the weekday. */
function written(format: Intl.DateTimeFormat, date: IsoDate, later = 0): string {
  return format.format(startOfDayMs(date, 'UTC') + later * 86_400_000).replace(',', '');
}

/** Writes '2026-11-03' as 'Tue 3 Nov'. Throws RangeError when `date` is no date. */
export function day(date: IsoDate): string {
  return written(DAY, date);
}

/** Writes '2026-11-03' as '3 Nov'. */
export function dayMonth(date: IsoDate): string {
  return written(DAY_MONTH, date);
}

/** Writes '2026-11-03' as 'Tuesday 3 November'. */
export function longDay(date: IsoDate): string {
  return written(LONG_DAY, date);
}

/** Writes '2026-11-03' as '3 November 2026'. */
export function fullDay(date: IsoDate): string {
  return written(FULL_DAY, date);
}

/** Names a weekday, 1 for Monday to 7 for Sunday: 'Thu'. */
export function weekday(number: number): string {
  return written(WEEKDAY, A_MONDAY, number - 1);
}

/** Names a weekday, 1 for Monday to 7 for Sunday: 'Thursday'. */
export function longWeekday(number: number): string {
  return written(LONG_WEEKDAY, A_MONDAY, number - 1);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Reads an instant off the clock of an IANA zone: '12:00'. */
export function time(ms: number, timeZone: string): string {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
    clocks.set(timeZone, clock);
  }
  return clock.format(ms);
}

/** Writes an instant as people in an IANA zone say it: 'Tue 3 Nov, 12:00'. */
export function instant(ms: number, timeZone: string): string {
  return `${day(dateAt(ms, timeZone))}, ${time(ms, timeZone)}`;
}
