import { Component, ElementRef, computed, inject, input } from '@angular/core';
import { WORDS } from '../../core/words';
import { LessonCard } from './lesson-card';
import type { WeekGrid } from './weeks';

const STEPS: Record<string, [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** One week as a table, periods down and days across; the arrow keys go from lesson to lesson, over free periods. */
@Component({
  selector: 'app-week-table',
  imports: [LessonCard],
  templateUrl: './week-table.html',
  styleUrl: './week-table.scss',
  host: { '(keydown)': 'move($event)' },
})
export class WeekTable {
  readonly week = input.required<WeekGrid>();
  readonly today = input.required<string>();
  readonly now = input.required<string>();
  readonly selected = input<string>();
  protected readonly words = inject(WORDS);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly name = computed(() => {
    const { label, columns, start } = this.week();
    return this.words.fortnight.weekName(label, columns[0]?.date ?? start, columns.at(-1)?.date ?? start);
  });
  protected readonly corner = computed(() => {
    const { label, start } = this.week();
    return label ? this.words.fortnight.cycleWeek(label) : this.words.dates.dayMonth(start);
  });

  protected over(end: string): boolean {
    return Temporal.Instant.compare(end, this.now()) <= 0;
  }

  protected move(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    const cell = event.target instanceof HTMLElement ? event.target.closest('td') : null;
    if (!step || !cell) return;
    const rows = [...this.host.nativeElement.querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('td')]);
    let row = rows.findIndex((cells) => cells.includes(cell));
    let column = rows[row]?.indexOf(cell) ?? -1;
    do {
      row += step[0];
      column += step[1];
    } while (rows[row]?.[column] && !rows[row]?.[column]?.querySelector('a'));
    const next = rows[row]?.[column]?.querySelector('a');
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}
