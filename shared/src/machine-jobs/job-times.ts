import { addDays, dateAt, startOfDayMs } from '../time/index.js';

const MINUTE_MS = 60_000;

/** How long a job has its machine, in minutes: the run, and from its end until it is ready again, which is never sooner than the machine's own turnaround. */
export interface JobLength {
  runMinutes: number;
  /** Until what was fired is cool, or what was cut is out; null: as long as the machine takes after any use. */
  coolMinutes: number | null;
  turnaroundMinutes: number;
  /** Since when its machine was said to be free, in epoch milliseconds; null: nobody said so. */
  endedMs?: number | null;
}

/** When a job has its machine, in epoch milliseconds: it runs in [fromMs, untilMs), and is ready again at readyMs. */
export interface JobTimes {
  fromMs: number;
  untilMs: number;
  readyMs: number;
}

/** Tells when a job that begins at an instant ends, and when its machine is ready again: as planned, or at once where it was said to be free sooner. */
export function jobTimes(fromMs: number, { runMinutes, coolMinutes, turnaroundMinutes, endedMs = null }: JobLength): JobTimes {
  const untilMs = fromMs + runMinutes * MINUTE_MS;
  const readyMs = untilMs + Math.max(coolMinutes ?? 0, turnaroundMinutes) * MINUTE_MS;
  if (endedMs === null || endedMs <= fromMs || endedMs >= readyMs) return { fromMs, untilMs, readyMs };
  return { fromMs, untilMs: Math.min(untilMs, endedMs), readyMs: endedMs };
}

/** A page's clock may be so far ahead of the server's, and a job that was begun there begins a little later than now. */
const CLOCKS_APART_MS = 5 * MINUTE_MS;

/**
 * Tells since when the machine of a job is free where somebody says so now, in epoch milliseconds; null where the job does not have it now: it
 * has not begun, or the machine is ready again. What was begun has lasted for a moment at least.
 */
export function endsSooner({ fromMs, readyMs }: Pick<JobTimes, 'fromMs' | 'readyMs'>, nowMs: number): number | null {
  const endedMs = Math.max(nowMs, fromMs + 1);
  return fromMs <= nowMs + CLOCKS_APART_MS && endedMs < readyMs ? endedMs : null;
}

/**
 * When a technician's work on a job is to be done: on the day on which it begins, before the machine stops. A kiln that runs through the night
 * is packed and lit on its day, so that the night asks for nobody.
 */
export function jobWindow({ fromMs, untilMs }: JobTimes, timeZone: string): { date: string; fromMs: number; dueMs: number } {
  const date = dateAt(fromMs, timeZone);
  return { date, fromMs: startOfDayMs(date, timeZone), dueMs: Math.min(untilMs, startOfDayMs(addDays(date, 1), timeZone)) };
}

/** Puts one of a queue before another of it, or last (null); the order of the others stays. What is not in the queue changes nothing. */
export function putBefore(queue: readonly string[], id: string, beforeId: string | null): string[] {
  if (!queue.includes(id) || beforeId === id) return [...queue];
  const others = queue.filter((one) => one !== id);
  const at = beforeId === null ? others.length : others.indexOf(beforeId);
  return at < 0 ? [...queue] : others.toSpliced(at, 0, id);
}
