import { PLAN_AIMS, type PlanAim } from './plan-case.js';
import { isBetter, AS_THEY_STAND, SQUARES, type Tally } from './tally.js';

/** What a unit of each aim is worth while a plan is shaken, and how uneven shares are. */
export type Weights = Readonly<Partial<Record<PlanAim | 'squares', number>>>;

/** How long a plan is shaken: so many steps, from `hot` (worse by as much is often taken) down to `cold`, in the weights' unit. */
export interface Annealing {
  weights: Weights;
  steps: number;
  hot: number;
  cold: number;
  random: () => number;
  isTime: () => boolean;
}

/** How often all of a practical is brought together, what is made in one go moves together, and two tasks change places; else one moves. */
const ALL_OF_GROUP = 0.1;
const WITH_IT = 0.25;
const SWAP = 0.6;
const ALONE: readonly number[] = [];

/** The clock is looked at once in so many steps. */
const LOOK = 512;

/**
 * Moves tasks at random, takes what is worse now and then and ever more rarely (simulated annealing), and leaves the tally at the best plan that it
 * came by, in the order of the aims; never worse than it was given.
 */
export function anneal(tally: Tally, free: readonly number[], { weights, steps, hot, cold, random, isTime }: Annealing): void {
  const worth = Float64Array.from([...PLAN_AIMS.map((aim) => weights[aim] ?? 0), weights.squares ?? 0]);
  const cost = () => {
    let sum = 0;
    for (let aim = 0; aim <= SQUARES; aim++) sum += worth[aim]! * tally.aims[aim]!;
    return sum;
  };
  const { tasks } = tally.plan;
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)]!;
  let best = { places: [...tally.places], aims: Float64Array.from(tally.aims) };
  let now = cost();
  for (let step = 0; step < steps; step++) {
    if (step % LOOK === 0 && isTime()) break;
    const heat = hot * (cold / hot) ** (step / steps);
    const index = pick(free);
    const [here, there] = [tally.places[index]!, pick(tasks[index]!.places)];
    if (here === there) continue;
    const kind = random();
    const together = kind < ALL_OF_GROUP ? tally.ofGroup(index) : kind < WITH_IT ? tally.withIt(index) : ALONE;
    const moved = together === ALONE ? [index] : together.filter((one) => tasks[one]!.places.includes(there));
    const before = moved.map((one) => tally.places[one]!);
    const other = together === ALONE && kind < SWAP ? pick(free) : -1;
    const isSwap = other >= 0 && tally.places[other] === there && tasks[other]!.places.includes(here);
    for (const one of moved) tally.move(one, there);
    if (isSwap) tally.move(other, here);
    const then = cost();
    if (then <= now || random() < Math.exp((now - then) / heat)) {
      now = then;
      if (!isBetter(tally.aims, best.aims, AS_THEY_STAND)) continue;
      best = { places: [...tally.places], aims: Float64Array.from(tally.aims) };
    } else {
      if (isSwap) tally.move(other, there);
      for (const [order, one] of moved.entries()) tally.move(one, before[order]!);
    }
  }
  for (const [index, place] of best.places.entries()) tally.move(index, place);
}
