import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { SettleOption, ToSettle } from '@app/shared/contracts';
import { action } from '../../core/action';
import { WORDS } from '../../core/words';
import { Empty } from '../../ui/empty';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import { RequisitionsClient } from '../requisitions.client';
import { SettleCount } from './settle-count';

type Why = ToSettle['why'];

/** What lost its lesson, teacher, room, kit or day, by why, each with its ways out as buttons. */
@Component({
  selector: 'app-to-settle',
  imports: [Empty, MatButton, ProblemNotice, RouterLink, Skeleton],
  templateUrl: './to-settle.html',
  styleUrl: './to-settle.scss',
})
export class ToSettlePage {
  protected readonly words = inject(WORDS);
  private readonly client = inject(RequisitionsClient);
  private readonly counts = inject(SettleCount);
  protected readonly list = this.client.toSettle();
  protected readonly acting = action();
  protected readonly loaded = computed(() => (this.list.hasValue() ? this.list.value() : null));
  protected readonly total = computed(() => Math.max(this.counts.now(), this.loaded()?.length ?? 0));
  protected readonly byWhy = computed(() => {
    const groups = new Map<Why, ToSettle[]>();
    for (const item of this.loaded() ?? []) groups.set(item.why, [...(groups.get(item.why) ?? []), item]);
    return [...groups].map(([why, items]) => ({ why, items }));
  });

  /** Names what an option is done to, for who does not see what stands beside it. */
  protected about({ requisition }: ToSettle, option: SettleOption): string {
    return `${option.text}: ${this.words.toSettle.called(requisition.lesson.group.code, requisition.title)}`;
  }

  protected async take({ requisition }: ToSettle, option: SettleOption): Promise<void> {
    const ending = await this.acting.run(
      async () => {
        await this.client.settle(option);
        return `${this.words.toSettle.called(requisition.lesson.group.code, requisition.title)}: ${this.words.toSettle.done[option.kind]}`;
      },
      { on: requisition.id },
    );
    if (ending === 'done' || this.acting.refusal()?.status === 409) this.refresh();
  }

  protected refresh(): void {
    this.list.reload();
    this.counts.refresh();
  }
}
