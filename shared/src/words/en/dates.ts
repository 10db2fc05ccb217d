import { type At, msOf } from '../at.js';
import { dateAt, startOfDayMs } from '../../time/instant.js';
import { addDays, type IsoDate } from '../../time/iso-date.js';

/** A date has no zone: it is written as the day that it is, wherever the reader sits. */
const onTheDate = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
const DAY = onTheDate({ weekday: 'short', day: 'numeric', month: 'short' });
const DAY_OF_YEAR = onTheDate({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
const COLUMN = onTheDate({ weekday: 'short', day: 'numeric' });
const DAY_MONTH = onTheDate({ day: 'numeric', month: 'short' });
const LONG_DAY = onTheDate({ weekday: 'long', day: 'numeric', month: 'long' });
const FULL_DAY = onTheDate({ day: 'numeric', month: 'long', year: 'numeric' });
const WEEKDAY = onTheDate({ weekday: 'short' });
const LONG_WEEKDAY = onTheDate({ weekday: 'long' });
const A_MONDAY: IsoDate = '2024-01-01';

/** The same days are written again and again, and each takes as long to format as a small answer does to write. */
const MAX_DAYS = 800;
const writtenDays = new Map<Intl.DateTimeFormat, Map<IsoDate, string>>();

/** Some versions of the locale data put a comma after the weekday, and write September's short name with four letters. */
function formatted(format: Intl.DateTimeFormat, date: IsoDate): string {
  const known = writtenDays.get(format)?.get(date);
  if (known !== undefined) return known;
  const text = format
    .format(startOfDayMs(date, 'UTC'))
    .replace(',', '')
    .replace(/\bSept\b/, 'Sep');
  const days = writtenDays.get(format) ?? new Map<IsoDate, string>();
  if (days.size >= MAX_DAYS) days.clear();
  writtenDays.set(format, days.set(date, text));
  return text;
}

function named(format: Intl.DateTimeFormat, weekday: number): string {
  if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7)
    throw new RangeError(`${weekday} is no weekday: 1 is Monday and 7 is Sunday.`);
  return formatted(format, addDays(A_MONDAY, weekday - 1));
}

/** Writes '2026-11-03' as 'Tue 3 Nov'. Throws RangeError when `date` is no date. */
export function day(date: IsoDate): string {
  return formatted(DAY, date);
}

/** Writes '2026-11-03' as 'Tue 3 Nov', and as 'Tue 3 Nov 2026' where `today` lies in another year. */
export function dayFrom(date: IsoDate, today: IsoDate): string {
  return date.slice(0, 4) === today.slice(0, 4) ? day(date) : dayOfYear(date);
}

/** Writes '2026-11-03' as 'Tue 3 Nov 2026'. */
export function dayOfYear(date: IsoDate): string {
  return formatted(DAY_OF_YEAR, date);
}

/** Writes '2026-11-03' as 'Tue 3', under a head that names the month. */
export function dayOfColumn(date: IsoDate): string {
  return formatted(COLUMN, date);
}

/** Writes '2026-11-03' as '3 Nov'. */
export function dayMonth(date: IsoDate): string {
  return formatted(DAY_MONTH, date);
}

/** Writes '2026-11-03' as '3 Nov', and as '3 Nov 2026' where `today` lies in another year. */
export function dayMonthFrom(date: IsoDate, today: IsoDate): string {
  return date.slice(0, 4) === today.slice(0, 4) ? dayMonth(date) : `${dayMonth(date)} ${date.slice(0, 4)}`;
}

/** Writes '2026-11-03' as 'Tuesday 3 November'. */
export function longDay(date: IsoDate): string {
  return formatted(LONG_DAY, date);
}

/** Writes '2026-11-03' as '3 November 2026'. */
export function fullDay(date: IsoDate): string {
  return formatted(FULL_DAY, date);
}

/** Names a weekday, 1 for Monday to 7 for Sunday: 'Thu'. Throws RangeError for any other number. */
export function weekday(number: number): string {
  return named(WEEKDAY, number);
}

/** Names a weekday, 1 for Monday to 7 for Sunday: 'Thursday'. Throws RangeError for any other number. */
export function longWeekday(number: number): string {
  return named(LONG_WEEKDAY, number);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Reads an instant off the clock of an IANA zone: '12:00'. */
export function time(at: At, timeZone: string): string {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
    clocks.set(timeZone, clock);
  }
  return clock.format(msOf(at));
}

/** The day that a list is of, and the day that it is. */
interface ListDay {
  date: IsoDate;
  today: IsoDate;
}

/** Reads an instant off as a day's list does: '08:35', 'Thu 26 Nov 08:35' on another day; a midnight ends a day: 'the end of today'. */
export function timeOn(at: At, timeZone: string, { date, today }: ListDay): string {
  const ms = msOf(at);
  const [on, before] = [dateAt(ms, timeZone), dateAt(ms - 1, timeZone)];
  if (on !== before) return `the end of ${before === today ? 'today' : day(before)}`;
  return on === date ? time(ms, timeZone) : `${day(on)} ${time(ms, timeZone)}`;
}

/** Writes when a stretch ends: 'Tue 3 Nov 12:00'; a midnight is the end of the day before it: 'the end of Mon 2 Nov'. */
export function endOf(at: At, timeZone: string): string {
  const ms = msOf(at);
  const [on, before] = [dateAt(ms, timeZone), dateAt(ms - 1, timeZone)];
  return on === before ? `${day(on)} ${time(ms, timeZone)}` : `the end of ${day(before)}`;
}

/** Writes an instant as people in an IANA zone say it: 'Tue 3 Nov, 12:00'. */
export function instant(at: At, timeZone: string): string {
  const ms = msOf(at);
  return `${day(dateAt(ms, timeZone))}, ${time(ms, timeZone)}`;
}
