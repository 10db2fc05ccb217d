import type { CapacityCurve } from './capacity.js';
import { pressureOf, type Demand, type Stretch } from './pressure.js';
import { sweep } from './sweep.js';

const MINUTE_MS = 60_000;

/** Makes a stretch of its bounds and its figures in milliseconds. */
export function stretchBetween(fromMs: number, toMs: number, workMs: number, technicianMs: number): Stretch {
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
 * run to the tasks' own bounds.
 */
export function findStretches(demand: readonly Demand[], curve: CapacityCurve): { worst: Stretch | null; tightest: Stretch | null } {
  let worst: Stretch | null = null;
  let tightest: Stretch | null = null;
  let largestExcess = 0;
  let largestPressure = 0;
  sweep(demand, curve, (fromMs, toMs, workMs, technicianMs) => {
    const excess = workMs - technicianMs;
    if (excess > 0 && excess >= largestExcess) {
      if (!worst || excess > largestExcess || toMs - fromMs <= worst.toMs - worst.fromMs)
        worst = stretchBetween(fromMs, toMs, workMs, technicianMs);
      largestExcess = excess;
    }
    if (workMs <= largestPressure * technicianMs) return;
    const pressure = pressureOf(workMs, technicianMs);
    if (pressure <= largestPressure) return;
    largestPressure = pressure;
    tightest = stretchBetween(fromMs, toMs, workMs, technicianMs);
  });
  return { worst, tightest };
}
