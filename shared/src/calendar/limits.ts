import { TIMETABLE_LIMITS } from '../reading/limits.js';
import { WEEK_LABEL_LENGTH } from '../school/limits.js';

/** Bounds a school's calendar: lengths in characters, counts of entries. */
export const CALENDAR_LIMITS = {
  termName: 60,
  closureName: 100,
  periodName: TIMETABLE_LIMITS.period,
  schedule: 40,
  weekLabel: WEEK_LABEL_LENGTH,
  terms: 60,
  closures: 500,
  periods: 100,
  weekLabels: 20,
  overrides: 200,
} as const;
