import type { CapacityCurve } from './capacity.js';
import { pressureOf, type Demand, type Stretch } from './pressure.js';

const MINUTE_MS = 60_000;

/** The distinct bounds of the work in ascending order, and where each of them stands. */
function distinctBounds(work: readonly Demand[], bound: 'fromMs' | 'dueMs'): { ascending: Float64Array; positionOf: Map<number, number> } {
  const positionOf = new Map<number, number>();
  for (const task of work) positionOf.set(task[bound], 0);
  const ascending = new Float64Array(positionOf.size);
  let count = 0;
  for (const value of positionOf.keys()) ascending[count++] = value;
  ascending.sort();
  for (let index = 0; index < ascending.length; index++) positionOf.set(ascending[index]!, index);
  return { ascending, positionOf };
}

function stretchBetween(fromMs: number, toMs: number, workMs: number, technicianMs: number): Stretch {
  return {
    fromMs,
    toMs,
    workMinutes: workMs / MINUTE_MS,
    technicianMinutes: technicianMs / MINUTE_MS,
    excessMinutes: (workMs - technicianMs) / MINUTE_MS,
    pressure: pressureOf(workMs, technicianMs),
  };
}

/** Tasks by their start, as chains: `firstAt[start]` is a task, `nextAfter[task]` another with the same start, -1 the end. */
interface Chains {
  firstAt: Int32Array;
  nextAfter: Int32Array;
}

function chainsByStart(work: readonly Demand[], startOf: Map<number, number>): Chains {
  const firstAt = new Int32Array(startOf.size).fill(-1);
  const nextAfter = new Int32Array(work.length);
  work.forEach((task, index) => {
    const start = startOf.get(task.fromMs)!;
    nextAfter[index] = firstAt[start]!;
    firstAt[start] = index;
  });
  return { firstAt, nextAfter };
}

/** Whether at most so much work against at least so much time could come up to a record of pressure or of excess. */
function beats(mostWorkMs: number, leastTechnicianMs: number, pressure: number, excessMs: number): boolean {
  return mostWorkMs > pressure * leastTechnicianMs || mostWorkMs - leastTechnicianMs >= excessMs;
}

/** Ends are looked at in blocks of this many, a whole block at once where nothing in it can be a record. */
const BLOCK = 16;

/**
 * The worst and the tightest stretch [a, b) over every a among the starts and every b among the ends of the demand,
 * where the work of a stretch is that of the tasks that lie wholly inside it. Unlike a verdict's, these stretches
 * run to the tasks' own bounds. Figures are kept in whole milliseconds, so that sums are exact and equals are equal.
 *
 * Starts are taken latest first, so that each adds its tasks to what is due at each end. A block of ends is passed
 * over when even all its work, against the time to its first end, would beat neither record so far.
 */
export function findStretches(demand: readonly Demand[], curve: CapacityCurve): { worst: Stretch | null; tightest: Stretch | null } {
  const work = demand.filter((task) => task.minutes > 0 && task.fromMs < task.dueMs);
  if (work.length === 0) return { worst: null, tightest: null };

  const { ascending: starts, positionOf: startOf } = distinctBounds(work, 'fromMs');
  const { ascending: ends, positionOf: endOf } = distinctBounds(work, 'dueMs');
  const { firstAt, nextAfter } = chainsByStart(work, startOf);
  const technicianMsBefore = (atMs: number) => Math.round(curve.minutes(starts[0]!, atMs) * MINUTE_MS);
  const technicianMsBeforeEnd = ends.map(technicianMsBefore);

  const workMsDueAt = new Float64Array(ends.length);
  const workMsDueInBlock = new Float64Array(Math.ceil(ends.length / BLOCK));
  let firstDue = ends.length;
  let workMsSoFar = 0;
  let worst: Stretch | null = null;
  let tightest: Stretch | null = null;
  let largestExcess = 0;
  let largestPressure = 0;

  for (let start = starts.length - 1; start >= 0; start--) {
    const fromMs = starts[start]!;
    for (let task = firstAt[start]!; task >= 0; task = nextAfter[task]!) {
      const due = endOf.get(work[task]!.dueMs)!;
      const workMs = Math.round(work[task]!.minutes * MINUTE_MS);
      workMsSoFar += workMs;
      workMsDueAt[due]! += workMs;
      workMsDueInBlock[Math.floor(due / BLOCK)]! += workMs;
      firstDue = Math.min(firstDue, due);
    }

    const technicianMsBeforeStart = technicianMsBefore(fromMs);
    let workMs = 0;
    for (let block = Math.floor(firstDue / BLOCK); block < workMsDueInBlock.length; block++) {
      const blockStart = Math.max(block * BLOCK, firstDue);
      const blockEnd = Math.min((block + 1) * BLOCK, ends.length);
      const leastTechnicianMs = technicianMsBeforeEnd[blockStart]! - technicianMsBeforeStart;
      if (!beats(workMsSoFar, leastTechnicianMs, largestPressure, largestExcess)) break;
      const mostWorkMs = workMs + workMsDueInBlock[block]!;
      if (!beats(mostWorkMs, leastTechnicianMs, largestPressure, largestExcess)) {
        workMs = mostWorkMs;
        continue;
      }
      for (let end = blockStart; end < blockEnd; end++) {
        workMs += workMsDueAt[end]!;
        const technicianMs = technicianMsBeforeEnd[end]! - technicianMsBeforeStart;
        const excess = workMs - technicianMs;
        if (excess >= largestExcess && excess > 0) {
          const lengthMs = ends[end]! - fromMs;
          if (!worst || excess > largestExcess || lengthMs <= worst.toMs - worst.fromMs) {
            largestExcess = excess;
            worst = stretchBetween(fromMs, ends[end]!, workMs, technicianMs);
          }
        }
        if (workMs > largestPressure * technicianMs) {
          const pressure = pressureOf(workMs, technicianMs);
          if (pressure > largestPressure) {
            largestPressure = pressure;
            tightest = stretchBetween(fromMs, ends[end]!, workMs, technicianMs);
          }
        }
      }
    }
  }
  return { worst, tightest };
}
