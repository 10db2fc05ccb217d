import { addDays, type IsoDate, weekStart } from '../time/iso-date.js';

/** Lists the weekdays on which a teaching week may begin, the usual one first. */
export const FIRST_WEEKDAYS = [1, 7, 6] as const;
export type FirstWeekday = (typeof FIRST_WEEKDAYS)[number];

/**
 * Finds the weekday on which a school's week begins, of the weekdays that it teaches on: the first after the week's longest gap
 * (Sunday for Sunday to Thursday). Monday where that is none of the three; of equal gaps the one before Monday, then Sunday.
 */
export function firstWeekdayOf(taught: ReadonlySet<number>): FirstWeekday {
  const longest = Math.max(0, ...[...taught].map((weekday) => gapBefore(taught, weekday)));
  return FIRST_WEEKDAYS.find((weekday) => taught.has(weekday) && gapBefore(taught, weekday) === longest) ?? 1;
}

/**
 * The first day of the week that people mean by the present one, where weeks begin on `firstWeekday`: at the weekend, the last two days of
 * a week, the one to come.
 */
export function comingWeek(today: IsoDate, firstWeekday: number): IsoDate {
  const week = weekStart(today, firstWeekday);
  return today >= addDays(week, 5) ? addDays(week, 7) : week;
}

/** How many days without teaching come just before a weekday. */
function gapBefore(taught: ReadonlySet<number>, weekday: number): number {
  let gap = 0;
  for (let before = previous(weekday); gap < 7 && !taught.has(before); before = previous(before)) gap += 1;
  return gap;
}

const previous = (weekday: number): number => (weekday === 1 ? 7 : weekday - 1);
