import type { SchoolCalendar } from '../calendar/school-calendar.js';
import type { IsoDate } from '../time/iso-date.js';

/**
 * Tells by which day to ask for a practical with a lead time, so that the whole of the last day to prepare it is left; null without a lead
 * time, or where the calendar does not reach back so far.
 */
export function askBy(calendar: Pick<SchoolCalendar, 'before'>, lessonDate: IsoDate, leadSchoolDays: number | null): IsoDate | null {
  return leadSchoolDays ? (calendar.before(lessonDate, leadSchoolDays + 1)?.date ?? null) : null;
}
