import { freeDuring, type HeldInterval } from './availability.js';

/** Somebody whose kit was given back and is taken again over [fromMs, toMs): how many were promised, and how many are wanted now. */
export interface Retaking {
  fromMs: number;
  toMs: number;
  promised: number;
  wanted: number;
}

/**
 * Takes again what was given back of an apparatus, beside what others hold: first to each what was promised, then what is wanted
 * beyond that, the oldest first both times. So two that change places never refuse each other, nobody loses a promise to a new wish,
 * and what no longer fits is the newest. Answers how many each gets, in the order given.
 */
export function retake(capacity: number, held: readonly HeldInterval[], oldestFirst: readonly Retaking[]): number[] {
  const taken = oldestFirst.map(({ fromMs, toMs }): HeldInterval => ({ fromMs, toMs, quantity: 0 }));
  const more = (index: number, upTo: number): void => {
    const own = taken[index];
    if (!own || own.quantity >= upTo) return;
    own.quantity += Math.min(upTo - own.quantity, freeDuring(capacity, [...held, ...taken], own.fromMs, own.toMs));
  };
  oldestFirst.forEach(({ promised, wanted }, index) => more(index, Math.min(promised, wanted)));
  oldestFirst.forEach(({ wanted }, index) => more(index, wanted));
  return taken.map(({ quantity }) => quantity);
}
