/** Bounds the minutes that a task took: a day. */
export const MAX_TASK_MINUTES = 1440;
