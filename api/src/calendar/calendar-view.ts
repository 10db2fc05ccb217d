import {
  addDays,
  type CalendarBody,
  type CalendarRange,
  type CalendarView,
  type SchoolCalendar,
  type TeachingDay,
  type TeachingDayView,
} from '@app/shared';

/**
 * The calendar between two dates, both included: its teaching days and the closures that touch them; terms, periods and cycle as
 * they were written. Empty while there is none.
 */
export function calendarView(
  timeZone: string,
  body: CalendarBody | null,
  calendar: SchoolCalendar | null,
  range: CalendarRange,
): CalendarView {
  const { from, to } = range;
  return {
    from,
    to,
    timeZone,
    teachingDays: (calendar?.daysBetween(from, to) ?? []).map(dayView),
    closures: calendar?.closuresBetween(from, to) ?? [],
    terms: body?.terms ?? [],
    periods: body?.periods ?? [],
    cycle: body?.cycle ?? null,
  };
}

/** The first four weeks of a calendar, from the first day of its first term. */
export function fourWeeksFrom({ terms }: CalendarBody): CalendarRange {
  const from = terms.reduce((least, term) => (term.from < least ? term.from : least), terms[0]?.from ?? '');
  return { from, to: addDays(from, 27) };
}

function dayView({ date, weekday, week, weekLabel, cycleDay, term, periods }: TeachingDay): TeachingDayView {
  return { date, weekday, week, weekLabel, cycleDay, term, periods: periods.map(({ name, start, end }) => ({ name, start, end })) };
}
