import { Component, computed, inject, input, output } from '@angular/core';
import { classOf } from '../../core/class-of';
import { WORDS } from '../../core/words';
import { HowItWent } from './how-it-went';
import { LessonCard } from './lesson-card';
import type { WeekGrid } from './weeks';

/** One week as a table, periods down and days across. */
@Component({
  selector: 'app-week-table',
  imports: [HowItWent, LessonCard],
  templateUrl: './week-table.html',
  styleUrl: './week-table.scss',
})
export class WeekTable {
  readonly week = input.required<WeekGrid>();
  readonly today = input.required<string>();
  readonly now = input.required<string>();
  readonly selected = input<string>();
  /** That a lesson's request was closed. */
  readonly closed = output();
  protected readonly words = inject(WORDS);
  protected readonly name = computed(() => {
    const { label, columns, start } = this.week();
    return this.words.fortnight.weekName(label, columns[0]?.date ?? start, columns.at(-1)?.date ?? start);
  });
  protected readonly corner = computed(() => {
    const { label, start } = this.week();
    return label ? this.words.fortnight.cycleWeek(label) : this.words.dates.dayMonth(start);
  });

  protected readonly nameOf = classOf;

  protected over(end: string): boolean {
    return Temporal.Instant.compare(end, this.now()) <= 0;
  }
}
