import {
  addDays,
  type CalendarBody,
  type CalendarRange,
  type CalendarView,
  type DayPeriod,
  FIRST_WEEKDAYS,
  type FirstWeekday,
  type PeriodsAtOnce,
  periodsAtOnce,
  scheduleKey,
  type SchoolCalendar,
  type TeachingDay,
  type TeachingDayView,
} from '@app/shared';
import { words } from '../core/words.js';

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
    firstWeekday: firstWeekdayIn(calendar),
    firstWeekdaySaid: body?.firstWeekday ?? null,
    teachingDays: (calendar?.daysBetween(from, to) ?? []).map(dayView),
    closures: calendar?.closuresBetween(from, to) ?? [],
    terms: body?.terms ?? [],
    periods: body?.periods ?? [],
    cycle: body?.cycle ?? null,
    warnings: body ? secondBells(body) : [],
  };
}

function firstWeekdayIn(calendar: SchoolCalendar | null): FirstWeekday {
  return FIRST_WEEKDAYS.find((weekday) => weekday === calendar?.firstWeekday) ?? 1;
}

/** Periods that are at once and say no schedule. */
function secondBells({ periods }: CalendarBody): PeriodsAtOnce[] {
  return periodsAtOnce(periods)
    .filter(({ second }) => scheduleKey(second.schedule) === '')
    .map(({ first, second, weekdays }) => ({
      code: 'PERIODS_AT_ONCE',
      weekdays,
      periods: [first.name, second.name],
      message: words.calendar.atOnce(first.name, second.name, weekdays),
    }));
}

/** The first four weeks of a calendar, from the first day of its first term. */
export function fourWeeksFrom({ terms }: CalendarBody): CalendarRange {
  const from = terms.reduce((least, term) => (term.from < least ? term.from : least), terms[0]?.from ?? '');
  return { from, to: addDays(from, 27) };
}

function dayView({ date, weekday, week, weekLabel, cycleDay, term, periods }: TeachingDay): TeachingDayView {
  return { date, weekday, week, weekLabel, cycleDay, term, periods: periods.map(periodView) };
}

function periodView({ name, start, end, schedule }: DayPeriod): TeachingDayView['periods'][number] {
  return { name, start, end, ...(schedule === null ? {} : { schedule }) };
}
