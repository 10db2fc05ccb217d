import { dateAt } from '../../time/instant.js';
import type { OverloadFacts } from '../../workload/pressure.js';
import { type At, msOf } from '../at.js';
import * as dates from './dates.js';
import { work } from './durations.js';

/** An overload as it travels, its instants ISO-8601. */
interface OverloadSent {
  from: At;
  to: At;
  workMinutes: number;
  technicianMinutes: number;
}

/** An overload as it travels or as it is recorded. */
export type AnyOverload = OverloadFacts | OverloadSent;

/**
 * Tells an overload, the same everywhere: 'Monday 23 Nov: 57 h asked, 19 h there, 38 h over'; 'Wed 4 Nov 13:00 to Thu 5 Nov 09:00: …'
 * where it does not lie in one day.
 */
export function sentence(overload: AnyOverload, timeZone: string): string {
  const { asked, there, over } = rounded(overload);
  return `${when(overload, timeZone)}: ${work(asked)} asked, ${work(there)} there, ${work(over)} over`;
}

/** Says beside a request what is asked of the technicians then by everybody: 'All work together, Monday 23 Nov: 57 h asked, 19 h there, 38 h over'. */
export function together(overload: AnyOverload, timeZone: string): string {
  return `All work together, ${sentence(overload, timeZone)}`;
}

/** Says by how much one request is over the line: '20 min more than fits'. What all of them are over is said in other words. */
export function moreThanFits(minutesOver: number): string {
  return `${work(Math.max(1, Math.ceil(minutesOver)))} more than fits`;
}

/** Work rounds up and time down, so that what is over is never nothing. */
function rounded({ workMinutes, technicianMinutes }: AnyOverload): { asked: number; there: number; over: number } {
  const [asked, there] = [Math.ceil(workMinutes), Math.floor(technicianMinutes)];
  return { asked, there, over: asked - there };
}

function boundsOf(overload: AnyOverload): [number, number] {
  return 'from' in overload ? [msOf(overload.from), msOf(overload.to)] : [overload.fromMs, overload.toMs];
}

/** A stretch that ends at midnight ends with the day before it. */
function isOneDay(overload: AnyOverload, timeZone: string): boolean {
  const [start, end] = boundsOf(overload);
  return dateAt(start, timeZone) === dateAt(Math.max(start, end - 1), timeZone);
}

function when(overload: AnyOverload, timeZone: string): string {
  const [start, end] = boundsOf(overload);
  const fromDate = dateAt(start, timeZone);
  if (isOneDay(overload, timeZone)) return `${dates.longWeekday(Temporal.PlainDate.from(fromDate).dayOfWeek)} ${dates.dayMonth(fromDate)}`;
  return `${dates.day(fromDate)} ${dates.time(start, timeZone)} to ${dates.endOf(end, timeZone)}`;
}
