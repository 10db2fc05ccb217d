import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { Lesson } from '@app/shared/contracts';
import { addDays } from '@app/shared/rules';
import { WORDS } from '../../core/words';
import { HowItWent } from './how-it-went';
import { LessonCard } from './lesson-card';
import type { WeekGrid } from './weeks';

/** The fortnight on a phone: a list by day. From this week on past days are folded away; who goes further back came for them. */
@Component({
  selector: 'app-day-list',
  imports: [HowItWent, LessonCard],
  template: `
    @if (earlier().length > 0) {
      <button type="button" class="link-button" [attr.aria-expanded]="shown()" (click)="shown.set(!shown())">
        {{ words.fortnight.earlierDays(earlier().length, shown()) }}
      </button>
    }
    @for (day of days(); track day.date) {
      <section [attr.aria-labelledby]="'day-' + day.date">
        <h2 [id]="'day-' + day.date" [class.today]="day.date === today()">
          {{ day.name }}
          @if (day.date === today()) {
            <span class="mark">{{ words.fortnight.todayMark }}</span>
          }
          @if (day.label) {
            <span class="small">{{ words.fortnight.cycleWeek(day.label) }}</span>
          }
        </h2>
        @if (!day.teaching) {
          <p class="small">{{ day.closed ?? words.fortnight.noTeaching }}</p>
        }
        <ul>
          @for (lesson of day.lessons; track lesson.id) {
            <li>
              <span class="when"
                ><b>{{ words.lessons.periods(lesson.period, lesson.lastPeriod) }}</b>
                @if (lesson.period !== lesson.startTime) {
                  <span class="num small">{{ lesson.startTime }}</span>
                }
              </span>
              <app-lesson-card [lesson]="lesson" [selected]="lesson.id === selected()" [over]="over(lesson)" [row]="true" />
              @if (over(lesson)) {
                <app-how-it-went [lesson]="lesson" (closed)="closed.emit()" />
              }
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s3);
    }
    .link-button {
      justify-self: start;
      min-height: 2.5rem;
    }
    h2 {
      display: flex;
      gap: 0.5rem;
      align-items: baseline;
      margin-bottom: 0.5rem;
      font-size: var(--text-m);
    }
    h2.today {
      color: var(--accent);
    }
    .mark {
      padding: 0 0.5rem;
      border-radius: var(--r-pill);
      background: var(--accent);
      color: var(--accent-ink);
      font-size: var(--text-xs);
    }
    h2 .small {
      font-weight: 400;
    }
    ul {
      display: grid;
      gap: 0.5rem;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: 3.25rem minmax(0, 1fr);
      gap: 0.5rem;
    }
    app-how-it-went {
      grid-column: 2;
    }
    .when {
      display: grid;
      align-content: start;
      padding-top: 0.4375rem;
    }
  `,
})
export class DayList {
  readonly weeks = input.required<WeekGrid[]>();
  readonly today = input.required<string>();
  readonly now = input.required<string>();
  readonly selected = input<string>();
  /** That a lesson's request was closed. */
  readonly closed = output();
  protected readonly words = inject(WORDS);
  protected readonly shown = signal(false);
  private readonly all = computed(() =>
    this.weeks()
      .flatMap((week) => week.columns.map((column) => ({ ...column, name: this.words.dates.day(column.date), label: week.label })))
      .filter((day) => day.lessons.length > 0 || day.closed !== null),
  );
  /** Whether it begins before this week. */
  private readonly looksBack = computed(() => addDays(this.weeks()[0]?.start ?? this.today(), 6) < this.today());
  protected readonly earlier = computed(() => (this.looksBack() ? [] : this.all().filter((day) => day.date < this.today())));
  protected readonly days = computed(() =>
    this.shown() ? this.all() : this.all().filter((day) => this.looksBack() || day.date >= this.today()),
  );

  protected over(lesson: Lesson): boolean {
    return Temporal.Instant.compare(lesson.end, this.now()) <= 0;
  }
}
