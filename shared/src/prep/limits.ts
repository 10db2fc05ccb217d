/** Bounds the minutes that a task took: a day. */
export const MAX_TASK_MINUTES = 1440;

/** So many ticks at most are thrown away in one call; a device that kept more makes several. */
export const MAX_UNSENT = 500;
