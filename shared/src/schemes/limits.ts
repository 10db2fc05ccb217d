/** Bounds a scheme of work: lengths in letters, counts of things. */
export const SCHEME_LIMITS = {
  name: 160,
  subject: 60,
  code: 30,
  title: 160,
  reference: 60,
  steps: 400,
  schemes: 500,
  years: { from: 1, to: 14 },
  next: 5,
} as const;
