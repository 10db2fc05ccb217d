import { Component, inject, input, model } from '@angular/core';
import type { Storage } from '@app/shared/contracts';
import { CHEMICAL_UNITS, STOCK_KINDS, type StockKind } from '@app/shared/rules';
import { ALL_WORDS } from '../core/words';
import { DateControl } from '../ui/date-control';
import { Control, Field } from '../ui/field';
import type { StockDraft } from './stock-draft';
import { StockGroups } from './stock-groups';

/** The fields of a stock: what it is, how much, at what strength, where, until when, and how it is bought. */
@Component({
  selector: 'app-stock-form',
  imports: [Control, DateControl, Field, StockGroups],
  template: `
    <app-field [label]="words.stock.fields.name" [error]="wrong()['name']">
      <input appControl autocomplete="off" [value]="draft().name" (typed)="set({ name: $event })" />
    </app-field>
    <app-field [label]="words.stock.fields.kind" [error]="wrong()['kind']">
      <select appControl (change)="setKind($any($event.target).value)">
        @for (kind of kinds; track kind) {
          <option [value]="kind" [selected]="kind === draft().kind">{{ words.stock.kinds[kind] }}</option>
        }
      </select>
    </app-field>
    <app-field [label]="words.stock.fields.amount" [error]="wrong()['amount']">
      <input appControl inputmode="decimal" autocomplete="off" [value]="draft().amount" (typed)="set({ amount: $event })" />
    </app-field>
    @if (draft().kind === 'chemical') {
      <app-field [label]="words.stock.fields.unit" [error]="wrong()['unit']">
        <select appControl (change)="set({ unit: $any($event.target).value })">
          @for (unit of units; track unit) {
            <option [value]="unit" [selected]="unit === draft().unit">{{ words.stock.units[unit] }}</option>
          }
        </select>
      </app-field>
      <app-field [label]="words.stock.fields.concentration" [optional]="true" [error]="wrong()['concentration']">
        <input appControl inputmode="decimal" autocomplete="off" [value]="draft().concentration" (typed)="set({ concentration: $event })" />
      </app-field>
      <app-field [label]="words.stock.fields.concentrationText" [optional]="true" [error]="wrong()['concentrationText']">
        <input appControl autocomplete="off" [value]="draft().concentrationText" (typed)="set({ concentrationText: $event })" />
      </app-field>
    } @else {
      <app-field [label]="words.stock.fields.unitOfItsOwn" [optional]="true" [error]="wrong()['unit']">
        <input appControl autocomplete="off" [value]="draft().unit" (typed)="set({ unit: $event })" />
      </app-field>
    }
    <app-field [label]="words.stock.fields.location" [optional]="true" [error]="wrong()['location']">
      <input appControl autocomplete="off" [value]="draft().location" (typed)="set({ location: $event })" />
    </app-field>
    <app-field [label]="words.stock.fields.expires" [optional]="true" [error]="wrong()['expires']">
      <input appDate autocomplete="off" [value]="draft().expires" (typed)="set({ expires: $event })" />
    </app-field>
    <app-field [label]="words.storage.fields.opened" [optional]="true" [error]="wrong()['opened']">
      <input appDate autocomplete="off" [value]="draft().opened" (typed)="set({ opened: $event })" />
    </app-field>
    <app-field [label]="words.stock.fields.reorderLevel" [optional]="true" [error]="wrong()['reorderLevel']">
      <input appControl inputmode="decimal" autocomplete="off" [value]="draft().reorderLevel" (typed)="set({ reorderLevel: $event })" />
    </app-field>
    <app-field [label]="words.stock.fields.supplier" [optional]="true" [error]="wrong()['supplier']">
      <input appControl autocomplete="off" [value]="draft().supplier" (typed)="set({ supplier: $event })" />
    </app-field>
    <app-field [label]="words.stock.fields.price" [optional]="true" [error]="wrong()['price']">
      <input appControl inputmode="decimal" autocomplete="off" [value]="draft().price" (typed)="set({ price: $event })" />
    </app-field>
    @if (storage(); as rules) {
      <app-stock-groups [storage]="rules" [id]="id()" [draft]="draft()" (chosen)="set({ storageGroups: $event })" />
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
      gap: var(--s2);
    }
  `,
})
export class StockForm {
  readonly draft = model.required<StockDraft>();
  readonly wrong = input<Record<string, string>>({});
  /** The school's rules of storage, and the id of the stock that is changed (null: a new one). */
  readonly storage = input<Storage>();
  readonly id = input<string | null>(null);
  protected readonly words = inject(ALL_WORDS);
  protected readonly kinds = STOCK_KINDS;
  protected readonly units = CHEMICAL_UNITS;

  protected set(changes: Partial<StockDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...changes }));
  }

  /** A consumable is counted until its unit is said. */
  protected setKind(kind: StockKind): void {
    this.set({ kind, unit: kind === 'chemical' ? 'g' : '' });
  }
}
