import { Component, computed, inject, input, output } from '@angular/core';
import type { FinancialYearBody } from '@app/shared/contracts';
import { action } from '../core/action';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { Control, Field } from '../ui/field';
import { BuyingClient } from './buying.client';

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** In which month the school's financial year begins, for who runs the school; nothing for others. */
@Component({
  selector: 'app-financial-year',
  imports: [Control, Field],
  template: `
    @if (mayWrite()) {
      <app-field [label]="words.buying.fields.startMonth" [error]="wrong()">
        <select appControl [disabled]="saving.busy()" (change)="save($any($event.target).value)">
          @for (month of months; track month) {
            <option [value]="month" [selected]="month === year().startMonth">{{ words.buying.month(month) }}</option>
          }
        </select>
      </app-field>
    }
  `,
  styles: `
    app-field {
      max-width: 18rem;
      margin-bottom: var(--s2);
    }
  `,
})
export class FinancialYear {
  readonly year = input.required<FinancialYearBody>();
  readonly saved = output();
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(BuyingClient);
  private readonly session = inject(Session);
  protected readonly saving = action();
  protected readonly months = MONTHS;
  protected readonly mayWrite = computed(() => this.session.may('department.write'));
  protected readonly wrong = computed(() => this.saving.wrong()['startMonth'] ?? this.saving.refusal()?.detail);

  protected async save(month: string): Promise<void> {
    await this.saving.run(async () => {
      await this.client.setYear({ version: this.year().version, startMonth: Number(month) });
      this.saved.emit();
      return this.words.buying.yearSaved;
    });
  }
}
