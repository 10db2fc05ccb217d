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

const NO_TIME_AT_ALL = 99;
const TIGHT_FROM = 0.85;

/** Below 0.85 calm, to 1 tight, above it overloaded. */
export function pressureLevel(pressure: number): LoadLevel {
  if (pressure > 1) return 'overloaded';
  return pressure < TIGHT_FROM ? 'calm' : 'tight';
}

/** Work / time in one unit, at most 99, which also stands for no time at all. */
export function pressureOf(work: number, time: number): number {
  return time > 0 ? Math.min(work / time, NO_TIME_AT_ALL) : NO_TIME_AT_ALL;
}
