import type { CalendarBody } from '@app/shared';

/** A calendar's columns as they come from the database. */
export type CalendarColumns = Omit<CalendarBody, 'firstWeekday'> & { firstWeekday: CalendarBody['firstWeekday'] | null };

/** Makes of a calendar's columns the body that the school wrote. */
export function calendarBody({ terms, closures, periods, cycle, firstWeekday }: CalendarColumns): CalendarBody {
  return { ...(firstWeekday ? { firstWeekday } : {}), terms, closures, periods, cycle };
}
