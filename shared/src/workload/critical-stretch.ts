import type { CapacityCurve } from './capacity.js';
import { stretchBetween } from './find-stretches.js';
import { narrowedToWork } from './judge-load.js';
import { type Demand, pressureOf, type Stretch } from './pressure.js';
import { isWork, sweep } from './sweep.js';

const MINUTE_MS = 60_000;
/** An overload of fewer minutes is told only where there is no larger one. */
export const WORTH_TELLING_MINUTES = 30;

/** A stretch with the bounds of the work in it: those that are shown are narrowed to working time. */
export interface Critical extends Stretch {
  openMs: number;
  endMs: number;
}

interface Found {
  fromMs: number;
  toMs: number;
  workMs: number;
  technicianMs: number;
  pressure: number;
}

/** Whether a stretch is told before another: much over before little, then the larger pressure, then the shorter. */
function isBefore(one: Found, other: Found | null): boolean {
  if (!other) return true;
  const [much, muchOther] = [one, other].map(({ workMs, technicianMs }) => workMs - technicianMs >= WORTH_TELLING_MINUTES * MINUTE_MS);
  if (much !== muchOther) return much === true;
  if (one.pressure !== other.pressure) return one.pressure > other.pressure;
  return one.toMs - one.fromMs < other.toMs - other.fromMs;
}

function toCritical({ fromMs, toMs, workMs, technicianMs }: Found, curve: CapacityCurve): Critical {
  return { ...narrowedToWork(stretchBetween(fromMs, toMs, workMs, technicianMs), curve), openMs: fromMs, endMs: toMs };
}

/** Whether a piece of work lies wholly within a stretch. */
export function liesIn({ fromMs, dueMs }: Demand, { openMs, endMs }: Pick<Critical, 'openMs' | 'endMs'>): boolean {
  return openMs <= fromMs && dueMs <= endMs;
}

/**
 * Finds the overload that is told: of the overloaded stretches at least 30 minutes over (of all, where none is) the one of largest
 * pressure, of equals the shortest; narrowed to working time. `holding`: only stretches that hold one of these. Null: none is overloaded.
 */
export function criticalStretch(
  demand: readonly Demand[],
  curve: CapacityCurve,
  holding: readonly Demand[] | null = null,
): Critical | null {
  let found: Found | null = null;
  sweep(
    demand,
    curve,
    (fromMs, toMs, workMs, technicianMs) => {
      if (workMs <= technicianMs) return;
      const next = { fromMs, toMs, workMs, technicianMs, pressure: pressureOf(workMs, technicianMs) };
      if (isBefore(next, found)) found = next;
    },
    holding ? endsHolding(holding) : undefined,
  );
  return found && toCritical(found, curve);
}

/** Of several overloads the one that is told before the others; null of none. */
export function mostCritical<C extends Critical>(found: readonly C[]): C | null {
  const asFound = ({ openMs, endMs, workMinutes, technicianMinutes, pressure }: C): Found => ({
    fromMs: openMs,
    toMs: endMs,
    workMs: Math.round(workMinutes * MINUTE_MS),
    technicianMs: Math.round(technicianMinutes * MINUTE_MS),
    pressure,
  });
  let first: C | null = null;
  for (const one of found) if (first === null || isBefore(asFound(one), asFound(first))) first = one;
  return first;
}

/** Bounds stretches to those that hold at least one of some pieces of work. */
export function endsHolding(own: readonly Demand[]): (fromMs: number) => number {
  const work = own.filter(isWork);
  return (fromMs) => {
    let firstMs = Infinity;
    for (const task of work) if (task.fromMs >= fromMs && task.dueMs < firstMs) firstMs = task.dueMs;
    return firstMs;
  };
}
