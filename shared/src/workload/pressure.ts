/**
 * Minutes of work that can be done only in [fromMs, dueMs). Of the members of one batch `fixedMinutes` are spent once, in whatever
 * stretch any of them lies in; they come on top of `minutes`.
 */
export interface Demand {
  fromMs: number;
  dueMs: number;
  minutes: number;
  batch?: string | null;
  fixedMinutes?: number;
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

/** An overload as it is recorded: from when to when (epoch ms), and the minutes of work against those of technician time. */
export type OverloadFacts = Pick<Stretch, 'fromMs' | 'toMs' | 'workMinutes' | 'technicianMinutes'>;

/** Lists how full the technicians' time can be, in order. */
export const LOAD_LEVELS = ['calm', 'tight', 'overloaded'] as const;
export type LoadLevel = (typeof LOAD_LEVELS)[number];

/** Stands for work without any time for it, and bounds every pressure. */
export const NO_TIME_AT_ALL = 99;
/** From this share of the time on a load is tight. */
export const TIGHT_FROM = 0.85;
/** Above this share of the time it is overloaded. */
export const OVERLOADED_ABOVE = 1;

/** Judges a pressure: below 0.85 calm, to 1 tight, above it overloaded. */
export function pressureLevel(pressure: number): LoadLevel {
  if (pressure > OVERLOADED_ABOVE) return 'overloaded';
  return pressure < TIGHT_FROM ? 'calm' : 'tight';
}

/** Divides work by time of one unit: at most 99, which also stands for work without any time; 0 without work. */
export function pressureOf(work: number, time: number): number {
  if (work <= 0) return 0;
  return time > 0 ? Math.min(work / time, NO_TIME_AT_ALL) : NO_TIME_AT_ALL;
}
