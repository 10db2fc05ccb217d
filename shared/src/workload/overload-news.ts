import { dateAt } from '../time/instant.js';
import { addDays } from '../time/iso-date.js';
import type { Stretch } from './pressure.js';

/** The overload that a department was last told of; instants in epoch milliseconds. `fromMs` null: it was not kept. */
export interface ToldOverload {
  fromMs: number | null;
  toMs: number;
  minutesOver: number | null;
  toldMs: number;
}

/** The overload of a department as it is: from the first stretch to the end of the last, and the minutes over of them all. */
export interface OverloadNow {
  fromMs: number;
  toMs: number;
  minutesOver: number;
}

/** What a department is told of its overload. */
export type OverloadNews = 'appeared' | 'earlier' | 'grown' | 'cleared';

/** When it is judged: IANA zone, and the working minutes of one technician's day. */
interface Judged {
  nowMs: number;
  timeZone: string;
  dayMinutes: number;
}

/** Sums up the overloaded stretches of a department; null where there is none. */
export function overloadNow(stretches: readonly Stretch[]): OverloadNow | null {
  if (stretches.length === 0) return null;
  return {
    fromMs: Math.min(...stretches.map(({ fromMs }) => fromMs)),
    toMs: Math.max(...stretches.map(({ toMs }) => toMs)),
    minutesOver: stretches.reduce((sum, { excessMinutes }) => sum + excessMinutes, 0),
  };
}

/**
 * Compares an overload with the one that was told. That it appeared, begins on an earlier day or is gone is told at once; that it has
 * grown by one technician's day or more at most once in a day. An overload whose time has passed is over and not cleared.
 */
export function overloadNews(
  told: ToldOverload | null,
  now: OverloadNow | null,
  { nowMs, timeZone, dayMinutes }: Judged,
): OverloadNews | null {
  const known = told && told.toMs > nowMs ? told : null;
  if (!now) return known && 'cleared';
  if (!known) return 'appeared';
  if (known.fromMs !== null && dateAt(now.fromMs, timeZone) < dateAt(known.fromMs, timeZone)) return 'earlier';
  const isDayOld = addDays(dateAt(known.toldMs, timeZone), 1) <= dateAt(nowMs, timeZone);
  return isDayOld && now.minutesOver - (known.minutesOver ?? 0) >= dayMinutes ? 'grown' : null;
}

/**
 * What is kept of an overload for the next comparison: what was told where it is news, and otherwise never more than was told. Where its
 * first days went on the day on which it was told, it stays the one that began then: were they to come back, that would be told twice.
 */
export function keptOverload(
  told: ToldOverload | null,
  now: OverloadNow | null,
  news: OverloadNews | null,
  { nowMs, timeZone }: Pick<Judged, 'nowMs' | 'timeZone'>,
): ToldOverload | null {
  if (!now) return null;
  if (news !== null || !told) return { ...now, toldMs: nowMs };
  const isOfToday = dateAt(told.toldMs, timeZone) === dateAt(nowMs, timeZone);
  const fromMs = isOfToday ? Math.min(now.fromMs, told.fromMs ?? now.fromMs) : now.fromMs;
  return { ...now, fromMs, minutesOver: Math.min(now.minutesOver, told.minutesOver ?? now.minutesOver), toldMs: told.toldMs };
}
