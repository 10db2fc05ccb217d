import { freeDuring, type HeldInterval } from './availability.js';

/** Somebody who lacks `short` of an apparatus over [fromMs, toMs). */
export interface ShortOf {
  fromMs: number;
  toMs: number;
  short: number;
}

/** What somebody who was short is given of what is free. */
export interface Share<Wanting extends ShortOf> {
  wanting: Wanting;
  quantity: number;
}

/**
 * Shares out what is free of an apparatus among those who are short of it, the oldest first: each gets what there is over the whole of
 * its time, and the next what that leaves. Nobody is given more than is missing, and nothing that is held is taken.
 */
export function shareOut<Wanting extends ShortOf>(
  capacity: number,
  holds: readonly HeldInterval[],
  oldestFirst: readonly Wanting[],
): Share<Wanting>[] {
  const held = [...holds];
  return oldestFirst.flatMap((wanting) => {
    const { fromMs, toMs, short } = wanting;
    const quantity = Math.min(short, freeDuring(capacity, held, fromMs, toMs));
    if (quantity <= 0) return [];
    held.push({ fromMs, toMs, quantity });
    return [{ wanting, quantity }];
  });
}
