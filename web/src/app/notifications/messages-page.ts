import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { Notification, NotificationList } from '@app/shared/contracts';
import { action } from '../core/action';
import { Clock } from '../core/clock';
import { refreshOnReturn } from '../core/refresh-on-return';
import { ALL_WORDS } from '../core/words';
import { TOLD_MS } from '../identity/keep-counted';
import { Session } from '../identity/session';
import { Chip } from '../ui/chip';
import { Empty } from '../ui/empty';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { MailChoices } from './mail-choices';
import { NotificationsClient } from './notifications.client';
import { UnreadNews } from './unread-count';

const EVERY_SECONDS = 60;

/** One's own messages, the newest first: each opens what it is about and is read then. */
@Component({
  selector: 'app-messages-page',
  imports: [Chip, Empty, MailChoices, MatButton, ProblemNotice, Skeleton],
  templateUrl: './messages-page.html',
  styleUrl: './messages-page.scss',
})
export class MessagesPage {
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(NotificationsClient);
  private readonly news = inject(UnreadNews);
  private readonly router = inject(Router);
  private readonly clock = inject(Clock);
  private readonly session = inject(Session);
  protected readonly messages = signal<Notification[] | null>(null);
  protected readonly next = signal<string | undefined>(undefined);
  protected readonly total = signal(0);
  protected readonly unread = signal(0);
  protected readonly reading = action();
  protected readonly marking = action();

  constructor() {
    void this.load();
    refreshOnReturn(
      () => void this.load(),
      () => EVERY_SECONDS,
      { laterMs: TOLD_MS },
    );
  }

  protected async load(cursor?: string): Promise<void> {
    await this.reading.run(async () => this.show(await this.client.own(cursor), cursor !== undefined));
  }

  /** What came since is put on top; what was loaded before stays, so that nobody loses their place. */
  private show({ items, nextCursor, total, unread }: NotificationList, isOlder: boolean): void {
    const before = this.messages() ?? [];
    const fresh = new Set(items.map(({ id }) => id));
    const kept = before.filter(({ id }) => !fresh.has(id));
    this.messages.set(isOlder ? [...kept, ...items] : [...items, ...kept]);
    if (isOlder || before.length === 0) this.next.set(nextCursor);
    this.total.set(total);
    this.hear(unread);
  }

  protected async open(message: Notification): Promise<void> {
    if (!message.read) {
      this.mark([message.id]);
      this.hear(Math.max(0, this.unread() - 1));
      // it opens whether or not it can be marked just now
      void this.client.mark(message.id, true).catch(() => this.news.refresh());
    }
    if (message.link !== null) await this.router.navigateByUrl(message.link);
  }

  protected async readAll(): Promise<void> {
    await this.marking.run(async () => {
      const { unread } = await this.client.markAll();
      this.mark((this.messages() ?? []).map(({ id }) => id));
      this.hear(unread);
      return this.words.inbox.allRead;
    });
  }

  protected when(at: string): string {
    return this.words.dates.instant(at, this.session.person().school.timeZone);
  }

  private mark(ids: readonly string[]): void {
    this.messages.update((all) => all?.map((one) => (ids.includes(one.id) ? { ...one, read: true } : one)) ?? null);
  }

  private hear(unread: number): void {
    this.unread.set(unread);
    this.news.is(unread);
  }
}
