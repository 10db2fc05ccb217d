import { Component, computed, inject, input, output, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ImportAnswer } from '@app/shared/contracts';
import { isIsoDate, isWallTime } from '@app/shared/rules';
import { action } from '../../core/action';
import { ALL_WORDS } from '../../core/words';
import { CalendarBook } from '../../school/calendar-book';
import { DateControl } from '../../ui/date-control';
import { Field } from '../../ui/field';
import { ProblemNotice } from '../../ui/problem';
import { TimeControl } from '../../ui/time-control';
import { adopt, foundIn } from '../adopt-calendar';

/** Periods and days that the file has and the calendar has not, offered to be put into it; then the preview is made again. */
@Component({
  selector: 'app-found-calendar',
  imports: [DateControl, Field, MatButton, ProblemNotice, TimeControl],
  template: `
    @if (book.hasValue() && found(); as what) {
      <section class="card edge wait" aria-labelledby="found-heading">
        <h2 id="found-heading">{{ words.imports.missing({ periods: what.periods.length > 0, days: what.cycle !== null }) }}</h2>
        <p class="small">
          Its lessons show once the calendar has them. What you use here counts at once, for everybody, before the timetable is imported.
        </p>
        @if (what.cycle; as cycle) {
          <p>
            The cycle would be <b>{{ cycle.labels.join(', ') || 'the same every week' }}</b>{{
              cycle.kind === 'rotating' ? ', one after the other over the teaching days' : ' in turn, week by week'
            }}.
          </p>
        }
        @if (what.periods.length > 0) {
          <div class="periods">
            @for (period of what.periods; track period.name) {
              <fieldset>
                <legend>{{ period.name }}</legend>
                <app-field [label]="'From'" [error]="tried() && !time(period.name, 'start') ? 'Give a time.' : null">
                  <input appTime [value]="time(period.name, 'start')" (typed)="setTime(period.name, 'start', $event)" />
                </app-field>
                <app-field [label]="'To'" [error]="tried() && !time(period.name, 'end') ? 'Give a time.' : null">
                  <input appTime [value]="time(period.name, 'end')" (typed)="setTime(period.name, 'end', $event)" />
                </app-field>
              </fieldset>
            }
          </div>
          @if (book.value().periods.length > 0) {
            <label class="check">
              <input type="checkbox" [checked]="replaces()" (change)="replace.set(!replaces())" />
              Take the calendar’s present periods out ({{ present() }})
            </label>
          }
        }
        @if (book.value().terms.length === 0) {
          <p>The calendar has no term yet. Begin with the whole school year; terms and holidays can be added afterwards.</p>
          <div class="periods">
            <app-field label="First day of school" [error]="tried() && !termFrom() ? 'Give a date.' : null">
              <input appDate [value]="termFrom()" (typed)="termFrom.set($event)" />
            </app-field>
            <app-field label="Last day of school" [error]="tried() && !termTo() ? 'Give a date.' : null">
              <input appDate [value]="termTo()" [near]="termFrom()" (typed)="termTo.set($event)" />
            </app-field>
          </div>
        }
        @if (adopting.refusal(); as refused) {
          <app-problem [error]="refused" [retryLabel]="null" />
        }
        <div>
          <button matButton="outlined" type="button" [disabled]="adopting.busy()" (click)="use()">
            {{ adopting.busy() ? 'Writing the calendar…' : 'Use these ' + says() + ' in the calendar' }}
          </button>
        </div>
      </section>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    section {
      display: grid;
      gap: 0.625rem;
    }
    .periods {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr));
      gap: 0.75rem;
    }
    fieldset {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 0.5rem;
    }
    legend {
      font-weight: 650;
      font-size: var(--text-s);
    }
    .check {
      display: flex;
      gap: 0.5rem;
      align-items: center;
      min-height: 2.5rem;
    }
    .check input {
      width: 1.25rem;
      height: 1.25rem;
      accent-color: var(--accent);
    }
  `,
})
export class FoundCalendar {
  readonly answer = input.required<ImportAnswer>();
  readonly adopted = output();
  protected readonly words = inject(ALL_WORDS);
  private readonly calendars = inject(CalendarBook);
  protected readonly book = resource({ loader: () => this.calendars.read() });
  protected readonly found = computed(() => (this.book.hasValue() ? foundIn(this.answer(), this.book.value()) : null));
  protected readonly says = computed(() => {
    const found = this.found();
    return [found?.periods.length && 'periods', found?.cycle && 'days'].filter(Boolean).join(' and ');
  });
  protected readonly present = computed(() =>
    this.book.hasValue()
      ? this.book
          .value()
          .periods.map(({ name }) => name)
          .join(', ')
      : '',
  );
  private readonly times = signal<Record<string, { start: string; end: string }>>({});
  protected readonly replace = signal<boolean | null>(null);
  protected readonly replaces = computed(() => this.replace() ?? this.found()?.replaces ?? false);
  protected readonly termFrom = signal('');
  protected readonly termTo = signal('');
  protected readonly tried = signal(false);
  protected readonly adopting = action();

  protected time(name: string, end: 'start' | 'end'): string {
    return this.times()[name]?.[end] ?? this.found()?.periods.find((period) => period.name === name)?.[end] ?? '';
  }

  protected setTime(name: string, end: 'start' | 'end', value: string): void {
    this.times.update((times) => ({
      ...times,
      [name]: { start: this.time(name, 'start'), end: this.time(name, 'end'), [end]: value },
    }));
  }

  protected async use(): Promise<void> {
    const found = this.found();
    if (!found || !this.book.hasValue()) return;
    const book = this.book.value();
    const terms = book.terms.length > 0 ? book.terms : [{ name: 'School year', from: this.termFrom(), to: this.termTo() }];
    this.tried.set(true);
    const timed = found.periods.every(({ name }) => isWallTime(this.time(name, 'start')) && isWallTime(this.time(name, 'end')));
    if (!timed || terms.some(({ from, to }) => !isIsoDate(from) || !isIsoDate(to))) return;
    await this.adopting.run(async () => {
      await this.calendars.write(adopt({ ...book, terms }, found, this.times(), this.replaces()));
      this.book.reload();
      this.adopted.emit();
      return 'The calendar has the file’s periods and days now.';
    });
  }
}
