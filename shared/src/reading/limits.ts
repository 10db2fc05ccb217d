/**
 * The one set of bounds for what files and forms may say of a timetable, in characters (and pupils): what an import may store,
 * every form may save.
 */
export const TIMETABLE_LIMITS = {
  personCode: 120,
  group: 200,
  room: 100,
  subject: 200,
  department: 100,
  /** The label of a week or of a rotating day. */
  label: 60,
  period: 60,
  /** Pupils of a class. */
  pupils: 500,
} as const;
