/** Bounds a line of a kit list; amounts are in pieces, grams or cubic centimetres. */
export const LINE_LIMITS = { name: 200, amount: 100_000, concentrationText: 60 } as const;

/** Bounds a practical of the library: lengths in characters, counts of things, minutes of an estimate. */
export const PRACTICAL_LIMITS = {
  title: 160,
  subject: 60,
  keyword: 60,
  keywords: 40,
  method: 4000,
  clearAway: 2000,
  reference: 60,
  note: 1000,
  notes: 100,
  /** Files beside one practical, and bytes of all files of a school. */
  files: 20,
  schoolFileBytes: 1024 ** 3,
  hazard: 300,
  guidance: 200,
  hazards: 40,
  lines: 100,
  groupSize: 100,
  leadSchoolDays: 60,
  fixedMinutes: 1440,
  minutesPerSet: 240,
} as const;

/** Bounds a file of practicals, and says how it calls itself. */
export const LIBRARY_FILE = { format: 'requisite-practicals/1', practicals: 2_000, lines: 100 } as const;
