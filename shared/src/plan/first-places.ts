import { type PlanCase, type Places } from './plan-case.js';
import { FAIR_FIRST, isBetter, Tally } from './tally.js';

/**
 * A first plan: work stays where it stands, as far as it may (`keep`), and what is nobody's goes where it does least harm, the longest and the
 * least free first.
 */
export function firstPlaces(plan: PlanCase, keep: boolean): Places {
  const tally = new Tally(plan);
  const { tasks } = plan;
  const open: number[] = [];
  for (const [index, { places, at }] of tasks.entries()) {
    if (places.length === 1) tally.move(index, places[0]!);
    else if (keep && at !== null && places.includes(at)) tally.move(index, at);
    else open.push(index);
  }
  const minutesOf = (index: number) => tasks[index]!.minutes + tasks[index]!.fixedMinutes;
  open.sort((one, other) => minutesOf(other) - minutesOf(one) || tasks[one]!.places.length - tasks[other]!.places.length || one - other);
  for (const index of open) moveToBest(tally, index, FAIR_FIRST);
  return [...tally.places];
}

/** Puts a task to the place that is best of those that it may go to; answers whether it moved. */
export function moveToBest(tally: Tally, index: number, order: readonly number[]): boolean {
  const before = tally.places[index]!;
  let best = before;
  let aims = before < 0 ? null : Float64Array.from(tally.aims);
  for (const place of tally.plan.tasks[index]!.places) {
    if (place === before) continue;
    tally.move(index, place);
    if (aims === null || isBetter(tally.aims, aims, order)) {
      best = place;
      aims = Float64Array.from(tally.aims);
    }
  }
  tally.move(index, best);
  return best !== before;
}

/**
 * A plan of which the days are known: what is prepared in one go on a day is one person's, the longest first, to whom it does least harm. `dayOf`: the
 * day of each task that can move.
 */
export function placesOnDays(plan: PlanCase, dayOf: (index: number) => number): Places {
  const { days, tasks } = plan;
  const tally = new Tally(plan);
  const goes = new Map<string, number[]>();
  for (const [index, { places, group }] of tasks.entries()) {
    if (places.length === 1) tally.move(index, places[0]!);
    else {
      const key = group === null ? `alone:${index}` : `${group} ${dayOf(index)}`;
      goes.set(key, [...(goes.get(key) ?? []), index]);
    }
  }
  const minutesOf = (together: readonly number[]) =>
    together.reduce((sum, index) => sum + tasks[index]!.minutes, Math.max(...together.map((index) => tasks[index]!.fixedMinutes)));
  for (const together of [...goes.values()].sort((one, other) => minutesOf(other) - minutesOf(one))) {
    const [first] = together;
    const onDay = tasks[first!]!.places.filter((place) => place % days === dayOf(first!));
    const all = onDay.filter((place) => together.every((index) => tasks[index]!.places.includes(place)));
    if (all.length === 0) for (const index of together) moveToBest(tally, index, FAIR_FIRST);
    else moveAllToBest(tally, together, all);
  }
  return [...tally.places];
}

function moveAllToBest(tally: Tally, together: readonly number[], places: readonly number[]): void {
  let best: { place: number; aims: Float64Array } | null = null;
  for (const place of places) {
    for (const index of together) tally.move(index, place);
    if (best === null || isBetter(tally.aims, best.aims, FAIR_FIRST)) best = { place, aims: Float64Array.from(tally.aims) };
  }
  for (const index of together) tally.move(index, best!.place);
}
