import { Component, ElementRef, computed, effect, inject, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { BoardRow } from '@app/shared/contracts';
import { hasLearnt, type Place } from '@app/shared/rules';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { Dialog } from '../ui/dialog';
import { Icon } from '../ui/icon/icon';
import { BoardState, type Lying } from './board-state';

/**
 * What moves a card without a drag: the days with their hours and why not, the people, what the move would change. A digit chooses the day of
 * that number, a letter the person that it stands before; Enter moves.
 */
@Component({
  selector: 'app-move-menu',
  imports: [Dialog, Icon, MatButton, RouterLink],
  templateUrl: './move-menu.html',
  styleUrl: './move-menu.scss',
})
export class MoveMenu {
  protected readonly words = inject(ALL_WORDS);
  protected readonly state = inject(BoardState);
  private readonly session = inject(Session);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  /** The card of the menu as the board has it now; it is gone when others took it apart. */
  protected readonly lying = this.state.menu;
  protected readonly open = linkedSignal(() => this.lying() !== null);
  protected readonly heading = computed(() => {
    const lying = this.lying();
    return lying ? this.words.board.cardTitle(lying.card) : '';
  });
  protected readonly chosen = linkedSignal<Place | null>(() => {
    const lying = this.lying();
    return lying && { date: lying.date, technicianId: lying.row.technician?.id ?? null };
  });
  /** Those of its classes that are to move: all, until somebody leaves some out. */
  protected readonly leftOut = linkedSignal<ReadonlySet<string>>(() => {
    this.lying();
    return new Set();
  });
  /** The card with the classes that are to move alone. */
  private readonly part = computed(() => {
    const [lying, leftOut] = [this.lying(), this.leftOut()];
    return lying && { ...lying, card: { ...lying.card, tasks: lying.card.tasks.filter(({ id }) => !leftOut.has(id)) } };
  });
  protected readonly mayMove = computed(() => {
    const lying = this.lying();
    return lying !== null && this.state.mayMove(lying.card);
  });
  protected readonly days = computed(() => {
    const [board, lying] = [this.state.board(), this.part()];
    if (!board || !lying) return [];
    const numbers = new Map(this.state.days().map(({ date }, at) => [date, String(at + 1)]));
    const all = board.days.map((day) => {
      const isHere = day.date === lying.date;
      // a card that is done, or whose window is over, may lie where it lies
      const why = isHere ? null : this.state.whyNot(lying.card, { day, row: lying.row });
      return { day, key: numbers.get(day.date) ?? '', isHere, why };
    });
    // a day of another week is there for what can be done on it
    return all.filter(({ day, why }) => !day.beside || why === null);
  });
  protected readonly people = computed(() => {
    const [board, lying] = [this.state.board(), this.part()];
    const date = this.chosen()?.date;
    if (!board || !lying) return [];
    const letters = lettersOf(board.rows);
    return board.rows.map((row) => ({
      row,
      id: row.technician?.id ?? null,
      key: letters.get(row) ?? '',
      isHere: row.technician?.id === lying.row.technician?.id,
      cell: row.cells.find((cell) => cell.date === date),
      unlearnt: row.technician && !hasLearnt(row.specialisms, lying.card.specialism) ? lying.card.specialism : null,
      why: row.technician && !row.takes.includes(lying.card.departmentId) ? this.words.board.takesNot : null,
    }));
  });
  protected readonly says = computed(() => {
    const [lying, to] = [this.part(), this.chosen()];
    return lying && to ? this.words.board.shifts(this.state.shifts(lying, to)) : '';
  });
  protected readonly isMoved = computed(() => {
    const [lying, to] = [this.part(), this.chosen()];
    return (
      lying !== null &&
      lying.card.tasks.length > 0 &&
      to !== null &&
      (to.date !== lying.date || to.technicianId !== (lying.row.technician?.id ?? null))
    );
  });
  /** The requests of the card, of whose lessons another day can be asked for. */
  protected readonly requests = computed(() => {
    const card = this.lying()?.card;
    const mayAsk = card && !card.done && this.session.may('requisition.offer', { departmentId: card.departmentId });
    return (card?.tasks ?? []).flatMap(({ requisitionId, group }) =>
      requisitionId === null ? [] : [{ id: requisitionId, group: group ?? '', mayAsk: mayAsk === true }],
    );
  });

  protected byOf({ card, date }: Lying): string {
    return this.words.board.by(card.due, { date, today: this.state.today() }, this.state.timeZone());
  }

  constructor() {
    // so that digits and letters are heard at once, and Enter moves
    effect(() => {
      if (this.lying() !== null)
        setTimeout(() => this.element.nativeElement.querySelector<HTMLElement>('input[type=radio]:checked')?.focus());
    });
  }

  protected choose(change: Partial<Place>): void {
    this.chosen.update((chosen) => chosen && { ...chosen, ...change });
  }

  protected pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || !this.mayMove()) return;
    const day = this.days().find(({ key, why }) => key !== '' && key === event.key && why === null);
    const person = this.people().find(({ key, why }) => key !== '' && key === event.key.toLowerCase() && why === null);
    if (day) this.choose({ date: day.day.date });
    else if (person) this.choose({ technicianId: person.id });
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected move(event: Event): void {
    event.preventDefault();
    const [lying, to, isMoved] = [this.part(), this.chosen(), this.isMoved()];
    this.close();
    if (lying && to && isMoved) void this.state.move(lying, to);
  }

  protected leaveOut(taskId: string, left: boolean): void {
    this.leftOut.update((all) => new Set(left ? [...all, taskId] : [...all].filter((id) => id !== taskId)));
  }

  protected pin(): void {
    const lying = this.part();
    this.close();
    if (lying) void this.state.pin(lying);
  }

  protected closed(open: boolean): void {
    if (!open) this.close();
  }

  protected close(): void {
    this.state.menu.set(null);
  }
}

/** Gives each row the first letter of its name that no row before it has; the last of many have none. */
function lettersOf(rows: readonly BoardRow[]): Map<BoardRow, string> {
  const free = new Set('abcdefghijklmnopqrstuvwxyz');
  const letters = new Map<BoardRow, string>();
  for (const row of rows) {
    const name = row.technician?.name.toLowerCase() ?? 'nobody';
    const letter = [...name].find((one) => free.has(one)) ?? [...free][0];
    if (letter === undefined) break;
    free.delete(letter);
    letters.set(row, letter);
  }
  return letters;
}
