/** Bounds the minutes that a task took: a day. */
export const MAX_TASK_MINUTES = 1440;

/** So many ticks at most are thrown away in one call; a device that kept more makes several. */
export const MAX_UNSENT = 500;

/** How many of the lists beside a day's work are answered when nothing else is asked for, and how many at most. */
export const BESIDE_THE_DAY = { waiting: { usual: 100, most: 1000 }, toClose: { usual: 200, most: 1000 } } as const;
