import { DestroyRef, Service, computed, inject, signal } from '@angular/core';
import { dateOf } from './when';

const TICK_MS = 15_000;

/**
 * The time now, as an instant (ISO-8601 with Z) that moves every quarter of a minute. It follows the server's clock once
 * `follow` has been told it: a wrong clock on a desk then never shows a wrong countdown.
 */
@Service()
export class Clock {
  private aheadMs = 0;
  private readonly instant = signal(this.read());
  private readonly zone = signal('Europe/London');
  readonly now = this.instant.asReadonly();
  /** The date where the school is, '2026-11-03'. */
  readonly today = computed(() => dateOf(this.instant(), this.zone()));

  constructor() {
    const timer = setInterval(() => this.instant.set(this.read()), TICK_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  follow(serverNow: string, timeZone = this.zone()): void {
    this.zone.set(timeZone);
    this.aheadMs = Temporal.Instant.from(serverNow).epochMilliseconds - Temporal.Now.instant().epochMilliseconds;
    this.instant.set(this.read());
  }

  /** How far the server's clock is before this device's, in milliseconds; kept, so that a page without the network knows the time too. */
  ahead(): number {
    return this.aheadMs;
  }

  /** Begins as far before this device's clock as the server's was last time, unless the server has told the time already. */
  beAhead(ms: number): void {
    if (this.aheadMs !== 0) return;
    this.aheadMs = ms;
    this.instant.set(this.read());
  }

  /** Reads dates where the school is. */
  inZone(timeZone: string): void {
    this.zone.set(timeZone);
  }

  /** The time to the millisecond, for what must be told apart or waited for; `now` is for what is shown. */
  exactly(): string {
    return this.read();
  }

  private read(): string {
    return Temporal.Now.instant().add({ milliseconds: this.aheadMs }).toString();
  }
}
