/** How often something may be done: so often at once, and again so often a minute. */
export interface Rate {
  burst: number;
  aMinute: number;
}

interface Bucket {
  left: number;
  atMs: number;
}

/** From so many on, those that are full again are forgotten. */
const KEPT = 10_000;

/** Counts what was done lately by whom: each may do `burst` at once and gets `aMinute` back in every minute. */
export class Buckets {
  private readonly buckets = new Map<string, Bucket>();

  constructor(private readonly nowMs: () => number) {}

  /**
   * Takes one from each of these, or, where one is empty, from none. Answers in how many milliseconds the emptiest has one again, 0 when
   * all had one.
   */
  take(wanted: readonly (readonly [key: string, rate: Rate])[]): number {
    const now = this.nowMs();
    if (this.buckets.size > KEPT) this.forget(now);
    const found = wanted.map(([key, rate]) => ({ key, rate, left: this.left(key, rate, now) }));
    const waits = found.map(({ rate, left }) => (left >= 1 ? 0 : Math.ceil(((1 - left) * 60_000) / rate.aMinute)));
    const waitMs = Math.max(0, ...waits);
    if (waitMs === 0) for (const { key, left } of found) this.buckets.set(key, { left: left - 1, atMs: now });
    return waitMs;
  }

  private left(key: string, { burst, aMinute }: Rate, now: number): number {
    const bucket = this.buckets.get(key);
    if (!bucket) return burst;
    return Math.min(burst, bucket.left + ((now - bucket.atMs) * aMinute) / 60_000);
  }

  /** The slowest rate fills a bucket in an hour. */
  private forget(now: number): void {
    for (const [key, { atMs }] of this.buckets) if (now - atMs > 3_600_000) this.buckets.delete(key);
    // more people than that within an hour: the oldest start afresh
    for (const key of this.buckets.keys()) if (this.buckets.size > KEPT) this.buckets.delete(key);
  }
}
