import type { SchoolCalendar } from '../calendar/school-calendar.js';
import type { IsoDate } from '../time/iso-date.js';

/** A cancellation so many school days before the lesson or nearer is told to the technicians at once. */
export const SHORT_NOTICE_SCHOOL_DAYS = 2;

/**
 * Whether something that happens on `date` comes within two school days of a lesson: on its day, or on one of the days from the second
 * teaching day before it on. Friday is one school day before Monday. Never after the lesson's day; always where the calendar does not
 * reach back.
 */
export function isShortNotice(calendar: SchoolCalendar | null, lessonDate: IsoDate, date: IsoDate): boolean {
  if (date > lessonDate) return false;
  const edge = calendar?.before(lessonDate, SHORT_NOTICE_SCHOOL_DAYS);
  return edge === undefined || date >= edge.date;
}
