import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Board, BoardCard, BoardTask } from '@app/shared/contracts';
import { movedOn } from '@app/shared/rules';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { BoardState, idsOf, type Lying, stopOf } from './board-state';

const FIRST = 3;

/** A card of a day that is over, and the nearest day that has room for it; null: none has, and only another lesson would help. */
interface Way {
  lying: Lying;
  to: string | null;
}

/** What would help the days that are over: moves that bring no other day over, and where there is none, whom to ask for another day. */
@Component({
  selector: 'app-board-help',
  imports: [MatButton, RouterLink],
  template: `
    @if (days().length > 0) {
      <section class="card">
        <h2>{{ words.board.help }}</h2>
        @for (one of days(); track one.day.date) {
          <h3>{{ words.board.overBy(one.day.date, one.day) }}</h3>
          <p class="small">{{ words.board.shownOf(one.ways.length, one.all, one.withRoom) }}</p>
          <ul>
            @for (way of one.ways; track stopOf(way.lying.card)) {
              <li class="bar">
                <span>{{ way.to === null ? words.board.noRoom(way.lying.card) : words.board.hasRoom(way.lying.card, way.to) }}</span>
                @if (way.to !== null && state.mayMove(way.lying.card)) {
                  <button matButton="outlined" type="button" [disabled]="state.moving.busy()" (click)="move(way)">
                    {{ words.board.move }}
                  </button>
                } @else if (way.to === null && mayAsk(way.lying.card)) {
                  @for (task of way.lying.card.tasks.slice(0, 3); track task.id) {
                    @if (task.requisitionId) {
                      <a [routerLink]="['/requests', task.requisitionId]">{{ words.board.askAbout(task.group ?? '') }}</a>
                    }
                  }
                }
              </li>
            }
          </ul>
        }
        @if (asks()) {
          <p class="small">{{ words.board.askWhy }}</p>
        }
      </section>
    }
  `,
  styles: `
    section {
      margin-top: var(--s2);
    }
    h2,
    h3 {
      font-size: var(--text-m);
    }
    h3 {
      margin-top: 0.5rem;
    }
    ul {
      padding: 0;
      list-style: none;
    }
    li {
      min-height: 3rem;
      overflow-wrap: anywhere;
    }
    a {
      display: inline-flex;
      align-items: center;
      min-height: 3rem;
    }
  `,
})
export class BoardHelp {
  protected readonly words = inject(ALL_WORDS);
  protected readonly state = inject(BoardState);
  private readonly session = inject(Session);
  protected readonly stopOf = stopOf;
  /** The days to come that are over, each with its largest cards that can be moved and those that cannot. */
  protected readonly days = computed(() => {
    const board = this.state.board();
    if (!board) return [];
    return board.days
      .filter((day) => !day.beside && day.date >= this.state.today() && day.workMinutes > day.technicianMinutes)
      .map((day) => {
        const ways = board.rows
          .flatMap((row) => (row.cells.find(({ date }) => date === day.date)?.cards ?? []).map((card) => ({ card, row, date: day.date })))
          .filter(({ card }) => !card.done && card.kind === 'prepare' && !card.pinned)
          .sort((one, other) => other.card.minutes - one.card.minutes)
          .map((lying): Way => ({ lying, to: this.roomFor(board, lying) }));
        const withRoom = ways.filter(({ to }) => to !== null);
        const shown = [...withRoom, ...ways.filter(({ to }) => to === null)].slice(0, FIRST);
        return { day, ways: shown, all: ways.length, withRoom: withRoom.length };
      });
  });
  protected readonly asks = computed(() =>
    this.days().some(({ ways }) => ways.some(({ lying, to }) => to === null && this.mayAsk(lying.card))),
  );

  protected mayAsk({ departmentId }: BoardCard): boolean {
    return this.session.may('requisition.offer', { departmentId });
  }

  protected move({ lying, to }: Way): void {
    if (to !== null) void this.state.move(lying, { date: to, technicianId: lying.row.technician?.id ?? null });
  }

  /** The nearest day of its window on which the card would not bring the day over. */
  private roomFor(board: Board, lying: Lying): string | null {
    const { card, row, date } = lying;
    const far = (other: string) => Math.abs(Temporal.PlainDate.from(date).until(other).days);
    const can = board.days
      .filter((day) => day.date !== date && this.state.whyNot(card, { day, row }) === null)
      .sort((one, other) => far(one.date) - far(other.date));
    const fits = can.find((day) => {
      const after = movedOn<BoardTask, Board>(board, idsOf(card), { date: day.date, technicianId: row.technician?.id ?? null });
      return after.days.some((one) => one.date === day.date && one.level !== 'overloaded');
    });
    return fits?.date ?? null;
  }
}
