import type { CapacityCurve } from './capacity.js';
import { endsHolding } from './critical-stretch.js';
import type { Demand } from './pressure.js';
import { sweep } from './sweep.js';

const MINUTE_MS = 60_000;

/** Work of a department. */
export interface Work extends Demand {
  departmentId: string;
}

/** Departments whose work is judged together, and the time of everybody who serves any of them. */
export interface JudgedSet {
  departmentIds: ReadonlySet<string>;
  curve: CapacityCurve;
}

/** By how much a request is over the line, and in which stretch most of it. */
export interface Over {
  minutesOver: number;
  fromMs: number;
  toMs: number;
}

/** The work of a set's departments. */
export function workOfSet<W extends Work>(work: readonly W[], { departmentIds }: JudgedSet): W[] {
  return work.filter(({ departmentId }) => departmentIds.has(departmentId));
}

/**
 * Tries a request's work against what is kept: over, where in some stretch that holds a piece of its own there is more work than time of
 * those who may do it. Only such stretches are looked at: what is kept fits in the others by itself.
 */
export function tryAgainst(kept: readonly Work[], own: readonly Work[], sets: readonly JudgedSet[]): Over | null {
  let most = 0;
  let over: Over | null = null;
  for (const set of sets) {
    const mine = workOfSet(own, set);
    if (mine.length === 0) continue;
    const look = (fromMs: number, toMs: number, workMs: number, technicianMs: number) => {
      const overMs = workMs - technicianMs;
      if (overMs <= most) return;
      most = overMs;
      over = { minutesOver: overMs / MINUTE_MS, fromMs, toMs };
    };
    sweep([...workOfSet(kept, set), ...mine], set.curve, look, endsHolding(mine));
  }
  return over;
}

/** Kept work as a request finds it: all of it, and what does not yield to one that is on time; the same list where nothing yields. */
export interface KeptWork {
  all: readonly Work[];
  firm: readonly Work[];
}

/** What sending a request comes to. `pushes`: somebody who is kept has to make room for it. */
export interface Sent {
  over: Over | null;
  pushes: boolean;
}

/**
 * Tries a request that is sent now, after all others, against what is kept: on time it goes before those that were late, and what cannot
 * wait is kept whatever else is. It is what working the line out again finds, where nobody else sends in the same moment.
 */
export function trySent(
  { late, begun }: Pick<Asked, 'late' | 'begun'>,
  { all, firm }: KeptWork,
  own: readonly Work[],
  sets: readonly JudgedSet[],
): Sent {
  const beside = tryAgainst(all, own, sets);
  if (beside === null || begun) return { over: null, pushes: beside !== null };
  const over = late || firm === all ? beside : tryAgainst(firm, own, sets);
  return { over, pushes: over === null };
}

/** A live request with its open work. `late`: it was sent late; `begun`: somebody has begun with it, or it cannot wait. */
export interface Asked {
  id: string;
  late: boolean;
  /** When it was sent, or changed by a person so that it asks for more; epoch milliseconds. */
  askedMs: number;
  begun: boolean;
  work: readonly Work[];
}

/** Orders requests as they join: on time before late, then by when they were sent. */
export function inOrder(one: Asked, other: Asked): number {
  return Number(one.late) - Number(other.late) || one.askedMs - other.askedMs || (one.id < other.id ? -1 : 1);
}

/** Of work what is due within a stretch of time; what opened before it opens with it. */
export function nearPart<D extends Demand>(work: readonly D[], near: { fromMs: number; toMs: number }): D[] {
  return work
    .filter(({ dueMs }) => dueMs > near.fromMs && dueMs <= near.toMs)
    .map((one) => (one.fromMs < near.fromMs ? { ...one, fromMs: near.fromMs } : one));
}
