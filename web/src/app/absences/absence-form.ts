import { Component, inject, input, model } from '@angular/core';
import type { Department, Person } from '@app/shared/contracts';
import { ALL_WORDS } from '../core/words';
import { DateControl } from '../ui/date-control';
import { Control, Field } from '../ui/field';
import { TimeControl } from '../ui/time-control';
import type { AbsenceDraft } from './absence-draft';

/** The fields of an absence: who, or whose whole team, on which days, at what times of them, and why. */
@Component({
  selector: 'app-absence-form',
  imports: [Control, DateControl, Field, TimeControl],
  template: `
    <app-field [label]="said.fields.who" [error]="wrong()['personId'] ?? wrong()['departmentId']">
      <select appControl (typed)="set({ who: $any($event) })">
        <option value="" [selected]="draft().who === ''">{{ said.choose }}</option>
        @if (departments().length > 0) {
          <optgroup [label]="said.teams">
            @for (one of departments(); track one.id) {
              <option [value]="'team:' + one.id" [selected]="draft().who === 'team:' + one.id">{{ said.team(one.name) }}</option>
            }
          </optgroup>
        }
        <optgroup [label]="said.people">
          @for (one of people(); track one.id) {
            <option [value]="'person:' + one.id" [selected]="draft().who === 'person:' + one.id">{{ one.name }}</option>
          }
        </optgroup>
      </select>
    </app-field>
    <app-field [label]="said.fields.from" [error]="wrong()['from']">
      <input appDate autocomplete="off" [value]="draft().from" (typed)="set({ from: $event })" />
    </app-field>
    <app-field [label]="said.fields.to" [hint]="said.fields.toHint" [error]="wrong()['to']">
      <input appDate autocomplete="off" [near]="draft().from" [value]="draft().to" (typed)="set({ to: $event })" />
    </app-field>
    <app-field [label]="said.fields.start" [hint]="said.fields.timeHint">
      <input appTime autocomplete="off" [value]="draft().start" (typed)="set({ start: $event })" />
    </app-field>
    <app-field [label]="said.fields.end" [hint]="said.fields.timeHint">
      <input appTime autocomplete="off" [value]="draft().end" (typed)="set({ end: $event })" />
    </app-field>
    <app-field [label]="said.fields.reason" [hint]="said.fields.reasonHint" [optional]="true" [error]="wrong()['reason']">
      <input appControl autocomplete="off" maxlength="200" [value]="draft().reason" (typed)="set({ reason: $event })" />
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
export class AbsenceForm {
  readonly draft = model.required<AbsenceDraft>();
  readonly wrong = input<Record<string, string>>({});
  readonly people = input<readonly Pick<Person, 'id' | 'name'>[]>([]);
  readonly departments = input<readonly Pick<Department, 'id' | 'name'>[]>([]);
  protected readonly said = inject(ALL_WORDS).absences;

  protected set(changes: Partial<AbsenceDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...changes }));
  }
}
