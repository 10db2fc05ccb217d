import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { Stock } from '@app/shared/contracts';
import { action } from '../core/action';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { StockChips } from './stock-chips';
import { stockBody, type StockDraft, stockDraft } from './stock-draft';
import { StockForm } from './stock-form';
import { StockClient } from './stock.client';

/** One stock: all that is said of it, to be changed, and what came and went. */
@Component({
  selector: 'app-stock-item-page',
  imports: [MatButton, ProblemNotice, RouterLink, Skeleton, StockChips, StockForm],
  template: `
    <div class="page">
      <p class="small">
        <a routerLink="/stock">{{ words.stock.back }}</a>
      </p>
      @if (stock.error(); as refused) {
        <app-problem [error]="refused" (retry)="stock.reload()" />
      } @else if (one() || isNew()) {
        <div class="bar head">
          <h1>{{ heading() }}</h1>
          @if (one(); as it) {
            <app-stock-chips [stock]="it" [storage]="storage()" />
            <a matButton="outlined" routerLink="/scan/label" [queryParams]="{ stock: it.id }">{{ words.scanning.label }}</a>
          }
        </div>
        @if (saving.refusal(); as refused) {
          <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
        }
        <form novalidate (submit)="save($event)">
          <app-stock-form [(draft)]="draft" [wrong]="saving.wrong()" [storage]="storage()" [id]="one()?.id ?? null" />
          <div class="bar">
            <button matButton="filled" type="submit" [disabled]="saving.busy()">{{ words.stock.save }}</button>
            <a matButton="outlined" routerLink="/stock">{{ words.stock.cancel }}</a>
            @if (one(); as it) {
              <button matButton="outlined" type="button" [disabled]="saving.busy()" (click)="remove(it)">{{ words.stock.remove }}</button>
            }
          </div>
        </form>
        @if (!isNew()) {
          <h2>{{ words.stock.movementsHeading }}</h2>
          @if (came(); as list) {
            @if (list.length === 0) {
              <p>{{ words.stock.noMovements }}</p>
            } @else {
              <ul class="card">
                @for (movement of list; track movement.id) {
                  <li>
                    <b>{{ words.stock.delta(movement.delta, one()?.unit ?? null) }}</b>
                    <span>{{ words.stock.movement(movement) }}</span>
                    <span class="small">{{ words.dates.instant(movement.at, zone()) }} {{ movement.by }}</span>
                  </li>
                }
              </ul>
            }
          }
        }
      } @else {
        <div class="card"><app-skeleton [rows]="6" [height]="48" [label]="words.stock.loading" /></div>
      }
    </div>
  `,
  styles: `
    .page {
      max-width: 60rem;
    }
    .head,
    form {
      margin-bottom: var(--s2);
    }
    form {
      display: grid;
      gap: var(--s2);
    }
    h2 {
      margin: var(--s2) 0 0.5rem;
    }
    ul {
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.75rem;
      padding: 0.5rem var(--s2);
      overflow-wrap: anywhere;
    }
    li + li {
      border-top: 1px solid var(--line);
    }
  `,
})
export class StockItemPage {
  readonly id = input.required<string>();
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(StockClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly mayWrite = computed(() => this.session.may('stock.write'));
  protected readonly zone = this.session.timeZone;
  protected readonly isNew = computed(() => this.id() === 'new');
  protected readonly stock = this.client.one(this.id);
  protected readonly one = computed(() => (this.stock.hasValue() ? this.stock.value() : undefined));
  protected readonly heading = computed(() => {
    const it = this.one();
    return it ? this.words.stock.name(it) : this.words.stock.add;
  });
  private readonly rules = this.client.storage();
  protected readonly storage = computed(() => (this.rules.hasValue() ? this.rules.value() : undefined));
  private readonly movements = this.client.movements(this.id);
  protected readonly came = computed(() => (this.movements.hasValue() ? this.movements.value()?.items : undefined));
  protected readonly saving = action();
  protected readonly draft = linkedSignal<Stock | undefined, StockDraft>({ source: this.one, computation: stockDraft });

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const body = stockBody(this.draft());
    const was = this.one();
    await this.saving.run(async () => {
      const saved = was ? await this.client.change(was.id, { ...body, version: was.version }) : await this.client.add(body);
      await this.router.navigate(['/stock']);
      return this.words.stock.isNow(saved);
    });
  }

  protected async remove({ id }: Stock): Promise<void> {
    await this.saving.run(async () => {
      await this.client.remove(id);
      await this.router.navigate(['/stock']);
      return this.words.stock.removed;
    });
  }
}
