const MINUTE_MS = 60_000;

/** How long is waited after the first, second … failure of the same work; the last one over and over, for nothing is given up. */
const PAUSES_MS = [5000, 30_000, 2 * MINUTE_MS, 10 * MINUTE_MS, 60 * MINUTE_MS];

/** Tells how long work waits, in milliseconds, that has failed so often. */
export function pauseAfter(attempts: number): number {
  return PAUSES_MS[Math.min(attempts, PAUSES_MS.length) - 1] ?? 0;
}
