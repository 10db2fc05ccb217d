import type { PeriodShape } from './calendar.shape.js';
import { periodsByWeekday } from './day-periods.js';
import { scheduleKey } from './find-period.js';

/** Two periods of one schedule (or of none) that share time, and on which weekdays (1 = Monday). */
export interface AtOnce<P extends PeriodShape> {
  first: P;
  second: P;
  weekdays: number[];
}

/**
 * Finds the periods that overlap another of the same schedule, as each weekday has them: a Friday's own P1 stands in for every day's
 * P1. Each pair once, in the order in which the school wrote the later of the two.
 */
export function periodsAtOnce<P extends PeriodShape>(periods: readonly P[]): AtOnce<P>[] {
  const pairs = new Map<P, Map<P, AtOnce<P>>>();
  for (const [weekday, ofDay] of (periodsByWeekday(periods) as readonly (readonly P[])[]).entries()) {
    const written = periods.filter((period) => ofDay.includes(period));
    for (const [at, second] of written.entries())
      for (const first of written.slice(0, at)) if (areAtOnce(first, second)) note(pairs, first, second, weekday);
  }
  return periods.flatMap((second) => [...(pairs.get(second)?.values() ?? [])]);
}

function areAtOnce(one: PeriodShape, other: PeriodShape): boolean {
  return scheduleKey(one.schedule) === scheduleKey(other.schedule) && one.start < other.end && other.start < one.end;
}

function note<P extends PeriodShape>(pairs: Map<P, Map<P, AtOnce<P>>>, first: P, second: P, weekday: number): void {
  const ofSecond = pairs.get(second) ?? new Map<P, AtOnce<P>>();
  pairs.set(second, ofSecond);
  const pair = ofSecond.get(first) ?? { first, second, weekdays: [] };
  ofSecond.set(first, pair);
  pair.weekdays.push(weekday);
}
