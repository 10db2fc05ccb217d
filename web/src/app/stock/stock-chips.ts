import { Component, inject, input } from '@angular/core';
import type { Stock } from '@app/shared/contracts';
import { ALL_WORDS } from '../core/words';
import { Chip } from '../ui/chip';

/** Says of a stock that it is low, out of date or used up; nothing where it stands well. */
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
  protected readonly words = inject(ALL_WORDS);
}
