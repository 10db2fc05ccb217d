import type { SchoolCalendar } from '../calendar/school-calendar.js';
import { dateAt } from '../time/instant.js';
import type { WallTime } from '../time/wall-time.js';

/** E-mail goes out on teaching days from this time on the school's clock… */
export const MAIL_OPENS: WallTime = '07:00';
/** …until just before this one. */
export const MAIL_CLOSES: WallTime = '18:00';

/**
 * When an e-mail that is written now may go, in epoch milliseconds: now on a teaching day from 07:00 to 18:00, otherwise at the next
 * 07:00 of a teaching day, unless the lesson that it is about begins before then. Where the calendar knows no next teaching day (there
 * is none yet, or the year is over) nothing is kept back.
 */
export function mailAfterMs(calendar: SchoolCalendar | null, nowMs: number, lessonStartMs: number | null): number {
  if (!calendar) return nowMs;
  const today = dateAt(nowMs, calendar.timeZone);
  const isTeachingDay = calendar.day(today) !== undefined;
  const opensMs = calendar.instantMs(today, MAIL_OPENS);
  if (isTeachingDay && nowMs >= opensMs && nowMs < calendar.instantMs(today, MAIL_CLOSES)) return nowMs;
  const nextDate = isTeachingDay && nowMs < opensMs ? today : calendar.after(today, 1)?.date;
  if (nextDate === undefined) return nowMs;
  const nextMs = calendar.instantMs(nextDate, MAIL_OPENS);
  const isUrgent = lessonStartMs !== null && lessonStartMs >= nowMs && lessonStartMs < nextMs;
  return isUrgent ? nowMs : nextMs;
}
