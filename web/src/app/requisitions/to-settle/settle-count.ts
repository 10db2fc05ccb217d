import { Service, effect, inject, untracked } from '@angular/core';
import { MenuCounts } from '../../core/menu-counts';
import { refreshOnReturn } from '../../core/refresh-on-return';
import { Session } from '../../identity/session';
import { RequisitionsClient } from '../requisitions.client';

const PATH = '/to-settle';
const EVERY_SECONDS = 300;

/** How many requests the person has to settle, as the menu shows it. */
@Service()
export class SettleCount {
  private readonly client = inject(RequisitionsClient);
  private readonly counts = inject(MenuCounts);
  private readonly session = inject(Session);

  constructor() {
    this.counts.countWith(PATH, () => this.refresh());
    effect(() => {
      if (this.session.me()) untracked(() => this.refresh());
      else this.counts.set(PATH, 0);
    });
    refreshOnReturn(
      () => this.refresh(),
      () => EVERY_SECONDS,
    );
  }

  now(): number {
    return this.counts.at(PATH);
  }

  /** Counts afresh while somebody is signed in; what cannot be counted now stays as it was. */
  refresh(): void {
    if (!this.session.me()) return;
    this.client.toSettleCount().then(
      (count) => this.counts.set(PATH, count),
      () => undefined,
    );
  }
}

/** Begins to count for whoever signs in; nobody waits for it. */
export function counting(): true {
  inject(SettleCount);
  return true;
}
