import { computed, inject, signal } from '@angular/core';
import type { ToSettle } from '@app/shared/contracts';
import { RequisitionsClient } from '../requisitions.client';

/** Reads what is to be settled a page at a time. Make it in an injection context. */
export class SettlePages {
  private readonly client = inject(RequisitionsClient);
  private readonly next = signal<string | undefined>(undefined);
  private readonly shown = signal<readonly ToSettle[] | null>(null);
  private readonly fault = signal<unknown>(undefined);
  private readonly busy = signal(false);
  /** The last question that was asked: an answer to an older one comes too late. */
  private asked = 0;
  readonly items = this.shown.asReadonly();
  readonly hasMore = computed(() => this.next() !== undefined);
  readonly loading = this.busy.asReadonly();
  readonly error = this.fault.asReadonly();

  constructor() {
    void this.reload();
  }

  /** Reads again as much as is shown. */
  reload(): Promise<void> {
    const count = this.shown()?.length ?? 0;
    return this.read([], undefined, (items) => items.length < count);
  }

  /** Reads the next page behind what is shown. */
  async more(): Promise<void> {
    const cursor = this.next();
    if (cursor !== undefined && !this.busy()) await this.read(this.shown() ?? [], cursor, () => false);
  }

  private async read(
    before: readonly ToSettle[],
    from: string | undefined,
    isShort: (items: readonly ToSettle[]) => boolean,
  ): Promise<void> {
    const turn = ++this.asked;
    this.busy.set(true);
    try {
      let [items, cursor] = [before, from];
      do {
        const page = await this.client.toSettle(cursor);
        [items, cursor] = [[...items, ...page.items], page.next];
      } while (cursor !== undefined && isShort(items));
      if (turn !== this.asked) return;
      this.shown.set(items);
      this.next.set(cursor);
      this.fault.set(undefined);
    } catch (error) {
      if (turn === this.asked) this.fault.set(error);
    } finally {
      if (turn === this.asked) this.busy.set(false);
    }
  }
}
