import { Service, inject } from '@angular/core';
import { MenuCounts } from '../../core/menu-counts';
import { keepCounted } from '../../identity/keep-counted';
import { RequisitionsClient } from '../requisitions.client';

const PATH = '/to-settle';
const EVERY_SECONDS = 300;

/** How many requests the person has to settle, as the menu shows it. */
@Service()
export class SettleCount {
  private readonly client = inject(RequisitionsClient);
  private readonly counts = inject(MenuCounts);
  readonly refresh = keepCounted(PATH, EVERY_SECONDS, () => this.client.toSettleCount());

  now(): number {
    return this.counts.at(PATH);
  }
}

/** Begins to count for whoever signs in; nobody waits for it. */
export function counting(): true {
  inject(SettleCount);
  return true;
}
