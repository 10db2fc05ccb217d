import { Component, inject, input, model } from '@angular/core';
import type { PersonName } from '@app/shared/contracts';
import { DUTY_FUNCTIONS } from '@app/shared/rules';
import { ALL_WORDS } from '../core/words';
import { DateControl } from '../ui/date-control';
import { Control, Field } from '../ui/field';
import { TimeControl } from '../ui/time-control';
import { type DutyDraft, REPEATS } from './duty-draft';

/** The fields of a duty: what, how long, how often, when on the day, and who. */
@Component({
  selector: 'app-duty-form',
  imports: [Control, DateControl, Field, TimeControl],
  template: `
    <app-field [label]="words.duties.fields.title" [error]="wrong()['title']">
      <input appControl autocomplete="off" [value]="draft().title" (typed)="set({ title: $event })" />
    </app-field>
    <app-field [label]="words.duties.fields.function" [error]="wrong()['function']">
      <select appControl (change)="set({ function: $any($event.target).value })">
        @for (one of functions; track one) {
          <option [value]="one" [selected]="one === draft().function">{{ words.duties.functions[one] }}</option>
        }
      </select>
    </app-field>
    <app-field [label]="words.duties.fields.minutes" [error]="wrong()['minutes']">
      <input appControl inputmode="numeric" autocomplete="off" [value]="draft().minutes" (typed)="set({ minutes: $event })" />
    </app-field>
    <app-field [label]="words.duties.fields.repeats">
      <select appControl (change)="set({ repeat: $any($event.target).value })">
        @for (one of repeats; track one) {
          <option [value]="one" [selected]="one === draft().repeat">{{ words.duties.repeats[one] }}</option>
        }
      </select>
    </app-field>
    @if (draft().repeat === 'rule') {
      <app-field [label]="words.duties.fields.rrule" [error]="wrong()['rrule']">
        <input appControl autocomplete="off" [value]="draft().rrule" (typed)="set({ rrule: $event })" />
      </app-field>
    }
    <app-field
      [label]="draft().repeat === 'once' ? words.duties.fields.date : words.duties.fields.from"
      [error]="wrong()['date'] ?? wrong()['from']"
    >
      <input appDate autocomplete="off" [value]="draft().date" (typed)="set({ date: $event })" />
    </app-field>
    <app-field [label]="words.duties.fields.start" [error]="wrong()['window.start']">
      <input appTime autocomplete="off" [value]="draft().start" (typed)="set({ start: $event })" />
    </app-field>
    <app-field [label]="words.duties.fields.end" [error]="wrong()['window.end']">
      <input appTime autocomplete="off" [value]="draft().end" (typed)="set({ end: $event })" />
    </app-field>
    <app-field [label]="words.duties.fields.assignee" [error]="wrong()['assigneeId']">
      <select appControl (change)="set({ assigneeId: $any($event.target).value })">
        <option value="">{{ words.duties.nobody }}</option>
        @for (one of technicians(); track one.id) {
          <option [value]="one.id" [selected]="one.id === draft().assigneeId">{{ one.name }}</option>
        }
      </select>
    </app-field>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr));
      gap: var(--s2);
    }
  `,
})
export class DutyForm {
  readonly draft = model.required<DutyDraft>();
  readonly wrong = input<Record<string, string>>({});
  readonly technicians = input<readonly PersonName[]>([]);
  protected readonly words = inject(ALL_WORDS);
  protected readonly functions = DUTY_FUNCTIONS;
  protected readonly repeats = REPEATS;

  protected set(changes: Partial<DutyDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...changes }));
  }
}
