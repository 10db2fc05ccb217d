import { TIMETABLE_LIMITS } from '../reading/limits.js';

/** Bounds the name of a department, in characters. */
export const DEPARTMENT_NAME_LENGTH = TIMETABLE_LIMITS.department;

/** Bounds the label of a week of the cycle, in characters. */
export const WEEK_LABEL_LENGTH = TIMETABLE_LIMITS.label;

/** Bounds how many teaching days ahead a school may let things be prepared. */
export const MAX_FRESH_SCHOOL_DAYS = 20;

/** Bounds for how many school years a school may say that it keeps what was. */
export const KEPT_YEARS = { min: 1, max: 20 } as const;

/** Lists the two ways to set a deadline: by a weekday of an earlier teaching week, or so many school days before the lesson. */
export const POLICY_KINDS = ['weekly', 'notice'] as const;
export type PolicyKind = (typeof POLICY_KINDS)[number];

/** Bounds a policy's numbers; none is below 0. */
export const POLICY_LIMITS = { weeksBefore: 20, schoolDays: 100, blockWithinHours: 1000 } as const;

/** Bounds what may be pasted of people at once: rows, and letters of a cell and of the whole. */
export const BULK_PEOPLE_LIMITS = { rows: 500, cell: 400, text: 200_000 } as const;

/** Lists what can change of a person when many are pasted. */
export const PERSON_FIELDS = ['name', 'code', 'email', 'roles', 'departmentIds'] as const;

/** Lists what becomes of a pasted row. */
export const PERSON_OUTCOMES = ['new', 'changed', 'same', 'refused'] as const;

/** Bounds working time and contract: hours and weeks that a year has, letters of a post, dates with hours besides, and how many former patterns are kept. */
export const PATTERN_LIMITS = { hoursAYear: 3000, weeksAYear: 53, post: 80, extra: 200, former: 100 } as const;

/** What technicians' time goes into, in the order in which it is told. */
export const WORK_FUNCTIONS = [
  'prepare',
  'deliver-and-collect',
  'clear',
  'stock',
  'maintenance',
  'support',
  'administration',
  'other',
] as const;
export type WorkFunction = (typeof WORK_FUNCTIONS)[number];

/** Bounds what somebody has learnt, in characters; a practical asks for it in as many. */
export const SPECIALISM_LENGTH = 60;
