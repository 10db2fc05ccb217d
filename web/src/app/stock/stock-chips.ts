import { Component, computed, inject, input } from '@angular/core';
import type { Stock, Storage } from '@app/shared/contracts';
import { clashesOf } from '@app/shared/rules';
import { Clock } from '../core/clock';
import { ALL_WORDS } from '../core/words';
import { Chip } from '../ui/chip';

/** Says of a stock that it is low, out of date or used up, or how it stands by the storage rules; nothing where it stands well. */
@Component({
  selector: 'app-stock-chips',
  imports: [Chip],
  template: `
    @if (stock().amount === 0) {
      <app-chip tone="stop" icon="bang">{{ words.stock.missing }}</app-chip>
    } @else if (stock().low) {
      <app-chip tone="wait" icon="alert">{{ words.stock.low }}</app-chip>
    }
    @if (stock().expired) {
      <app-chip tone="warn" icon="clock">{{ words.stock.expired }}</app-chip>
    }
    @if (isApart()) {
      <app-chip tone="warn" icon="alert">{{ words.storage.apartChip }}</app-chip>
    }
    @if (open(); as it) {
      <app-chip [tone]="it.overdue ? 'warn' : 'mute'" icon="clock">
        {{ words.storage.testBy(words.dates.dayFrom(it.testBy, today()), it.overdue) }}
      </app-chip>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 0.25rem;
    }
  `,
})
export class StockChips {
  readonly stock = input.required<Stock>();
  /** The school's rules of storage, where they are known. */
  readonly storage = input<Storage>();
  protected readonly words = inject(ALL_WORDS);
  protected readonly today = inject(Clock).today;
  protected readonly open = computed(() => this.storage()?.open.find(({ stockId }) => stockId === this.stock().id));
  protected readonly isApart = computed(() => {
    const rules = this.storage();
    return rules !== undefined && clashesOf(rules.groups, rules.stock, this.stock()).length > 0;
  });
}
