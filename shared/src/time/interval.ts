/** A half-open stretch of time [fromMs, toMs) in epoch milliseconds. */
export interface Interval {
  fromMs: number;
  toMs: number;
}

/** Whether two half-open stretches share an instant; one that ends as the other starts does not, and an empty one shares none. */
export function overlaps(a: Interval, b: Interval): boolean {
  return Math.max(a.fromMs, b.fromMs) < Math.min(a.toMs, b.toMs);
}

/** Whether an instant lies in a half-open stretch. */
export function contains(interval: Interval, ms: number): boolean {
  return interval.fromMs <= ms && ms < interval.toMs;
}
