import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Purchase } from '@app/shared/contracts';
import { action } from '../core/action';
import { Clock } from '../core/clock';
import { lastRead } from '../core/last-read';
import { newsOf } from '../core/live-news';
import { refreshOnReturn } from '../core/refresh-on-return';
import { ALL_WORDS } from '../core/words';
import { Chip } from '../ui/chip';
import { Empty } from '../ui/empty';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { BudgetRow } from './budget-row';
import { BuyingClient } from './buying.client';
import { FinancialYear } from './financial-year';
import { OrderForm } from './order-form';

/** What departments ordered and spent against their budget of a financial year; an order that comes is spent and on the shelf with one tap. */
@Component({
  selector: 'app-buying-page',
  imports: [BudgetRow, Chip, Empty, FinancialYear, MatButton, OrderForm, ProblemNotice, RouterLink, Skeleton],
  template: `
    <div class="page">
      <p class="small">
        <a routerLink="/stock">{{ words.stock.back }}</a>
      </p>
      <h1>{{ words.buying.page }}</h1>
      <p class="small head">{{ words.buying.lead }}</p>
      @if (found.error(); as refused) {
        <app-problem [error]="refused" (retry)="found.reload()" />
      } @else if (budgets(); as it) {
        <section>
          <h2>{{ words.buying.budgets }}: {{ words.buying.year(words.dates.dayOfYear(it.from), words.dates.dayOfYear(it.to)) }}</h2>
          <div class="bar head">
            <button matButton="outlined" type="button" (click)="year.set(it.year - 1)">{{ words.buying.before }}</button>
            <button matButton="outlined" type="button" (click)="year.set(it.year + 1)">{{ words.buying.after }}</button>
            <a matButton="outlined" [href]="client.file(it.year)" download>{{ words.buying.download }}</a>
          </div>
          <app-financial-year [year]="it.financialYear" (saved)="reload()" />
          <ul class="card">
            @for (one of it.departments; track one.departmentId) {
              <li><app-budget-row [budget]="one" [year]="it.year" (saved)="reload()" /></li>
            }
          </ul>
        </section>
      } @else {
        <div class="card"><app-skeleton [rows]="4" [height]="56" [label]="words.buying.loading" /></div>
      }
      <section>
        <h2>{{ words.buying.orders }}</h2>
        @if (saving.refusal(); as refused) {
          <app-problem [error]="refused" [retryLabel]="null" />
        }
        @if (ordering()) {
          <app-order-form [departments]="budgets()?.departments ?? []" (finished)="ordered()" />
        } @else {
          <button matButton="filled" type="button" class="head" (click)="ordering.set(true)">{{ words.buying.order }}</button>
        }
        @if (purchases(); as orders) {
          @if (orders.length === 0) {
            <app-empty icon="truck" [heading]="words.buying.noOrders">
              <p>{{ words.buying.beginOrders }}</p>
            </app-empty>
          } @else {
            <ul class="card">
              @for (one of orders; track one.id) {
                <li class="order">
                  <div>
                    <b>{{ one.title }}</b>
                    <span>{{ words.buying.pounds(one.cost) }}</span>
                    <span class="small">{{ names()[one.departmentId] }}</span>
                    <span class="small">{{ words.buying.ordered(words.dates.dayFrom(one.orderedOn, today()), one.supplier) }}</span>
                    @if (one.receivedOn === null) {
                      <app-chip tone="wait" icon="truck">{{ words.buying.waiting }}</app-chip>
                    } @else {
                      <app-chip tone="ok" icon="check">{{ words.buying.cameOn(words.dates.dayFrom(one.receivedOn, today())) }}</app-chip>
                    }
                  </div>
                  @if (one.receivedOn === null) {
                    <button
                      matButton="filled"
                      type="button"
                      [disabled]="saving.busy()"
                      [attr.aria-label]="words.buying.actOf(words.buying.came, one.title)"
                      (click)="receive(one)"
                    >
                      {{ words.buying.came }}
                    </button>
                  }
                  <button
                    matButton="outlined"
                    type="button"
                    [disabled]="saving.busy()"
                    [attr.aria-label]="words.buying.actOf(words.buying.remove, one.title)"
                    (click)="remove(one)"
                  >
                    {{ words.buying.remove }}
                  </button>
                </li>
              }
            </ul>
          }
        }
      </section>
    </div>
  `,
  styles: `
    .page {
      max-width: 60rem;
    }
    .head {
      margin-bottom: var(--s2);
    }
    h2 {
      margin: var(--s2) 0 0.5rem;
    }
    ul {
      padding: 0 var(--s2);
      list-style: none;
    }
    li + li {
      border-top: 1px solid var(--line);
    }
    .order {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
      align-items: center;
      padding: 0.5rem 0;
    }
    .order > div {
      display: flex;
      flex: 1 1 18rem;
      flex-wrap: wrap;
      gap: 0 0.75rem;
      align-items: baseline;
      min-width: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class BuyingPage {
  protected readonly words = inject(ALL_WORDS);
  protected readonly client = inject(BuyingClient);
  protected readonly today = inject(Clock).today;
  protected readonly year = signal<number | null>(null);
  protected readonly ordering = signal(false);
  protected readonly saving = action();
  protected readonly found = this.client.budgets(this.year);
  protected readonly budgets = lastRead(this.found);
  private readonly bought = this.client.purchases();
  protected readonly purchases = computed(() => (this.bought.hasValue() ? this.bought.value()?.items : undefined));
  protected readonly names = computed<Record<string, string>>(() =>
    Object.fromEntries((this.budgets()?.departments ?? []).map(({ departmentId, department }) => [departmentId, department])),
  );

  constructor() {
    refreshOnReturn(
      () => this.reload(),
      () => 300,
      { of: newsOf('purchase') },
    );
  }

  protected reload(): void {
    this.found.reload();
    this.bought.reload();
  }

  protected ordered(): void {
    this.ordering.set(false);
    this.reload();
  }

  protected async receive({ id, title, version }: Purchase): Promise<void> {
    await this.saving.run(
      async () => {
        await this.client.receive(id, { version });
        this.reload();
        return this.words.buying.received(title);
      },
      { on: id },
    );
  }

  protected async remove({ id }: Purchase): Promise<void> {
    await this.saving.run(
      async () => {
        await this.client.remove(id);
        this.reload();
        return this.words.buying.removed;
      },
      { on: id },
    );
  }
}
