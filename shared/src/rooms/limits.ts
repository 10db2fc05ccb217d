import { TIMETABLE_LIMITS } from '../reading/limits.js';

/** What a room may have that a practical may need: a closed list, in the order in which it is shown. */
export const FACILITIES = ['gas', 'water', 'mains', 'fume-cupboard', 'blackout', 'sinks', 'food-safe'] as const;
export type Facility = (typeof FACILITIES)[number];

export const ROOM_LIMITS = {
  /** Letters of a code, as timetables write it. */
  code: TIMETABLE_LIMITS.room,
  /** Letters of a name. */
  name: 120,
  /** Pupils who can sit in it. */
  places: 2000,
} as const;
