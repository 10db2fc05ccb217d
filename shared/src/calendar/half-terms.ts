import { addDays, type IsoDate, weekStart } from '../time/iso-date.js';
import type { FirstWeekday } from './first-weekday.js';

/** Groups teaching days, in any order, into half terms: the first days of weeks that follow one another with teaching in each of them. */
export function halfTerms(teachingDays: readonly IsoDate[], firstWeekday: FirstWeekday): IsoDate[][] {
  const weeks = [...new Set(teachingDays.map((date) => weekStart(date, firstWeekday)))].sort();
  const found: IsoDate[][] = [];
  for (const week of weeks) {
    const last = found.at(-1);
    if (last?.at(-1) === addDays(week, -7)) last.push(week);
    else found.push([week]);
  }
  return found;
}

/**
 * Finds the week of the half term before that has the place of a week (any date of it) in its own: its third week for a third week, its
 * last where it has fewer. Null for a week without teaching, and where the teaching days know no half term before.
 */
export function weekOfHalfTermBefore(teachingDays: readonly IsoDate[], date: IsoDate, firstWeekday: FirstWeekday): IsoDate | null {
  const all = halfTerms(teachingDays, firstWeekday);
  const week = weekStart(date, firstWeekday);
  const at = all.findIndex((half) => half.includes(week));
  const before = at < 1 ? undefined : all[at - 1];
  if (!before) return null;
  const place = all[at]?.indexOf(week) ?? 0;
  return before[Math.min(place, before.length - 1)] ?? null;
}
