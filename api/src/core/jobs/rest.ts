import { setTimeout as wait } from 'node:timers/promises';

/** A rest that ends after a time, or when somebody wakes the sleeper; a call that came before it begins counts. */
export class Rest {
  private woken = Promise.withResolvers<void>();

  /** Ends the rest, or the next one. */
  wake(): void {
    this.woken.resolve();
  }

  /** Rests for `minMs` whoever calls, so that calls are gathered, and then until somebody does or `maxMs` are over. */
  async between(minMs: number, maxMs: number): Promise<void> {
    await wait(minMs, undefined, { ref: false });
    const timer = new AbortController();
    const over = wait(Math.max(maxMs - minMs, 0), undefined, { ref: false, signal: timer.signal }).catch(() => undefined);
    await Promise.race([this.woken.promise, over]);
    timer.abort();
    this.woken = Promise.withResolvers();
  }
}
