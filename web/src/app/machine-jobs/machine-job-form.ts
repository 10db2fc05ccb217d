import { Component, computed, inject, input, model, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { MachineJobRequest } from '@app/shared/contracts';
import { addDays } from '@app/shared/rules';
import { Clock } from '../core/clock';
import { ALL_WORDS } from '../core/words';
import { RequisitionsClient } from '../requisitions/requisitions.client';
import { DateControl } from '../ui/date-control';
import { Control, Field } from '../ui/field';
import { TimeControl } from '../ui/time-control';
import type { MachineJobDraft } from './machine-job-draft';

/** Requests of so many days back and ahead are offered, and so many of those that fit. */
const DAYS = 28;
const OFFERED = 8;

/** The fields of a machine job: what goes in, how long, whose pieces, and when. */
@Component({
  selector: 'app-machine-job-form',
  imports: [Control, DateControl, Field, MatButton, TimeControl],
  template: `
    <app-field [label]="words.machineJobs.fields.title" [error]="wrong()['title']">
      <input appControl autocomplete="off" [value]="draft().title" (typed)="set({ title: $event })" />
    </app-field>
    <app-field
      [label]="words.machineJobs.fields.material"
      [optional]="true"
      [hint]="words.machineJobs.hints.material"
      [error]="wrong()['material']"
    >
      <input appControl autocomplete="off" [value]="draft().material" (typed)="set({ material: $event })" />
    </app-field>
    <app-field [label]="words.machineJobs.fields.sheets" [optional]="true" [error]="wrong()['sheets']">
      <input appControl inputmode="numeric" autocomplete="off" [value]="draft().sheets" (typed)="set({ sheets: $event })" />
    </app-field>
    <app-field
      [label]="words.machineJobs.fields.programme"
      [optional]="true"
      [hint]="words.machineJobs.hints.programme"
      [error]="wrong()['programme']"
    >
      <input appControl autocomplete="off" [value]="draft().programme" (typed)="set({ programme: $event })" />
    </app-field>
    <app-field [label]="words.machineJobs.fields.minutes" [hint]="words.machineJobs.hints.minutes" [error]="wrong()['minutes']">
      <input appControl inputmode="numeric" autocomplete="off" [value]="draft().minutes" (typed)="set({ minutes: $event })" />
    </app-field>
    <app-field [label]="words.machineJobs.fields.runMinutes" [hint]="words.machineJobs.hints.length" [error]="wrong()['runMinutes']">
      <input appControl autocomplete="off" [value]="draft().run" (typed)="set({ run: $event })" />
    </app-field>
    <app-field
      [label]="words.machineJobs.fields.coolMinutes"
      [optional]="true"
      [hint]="words.machineJobs.hints.cool"
      [error]="wrong()['coolMinutes']"
    >
      <input appControl autocomplete="off" [value]="draft().cool" (typed)="set({ cool: $event })" />
    </app-field>
    <app-field
      [label]="words.machineJobs.fields.date"
      [optional]="true"
      [hint]="words.machineJobs.hints.date"
      [error]="wrong()['startsAt']"
    >
      <input appDate [value]="draft().date" (typed)="set({ date: $event })" />
    </app-field>
    <app-field [label]="words.machineJobs.fields.time" [optional]="true" [error]="wrong()['time']">
      <input appTime [value]="draft().time" (typed)="set({ time: $event })" />
    </app-field>
    <div class="whole">
      <app-field
        [label]="words.machineJobs.fields.requests"
        [optional]="true"
        [hint]="words.machineJobs.hints.requests"
        [error]="wrong()['requisitionIds']"
      >
        <input appControl type="search" autocomplete="off" [value]="typed()" (typed)="typed.set($event)" />
      </app-field>
      @if (offered().length > 0) {
        <div class="bar" role="group" [attr.aria-label]="words.machineJobs.fields.requests">
          @for (one of offered(); track one.id) {
            <button matButton="outlined" type="button" (click)="put(one)">{{ words.machineJobs.putIn(says(one)) }}</button>
          }
        </div>
      } @else if (isNone()) {
        <p class="small" role="status">{{ words.machineJobs.noneFits }}</p>
      }
      @if (draft().requests.length > 0) {
        <ul [attr.aria-label]="words.machineJobs.inIt">
          @for (one of draft().requests; track one.id) {
            <li>
              <span>{{ says(one) }}</span>
              <button matButton="text" type="button" [attr.aria-label]="words.machineJobs.takeOutOf(says(one))" (click)="take(one)">
                {{ words.machineJobs.takeOut }}
              </button>
            </li>
          }
        </ul>
      }
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr));
      gap: var(--s2);
    }
    .whole {
      grid-column: 1 / -1;
      min-width: 0;
    }
    .bar {
      margin-top: 0.5rem;
    }
    button {
      height: auto;
      min-height: 3rem;
      white-space: normal;
      overflow-wrap: anywhere;
    }
    ul {
      margin: 0.5rem 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--s2);
      align-items: center;
      overflow-wrap: anywhere;
    }
  `,
})
export class MachineJobForm {
  readonly draft = model.required<MachineJobDraft>();
  readonly wrong = input<Record<string, string>>({});
  protected readonly words = inject(ALL_WORDS);
  private readonly today = inject(Clock).today;
  private readonly requests = inject(RequisitionsClient);
  protected readonly typed = signal('');
  private readonly found = resource({
    params: () => {
      const q = this.typed().trim();
      return q === '' ? undefined : { q, from: addDays(this.today(), -DAYS), to: addDays(this.today(), DAYS) };
    },
    loader: async ({ params }) => {
      const { items } = await this.requests.page({ ...params, order: 'soonest' }, OFFERED);
      return items
        .filter(({ status }) => status !== 'draft')
        .map(({ id, title, group, date }): MachineJobRequest => ({ id, title, group, date }));
    },
  });
  protected readonly offered = computed(() => {
    const inIt = new Set(this.draft().requests.map(({ id }) => id));
    return (this.found.hasValue() ? this.found.value() : []).filter(({ id }) => !inIt.has(id));
  });
  protected readonly isNone = computed(() => this.found.hasValue() && this.found.value().length === 0);

  protected says({ group, title, date }: MachineJobRequest): string {
    return this.words.machineJobs.pieces(group, title, this.words.dates.dayFrom(date, this.today()));
  }

  protected put(one: MachineJobRequest): void {
    this.set({ requests: [...this.draft().requests, one] });
    this.typed.set('');
  }

  protected take({ id }: MachineJobRequest): void {
    this.set({ requests: this.draft().requests.filter((one) => one.id !== id) });
  }

  protected set(changes: Partial<MachineJobDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...changes }));
  }
}
