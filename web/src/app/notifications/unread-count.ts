import { Service, effect, inject, untracked } from '@angular/core';
import { MenuCounts } from '../core/menu-counts';
import { refreshOnReturn } from '../core/refresh-on-return';
import { Session } from '../identity/session';
import { NotificationsClient } from './notifications.client';

const PATH = '/messages';
const EVERY_SECONDS = 60;

/** How many messages the person has not read, as the bell shows it. */
@Service()
export class UnreadNews {
  private readonly client = inject(NotificationsClient);
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

  is(count: number): void {
    this.counts.set(PATH, count);
  }

  /** Counts afresh while somebody is signed in; what cannot be counted now stays as it was. */
  refresh(): void {
    if (!this.session.me()) return;
    this.client.own(undefined, 1).then(
      ({ unread }) => this.is(unread),
      () => undefined,
    );
  }
}

/** Begins to listen for whoever signs in; nobody waits for it. */
export function hearing(): true {
  inject(UnreadNews);
  return true;
}
