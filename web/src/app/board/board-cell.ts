import { CdkDrag, CdkDropList, type CdkDragDrop } from '@angular/cdk/drag-drop';
import { Component, computed, inject, input } from '@angular/core';
import type { BoardCell, BoardDay, BoardRow } from '@app/shared/contracts';
import { hasLearnt } from '@app/shared/rules';
import { ALL_WORDS } from '../core/words';
import { Icon } from '../ui/icon/icon';
import { LoadBar } from '../ui/load-bar';
import { DayStrip } from './day-strip';
import { BoardState, FIRST, type Lying, moreOf, stopOf } from './board-state';

/** One person's day on the board: what is asked of the time there, breaks and absences, and the cards, which drag and answer to keys. */
@Component({
  selector: 'app-board-cell',
  imports: [CdkDrag, CdkDropList, DayStrip, Icon, LoadBar],
  templateUrl: './board-cell.html',
  styleUrl: './board-cell.scss',
  host: { '[class.away]': 'isAway()', '[class.closed]': 'whyNot() !== null', '[class.target]': 'isTarget()' },
})
export class BoardCellView {
  readonly row = input.required<BoardRow>();
  readonly day = input.required<BoardDay>();
  protected readonly words = inject(ALL_WORDS);
  protected readonly state = inject(BoardState);
  protected readonly none: BoardCell = { date: '', workMinutes: 0, technicianMinutes: 0, hours: [], breaks: [], away: [], cards: [] };
  protected readonly cell = computed(() => this.row().cells.find(({ date }) => date === this.day().date) ?? this.none);
  protected readonly isAway = computed(() => this.cell().away.length > 0 && this.cell().technicianMinutes === 0);
  protected readonly pauses = computed(() => {
    const { breaks, away } = this.cell();
    const timeZone = this.state.timeZone();
    const said = this.words.board.notThere;
    return [
      ...(away.length > 0 ? [{ kind: 'away', says: said('away', away, { timeZone, wholeDay: this.isAway() }) }] : []),
      ...(breaks.length > 0 && !this.isAway() ? [{ kind: 'break', says: said('break', breaks, { timeZone, wholeDay: false }) }] : []),
    ];
  });
  protected readonly cards = computed(() =>
    this.state.shown(this.row(), this.cell()).map((card) => {
      const date = this.day().date;
      const by = this.words.board.by(card.due, { date, today: this.state.today() }, this.state.timeZone());
      const at = this.words.board.cardAt(this.row().technician?.name ?? card.elsewhere?.name ?? null, date);
      const lying: Lying = { card, row: this.row(), date };
      const warns = this.row().technician && !card.done && !hasLearnt(this.row().specialisms, card.specialism) ? card.specialism : null;
      return { card, lying, by, at, warns, stop: stopOf(card), mayMove: this.state.mayMove(card) };
    }),
  );
  protected readonly rest = computed(() => {
    const { cards } = this.cell();
    if (cards.length <= FIRST + 1) return null;
    const hidden = cards.slice(FIRST);
    const unfolded = this.state.unfolded().has(this.more());
    const minutes = hidden.reduce((sum, one) => sum + one.minutes, 0);
    return { unfolded, says: unfolded ? this.words.board.fewer : this.words.board.more(hidden.length, minutes) };
  });
  protected readonly more = computed(() => moreOf(this.row(), this.cell()));
  private readonly isOwn = computed(() => {
    const held = this.state.held();
    return held?.date === this.day().date && held.row.technician?.id === this.row().technician?.id;
  });
  /** While a card is held, why it cannot come here. */
  protected readonly whyNot = computed(() => {
    const held = this.state.held();
    return held && !this.isOwn() ? this.state.whyNot(held.card, { day: this.day(), row: this.row() }) : null;
  });
  protected readonly isTarget = computed(() => this.state.held() !== null && !this.isOwn() && this.whyNot() === null);
  protected readonly takes = ({ data }: CdkDrag<Lying>): boolean =>
    this.state.whyNot(data.card, { day: this.day(), row: this.row() }) === null;

  /** While a card is dragged over this cell: what both days' hours would be. */
  protected entered(): void {
    const held = this.state.held();
    if (held) this.state.say(this.words.board.shifts(this.state.shifts(held, this.place())));
  }

  protected dropped({ item, container, previousContainer }: CdkDragDrop<unknown, unknown, Lying>): void {
    if (container !== previousContainer) void this.state.move(item.data, this.place());
  }

  /** `m` or Enter opens the menu, `p` pins, a digit is a day, arrows walk. */
  protected pressed(event: KeyboardEvent, stop: string, lying: Lying | null): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (this.state.walk(stop, event.key)) return event.preventDefault();
    if (!lying) return;
    const mayMove = this.state.mayMove(lying.card);
    const day = mayMove && /^[1-9]$/.test(event.key) ? this.state.days()[Number(event.key) - 1] : undefined;
    if (day) void this.state.move(lying, { date: day.date, technicianId: this.row().technician?.id ?? null });
    else if (mayMove && event.key === 'p') void this.state.pin(lying);
    else if (event.key === 'm') this.state.menu.set(lying);
    else return;
    event.preventDefault();
  }

  private place() {
    return { date: this.day().date, technicianId: this.row().technician?.id ?? null };
  }
}
