import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { DepartmentBudget, Stock } from '@app/shared/contracts';
import { action } from '../core/action';
import { Clock } from '../core/clock';
import { ALL_WORDS } from '../core/words';
import { figure } from '../stock/stock-draft';
import { DateControl } from '../ui/date-control';
import { Control, Field } from '../ui/field';
import { ProblemNotice } from '../ui/problem';
import { StockClient } from '../stock/stock.client';
import { BuyingClient } from './buying.client';

const MOST_OFFERED = 6;

/** What is ordered: for which department, what it costs, of whom, and which stock it fills up. */
@Component({
  selector: 'app-order-form',
  imports: [Control, DateControl, Field, MatButton, ProblemNotice],
  template: `
    @if (saving.refusal(); as refused) {
      <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
    }
    <form class="card" novalidate [attr.aria-label]="words.buying.order" (submit)="save($event)">
      <app-field [label]="words.buying.fields.department" [error]="saving.wrong()['departmentId']">
        <select appControl (change)="departmentId.set($any($event.target).value)">
          @for (one of departments(); track one.departmentId) {
            <option [value]="one.departmentId" [selected]="one.departmentId === departmentId()">{{ one.department }}</option>
          }
        </select>
      </app-field>
      <app-field [label]="words.buying.fields.title" [error]="saving.wrong()['title']">
        <input appControl autocomplete="off" [value]="title()" (typed)="title.set($event)" />
      </app-field>
      <app-field [label]="words.buying.fields.cost" [error]="saving.wrong()['cost']">
        <input appControl inputmode="decimal" autocomplete="off" [value]="cost()" (typed)="cost.set($event)" />
      </app-field>
      <app-field [label]="words.buying.fields.supplier" [optional]="true" [error]="saving.wrong()['supplier']">
        <input appControl autocomplete="off" [value]="supplier()" (typed)="supplier.set($event)" />
      </app-field>
      <app-field [label]="words.buying.fields.orderedOn" [error]="saving.wrong()['orderedOn']">
        <input appDate autocomplete="off" [value]="orderedOn()" (typed)="orderedOn.set($event)" />
      </app-field>
      <app-field [label]="words.buying.fields.stock" [optional]="true" [error]="saving.wrong()['stockId']">
        <input appControl autocomplete="off" [value]="stockName()" (typed)="look($event)" />
      </app-field>
      @if (stock(); as chosen) {
        <app-field [label]="words.buying.fields.amount + ' (' + words.stock.amount(chosen) + ')'" [error]="saving.wrong()['amount']">
          <input appControl inputmode="decimal" autocomplete="off" [value]="amount()" (typed)="amount.set($event)" />
        </app-field>
      } @else if (offered().length > 0) {
        <div class="bar wide" role="group" [attr.aria-label]="words.buying.fields.stock">
          @for (one of offered(); track one.id) {
            <button matButton="outlined" type="button" (click)="choose(one)">{{ words.stock.name(one) }}</button>
          }
        </div>
      }
      <div class="bar wide">
        <button matButton="filled" type="submit" [disabled]="saving.busy()">{{ words.buying.save }}</button>
        <button matButton="outlined" type="button" [disabled]="saving.busy()" (click)="finished.emit()">{{ words.buying.cancel }}</button>
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
      gap: var(--s2);
      align-items: end;
      margin-bottom: var(--s2);
    }
    .wide {
      grid-column: 1 / -1;
    }
  `,
})
export class OrderForm {
  readonly departments = input.required<DepartmentBudget[]>();
  /** It is saved, or left. */
  readonly finished = output();
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(BuyingClient);
  protected readonly saving = action();
  protected readonly departmentId = linkedSignal(() => this.departments()[0]?.departmentId ?? '');
  protected readonly title = signal('');
  protected readonly cost = signal('');
  protected readonly supplier = signal('');
  protected readonly orderedOn = linkedSignal(inject(Clock).today);
  protected readonly stockName = signal('');
  protected readonly stock = signal<Stock | null>(null);
  protected readonly amount = signal('');
  private readonly searched = inject(StockClient).search(() => ({ q: this.stockName().trim(), limit: MOST_OFFERED, standing: null }));
  protected readonly offered = computed(() => {
    const isAsked = this.stock() === null && this.stockName().trim() !== '';
    return isAsked && this.searched.hasValue() ? (this.searched.value()?.items ?? []) : [];
  });

  protected look(typed: string): void {
    this.stockName.set(typed);
    this.stock.set(null);
  }

  protected choose(stock: Stock): void {
    this.stock.set(stock);
    this.stockName.set(this.words.stock.name(stock));
    if (this.title().trim() === '') this.title.set(this.words.stock.name(stock));
    if (this.supplier().trim() === '' && stock.supplier) this.supplier.set(stock.supplier);
    if (this.cost().trim() === '' && stock.price !== null) this.cost.set(stock.price.toString());
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const stock = this.stock();
    await this.saving.run(async () => {
      const ordered = await this.client.order({
        departmentId: this.departmentId(),
        title: this.title(),
        supplier: this.supplier().trim() || null,
        cost: figure(this.cost()) ?? ('' as unknown as number),
        orderedOn: this.orderedOn(),
        ...(stock && { stockId: stock.id, amount: figure(this.amount()) }),
      });
      this.finished.emit();
      return this.words.buying.orderSaved(ordered.title);
    });
  }
}
