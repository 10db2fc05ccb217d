import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { DepartmentBudget } from '@app/shared/contracts';
import { action } from '../core/action';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { figure } from '../stock/stock-draft';
import { Control, Field } from '../ui/field';
import { ProblemNotice } from '../ui/problem';
import { BuyingClient } from './buying.client';

/** What one department has of its budget, as a bar and in words; set by its head. */
@Component({
  selector: 'app-budget-row',
  imports: [Control, Field, MatButton, ProblemNotice],
  template: `
    <div class="row">
      <b>{{ budget().department }}</b>
      <span [class.over]="(budget().left ?? 0) < 0">{{ words.buying.standing(budget()) }}</span>
      @if (budget().amount === null) {
        <span class="small">{{ words.buying.noBudget }}</span>
      }
      @if (mayWrite() && draft() === null) {
        <button
          matButton="outlined"
          type="button"
          [attr.aria-label]="words.buying.actOf(words.buying.setBudget, budget().department)"
          (click)="draft.set(budget().amount?.toString() ?? '')"
        >
          {{ words.buying.setBudget }}
        </button>
      }
    </div>
    @if (budget().amount) {
      <div class="gauge" aria-hidden="true">
        <span class="spent" [style.width.%]="share(budget().spent)"></span>
        <span class="committed" [style.width.%]="share(budget().committed)"></span>
      </div>
    }
    @if (draft() !== null) {
      @if (saving.refusal(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" [listFields]="false" />
      }
      <form class="bar" novalidate (submit)="save($event)">
        <app-field [label]="words.buying.fields.budget" [error]="saving.wrong()['amount']">
          <input appControl inputmode="decimal" autocomplete="off" [value]="draft() ?? ''" (typed)="draft.set($event)" />
        </app-field>
        <button matButton="filled" type="submit" [disabled]="saving.busy()">{{ words.buying.save }}</button>
        <button matButton="outlined" type="button" [disabled]="saving.busy()" (click)="draft.set(null)">{{ words.buying.cancel }}</button>
      </form>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.5rem;
      padding: 0.5rem 0;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.75rem;
      align-items: center;
      min-height: 3rem;
    }
    .over {
      color: var(--stop);
      font-weight: 650;
    }
    .gauge {
      display: flex;
      overflow: hidden;
      height: 0.5rem;
      border-radius: 0.25rem;
      background: var(--sunken);
    }
    .spent {
      background: var(--accent);
    }
    .committed {
      background: var(--wait);
    }
    form {
      align-items: end;
    }
  `,
})
export class BudgetRow {
  readonly budget = input.required<DepartmentBudget>();
  readonly year = input.required<number>();
  readonly saved = output();
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(BuyingClient);
  private readonly session = inject(Session);
  protected readonly saving = action();
  protected readonly draft = signal<string | null>(null);
  protected readonly mayWrite = computed(() => this.session.may('budget.set', { departmentId: this.budget().departmentId }));

  protected share(part: number): number {
    const { amount, spent, committed } = this.budget();
    return (100 * part) / Math.max(amount ?? 0, spent + committed);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const { departmentId, department, version } = this.budget();
    await this.saving.run(async () => {
      await this.client.setBudget(departmentId, { version, year: this.year(), amount: figure(this.draft() ?? '') });
      this.draft.set(null);
      this.saved.emit();
      return this.words.buying.budgetSaved(department);
    });
  }
}
