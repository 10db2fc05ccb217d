import { setTimeout as wait } from 'node:timers/promises';

/** A rest that ends after a time, or as soon as somebody wakes the sleeper; a call that came before it begins ends it at once. */
export class Rest {
  private woken = Promise.withResolvers<void>();

  wake(): void {
    this.woken.resolve();
  }

  /** Rests for so many milliseconds at most. */
  async atMost(ms: number): Promise<void> {
    const timer = new AbortController();
    const over = wait(ms, undefined, { ref: false, signal: timer.signal }).catch(() => undefined);
    await Promise.race([this.woken.promise, over]);
    timer.abort();
    this.woken = Promise.withResolvers();
  }
}
