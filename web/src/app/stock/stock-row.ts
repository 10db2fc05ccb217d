import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Stock, Storage } from '@app/shared/contracts';
import { countNeedsUnit, readCounted } from '@app/shared/rules';
import { action } from '../core/action';
import { ALL_WORDS } from '../core/words';
import { ProblemNotice } from '../ui/problem';
import { Control, Field } from '../ui/field';
import { StockChips } from './stock-chips';
import { StockClient } from './stock.client';

/** A row of the list of stock: what, how much, where; and for a stock-take a box for what was counted, saved with one tap. */
@Component({
  selector: 'app-stock-row',
  imports: [Control, Field, MatButton, ProblemNotice, RouterLink, StockChips],
  template: `
    <div class="what">
      @if (mayWrite()) {
        <a [routerLink]="['/stock', stock().id]">{{ words.stock.name(stock()) }}</a>
      } @else {
        <b>{{ words.stock.name(stock()) }}</b>
      }
      <span class="small">{{ stock().location || words.stock.noPlace }}</span>
      <app-stock-chips [stock]="stock()" [storage]="storage()" />
    </div>
    <b class="amount">{{ words.stock.amount(stock()) }}</b>
    @if (mayWrite()) {
      <form novalidate (submit)="count($event)">
        <app-field [label]="words.stock.countOf(stock())" [labelHidden]="true" [error]="wrong()">
          <input
            appControl
            inputmode="decimal"
            autocomplete="off"
            enterkeyhint="done"
            [placeholder]="placeholder()"
            [value]="typed()"
            (typed)="typed.set($event)"
          />
        </app-field>
        <button matButton="outlined" type="submit" [disabled]="saving.busy() || typed().trim() === ''">{{ words.stock.saveCount }}</button>
      </form>
    }
    @if (saving.refusal(); as refused) {
      <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(6rem, auto) auto;
      gap: 0.25rem var(--s2);
      align-items: center;
      padding: 0.375rem var(--s2);
    }
    .what {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.75rem;
      align-items: center;
      overflow-wrap: anywhere;
    }
    a {
      display: inline-flex;
      align-items: center;
      min-height: 2.75rem;
      font-weight: 600;
    }
    .amount {
      text-align: right;
    }
    form {
      display: grid;
      grid-template-columns: 9.5rem auto;
      gap: 0.5rem;
      align-items: start;
    }
    app-problem {
      grid-column: 1 / -1;
    }
    @media (max-width: 47.5em) {
      :host {
        grid-template-columns: minmax(0, 1fr) auto;
      }
      form {
        grid-column: 1 / -1;
        grid-template-columns: minmax(0, 1fr) auto;
      }
    }
    @media print {
      form {
        display: none;
      }
    }
  `,
})
export class StockRow {
  readonly stock = input.required<Stock>();
  readonly mayWrite = input(false);
  readonly storage = input<Storage>();
  /** It was counted, and is now so. */
  readonly counted = output<Stock>();
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(StockClient);
  protected readonly saving = action();
  /** What was typed outlives the list that is read anew, and goes with what was counted. */
  private readonly version = computed(() => this.stock().version);
  protected readonly typed = linkedSignal({ source: this.version, computation: () => '' });
  /** In which unit a number alone is counted. */
  protected readonly placeholder = computed(() => this.words.stock.countedIn(this.stock().unit, countNeedsUnit(this.stock())));
  protected readonly wrong = computed(() => this.saving.wrong()['delta'] ?? this.saving.wrong()['count']);

  protected async count(event: Event): Promise<void> {
    event.preventDefault();
    const { id, amount, version } = this.stock();
    const counted = readCounted(this.typed(), this.stock());
    if (typeof counted === 'string') {
      this.saving.lacks({ count: counted === 'unit' ? this.words.stock.countInUnit(this.stock()) : this.words.stock.notCounted });
      return;
    }
    const delta = Math.round((counted - amount) * 1000) / 1000;
    await this.saving.run(async () => {
      const now = await this.client.adjust(id, { delta, reason: this.words.stock.countedReason, version });
      this.counted.emit(now);
      return this.words.stock.isNow(now);
    });
  }
}
