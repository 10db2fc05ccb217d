import type { SchoolCalendar, TeachingDay } from '../calendar/school-calendar.js';
import { dateAt } from '../time/instant.js';
import type { WallTime } from '../time/wall-time.js';

/** Heads hear of their week at this time on the school's clock, on the last teaching day of the school's week. */
export const WEEK_REVIEW_AT: WallTime = '15:30';
/** A server that was not there then sends it until this time of the same day. */
const WEEK_REVIEW_UNTIL: WallTime = '23:59';

/** The review that is due at an instant: when it was to be sent, in epoch milliseconds, the same number until midnight; else null. */
export function weekReviewDueMs(calendar: SchoolCalendar | null, nowMs: number): number | null {
  const day = calendar?.day(dateAt(nowMs, calendar.timeZone));
  if (!calendar || !day || !isLastOfWeek(calendar, day)) return null;
  const dueMs = calendar.instantMs(day.date, WEEK_REVIEW_AT);
  return nowMs >= dueMs && nowMs <= calendar.instantMs(day.date, WEEK_REVIEW_UNTIL) ? dueMs : null;
}

/** Finds when the first review after an instant is due, in epoch milliseconds; null where the calendar holds none. */
export function nextWeekReviewMs(calendar: SchoolCalendar | null, nowMs: number): number | null {
  if (!calendar) return null;
  const today = dateAt(nowMs, calendar.timeZone);
  const due = calendar.days.find(
    (day) => day.date >= today && isLastOfWeek(calendar, day) && calendar.instantMs(day.date, WEEK_REVIEW_AT) > nowMs,
  );
  return due ? calendar.instantMs(due.date, WEEK_REVIEW_AT) : null;
}

function isLastOfWeek(calendar: SchoolCalendar, day: TeachingDay): boolean {
  return calendar.days[day.index + 1]?.week !== day.week;
}
