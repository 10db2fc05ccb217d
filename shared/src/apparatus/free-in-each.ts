import { freeDuring, type HeldInterval } from './availability.js';

/** A stretch [fromMs, toMs) of time. */
export interface TimeStretch {
  fromMs: number;
  toMs: number;
}

/** What of one apparatus is free over the whole of a stretch, and what is held of it then. */
export interface FreeThen<Hold extends HeldInterval> {
  free: number;
  held: Hold[];
}

/**
 * Finds for each of many stretches how many of `capacity` are free over the whole of it. The stretches are in order of their starts;
 * what a hold does not touch is never compared with it.
 */
export function freeInEach<Hold extends HeldInterval>(
  capacity: number,
  holds: readonly Hold[],
  stretches: readonly TimeStretch[],
): FreeThen<Hold>[] {
  const touched = touchedBy(holds, stretches);
  return stretches.map(({ fromMs, toMs }, at) => {
    const held = touched.get(at) ?? [];
    return { free: held.length === 0 ? Math.max(0, capacity) : freeDuring(capacity, held, fromMs, toMs), held };
  });
}

/** Finds the stretches that holds touch, by their places in the list, with the holds that touch each. The stretches are in order of their starts. */
export function touchedBy<Hold extends HeldInterval>(holds: readonly Hold[], stretches: readonly TimeStretch[]): Map<number, Hold[]> {
  const touched = new Map<number, Hold[]>();
  if (holds.length === 0) return touched;
  const longestMs = stretches.reduce((longest, { fromMs, toMs }) => Math.max(longest, toMs - fromMs), 0);
  for (const hold of holds)
    for (let at = firstFrom(stretches, hold.fromMs - longestMs); at < stretches.length; at++) {
      const stretch = stretches[at];
      if (!stretch || stretch.fromMs >= hold.toMs) break;
      if (stretch.toMs <= hold.fromMs || stretch.toMs <= stretch.fromMs) continue;
      const there = touched.get(at);
      if (there) there.push(hold);
      else touched.set(at, [hold]);
    }
  return touched;
}

/** The place of the first stretch that begins at an instant or later. */
function firstFrom(stretches: readonly TimeStretch[], ms: number): number {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.fromMs ?? Infinity) < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}
