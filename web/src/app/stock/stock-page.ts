import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Stock } from '@app/shared/contracts';
import { lastRead } from '../core/last-read';
import { refreshOnReturn } from '../core/refresh-on-return';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { TakeInList } from '../imports/take-in-list';
import { Empty } from '../ui/empty';
import { Control, Field } from '../ui/field';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { StockRow } from './stock-row';
import { StorageNotes } from './storage-notes';
import { StockClient, type StockStanding } from './stock.client';

const PART = 50;
/** So many rows are shown at most: of more than that somebody types what they look for. */
const MOST = 200;
const STANDINGS = ['low', 'expired', 'missing'] as const;

/** What is on the shelves: searched, narrowed to what is low, out of date or used up, and counted in the row. */
@Component({
  selector: 'app-stock-page',
  imports: [Control, Empty, Field, MatButton, ProblemNotice, RouterLink, Skeleton, StockRow, StorageNotes, TakeInList],
  template: `
    <div class="page">
      <div class="bar head">
        <h1>{{ words.stock.page }}</h1>
        @if (mayWrite()) {
          <a matButton="filled" routerLink="/stock/new">{{ words.stock.add }}</a>
          <a matButton="outlined" routerLink="/stock/shopping">{{ words.stock.shopping }}</a>
          <a matButton="outlined" routerLink="/stock/orders">{{ words.buying.page }}</a>
          <a matButton="outlined" routerLink="/stock/storage">{{ words.storage.page }}</a>
        }
      </div>
      <p class="small head">{{ words.stock.lead }}</p>
      @if (storage(); as it) {
        <app-storage-notes class="head" [storage]="it" />
      }
      <div class="narrow head">
        <app-field [label]="words.stock.search">
          <input appControl type="search" autocomplete="off" [value]="typed()" (typed)="typed.set($event)" />
        </app-field>
        <div class="bar" role="group" [attr.aria-label]="words.stock.page">
          <button matButton="outlined" type="button" [attr.aria-pressed]="standing() === null" (click)="standing.set(null)">
            {{ words.stock.all }}
          </button>
          @for (one of standings; track one) {
            <button matButton="outlined" type="button" [attr.aria-pressed]="standing() === one" (click)="standing.set(one)">
              {{ words.stock[one] }}
            </button>
          }
        </div>
      </div>
      @if (found.error(); as refused) {
        <app-problem [error]="refused" (retry)="found.reload()" />
      } @else if (list(); as part) {
        @if (part.total === 0 && typed() === '' && standing() === null) {
          <app-empty icon="apparatus" [heading]="words.stock.noneYet">
            <p>{{ words.stock.begin }}</p>
          </app-empty>
        } @else {
          <p class="small" role="status">
            {{ isMost() ? words.lists.typeMore(part.items.length, part.total) : words.stock.shown(part.items.length, part.total) }}
          </p>
          @if (part.items.length > 0) {
            <ul class="card">
              @for (one of part.items; track one.id) {
                <li><app-stock-row [stock]="one" [mayWrite]="mayWrite()" [storage]="storage()" (counted)="isNow($event)" /></li>
              }
            </ul>
          }
          @if (part.items.length < part.total && !isMost()) {
            <button matButton="outlined" type="button" [disabled]="found.isLoading()" (click)="limit.set(limit() + 50)">
              {{ words.stock.more }}
            </button>
          }
        }
      } @else {
        <div class="card"><app-skeleton [rows]="8" [height]="56" [label]="words.stock.loading" /></div>
      }
      @if (mayWrite()) {
        <app-take-in-list kind="stock" [file]="file" (taken)="found.reload()" />
      }
    </div>
  `,
  styles: `
    .page {
      max-width: 70rem;
    }
    .head,
    ul {
      margin-bottom: var(--s2);
    }
    .narrow {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s2);
      align-items: end;
    }
    app-field {
      flex: 1 1 16rem;
      max-width: 30rem;
    }
    [aria-pressed='true'] {
      background: var(--accent-soft);
    }
    ul {
      padding: 0;
      list-style: none;
    }
    li + li {
      border-top: 1px solid var(--line);
    }
  `,
})
export class StockPage {
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(StockClient);
  private readonly session = inject(Session);
  protected readonly file = this.client.file;
  protected readonly standings = STANDINGS;
  protected readonly mayWrite = computed(() => this.session.may('stock.write'));
  protected readonly typed = signal('');
  protected readonly standing = signal<StockStanding | null>(null);
  protected readonly limit = linkedSignal({ source: () => [this.typed(), this.standing()], computation: () => PART });
  protected readonly found = this.client.search(() => ({
    q: this.typed().trim(),
    limit: Math.min(this.limit(), MOST),
    standing: this.standing(),
  }));
  /** What was found last stays while the next is looked for, so that nothing jumps as somebody types. */
  protected readonly list = lastRead(this.found);

  /** Whether no more is shown, though there is more. */
  protected readonly isMost = computed(() => {
    const part = this.list();
    return part !== undefined && part.items.length >= MOST && part.items.length < part.total;
  });
  private readonly rules = this.client.storage();
  protected readonly storage = computed(() => (this.rules.hasValue() ? this.rules.value() : undefined));

  constructor() {
    refreshOnReturn(
      () => {
        this.found.reload();
        this.rules.reload();
      },
      () => 300,
    );
  }

  protected isNow(stock: Stock): void {
    this.rules.reload();
    this.list.update((part) => part && { ...part, items: part.items.map((one) => (one.id === stock.id ? stock : one)) });
  }
}
