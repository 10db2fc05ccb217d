import { Service, inject } from '@angular/core';
import { MenuCounts } from '../core/menu-counts';
import { keepCounted } from '../identity/keep-counted';
import { NotificationsClient } from './notifications.client';

const PATH = '/messages';
const EVERY_SECONDS = 60;

/** How many messages the person has not read, as the bell shows it. */
@Service()
export class UnreadNews {
  private readonly client = inject(NotificationsClient);
  private readonly counts = inject(MenuCounts);
  readonly refresh = keepCounted(PATH, EVERY_SECONDS, async () => (await this.client.own(undefined, 1)).unread);

  is(count: number): void {
    this.counts.set(PATH, count);
  }
}

/** Begins to listen for whoever signs in; nobody waits for it. */
export function hearing(): true {
  inject(UnreadNews);
  return true;
}
