import { DestroyRef, Service, inject, signal } from '@angular/core';

const TICK_MS = 15_000;

/**
 * The time now, as an instant (ISO-8601 with Z) that moves every quarter of a minute. It follows the server's clock once
 * `follow` has been told it: a wrong clock on a desk then never shows a wrong countdown.
 */
@Service()
export class Clock {
  private aheadMs = 0;
  private readonly instant = signal(this.read());
  readonly now = this.instant.asReadonly();

  constructor() {
    const timer = setInterval(() => this.instant.set(this.read()), TICK_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  follow(serverNow: string): void {
    this.aheadMs = Temporal.Instant.from(serverNow).epochMilliseconds - Temporal.Now.instant().epochMilliseconds;
    this.instant.set(this.read());
  }

  /** The time to the millisecond, for what must be told apart or waited for; `now` is for what is shown. */
  exactly(): string {
    return this.read();
  }

  private read(): string {
    return Temporal.Now.instant().add({ milliseconds: this.aheadMs }).toString();
  }
}
