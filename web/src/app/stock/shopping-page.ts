import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { ALL_WORDS } from '../core/words';
import { Chip } from '../ui/chip';
import { Empty } from '../ui/empty';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { StockClient } from './stock.client';

/** What to buy for the coming fortnight, by supplier, with why; to be printed or saved. */
@Component({
  selector: 'app-shopping-page',
  imports: [Chip, Empty, MatButton, ProblemNotice, RouterLink, Skeleton],
  template: `
    <div class="page">
      <p class="small back">
        <a routerLink="/stock">{{ words.stock.back }}</a>
      </p>
      <div class="bar head">
        <h1>{{ words.stock.shopping }}</h1>
        <button matButton="outlined" type="button" class="screen" (click)="print()">{{ words.stock.print }}</button>
        <a matButton="outlined" class="screen" [href]="file" download>{{ words.stock.download }}</a>
      </div>
      @if (found.error(); as refused) {
        <app-problem [error]="refused" (retry)="found.reload()" />
      } @else if (list(); as it) {
        <p class="small">{{ words.stock.shoppingFor(words.dates.day(it.from), words.dates.day(it.to)) }}</p>
        @if (it.items.length === 0) {
          <app-empty icon="check" [heading]="words.stock.nothingToBuy">
            <p>{{ words.stock.nothingToBuyWhy }}</p>
          </app-empty>
        }
        @for (group of bySupplier(); track group.supplier) {
          <section>
            <h2>{{ group.supplier ?? words.stock.noSupplier }}</h2>
            <ul class="card">
              @for (item of group.items; track item.stockId) {
                <li>
                  <span class="box" aria-hidden="true"></span>
                  <div>
                    <b>{{ words.stock.name(item) }}</b>
                    <span class="small">{{ words.stock.neededAndThere(item) }}</span>
                    <span class="chips">
                      @for (why of item.why; track why) {
                        <app-chip [tone]="why === 'needed' ? 'accent' : 'wait'" [icon]="why === 'needed' ? 'clock' : 'alert'">{{
                          words.stock.shoppingWhys[why]
                        }}</app-chip>
                      }
                    </span>
                  </div>
                  <b class="buy">{{ words.stock.buy(item) }}</b>
                </li>
              }
            </ul>
          </section>
        }
      } @else {
        <div class="card"><app-skeleton [rows]="6" [height]="56" [label]="words.stock.loading" /></div>
      }
    </div>
  `,
  styles: `
    .page {
      max-width: 60rem;
    }
    .head,
    section {
      margin-bottom: var(--s2);
    }
    h2 {
      margin: var(--s2) 0 0.5rem;
    }
    ul {
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0.75rem;
      align-items: center;
      padding: 0.5rem var(--s2);
      break-inside: avoid;
    }
    li + li {
      border-top: 1px solid var(--line);
    }
    li > div {
      display: grid;
      gap: 0.125rem;
      overflow-wrap: anywhere;
    }
    .chips {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem;
    }
    .buy {
      text-align: right;
    }
    .box {
      display: none;
      width: 1rem;
      height: 1rem;
      border: 1px solid;
    }
    @media print {
      li {
        grid-template-columns: auto minmax(0, 1fr) auto;
      }
      .screen,
      .back {
        display: none;
      }
      .box {
        display: block;
      }
    }
  `,
})
export class ShoppingPage {
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(StockClient);
  protected readonly file = this.client.shoppingFile;
  protected readonly found = this.client.shopping();
  protected readonly list = computed(() => (this.found.hasValue() ? this.found.value() : undefined));
  private readonly items = computed(() => this.list()?.items ?? []);
  protected readonly bySupplier = computed(() =>
    [...new Set(this.items().map(({ supplier }) => supplier))].map((supplier) => ({
      supplier,
      items: this.items().filter((item) => item.supplier === supplier),
    })),
  );

  protected print(): void {
    globalThis.print();
  }
}
