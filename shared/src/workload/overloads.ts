import type { CapacityCurve } from './capacity.js';
import { findStretches } from './find-stretches.js';
import { narrowedToWork } from './judge-load.js';
import type { Demand, Stretch } from './pressure.js';

/**
 * Up to `most` overloaded stretches, worst first, each with the ids of its tasks. The tasks of each are taken out
 * before the rest is judged again, so that no task is named twice.
 */
export function overloads(demand: readonly (Demand & { id: string })[], curve: CapacityCurve, most = 5): (Stretch & { ids: string[] })[] {
  const found: (Stretch & { ids: string[] })[] = [];
  let rest = demand.filter((task) => task.minutes > 0);
  while (found.length < most) {
    const { worst } = findStretches(rest, curve);
    if (!worst) break;
    const isInside = (task: Demand) => worst.fromMs <= task.fromMs && task.dueMs <= worst.toMs;
    found.push({ ...narrowedToWork(worst, curve), ids: rest.filter(isInside).map((task) => task.id) });
    rest = rest.filter((task) => !isInside(task));
  }
  return found;
}
