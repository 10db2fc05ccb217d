import type { HeldInterval } from './availability.js';

/** Somebody whose kit was given back and is taken again over [fromMs, toMs): how many were promised, and how many are wanted now. */
export interface Retaking {
  fromMs: number;
  toMs: number;
  promised: number;
  wanted: number;
}

interface Stretch {
  fromMs: number;
  toMs: number;
}

/** How many are held between any two neighbouring instants at which that changes: kept as they are taken, not summed up anew for each. */
class Levels {
  private readonly placeOf: ReadonlyMap<number, number>;
  private readonly held: number[];

  constructor(stretches: readonly Stretch[]) {
    const instants = [...new Set(stretches.flatMap(({ fromMs, toMs }) => [fromMs, toMs]))].sort((one, other) => one - other);
    this.placeOf = new Map(instants.map((ms, place) => [ms, place]));
    this.held = instants.map(() => 0);
  }

  take({ fromMs, toMs }: Stretch, quantity: number): void {
    for (let place = this.place(fromMs); place < this.place(toMs); place++) this.held[place] = (this.held[place] ?? 0) + quantity;
  }

  most({ fromMs, toMs }: Stretch): number {
    let most = 0;
    for (let place = this.place(fromMs); place < this.place(toMs); place++) most = Math.max(most, this.held[place] ?? 0);
    return most;
  }

  private place(ms: number): number {
    return this.placeOf.get(ms) ?? 0;
  }
}

/**
 * Takes again what was given back of an apparatus, beside what others hold: first to each what was promised, then what is wanted
 * beyond that, the oldest first both times. So two that change places never refuse each other, nobody loses a promise to a new wish,
 * and what no longer fits is the newest. Answers how many each gets, in the order given.
 */
export function retake(capacity: number, held: readonly HeldInterval[], oldestFirst: readonly Retaking[]): number[] {
  const levels = new Levels([...held, ...oldestFirst]);
  for (const one of held) levels.take(one, one.quantity);
  const taken = oldestFirst.map(() => 0);
  const more = (index: number, of: Retaking, upTo: number): void => {
    const has = taken[index] ?? 0;
    if (has >= upTo) return;
    const quantity = Math.max(0, Math.min(upTo - has, capacity - levels.most(of)));
    levels.take(of, quantity);
    taken[index] = has + quantity;
  };
  oldestFirst.forEach((one, index) => more(index, one, Math.min(one.promised, one.wanted)));
  oldestFirst.forEach((one, index) => more(index, one, one.wanted));
  return taken;
}
