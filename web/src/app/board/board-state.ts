import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Service, computed, inject, linkedSignal, signal, untracked } from '@angular/core';
import type { Board, BoardCard, BoardCell, BoardDay, BoardRow, BoardTask, ChangedTask, Task, TaskChange } from '@app/shared/contracts';
import { movedOn, type Place, whyNotOn } from '@app/shared/rules';
import type { Shift } from '@app/shared/words';
import { action } from '../core/action';
import { Clock } from '../core/clock';
import { Toasts } from '../core/toasts';
import { UndoClient } from '../core/undo.client';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { PrepClient } from '../prep/prep.client';
import { type Stops, walked } from './board-walk';
import { minutesIn } from './day-strip';

/** So many cards of a cell are drawn until somebody asks for all. */
export const FIRST = 4;

/** A card where it lies. */
export interface Lying {
  card: BoardCard;
  row: BoardRow;
  date: string;
}

/** What the focus rests on, by the first task of a card, or by the cell whose rest it opens. */
export const stopOf = (card: BoardCard): string => card.tasks[0]?.id ?? card.key;
export const moreOf = (row: BoardRow, { date }: BoardCell): string => `more ${row.technician?.id ?? ''} ${date}`;

/** A board that is being worked on: what is shown, what is moved, and what may be. Provided by its page. */
@Service({ autoProvided: false })
export class BoardState {
  private readonly clock = inject(Clock);
  private readonly session = inject(Session);
  private readonly tasks = inject(PrepClient);
  private readonly undo = inject(UndoClient);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(ALL_WORDS);
  readonly moving = action();

  /** As the server told it last, but for what it told while a card was held or moved. */
  readonly read = signal<Board | null>(null);
  /** As it is shown: with what was just moved in its new place, until the server tells of it. */
  readonly board = linkedSignal(() => this.read());
  /**
   * Shows what the server tells. While a card is held the board stands still, or it would be drawn from under the hand, and its drag would
   * never end; while a move is written it would show the card back where it was. What came meanwhile is shown afterwards. Another week takes the
   * place of whatever is held.
   */
  take(told: Board): void {
    const shown = untracked(this.read);
    const isStill = this.held() !== null || this.moving.busy();
    if (isStill && shown?.week === told.week && shown.departmentId === told.departmentId) return;
    this.held.set(null);
    this.read.set(told);
  }

  /** Reads the board again; set by the page. */
  reload: () => void = () => undefined;

  /** The columns: all days of the week, or on a phone the one that was chosen. */
  readonly days = signal<readonly BoardDay[]>([]);
  readonly unfolded = signal<ReadonlySet<string>>(new Set());
  readonly stop = signal<string | null>(null);
  /** What the focus is to go to, wherever it comes to lie: set by a key or a move, and forgotten at the next press of a pointer. */
  readonly wanted = signal<string | null>(null);
  /** What is dragged or about to be moved, and where it would go. */
  readonly held = signal<Lying | null>(null);
  /** The card whose menu is open. */
  readonly menu = signal<Lying | null>(null);
  /** What was last said of a move. */
  readonly said = signal('');

  readonly timeZone = this.session.timeZone;
  readonly today = this.clock.today;
  private readonly asOf = computed(() => ({ now: this.clock.now(), nextDayEnd: this.board()?.nextDayEnd ?? this.clock.now() }));

  /** The minutes of a day between which anybody of the board works: what the strips of its cells are drawn in. */
  readonly span = computed(() => {
    const known = this.board();
    const begins = new Map(known?.days.map(({ date, from }) => [date, from]) ?? []);
    const all =
      known?.rows.flatMap(({ cells }) =>
        cells.flatMap(({ date, hours }) => hours.map((one) => ({ ...one, day: begins.get(date) ?? one.from }))),
      ) ?? [];
    const [from, to] = [
      Math.min(...all.map(({ from: at, day }) => minutesIn(day, at))),
      Math.max(...all.map(({ to: at, day }) => minutesIn(day, at))),
    ];
    return { from, to };
  });

  /** Whether this person may move it at all. */
  mayMove({ departmentId, done }: BoardCard): boolean {
    return !done && this.session.may('task.move', { departmentId });
  }

  /** The cards of a cell that are drawn. */
  shown(row: BoardRow, cell: BoardCell): readonly BoardCard[] {
    return cell.cards.length <= FIRST + 1 || this.unfolded().has(moreOf(row, cell)) ? cell.cards : cell.cards.slice(0, FIRST);
  }

  /** Says in words why a card cannot go to a day and a person; null where it can. */
  whyNot(card: BoardCard, to: { day: BoardDay; row: BoardRow }): string | null {
    const why = whyNotOn(card, to.day, this.asOf());
    if (why) return this.words.board.whyNot(why, this.timeZone());
    return to.row.technician && !to.row.takes.includes(card.departmentId) ? this.words.board.takesNot : null;
  }

  /** The hours of both days, and of who had it and who gets it, before and after a move. */
  shifts({ card, row, date }: Lying, to: Place): Shift[] {
    const before = this.board();
    if (!before) return [];
    const after = movedOn<BoardTask, Board>(before, idsOf(card), to);
    const dates = [...new Set([date, to.date])];
    const people = [...new Set([row.technician?.id ?? null, to.technicianId])];
    return [
      ...dates.flatMap((one): Shift[] => {
        const [was, is] = [before, after].map(({ days }) => days.find((day) => day.date === one));
        return was && is && dates.length > 1 ? [{ of: { date: one }, before: was.workMinutes, after: is }] : [];
      }),
      ...people.flatMap((id): Shift[] => {
        const day = id === to.technicianId ? to.date : date;
        const [was, is] = [before, after].map((of) => cellAt(of, id, day));
        return was && is && people.length + dates.length > 2
          ? [{ of: { name: nameOf(before, id) }, before: was.workMinutes, after: is }]
          : [];
      }),
    ];
  }

  /** Says something at the foot of the board and to who hears the page. */
  say(text: string): void {
    this.said.set(text);
    if (text !== '') void this.announcer.announce(text);
  }

  /** Moves the open tasks of a card to a place, as one: where one is refused, those before it are given back. */
  async move(lying: Lying, to: Place): Promise<void> {
    const { card, row, date } = lying;
    const board = this.board();
    const day = board?.days.find((one) => one.date === to.date);
    const target = board?.rows.find(({ technician }) => (technician?.id ?? null) === to.technicianId);
    if (!board || !day || !target || (to.date === date && to.technicianId === (row.technician?.id ?? null))) return;
    const title = this.words.board.cardTitle(card);
    const why = this.whyNot(card, { day, row: target });
    if (why) return this.toasts.say(this.words.board.cannot(title, why));
    const says = this.words.board.moved(title, to.date, nameOf(board, to.technicianId), this.shifts(lying, to));
    await this.change(card, { date: to.date, assigneeId: to.technicianId }, says, () =>
      this.board.set(movedOn<BoardTask, Board>(board, idsOf(card), to)),
    );
  }

  /** Keeps a card where it is when the week is planned, or lets it move again. */
  async pin({ card }: Lying): Promise<void> {
    const pinned = !card.pinned;
    await this.change(card, { pinned }, this.words.board.pinned(this.words.board.cardTitle(card), pinned));
  }

  /** Goes from one stop to the next by an arrow; answers whether there is one. */
  walk(from: string, key: string): boolean {
    const days = this.days();
    const cells = (this.board()?.rows ?? []).map((row) => days.map(({ date }) => this.stops(row, date)));
    const next = walked(cells, from, key);
    if (next === null) return false;
    this.stop.set(next);
    this.wanted.set(next);
    return true;
  }

  unfold(row: BoardRow, cell: BoardCell): void {
    const key = moreOf(row, cell);
    this.unfolded.update((all) => (all.has(key) ? new Set([...all].filter((one) => one !== key)) : new Set([...all, key])));
  }

  /** The one stop of the board that Tab leads to. */
  readonly first = computed(() => {
    const days = this.days();
    const all = (this.board()?.rows ?? []).flatMap((row) => days.flatMap(({ date }) => this.stops(row, date)));
    const stop = this.stop();
    return stop !== null && all.includes(stop) ? stop : (all[0] ?? null);
  });

  private stops(row: BoardRow, date: string): Stops {
    const cell = row.cells.find((one) => one.date === date);
    if (!cell) return [];
    const cards = this.shown(row, cell).map(stopOf);
    return cell.cards.length > FIRST + 1 ? [...cards, moreOf(row, cell)] : cards;
  }

  private async change(
    card: BoardCard,
    change: Omit<TaskChange, 'version'>,
    says: string,
    show: () => void = () => undefined,
  ): Promise<void> {
    const ending = await this.moving.run(
      async () => {
        show();
        this.stop.set(stopOf(card));
        this.wanted.set(stopOf(card));
        const written: ChangedTask[] = [];
        try {
          for (const { id, version, done } of card.tasks) if (!done) written.push(await this.tasks.change(id, { version, ...change }));
        } catch (error) {
          await this.undo
            .of(written)?.()
            .catch(() => undefined);
          throw error;
        }
        return { says, undo: this.undo.of(written, () => this.reload()) ?? null };
      },
      { on: card.key },
    );
    if (ending === 'refused') this.board.set(this.read());
    if (ending !== 'passed') this.reload();
  }

  /** What somebody else made of the task that was refused; null where nobody did. */
  readonly overtaken = computed(() => {
    const now = this.moving.refusal()?.body['current'] as Task | undefined;
    return now?.date ? this.words.board.nowAt(now.date, now.assignee?.name ?? null, now.doneAt !== null) : null;
  });
}

export function idsOf(card: BoardCard): string[] {
  return card.tasks.filter(({ done }) => !done).map(({ id }) => id);
}

export function nameOf({ rows }: Board, id: string | null): string | null {
  return rows.find(({ technician }) => technician?.id === id)?.technician?.name ?? null;
}

function cellAt({ rows }: Board, id: string | null, date: string): BoardCell | undefined {
  return rows.find(({ technician }) => (technician?.id ?? null) === id)?.cells.find((cell) => cell.date === date);
}
