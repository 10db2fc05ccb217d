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

const isMuch = (workMs: number, technicianMs: number): boolean => workMs - technicianMs >= WORTH_TELLING_MINUTES * MINUTE_MS;

/**
 * Whether a stretch is told before another: much over before little, then the larger pressure, then the shorter. It is asked of every
 * stretch that is over, which in a full week are most of all pairs of times: it makes nothing anew.
 */
function isBefore(fromMs: number, toMs: number, workMs: number, technicianMs: number, other: Found): boolean {
  const much = isMuch(workMs, technicianMs);
  if (much !== isMuch(other.workMs, other.technicianMs)) return much;
  const pressure = pressureOf(workMs, technicianMs);
  if (pressure !== other.pressure) return pressure > other.pressure;
  return toMs - fromMs < other.toMs - other.fromMs;
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
      if (found === null || isBefore(fromMs, toMs, workMs, technicianMs, found))
        found = { fromMs, toMs, workMs, technicianMs, pressure: pressureOf(workMs, technicianMs) };
    },
    holding ? endsHolding(holding) : undefined,
  );
  return found && toCritical(found, curve);
}

/**
 * Finds both in one walk: the overload that is told of some work, and that of the stretches which hold a piece of `own`, as `criticalStretch`
 * finds each.
 */
export function criticalStretches(
  demand: readonly Demand[],
  curve: CapacityCurve,
  own: readonly Demand[],
): { ofAll: Critical | null; ofOwn: Critical | null } {
  let ofAll: Found | null = null;
  let ofOwn: Found | null = null;
  const firstEnd = endsHolding(own);
  let openMs = NaN;
  let ownFromMs = Infinity;
  sweep(demand, curve, (fromMs, toMs, workMs, technicianMs) => {
    if (workMs <= technicianMs) return;
    if (fromMs !== openMs) {
      openMs = fromMs;
      ownFromMs = firstEnd(fromMs);
    }
    const isFirst = ofAll === null || isBefore(fromMs, toMs, workMs, technicianMs, ofAll);
    const isFirstOfOwn = toMs >= ownFromMs && (ofOwn === null || isBefore(fromMs, toMs, workMs, technicianMs, ofOwn));
    if (!isFirst && !isFirstOfOwn) return;
    const found = { fromMs, toMs, workMs, technicianMs, pressure: pressureOf(workMs, technicianMs) };
    if (isFirst) ofAll = found;
    if (isFirstOfOwn) ofOwn = found;
  });
  return { ofAll: ofAll && toCritical(ofAll, curve), ofOwn: ofOwn && toCritical(ofOwn, curve) };
}

/** Of several overloads the one that is told before the others; null of none. */
export function mostCritical<C extends Critical>(found: readonly C[]): C | null {
  const inMs = (minutes: number) => Math.round(minutes * MINUTE_MS);
  const asFound = ({ openMs, endMs, workMinutes, technicianMinutes, pressure }: C): Found => ({
    fromMs: openMs,
    toMs: endMs,
    workMs: inMs(workMinutes),
    technicianMs: inMs(technicianMinutes),
    pressure,
  });
  let first: C | null = null;
  for (const one of found) {
    const { openMs, endMs, workMinutes, technicianMinutes } = one;
    if (first === null || isBefore(openMs, endMs, inMs(workMinutes), inMs(technicianMinutes), asFound(first))) first = one;
  }
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
