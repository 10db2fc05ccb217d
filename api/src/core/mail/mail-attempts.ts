const MINUTE_MS = 60_000;

/** How long is waited after the first, second, third and fourth attempt that failed; a fifth is the last. */
const WAITS_MS = [1, 5, 30, 120].map((minutes) => minutes * MINUTE_MS);

/** Milliseconds to the next attempt after so many have failed; null: it is given up. */
export function waitAfter(attempts: number): number | null {
  return WAITS_MS[attempts - 1] ?? null;
}
