/** Bounds what is said of a check: lengths in characters, months between two. */
export const CHECK_LIMITS = { title: 120, note: 500, everyMonths: 240 } as const;
