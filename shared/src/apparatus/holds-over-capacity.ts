import { freeDuring, type HeldInterval } from './availability.js';

/** A hold that no longer fits: what is left of it (0: nothing) and how many were taken away. */
export interface CutHold<Hold extends HeldInterval> {
  hold: Hold;
  left: number;
  taken: number;
}

/** Groups of holds that touch one another in time, directly or through others of the group; between groups nothing is shared. */
function groupsInTime<Hold extends HeldInterval & { place: number }>(holds: readonly Hold[]): Hold[][] {
  const groups: Hold[][] = [];
  let endMs = -Infinity;
  for (const hold of [...holds].sort((one, other) => one.fromMs - other.fromMs)) {
    const last = groups.at(-1);
    if (last && hold.fromMs < endMs) last.push(hold);
    else groups.push([hold]);
    endMs = Math.max(endMs, hold.toMs);
  }
  return groups;
}

/**
 * The holds that must give way so that at no instant more than `capacity` is held. `oldestFirst` is in the order in which the holds
 * were made: each keeps what those made before it leave, so that the newest over the line go short and nobody loses kit to somebody
 * who asked later. The answer is in the same order; holds that keep everything are not in it. A hold of a kit takes `each` of the apparatus
 * for each one, and whole ones are cut; `fixed` gives way to nobody.
 */
export function holdsOverCapacity<Hold extends HeldInterval & { each?: number }>(
  capacity: number,
  oldestFirst: readonly Hold[],
  fixed: readonly HeldInterval[] = [],
): CutHold<Hold>[] {
  const cuts: (CutHold<Hold> & { place: number })[] = [];
  const placed = oldestFirst.map((hold, place) => ({ ...hold, hold, place }));
  for (const group of groupsInTime(placed)) {
    const kept: HeldInterval[] = [...fixed];
    for (const { hold, place } of group.sort((one, other) => one.place - other.place)) {
      const { each = 1 } = hold;
      const left = Math.min(hold.quantity, Math.floor(freeDuring(capacity, kept, hold.fromMs, hold.toMs) / each));
      if (left > 0) kept.push({ fromMs: hold.fromMs, toMs: hold.toMs, quantity: left * each });
      if (left < hold.quantity) cuts.push({ hold, left, taken: hold.quantity - left, place });
    }
  }
  return cuts.sort((one, other) => one.place - other.place).map(({ hold, left, taken }) => ({ hold, left, taken }));
}
