import { Component, inject, input, model } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ExtraHours, FormerPattern, WorkingPatternView } from '@app/shared/contracts';
import { Clock } from '../../core/clock';
import { ALL_WORDS } from '../../core/words';
import { DateControl } from '../../ui/date-control';
import { Field } from '../../ui/field';
import { Icon } from '../../ui/icon/icon';
import { TimeControl } from '../../ui/time-control';

/** Hours that a technician works on single dates besides, from when on changed hours hold, and those that held before. */
@Component({
  selector: 'app-extra-hours',
  imports: [DateControl, Field, Icon, MatButton, TimeControl],
  template: `
    <app-field [label]="said.from" [hint]="said.fromHint" [error]="wrong()['patternFrom']">
      <input appDate autocomplete="off" [value]="from()" (typed)="from.set($event)" />
    </app-field>
    @if (former().length > 0) {
      <div>
        <p class="small">{{ said.earlier }}</p>
        <ul class="small">
          @for (one of former(); track one.until) {
            <li>{{ said.had(one.until, one.windows, today()) }}</li>
          }
        </ul>
      </div>
    }
    <fieldset>
      <legend>{{ said.extra }}</legend>
      <p class="small">{{ said.extraWhy }}</p>
      @for (one of pattern().extra; track $index) {
        <div class="row">
          <app-field [label]="said.date" [error]="wrong()['workingPattern.extra.' + $index + '.date']">
            <input appDate autocomplete="off" [value]="one.date" (typed)="set($index, { date: $event })" />
          </app-field>
          <app-field [label]="said.starts" [error]="wrong()['workingPattern.extra.' + $index + '.start']">
            <input appTime [value]="one.start" (typed)="set($index, { start: $event })" />
          </app-field>
          <app-field [label]="said.ends" [error]="wrong()['workingPattern.extra.' + $index + '.end']">
            <input appTime [value]="one.end" (typed)="set($index, { end: $event })" />
          </app-field>
          <button type="button" class="icon-button" [attr.aria-label]="said.takeOut(one.date)" (click)="remove($index)">
            <app-icon name="cross" />
          </button>
        </div>
      }
      <button matButton="outlined" type="button" (click)="add()"><app-icon name="plus" />{{ said.addExtra }}</button>
    </fieldset>
  `,
  styles: `
    :host,
    fieldset {
      display: grid;
      gap: 0.625rem;
      justify-items: start;
    }
    legend {
      margin-bottom: 0.25rem;
      font-weight: 700;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
      align-items: end;
    }
    .row app-field {
      min-width: 7.5rem;
    }
    li {
      overflow-wrap: anywhere;
    }
  `,
})
export class ExtraHoursFields {
  readonly pattern = model.required<WorkingPatternView>();
  readonly from = model.required<string>();
  /** The hours that held before, as they were read. */
  readonly former = input<readonly FormerPattern[]>([]);
  readonly wrong = input<Record<string, string>>({});
  protected readonly said = inject(ALL_WORDS).contract;
  protected readonly today = inject(Clock).today;

  protected set(at: number, change: Partial<ExtraHours>): void {
    this.update((extra) => extra.map((one, place) => (place === at ? { ...one, ...change } : one)));
  }

  protected remove(at: number): void {
    this.update((extra) => extra.filter((_, place) => place !== at));
  }

  protected add(): void {
    this.update((extra) => [...extra, { date: '', start: '09:00', end: '15:00' }]);
  }

  private update(change: (extra: readonly ExtraHours[]) => ExtraHours[]): void {
    this.pattern.update((pattern) => ({ ...pattern, extra: change(pattern.extra ?? []) }));
  }
}
