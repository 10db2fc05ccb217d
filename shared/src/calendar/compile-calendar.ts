import { zonedMs } from '../time/instant.js';
import { addDays, weekStart } from '../time/iso-date.js';
import type { IsoDate } from '../time/iso-date.js';
import type { CalendarShape, ClosureShape, PeriodShape } from './calendar.shape.js';
import { checkCalendar, checkTimeZone } from './check-calendar.js';
import { keysOfDay, labelDays, labelWeeks, weekCycleDay } from './cycle.js';
import { datePeriods, dayBounds, periodsByWeekday, teachingWeekdays, wallTimeMs } from './day-periods.js';
import { firstWeekdayOf } from './first-weekday.js';
import type { DayPeriod, SchoolCalendar, TeachingDay } from './school-calendar.js';

interface PlainDay {
  date: IsoDate;
  weekday: number;
  term: string;
  week: IsoDate;
  weekIndex: number;
}

/**
 * Works a school's year out once. A teaching day is a date inside a term, covered by no closure, on a weekday with lessons (Monday to
 * Friday; or the weekdays that periods name). Throws RangeError when the body makes no sense or the zone is unknown.
 */
export function compileCalendar(body: CalendarShape, timeZone: string): SchoolCalendar {
  checkCalendar(body);
  checkTimeZone(timeZone);
  const byWeekday = periodsByWeekday(body.periods);
  const weekdays = teachingWeekdays(byWeekday);
  const firstWeekday = body.firstWeekday ?? firstWeekdayOf(weekdays);
  const days = nameDays(body, walkTerms(body, weekdays, firstWeekday), byWeekday, { timeZone, firstWeekday });
  const byDate = new Map(days.map((day) => [day.date, day]));
  const closures = [...body.closures].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return {
    timeZone,
    firstWeekday,
    days,
    day: (date) => byDate.get(date),
    daysBetween: (from, to) => (to < from ? [] : days.slice(firstOnOrAfter(days, from), firstAfter(days, to))),
    before: (date, count) => (count < 1 ? undefined : days[firstOnOrAfter(days, date) - count]),
    after: (date, count) => (count < 1 ? undefined : days[firstAfter(days, date) + count - 1]),
    instantMs: (date, time) => {
      const day = byDate.get(date);
      return day ? wallTimeMs(day, date, time, timeZone) : zonedMs(date, time, timeZone);
    },
    closuresBetween: (from, to) => closures.filter((closure) => closure.from <= to && from <= closure.to),
  };
}

function walkTerms(body: CalendarShape, weekdays: ReadonlySet<number>, firstWeekday: number): PlainDay[] {
  const found: PlainDay[] = [];
  let walkedTo = '';
  let weekIndex = -1;
  let week = '';
  let weekEnd = '';
  for (const term of [...body.terms].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    if (term.to <= walkedTo) continue;
    let at = Temporal.PlainDate.from(term.from > walkedTo ? term.from : walkedTo);
    if (term.from <= walkedTo) at = at.add({ days: 1 });
    for (let date = at.toString(); date <= term.to; at = at.add({ days: 1 }), date = at.toString()) {
      const weekday = at.dayOfWeek;
      if (!weekdays.has(weekday) || isClosed(body.closures, date)) continue;
      if (date > weekEnd) {
        weekIndex += 1;
        week = weekStart(date, firstWeekday);
        weekEnd = addDays(week, 6);
      }
      found.push({ date, weekday, term: term.name, week, weekIndex });
    }
    walkedTo = term.to;
  }
  return found;
}

function isClosed(closures: readonly ClosureShape[], date: IsoDate): boolean {
  return closures.some((closure) => closure.from <= date && date <= closure.to);
}

function nameDays(
  { cycle }: CalendarShape,
  plainDays: readonly PlainDay[],
  byWeekday: readonly (readonly PeriodShape[])[],
  { timeZone, firstWeekday }: Pick<SchoolCalendar, 'timeZone' | 'firstWeekday'>,
): TeachingDay[] {
  const weeks = [...new Set(plainDays.map((day) => day.week))];
  const weekLabels = labelWeeks(cycle, weeks, firstWeekday);
  const dayLabels =
    cycle.kind === 'rotating'
      ? labelDays(
          cycle,
          plainDays.map((day) => day.date),
        )
      : null;
  const keys = new Map<string, readonly string[]>();
  return plainDays.map((day, index) => {
    const weekLabel = weekLabels[day.weekIndex] ?? null;
    const cycleDay = dayLabels?.[index] ?? weekCycleDay(weekLabel, day.weekday);
    const cycleKeys = keys.get(cycleDay) ?? keysOfDay(cycle.labels, { cycleDay, weekLabel, weekday: day.weekday });
    keys.set(cycleDay, cycleKeys);
    return teachingDay({ ...day, index, weekLabel, cycleDay, cycleKeys }, byWeekday[day.weekday] ?? [], timeZone);
  });
}

/** Instants are worked out when first asked for: a calendar of three years has thousands, a request wants a few days of them. */
function teachingDay(
  plain: PlainDay & Pick<TeachingDay, 'index' | 'weekLabel' | 'cycleDay' | 'cycleKeys'>,
  patterns: readonly PeriodShape[],
  timeZone: string,
): TeachingDay {
  let bounds: { startMs: number; endMs: number } | undefined;
  let periods: DayPeriod[] | undefined;
  const boundsOf = () => (bounds ??= dayBounds(plain.date, timeZone));
  return {
    date: plain.date,
    index: plain.index,
    weekday: plain.weekday,
    term: plain.term,
    week: plain.week,
    weekIndex: plain.weekIndex,
    weekLabel: plain.weekLabel,
    cycleDay: plain.cycleDay,
    cycleKeys: plain.cycleKeys,
    get periods() {
      return (periods ??= datePeriods(patterns, boundsOf(), plain.date, timeZone));
    },
    get startMs() {
      return boundsOf().startMs;
    },
    get endMs() {
      return boundsOf().endMs;
    },
  };
}

function firstOnOrAfter(days: readonly TeachingDay[], date: IsoDate): number {
  return partition(days, (day) => day.date < date);
}

function firstAfter(days: readonly TeachingDay[], date: IsoDate): number {
  return partition(days, (day) => day.date <= date);
}

/** The number of days at the front for which `isBefore` holds, by halving. */
function partition(days: readonly TeachingDay[], isBefore: (day: TeachingDay) => boolean): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const day = days[middle];
    if (day && isBefore(day)) low = middle + 1;
    else high = middle;
  }
  return low;
}
