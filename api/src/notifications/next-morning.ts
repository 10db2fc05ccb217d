import { nextPrepListMs, type SchoolCalendar } from '@app/shared';
import { DAY_MS } from '../core/jobs/index.js';

/** A school is looked at again after so long, in milliseconds, even if its calendar holds no teaching day until then. */
const LOOK_AGAIN_MS = 7 * DAY_MS;

/** Finds when work of a teaching day's morning is due next (epoch ms): at the time of the prep list, or when to look again. */
export function nextMorningMs(calendar: SchoolCalendar | null, nowMs: number): number {
  return Math.min(nextPrepListMs(calendar, nowMs) ?? Infinity, nowMs + LOOK_AGAIN_MS);
}
