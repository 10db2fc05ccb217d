import { DestroyRef, Directive, ElementRef, afterRenderEffect, inject, input, output } from '@angular/core';
import type { Lesson } from '@app/shared/contracts';
import { Clock } from '../../core/clock';
import { Shortcuts } from '../../core/shortcuts';
import { WORDS } from '../../core/words';

const STEPS: Record<string, [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Makes the lessons of a page one stop of the Tab key, with the arrow keys going from lesson to lesson, over free periods and from week
 * to week; `t` goes to today and `n` to the next lesson without an answer.
 */
@Directive({
  selector: '[appLessonKeys]',
  host: { '(keydown)': 'move($event)', '(focusin)': 'keep($event)' },
})
export class LessonKeys {
  /** The lessons shown, in order of start. */
  readonly lessons = input.required<readonly Lesson[]>({ alias: 'appLessonKeys' });
  readonly selected = input<string>();
  readonly today = output();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly clock = inject(Clock);
  /** The lesson that Tab comes to: the one that had the focus last. */
  private at: string | null = null;

  constructor() {
    const { fortnight } = inject(WORDS);
    const release = inject(Shortcuts).register([
      { keys: 't', label: fortnight.today, run: () => this.today.emit() },
      { keys: 'n', label: fortnight.nextUnanswered, run: () => this.next() },
    ]);
    inject(DestroyRef).onDestroy(release);
    afterRenderEffect(() => this.rove(this.lessons(), this.selected()));
  }

  protected keep(event: Event): void {
    const card = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('a[id^="lesson-"]') : null;
    if (!card) return;
    this.at = card.id;
    this.rove(this.lessons(), this.selected());
  }

  protected move(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    const card = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('a[id^="lesson-"]') : null;
    if (!step || !card || event.ctrlKey || event.altKey || event.metaKey) return;
    const next = this.inTables(card, step) ?? this.inList(card, step);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  /** The first lesson to come without an answer after the one that Tab comes to, else the first of all. */
  private next(): void {
    const now = this.clock.now();
    const open = this.lessons().filter(({ state, start }) => state === 'unanswered' && Temporal.Instant.compare(start, now) > 0);
    const order = this.lessons().map(({ id }) => `lesson-${id}`);
    const from = this.host.ownerDocument.activeElement?.id === this.at && this.at ? order.indexOf(this.at) : -1;
    const next = open.find(({ id }) => order.indexOf(`lesson-${id}`) > from) ?? open[0];
    if (next)
      this.cards()
        .find(({ id }) => id === `lesson-${next.id}`)
        ?.focus();
  }

  private rove(lessons: readonly Lesson[], selected: string | undefined): void {
    const cards = this.cards();
    const ids = new Set(cards.map(({ id }) => id));
    const now = this.clock.now();
    const open = lessons.find(({ state, start }) => state === 'unanswered' && Temporal.Instant.compare(start, now) > 0);
    const wanted = [this.at, selected && `lesson-${selected}`, open && `lesson-${open.id}`, cards[0]?.id];
    const stop = wanted.find((id) => id && ids.has(id));
    for (const card of cards) card.tabIndex = card.id === stop ? 0 : -1;
  }

  private cards(): HTMLElement[] {
    return [...this.host.querySelectorAll<HTMLElement>('a[id^="lesson-"]')];
  }

  /** Over the rows of all weeks as if they were one table. */
  private inTables(card: HTMLElement, [down, right]: [number, number]): HTMLElement | null {
    const cell = card.closest('td');
    if (!cell) return null;
    const rows = [...this.host.querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('td')]);
    let row = rows.findIndex((cells) => cells.includes(cell));
    let column = rows[row]?.indexOf(cell) ?? -1;
    do {
      row += down;
      column += right;
    } while (rows[row]?.[column] && !rows[row]?.[column]?.querySelector('a'));
    return rows[row]?.[column]?.querySelector('a') ?? null;
  }

  private inList(card: HTMLElement, [down, right]: [number, number]): HTMLElement | null {
    if (card.closest('td')) return null;
    const cards = this.cards();
    return cards[cards.indexOf(card) + down + right] ?? null;
  }
}
