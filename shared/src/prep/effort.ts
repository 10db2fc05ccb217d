import { roundUp } from '../practicals/quantities.js';

/** Minutes of technician work: `fixed` once, `perSet` for each set. */
export interface Effort {
  fixed: number;
  perSet: number;
}

/** Minutes to deliver or to collect one requisition. */
export const MOVE_MINUTES = 5;

/** Minutes to make ready, or to clear away, a list that no practical stands behind: these, and more for each line. */
const FREE_LIST = { fixed: 5, perLine: 2 };

/** Estimates a free list of so many lines, until somebody says otherwise. */
export function freeListEffort(lines: number): Effort {
  return { fixed: FREE_LIST.fixed + FREE_LIST.perLine * lines, perSet: 0 };
}

const ACTUALS_FOR_AN_ESTIMATE = 5;

/**
 * Whole minutes of one task. Without an estimate it is one lesson length (a school technician's rule of thumb, RSC
 * Education in Chemistry).
 */
export function effortMinutes(effort: Effort | null, sets: number, lessonMinutes: number): number {
  return effort ? roundUp(effort.fixed + effort.perSet * sets) : lessonMinutes;
}

/**
 * Whole minutes of preparing one practical for several requisitions in one go: `fixed` counts once. Without an
 * estimate nothing is known to be shared, so each requisition takes one lesson length.
 */
export function batchMinutes(effort: Effort | null, setsOfEach: readonly number[], lessonMinutes: number): number {
  if (setsOfEach.length === 0) return 0;
  if (!effort) return lessonMinutes * setsOfEach.length;
  const sets = setsOfEach.reduce((sum, setsOfOne) => sum + setsOfOne, 0);
  return effortMinutes(effort, sets, lessonMinutes);
}

/** The median of the minutes that a task really took, with how many there are; null below five. */
export function medianEstimate(actualMinutes: readonly number[]): { minutes: number; count: number } | null {
  const count = actualMinutes.length;
  if (count < ACTUALS_FOR_AN_ESTIMATE) return null;
  const ascending = [...actualMinutes].sort((one, other) => one - other);
  const lower = ascending[Math.floor((count - 1) / 2)]!;
  const upper = ascending[Math.floor(count / 2)]!;
  return { minutes: (lower + upper) / 2, count };
}

/** How long a task really took, and for how many sets. */
export interface Took {
  minutes: number;
  sets: number;
}

/** What is offered in place of an estimate: it comes to the median of what the task really took, at the median of its sets. */
export interface OfferedEffort {
  offered: Effort;
  /** The median of the minutes that it really took, and of the sets that they were for. */
  minutes: number;
  sets: number;
  count: number;
}

/** What is measured to the minute is offered in whole and half ones. */
const HALVES = 2;

/**
 * Offers an estimate that has learnt, in whole and half minutes: the first one made longer or shorter as a whole, what is spent on each set
 * rounded down and the rest spent once; where there was none, the median for however many sets. Null below five times.
 */
export function offeredEffort(first: Effort | null, took: readonly Took[]): OfferedEffort | null {
  const median = medianEstimate(took.map(({ minutes }) => minutes));
  const sets = medianEstimate(took.map((one) => one.sets));
  if (!median || !sets) return null;
  const guess = first ? first.fixed + first.perSet * sets.minutes : 0;
  const factor = guess > 0 ? median.minutes / guess : 0;
  const perSet = first ? Math.floor(first.perSet * factor * HALVES) / HALVES : 0;
  const fixed = Math.round(Math.max(0, median.minutes - perSet * sets.minutes) * HALVES) / HALVES;
  return { offered: { fixed, perSet }, minutes: median.minutes, sets: sets.minutes, count: median.count };
}
