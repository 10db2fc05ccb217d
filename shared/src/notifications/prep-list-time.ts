import type { SchoolCalendar } from '../calendar/school-calendar.js';
import { dateAt } from '../time/instant.js';
import type { WallTime } from '../time/wall-time.js';

/** The day's prep list is sent at this time on the school's clock… */
export const PREP_LIST_AT: WallTime = '07:00';
/** …or, by a server that was not there then, until this one. */
export const PREP_LIST_UNTIL: WallTime = '12:00';

/**
 * The run of the prep list that is due at an instant: 07:00 of the same day in epoch milliseconds when it is a teaching day and between
 * 07:00 and 12:00, both included; otherwise null. It is the same number all that time, so that it names the run.
 */
export function prepListDueMs(calendar: SchoolCalendar | null, nowMs: number): number | null {
  if (!calendar) return null;
  const today = dateAt(nowMs, calendar.timeZone);
  if (!calendar.day(today)) return null;
  const dueMs = calendar.instantMs(today, PREP_LIST_AT);
  return nowMs >= dueMs && nowMs <= calendar.instantMs(today, PREP_LIST_UNTIL) ? dueMs : null;
}

/** Finds the first 07:00 of a teaching day after an instant, in epoch milliseconds; null where the calendar holds none. */
export function nextPrepListMs(calendar: SchoolCalendar | null, nowMs: number): number | null {
  if (!calendar) return null;
  const today = dateAt(nowMs, calendar.timeZone);
  const day = calendar.day(today);
  const todayMs = day ? calendar.instantMs(day.date, PREP_LIST_AT) : -Infinity;
  if (todayMs > nowMs) return todayMs;
  const later = calendar.after(today, 1);
  return later ? calendar.instantMs(later.date, PREP_LIST_AT) : null;
}
