import type { TaskKind } from '../prep/task-windows.js';
import type { IsoDate } from '../time/iso-date.js';
import { type LoadLevel, pressureLevel, pressureOf } from './pressure.js';

/** A task as a board lays it out; instants are ISO-8601 of one precision. */
export interface LaidTask {
  id: string;
  minutes: number;
  fixedMinutes: number;
  from: string;
  due: string;
  pinned: boolean;
  done: boolean;
}

/** What the tasks of a card have in common. */
export interface CardFacts {
  kind: TaskKind;
  title: string;
  departmentId: string;
  practicalId: string | null;
  practicalVersion: number | null;
  /** What whoever does it must have learnt; null: anybody can. */
  specialism: string | null;
}

/** Work that moves as one, see `BoardCard`. */
export interface Card<Task extends LaidTask = LaidTask> extends CardFacts {
  key: string;
  elsewhere: { id: string; code: string; name: string } | null;
  tasks: Task[];
  minutes: number;
  from: string;
  due: string;
  pinned: boolean;
  done: boolean;
}

/** A task where it lies: on a day, with a technician of the board or (null) with nobody of it. */
export interface PlacedTask<Task extends LaidTask = LaidTask> extends CardFacts {
  task: Task;
  /** What tells the cards of tasks without a practical apart: the request, or the task itself. */
  of: string;
  date: IsoDate;
  technicianId: string | null;
  elsewhere: Card['elsewhere'];
}

/** Whether a task is made with others of its practical and version, so that its fixed minutes are spent once (rules, section 7). */
function isBatched({ kind, practicalId, task }: PlacedTask): boolean {
  return kind === 'prepare' && practicalId !== null && task.fixedMinutes > 0;
}

/** What tells the cards of a cell apart. */
function keyOf(placed: PlacedTask): string {
  const { kind, practicalId, practicalVersion, of, task, elsewhere } = placed;
  const what = kind === 'prepare' && !isBatched(placed) ? task.id : practicalId === null ? of : `${practicalId}:${practicalVersion ?? 0}`;
  return [kind, what, elsewhere?.id ?? ''].join(' ');
}

/** Adds up a card's minutes: what a batch spends once is counted once, by its longest. */
export function cardMinutes(tasks: readonly Pick<LaidTask, 'minutes' | 'fixedMinutes'>[], batched: boolean): number {
  if (!batched) return tasks.reduce((sum, { minutes }) => sum + minutes, 0);
  const own = tasks.reduce((sum, { minutes, fixedMinutes }) => sum + minutes - fixedMinutes, 0);
  return own + Math.max(...tasks.map(({ fixedMinutes }) => fixedMinutes));
}

function cardOf<Task extends LaidTask>(key: string, placed: readonly [PlacedTask<Task>, ...PlacedTask<Task>[]]): Card<Task> {
  const [first] = placed;
  const { kind, title, departmentId, practicalId, practicalVersion, specialism, elsewhere } = first;
  const tasks = placed.map(({ task }) => task).sort((one, other) => compare(one.due, other.due) || compare(one.id, other.id));
  const open = tasks.filter(({ done }) => !done);
  const windows = open.length > 0 ? open : tasks;
  return {
    key,
    kind,
    title,
    departmentId,
    practicalId,
    practicalVersion,
    specialism,
    elsewhere,
    tasks,
    minutes: cardMinutes(tasks, isBatched(first)),
    from: windows.map(({ from }) => from).reduce((one, other) => (one > other ? one : other)),
    due: windows.map(({ due }) => due).reduce((one, other) => (one < other ? one : other)),
    pinned: open.some(({ pinned }) => pinned),
    done: open.length === 0,
  };
}

function groups<One>(all: readonly One[], keyOf: (one: One) => string): Map<string, [One, ...One[]]> {
  const byKey = new Map<string, [One, ...One[]]>();
  for (const one of all) {
    const key = keyOf(one);
    const others = byKey.get(key);
    if (others) others.push(one);
    else byKey.set(key, [one]);
  }
  return byKey;
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** What is made comes first, then what has its time. */
const ORDER: readonly TaskKind[] = ['prepare', 'duty', 'clear', 'support', 'deliver', 'collect'];

/** Lays tasks of one cell out as cards: open ones first, what is made before what has its time, then by when they are due. */
export function cardsOf<Task extends LaidTask>(placed: readonly PlacedTask<Task>[]): Card<Task>[] {
  return [...groups<PlacedTask<Task>>(placed, keyOf)]
    .map(([key, together]) => cardOf(key, together))
    .sort(
      (one, other) =>
        Number(one.done) - Number(other.done) ||
        ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) ||
        compare(one.due, other.due) ||
        compare(one.key, other.key),
    );
}

/** Minutes asked against minutes there. */
interface Load {
  workMinutes: number;
  technicianMinutes: number;
}

/** Adds the loads of those who share a day, each rounded to whole minutes, and says how full it is. */
export function dayLoad(loads: readonly Load[]): Load & { level: LoadLevel } {
  const workMinutes = loads.reduce((sum, one) => sum + one.workMinutes, 0);
  const technicianMinutes = loads.reduce((sum, one) => sum + one.technicianMinutes, 0);
  return { workMinutes, technicianMinutes, level: pressureLevel(pressureOf(workMinutes, technicianMinutes)) };
}

/** A cell of a board, see `BoardCell`. */
interface Cell<Task extends LaidTask> extends Load {
  date: IsoDate;
  cards: Card<Task>[];
}
/** As much of a board as its sums and cards are made of. */
export interface BoardShape<Task extends LaidTask = LaidTask> {
  days: readonly (Load & { date: IsoDate; level: LoadLevel })[];
  rows: readonly { technician: { id: string } | null; cells: readonly Cell<Task>[] }[];
}

/** Lays placed tasks out on an empty board: the cards of each cell, the minutes of each cell and day. What lies outside it is left out. */
export function laidOut<Task extends LaidTask, B extends BoardShape<Task>>(board: B, placed: readonly PlacedTask<Task>[]): B {
  const byCell = groups(placed, ({ date, technicianId }) => `${date} ${technicianId ?? ''}`);
  const rows = board.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => {
      const cards = cardsOf(byCell.get(`${cell.date} ${row.technician?.id ?? ''}`) ?? []);
      return { ...cell, cards, workMinutes: Math.round(cards.reduce((sum, { minutes }) => sum + minutes, 0)) };
    }),
  }));
  const days = board.days.map((day) => ({
    ...day,
    ...dayLoad(rows.flatMap(({ cells }) => cells.filter(({ date }) => date === day.date))),
  }));
  return { ...board, rows, days };
}

/** Takes a board's cards apart again into tasks where they lie. */
export function placedOn<Task extends LaidTask & { requisitionId: string | null }>(board: BoardShape<Task>): PlacedTask<Task>[] {
  return board.rows.flatMap(({ technician, cells }) =>
    cells.flatMap(({ date, cards }) =>
      cards.flatMap(({ kind, title, departmentId, practicalId, practicalVersion, specialism, elsewhere, tasks }) =>
        tasks.map((task) => ({
          ...{ kind, title, departmentId, practicalId, practicalVersion, specialism, elsewhere, task, date },
          of: task.requisitionId ?? task.id,
          technicianId: technician?.id ?? null,
        })),
      ),
    ),
  );
}
