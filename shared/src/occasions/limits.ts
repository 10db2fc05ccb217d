/** Bounds an occasion: lengths in characters, days from its first date, dates in all. */
export const OCCASION_LIMITS = { title: 160, rrule: 300, days: 400, dates: 200, list: 400 } as const;
