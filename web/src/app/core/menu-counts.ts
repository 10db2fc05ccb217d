import { Service, signal } from '@angular/core';

/** How much waits behind an entry of the menu, by its path; features say it, the frame shows it. */
@Service()
export class MenuCounts {
  private readonly counts = signal<Record<string, number>>({});
  private readonly counters = new Map<string, () => void>();

  at(path: string): number {
    return this.counts()[path] ?? 0;
  }

  set(path: string, count: number): void {
    this.counts.update((counts) => ({ ...counts, [path]: count }));
  }

  /** Says how to count afresh what waits behind an entry. */
  countWith(path: string, counter: () => void): void {
    this.counters.set(path, counter);
  }

  /** Counts afresh where somebody has said how, after what may have changed it. */
  recount(path: string): void {
    this.counters.get(path)?.();
  }
}
