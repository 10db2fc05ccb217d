import type { CapacityCurve } from './capacity.js';
import { findStretches } from './find-stretches.js';
import { pressureLevel, type Demand, type LoadLevel, type Stretch } from './pressure.js';

export interface Verdict {
  /** The largest pressure of any stretch; 0 without work. */
  pressure: number;
  level: LoadLevel;
  /** The stretch with the largest excess (the shortest of equals); null when nothing is overloaded. */
  worst: Stretch | null;
  /** The stretch of the largest pressure; null without work. */
  tightest: Stretch | null;
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
