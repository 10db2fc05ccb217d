import type { CapacityCurve } from './capacity.js';
import type { Demand } from './pressure.js';

const MINUTE_MS = 60_000;

/** The minutes of work in a stretch and the technician minutes there, in whole milliseconds, so that sums are exact and equals are equal. */
export type Visit = (fromMs: number, toMs: number, workMs: number, technicianMs: number) => void;

/** The first moment at which a stretch may end that begins at an opening; infinity for none. */
export type EndsFrom = (fromMs: number) => number;

/** Whether there is any work in it: minutes of its own, or a share of a batch. */
export function isWork({ minutes, fixedMinutes = 0, fromMs, dueMs }: Demand): boolean {
  return (minutes > 0 || fixedMinutes > 0) && fromMs < dueMs;
}

/** Minutes of work together, what each batch spends once counted once. */
export function minutesOf(work: readonly Demand[]): number {
  const shares = new Map<string, number>();
  let sum = 0;
  for (const { minutes, batch, fixedMinutes = 0 } of work) {
    sum += minutes;
    if (batch) shares.set(batch, fixedMinutes);
    else sum += fixedMinutes;
  }
  for (const fixed of shares.values()) sum += fixed;
  return sum;
}

function ascending(values: Iterable<number>): Float64Array {
  return Float64Array.from(new Set(values)).sort();
}

function positions(values: Float64Array): Map<number, number> {
  const found = new Map<number, number>();
  values.forEach((value, index) => found.set(value, index));
  return found;
}

/**
 * Visits every stretch [a, b) with a among the openings and b among the ends of the work, latest opening first and then earliest end first,
 * with the work that lies wholly inside it. `endsFrom` leaves out the stretches that do not matter.
 */
export function sweep(demand: readonly Demand[], curve: Pick<CapacityCurve, 'minutes'>, visit: Visit, endsFrom?: EndsFrom): void {
  const work = demand.filter(isWork).sort((one, other) => other.fromMs - one.fromMs);
  if (work.length === 0) return;
  const ends = ascending(work.map(({ dueMs }) => dueMs));
  const endOf = positions(ends);
  const earliestMs = work.at(-1)!.fromMs;
  const before = (atMs: number) => Math.round(curve.minutes(earliestMs, atMs) * MINUTE_MS);
  const technicianBefore = ends.map(before);
  const workDueAt = new Float64Array(ends.length);
  const endOfBatch = new Map<string, number>();
  let firstDue = ends.length;

  const add = (task: Demand): void => {
    const due = endOf.get(task.dueMs)!;
    workDueAt[due]! += Math.round(task.minutes * MINUTE_MS);
    firstDue = Math.min(firstDue, due);
    if (!task.fixedMinutes) return;
    if (!task.batch) {
      workDueAt[due]! += Math.round(task.fixedMinutes * MINUTE_MS);
      return;
    }
    // the share of a batch is due with the first of those members that have been added
    const known = endOfBatch.get(task.batch);
    if (known !== undefined && known <= due) return;
    const fixedMs = Math.round(task.fixedMinutes * MINUTE_MS);
    if (known !== undefined) workDueAt[known]! -= fixedMs;
    workDueAt[due]! += fixedMs;
    endOfBatch.set(task.batch, due);
  };

  for (let index = 0; index < work.length; index++) {
    const { fromMs } = work[index]!;
    add(work[index]!);
    if (work[index + 1]?.fromMs === fromMs) continue;
    const firstEndMs = endsFrom ? endsFrom(fromMs) : -Infinity;
    if (firstEndMs === Infinity) continue;
    const technicianBeforeStart = before(fromMs);
    let workMs = 0;
    for (let end = firstDue; end < ends.length; end++) {
      workMs += workDueAt[end]!;
      const toMs = ends[end]!;
      if (toMs >= firstEndMs) visit(fromMs, toMs, workMs, technicianBefore[end]! - technicianBeforeStart);
    }
  }
}
