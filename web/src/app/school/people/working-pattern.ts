import { Component, computed, inject, input, model } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { WorkingPatternBody, WorkingPatternView } from '@app/shared/contracts';
import { ALL_WORDS } from '../../core/words';
import { Control, Field } from '../../ui/field';
import { Icon } from '../../ui/icon/icon';
import { TimeControl } from '../../ui/time-control';

type Lists = Pick<WorkingPatternBody, 'windows' | 'breaks'>;

/** A technician's working time by weekday, and the breaks in which nothing is planned. */
@Component({
  selector: 'app-working-pattern',
  imports: [Control, Field, Icon, MatButton, TimeControl],
  template: `
    <fieldset>
      <legend>Working time</legend>
      @if (pattern().windows.length === 0) {
        <p class="small">Nothing yet: without working time no work is counted on this person.</p>
      }
      @for (window of pattern().windows; track $index) {
        <div class="row">
          <app-field label="Day">
            <select appControl (typed)="set('windows', $index, { weekday: +$event })">
              @for (day of days; track day) {
                <option [value]="day" [selected]="day === window.weekday">{{ name(day) }}</option>
              }
            </select>
          </app-field>
          <app-field label="From" [error]="wrong()['workingPattern.windows.' + $index + '.start']">
            <input appTime [value]="window.start" (typed)="set('windows', $index, { start: $event })" />
          </app-field>
          <app-field label="To" [error]="wrong()['workingPattern.windows.' + $index + '.end']">
            <input appTime [value]="window.end" (typed)="set('windows', $index, { end: $event })" />
          </app-field>
          @if (weeks().length > 0) {
            <app-field label="In week">
              <select appControl (typed)="setWeek($index, $event)">
                <option value="" [selected]="!window.week">every week</option>
                @for (week of weeks(); track week) {
                  <option [value]="week" [selected]="week === window.week">{{ week }}</option>
                }
              </select>
            </app-field>
          }
          <button
            type="button"
            class="icon-button"
            [attr.aria-label]="'Take out ' + name(window.weekday)"
            (click)="remove('windows', $index)"
          >
            <app-icon name="cross" />
          </button>
        </div>
      }
      <div class="bar">
        <button matButton="outlined" type="button" (click)="addDay()"><app-icon name="plus" />A day</button>
        @if (pattern().windows.length === 0) {
          <button matButton="outlined" type="button" (click)="fullWeek()">Monday to Friday, 08:00 to 16:00</button>
        }
      </div>
    </fieldset>
    <fieldset>
      <legend>Breaks, kept free</legend>
      @for (pause of pattern().breaks; track $index) {
        <div class="row">
          <app-field label="Day">
            <select appControl (typed)="setBreakDay($index, $event)">
              <option value="" [selected]="!pause.weekday">every day</option>
              @for (day of days; track day) {
                <option [value]="day" [selected]="day === pause.weekday">{{ name(day) }}</option>
              }
            </select>
          </app-field>
          <app-field label="From" [error]="wrong()['workingPattern.breaks.' + $index + '.start']">
            <input appTime [value]="pause.start" (typed)="set('breaks', $index, { start: $event })" />
          </app-field>
          <app-field label="To" [error]="wrong()['workingPattern.breaks.' + $index + '.end']">
            <input appTime [value]="pause.end" (typed)="set('breaks', $index, { end: $event })" />
          </app-field>
          <button
            type="button"
            class="icon-button"
            [attr.aria-label]="'Take out the break at ' + pause.start"
            (click)="remove('breaks', $index)"
          >
            <app-icon name="cross" />
          </button>
        </div>
      }
      <button matButton="outlined" type="button" (click)="addBreak()"><app-icon name="plus" />A break</button>
    </fieldset>
  `,
  styles: `
    :host,
    fieldset {
      display: grid;
      gap: 0.625rem;
      justify-items: start;
    }
    :host {
      gap: var(--s2);
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
  `,
})
export class WorkingPattern {
  readonly pattern = model.required<WorkingPatternView>();
  /** The labels of weeks that take turns; none where every week is alike. */
  readonly weeks = input<readonly string[]>([]);
  readonly wrong = input<Record<string, string>>({});
  protected readonly words = inject(ALL_WORDS);
  protected readonly days = [1, 2, 3, 4, 5, 6, 7];
  private readonly last = computed(() => this.pattern().windows.at(-1));

  protected name(weekday: number): string {
    return this.words.dates.longWeekday(weekday);
  }

  protected set<List extends keyof Lists>(list: List, at: number, change: Partial<Lists[List][number]>): void {
    this.pattern.update((pattern) => ({
      ...pattern,
      [list]: pattern[list].map((one, place) => (place === at ? { ...one, ...change } : one)),
    }));
  }

  protected setWeek(at: number, week: string): void {
    this.pattern.update((pattern) => ({
      ...pattern,
      windows: pattern.windows.map((one, place) =>
        place === at ? { weekday: one.weekday, start: one.start, end: one.end, ...(week && { week }) } : one,
      ),
    }));
  }

  protected setBreakDay(at: number, day: string): void {
    this.pattern.update((pattern) => ({
      ...pattern,
      breaks: pattern.breaks.map((one, place) =>
        place === at ? { start: one.start, end: one.end, ...(day && { weekday: Number(day) }) } : one,
      ),
    }));
  }

  protected remove(list: keyof Lists, at: number): void {
    this.pattern.update((pattern) => ({ ...pattern, [list]: pattern[list].filter((_one, place) => place !== at) }));
  }

  /** The next day after the last, with its times. */
  protected addDay(): void {
    const last = this.last();
    const next = { weekday: last ? (last.weekday % 7) + 1 : 1, start: last?.start ?? '08:00', end: last?.end ?? '16:00' };
    this.pattern.update((pattern) => ({ ...pattern, windows: [...pattern.windows, next] }));
  }

  protected fullWeek(): void {
    const windows = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '08:00', end: '16:00' }));
    this.pattern.update((pattern) => ({ ...pattern, windows }));
  }

  protected addBreak(): void {
    this.pattern.update((pattern) => ({ ...pattern, breaks: [...pattern.breaks, { start: '12:30', end: '13:00' }] }));
  }
}
