import { Service, inject } from '@angular/core';
import { MenuCounts } from '../../core/menu-counts';
import { refreshOnReturn } from '../../core/refresh-on-return';
import { RequisitionsClient } from '../requisitions.client';

const PATH = '/to-settle';
const EVERY_SECONDS = 300;

/** How many requests the person has to settle, as the menu shows it. */
@Service()
export class SettleCount {
  private readonly client = inject(RequisitionsClient);
  private readonly counts = inject(MenuCounts);

  constructor() {
    this.counts.countWith(PATH, () => this.refresh());
    refreshOnReturn(
      () => this.refresh(),
      () => EVERY_SECONDS,
    );
  }

  now(): number {
    return this.counts.at(PATH);
  }

  /** Counts afresh; what cannot be counted now stays as it was. */
  refresh(): void {
    this.client.toSettleCount().then(
      (count) => this.counts.set(PATH, count),
      () => undefined,
    );
  }
}

/** Begins to count where the menu is; nobody waits for it. */
export function counting(): true {
  inject(SettleCount).refresh();
  return true;
}
