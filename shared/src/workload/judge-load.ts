import type { CapacityCurve } from './capacity.js';

/** Minutes of work that can be done only in [fromMs, dueMs). */
export interface Demand {
  fromMs: number;
  dueMs: number;
  minutes: number;
}

/** Work that must be done wholly within [fromMs, toMs), against the technician minutes there. */
export interface Stretch {
  fromMs: number;
  toMs: number;
  workMinutes: number;
  technicianMinutes: number;
  /** Work less technician time; below 0 when there is time to spare. */
  excessMinutes: number;
  /** Work / technician time, at most 99, which also stands for no technician time at all. */
  pressure: number;
}

export type LoadLevel = 'calm' | 'tight' | 'overloaded';

export interface Verdict {
  /** The largest pressure of any stretch; 0 without work. */
  pressure: number;
  level: LoadLevel;
  /** The stretch with the largest excess (the shortest of equals); null when nothing is overloaded. */
  worst: Stretch | null;
  /** The stretch of the largest pressure; null without work. */
  tightest: Stretch | null;
}

const MINUTE_MS = 60_000;
const NO_TIME_AT_ALL = 99;
const TIGHT_FROM = 0.85;

/** Below 0.85 calm, to 1 tight, above it overloaded. */
export function pressureLevel(pressure: number): LoadLevel {
  if (pressure > 1) return 'overloaded';
  return pressure < TIGHT_FROM ? 'calm' : 'tight';
}

function pressureOf(work: number, time: number): number {
  return time > 0 ? Math.min(work / time, NO_TIME_AT_ALL) : NO_TIME_AT_ALL;
}

function distinctAscending(values: Float64Array): Float64Array {
  values.sort();
  return values.filter((value, index) => index === 0 || value !== values[index - 1]);
}

function positions(values: Float64Array): Map<number, number> {
  const positionOf = new Map<number, number>();
  values.forEach((value, index) => positionOf.set(value, index));
  return positionOf;
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

/**
 * The worst and the tightest stretch [a, b) over every a among the starts and every b among the ends of the demand,
 * where the work of a stretch is that of the tasks that lie wholly inside it. Unlike a verdict's, these stretches
 * run to the tasks' own bounds. Figures are kept in whole milliseconds, so that sums are exact and equals are equal.
 */
export function findStretches(demand: readonly Demand[], curve: CapacityCurve): { worst: Stretch | null; tightest: Stretch | null } {
  const work = demand.filter((task) => task.minutes > 0);
  if (work.length === 0) return { worst: null, tightest: null };

  const starts = distinctAscending(Float64Array.from(work, (task) => task.fromMs));
  const ends = distinctAscending(Float64Array.from(work, (task) => task.dueMs));
  const endPosition = positions(ends);
  const originMs = Math.min(starts[0]!, ends[0]!);
  const technicianMsBefore = (atMs: number) => Math.round(curve.minutes(originMs, atMs) * MINUTE_MS);
  const technicianMsBeforeEnd = ends.map(technicianMsBefore);
  const latestStartFirst = [...work].sort((one, other) => other.fromMs - one.fromMs);

  const workMsDueAt = new Float64Array(ends.length);
  let firstDue = ends.length;
  let taken = 0;
  let worst: Stretch | null = null;
  let tightest: Stretch | null = null;
  let largestExcess = 0;
  let largestPressure = 0;

  for (let s = starts.length - 1; s >= 0; s--) {
    const fromMs = starts[s]!;
    for (; taken < latestStartFirst.length && latestStartFirst[taken]!.fromMs === fromMs; taken++) {
      const task = latestStartFirst[taken]!;
      const due = endPosition.get(task.dueMs)!;
      workMsDueAt[due]! += Math.round(task.minutes * MINUTE_MS);
      firstDue = Math.min(firstDue, due);
    }

    const technicianMsBeforeStart = technicianMsBefore(fromMs);
    let workMs = 0;
    let e = firstDue;
    for (; e < ends.length && ends[e]! <= fromMs; e++) workMs += workMsDueAt[e]!;
    for (; e < ends.length; e++) {
      workMs += workMsDueAt[e]!;
      const technicianMs = technicianMsBeforeEnd[e]! - technicianMsBeforeStart;
      const excess = workMs - technicianMs;
      if (excess >= largestExcess && excess > 0) {
        const toMs = ends[e]!;
        if (!worst || excess > largestExcess || toMs - fromMs <= worst.toMs - worst.fromMs) {
          largestExcess = excess;
          worst = stretchBetween(fromMs, toMs, workMs, technicianMs);
        }
      }
      if (workMs > largestPressure * technicianMs) {
        const pressure = pressureOf(workMs, technicianMs);
        if (pressure > largestPressure) {
          largestPressure = pressure;
          tightest = stretchBetween(fromMs, ends[e]!, workMs, technicianMs);
        }
      }
    }
  }
  return { worst, tightest };
}

/** The same stretch from the first to the last working moment in it; as it was when nobody works in it. */
export function narrowedToWork<S extends Stretch>(stretch: S, curve: CapacityCurve): S {
  const fromMs = curve.firstWorking(stretch.fromMs, stretch.toMs) ?? stretch.fromMs;
  const toMs = curve.lastWorking(stretch.fromMs, stretch.toMs) ?? stretch.toMs;
  return { ...stretch, fromMs, toMs };
}

/**
 * Whether the work fits the technicians' time. It does not when some stretch [a, b) holds more minutes of tasks that
 * lie wholly inside it than technician minutes. Stretches come back narrowed to working time, with unchanged figures.
 * Demand may hold many tasks with equal bounds, in any order.
 */
export function judgeLoad(demand: readonly Demand[], curve: CapacityCurve): Verdict {
  const { worst, tightest } = findStretches(demand, curve);
  const pressure = tightest?.pressure ?? 0;
  return {
    pressure,
    level: pressureLevel(pressure),
    worst: worst && narrowedToWork(worst, curve),
    tightest: tightest && narrowedToWork(tightest, curve),
  };
}
