import { moveToBest } from './first-places.js';
import { type Places, type PlanCase } from './plan-case.js';
import { AS_THEY_STAND, FAIR_FIRST, isBetter, Tally } from './tally.js';

/** How long a plan is improved: so many shakings in a row that gain nothing end it, and so does `isTime`. */
export interface Shaking {
  shakings: number;
  isTime: () => boolean;
}

/** Numbers in [0, 1) that are the same every time (mulberry32): the same week gives the same plan. */
export function sameNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Improves a plan by moving a task, changing two for each other, and moving what is prepared in one go together; then shakes it and tries
 * again, and keeps the best. Never worse than what it was given.
 */
export function improvePlaces(plan: PlanCase, places: readonly number[], { shakings, isTime }: Shaking): Places {
  const random = sameNumbers(plan.tasks.length);
  const free = plan.tasks.flatMap((task, index) => (task.places.length > 1 ? [index] : []));
  const tally = new Tally(plan, places);
  let best = { places: [...tally.places], aims: Float64Array.from(tally.aims) };
  if (free.length === 0) return best.places;
  const settle = () => {
    descend(tally, free, FAIR_FIRST, random, isTime);
    descend(tally, free, AS_THEY_STAND, random, isTime);
    if (!isBetter(tally.aims, best.aims, AS_THEY_STAND)) return false;
    best = { places: [...tally.places], aims: Float64Array.from(tally.aims) };
    return true;
  };
  settle();
  for (let idle = 0; idle < shakings && !isTime();) {
    for (const [index, place] of best.places.entries()) tally.move(index, place);
    const shaken = 2 + Math.floor(random() * Math.min(8, free.length));
    for (let count = 0; count < shaken; count++) {
      const index = pick(free, random);
      tally.move(index, pick(plan.tasks[index]!.places, random));
    }
    idle = settle() ? 0 : idle + 1;
  }
  return best.places;
}

function pick<T>(from: readonly T[], random: () => number): T {
  return from[Math.floor(random() * from.length)]!;
}

/** Moves for as long as that makes it better. */
function descend(tally: Tally, free: readonly number[], order: readonly number[], random: () => number, isTime: () => boolean): void {
  for (let gains = true; gains && !isTime();) {
    gains = false;
    for (const index of free) if (moveToBest(tally, index, order)) gains = true;
    for (const index of free) if (moveTogether(tally, index, order)) gains = true;
    for (const index of free) if (changeForOther(tally, index, free, order, random)) gains = true;
  }
}

/** Moves all that is prepared in one go with a task to another place, where all of it may go. */
function moveTogether(tally: Tally, index: number, order: readonly number[]): boolean {
  const together = [...tally.withIt(index)];
  if (together.length < 2 || together[0] !== index) return false;
  const { tasks } = tally.plan;
  if (together.some((one) => tasks[one]!.places.length < 2)) return false;
  const before = tally.places[index]!;
  const was = Float64Array.from(tally.aims);
  for (const place of tasks[index]!.places) {
    if (place === before || !together.every((one) => tasks[one]!.places.includes(place))) continue;
    for (const one of together) tally.move(one, place);
    if (isBetter(tally.aims, was, order)) return true;
  }
  for (const one of together) tally.move(one, before);
  return false;
}

/** So many others are tried for each task: all of them would take the square of it. */
const TRIED = 24;

/** Changes a task for another one where that is better. */
function changeForOther(tally: Tally, index: number, free: readonly number[], order: readonly number[], random: () => number): boolean {
  const { tasks } = tally.plan;
  const was = Float64Array.from(tally.aims);
  const here = tally.places[index]!;
  for (let tried = 0; tried < Math.min(TRIED, free.length); tried++) {
    const other = free.length <= TRIED ? free[tried]! : pick(free, random);
    const there = tally.places[other]!;
    if (there === here || !tasks[index]!.places.includes(there) || !tasks[other]!.places.includes(here)) continue;
    tally.move(index, there);
    tally.move(other, here);
    if (isBetter(tally.aims, was, order)) return true;
    tally.move(index, here);
    tally.move(other, there);
  }
  return false;
}
