import { type PlanCase, SAME_MINUTES } from './plan-case.js';
import { Tally } from './tally.js';

/**
 * Names the work that does not fit where a plan gives somebody more than that person has time for: what is left without it fits. `order`
 * lists all tasks by their places in the case, the first to be done without first; nothing is named that would fit after all.
 */
export function dropsOf(plan: PlanCase, places: readonly number[], order: readonly number[]): number[] {
  const tally = new Tally(plan, places);
  const isOver = (place: number) => tally.load(place) > plan.capacity[place]! + SAME_MINUTES;
  const dropped = order.filter((index) => {
    const place = places[index]!;
    const { minutes, fixedMinutes } = plan.tasks[index]!;
    if (!isOver(place) || minutes + fixedMinutes <= 0) return false;
    tally.move(index, -1);
    return true;
  });
  // the last to be done without comes back first
  return dropped
    .toReversed()
    .filter((index) => {
      tally.move(index, places[index]!);
      if (!isOver(places[index]!)) return false;
      tally.move(index, -1);
      return true;
    })
    .toReversed();
}
