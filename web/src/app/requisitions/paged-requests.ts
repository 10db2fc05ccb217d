import { DestroyRef, Service, computed, effect, inject, signal, untracked } from '@angular/core';
import type { RequisitionSummary } from '@app/shared/contracts';
import { newsOf } from '../core/live-news';
import { refreshOnReturn } from '../core/refresh-on-return';
import { Session } from '../identity/session';
import { type RequisitionFilter, RequisitionsClient } from './requisitions.client';

const AT_ONCE = 50;
const MOST_AT_ONCE = 200;
const REFRESH_SECONDS = 120;

/** What a list had read when its page was left, so that going back finds it as it was. */
interface Read {
  items: readonly RequisitionSummary[];
  total: number;
  next: string | undefined;
}

/** Keeps the lists of this visit: by person and filter, and in memory alone. */
@Service()
export class ReadLists {
  private readonly lists = new Map<string, Read>();
  /** The request that was opened from a list; it has the focus when somebody comes back. */
  opened: string | null = null;

  at(key: string): Read | undefined {
    return this.lists.get(key);
  }

  keep(key: string, list: Read): void {
    this.lists.set(key, list);
  }
}

/** Reads requests a page at a time; the pages put together are the list. Make it in an injection context. */
export class PagedRequests {
  private readonly client = inject(RequisitionsClient);
  private readonly lists = inject(ReadLists);
  private readonly session = inject(Session);
  private readonly list = signal<Read | null>(null);
  private readonly fault = signal<unknown>(undefined);
  private readonly busy = signal(false);
  /** The last question that was asked: an answer to an older one comes too late. */
  private asked = 0;
  readonly items = computed(() => this.list()?.items ?? null);
  readonly total = computed(() => this.list()?.total ?? 0);
  readonly hasMore = computed(() => this.list()?.next !== undefined);
  readonly loading = this.busy.asReadonly();
  readonly error = this.fault.asReadonly();

  constructor(private readonly filter: () => RequisitionFilter) {
    effect(() => {
      const before = this.lists.at(this.key());
      untracked(() => {
        if (before) this.list.set(before);
        void this.read(before?.items.length ?? AT_ONCE);
      });
    });
    refreshOnReturn(
      () => void this.reload(),
      () => REFRESH_SECONDS,
      { of: newsOf('requisition') },
    );
    inject(DestroyRef).onDestroy(() => (this.asked += 1));
  }

  /** Reads again as much as is shown. */
  reload(): Promise<void> {
    return this.read(this.items()?.length ?? AT_ONCE);
  }

  /** Reads the next page behind what is shown. */
  async more(): Promise<void> {
    const list = this.list();
    if (!list?.next || this.busy()) return;
    await this.run(async () => {
      const { items, nextCursor, total } = await this.client.page(this.filter(), AT_ONCE, list.next);
      return { items: [...list.items, ...items], total, next: nextCursor };
    });
  }

  private read(count: number): Promise<void> {
    return this.run(async () => {
      let read: Read = { items: [], total: 0, next: undefined };
      do {
        const limit = Math.min(MOST_AT_ONCE, Math.max(AT_ONCE, count - read.items.length));
        const { items, nextCursor, total } = await this.client.page(this.filter(), limit, read.next);
        read = { items: [...read.items, ...items], total, next: nextCursor };
      } while (read.next !== undefined && read.items.length < count);
      return read;
    });
  }

  private async run(work: () => Promise<Read>): Promise<void> {
    const [turn, key] = [++this.asked, this.key()];
    this.busy.set(true);
    try {
      const read = await work();
      if (turn !== this.asked) return;
      this.list.set(read);
      this.lists.keep(key, read);
      this.fault.set(undefined);
    } catch (error) {
      if (turn === this.asked) this.fault.set(error);
    } finally {
      if (turn === this.asked) this.busy.set(false);
    }
  }

  private key(): string {
    return JSON.stringify([this.session.me()?.user.id, this.filter()]);
  }
}
