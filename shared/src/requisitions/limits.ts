import { TIMETABLE_LIMITS } from '../reading/limits.js';

/** Bounds what a requisition may say: lengths in characters, counts of things. */
export const REQUISITION_LIMITS = {
  title: 160,
  notes: 4000,
  /** What a technician is to help with in the lesson. */
  supportNote: 500,
  /** Drafts that are kept for one lesson at a time. */
  drafts: 20,
  /** The lessons that are asked for at once. */
  series: 50,
  lateWords: 500,
  /** The reference of a risk assessment, and how it was adapted. */
  assessment: 200,
  adaptations: 2000,
  /** What is said with a step: the question of a query, the reason of a refusal. */
  stepNote: 2000,
  message: 2000,
  /** What is said with an offer of another lesson, and with its answer. */
  offerNote: 1000,
  /** The words that a list is searched for. */
  search: 200,
  lines: 100,
  /** Pupils of a class and of a group. */
  pupils: TIMETABLE_LIMITS.pupils,
  breakages: 100,
} as const;

/** Stands for a class whose size nobody has entered; every answer shows the number, so that it can be corrected. */
export const USUAL_PUPILS = 30;
/** Stands for the pupils of a group where neither the practical nor the request says how many. */
export const USUAL_GROUP_SIZE = 2;
