import { Component, inject, input, model } from '@angular/core';
import { PATTERN_LIMITS, PERSON_LIMITS, WORK_FUNCTIONS, type WorkFunction } from '@app/shared/rules';
import { ALL_WORDS } from '../../core/words';
import { Control, Field } from '../../ui/field';
import type { AtWorkDraft } from './at-work-draft';

/** What a technician is called, what was learnt, and what the contract gives. */
@Component({
  selector: 'app-at-work',
  imports: [Control, Field],
  template: `
    <fieldset>
      <legend>{{ said.heading }}</legend>
      <div class="fields">
        <app-field [label]="said.title" [hint]="said.titleHint" [error]="wrong()['title']">
          <input appControl autocomplete="off" [attr.maxlength]="limits.title" [value]="draft().title" (typed)="set({ title: $event })" />
        </app-field>
        <app-field [label]="said.specialisms" [hint]="said.specialismsHint" [error]="wrong()['specialisms']">
          <input appControl autocomplete="off" [value]="draft().specialisms" (typed)="set({ specialisms: $event })" />
        </app-field>
      </div>
    </fieldset>
    <fieldset>
      <legend>{{ said.contract }}</legend>
      <p class="small">{{ said.contractWhy }}</p>
      <div class="fields">
        <app-field [label]="said.hoursAYear" [error]="wrong()['contract.hoursAYear']">
          <input appControl inputmode="decimal" autocomplete="off" [value]="draft().hoursAYear" (typed)="set({ hoursAYear: $event })" />
        </app-field>
        <app-field [label]="said.weeksAYear" [hint]="said.weeksHint" [error]="wrong()['contract.weeksAYear']">
          <input appControl inputmode="numeric" autocomplete="off" [value]="draft().weeksAYear" (typed)="set({ weeksAYear: $event })" />
        </app-field>
        <app-field [label]="said.post" [hint]="said.postHint" [error]="wrong()['contract.post']">
          <input appControl autocomplete="off" [attr.maxlength]="hours.post" [value]="draft().post" (typed)="set({ post: $event })" />
        </app-field>
      </div>
      <p class="small">{{ said.shares }}</p>
      @if (wrong()['contract.shares']; as message) {
        <p class="tone-stop small" role="alert">{{ message }}</p>
      }
      <div class="shares">
        @for (one of functions; track one) {
          <app-field [label]="said.share(one)">
            <input appControl inputmode="decimal" autocomplete="off" [value]="draft().shares[one] ?? ''" (typed)="share(one, $event)" />
          </app-field>
        }
      </div>
    </fieldset>
  `,
  styles: `
    :host,
    fieldset {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0.625rem;
    }
    legend {
      margin-bottom: 0.25rem;
      font-weight: 700;
    }
    .fields,
    .shares {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr));
      gap: 0.75rem;
    }
    .shares {
      grid-template-columns: repeat(auto-fill, minmax(min(9rem, 100%), 1fr));
      align-items: end;
    }
  `,
})
export class AtWork {
  readonly draft = model.required<AtWorkDraft>();
  readonly wrong = input<Record<string, string>>({});
  protected readonly said = inject(ALL_WORDS).contract;
  protected readonly limits = PERSON_LIMITS;
  protected readonly hours = PATTERN_LIMITS;
  protected readonly functions = WORK_FUNCTIONS;

  protected set(change: Partial<AtWorkDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected share(of: WorkFunction, percent: string): void {
    this.draft.update((draft) => ({ ...draft, shares: { ...draft.shares, [of]: percent } }));
  }
}
