/** When in a lesson a technician helps: from its start, to its end, or all through it. */
export const SUPPORT_WHENS = ['start', 'end', 'whole'] as const;
export type SupportWhen = (typeof SUPPORT_WHENS)[number];

/** What is asked of a technician in a lesson, as it is kept: the minutes of a whole lesson are those that it had when it was asked. */
export interface SupportAsked {
  minutes: number;
  when: SupportWhen;
  note?: string;
}

interface LessonTimes {
  startMs: number;
  endMs: number;
}

const MINUTE_MS = 60_000;

/** Finds when the help is: exactly the minutes asked, in the lesson, and no longer than that lasts. */
export function supportWindow(
  { startMs, endMs }: LessonTimes,
  { minutes, when }: Pick<SupportAsked, 'minutes' | 'when'>,
): { fromMs: number; dueMs: number } {
  const lasts = when === 'whole' ? endMs - startMs : Math.min(minutes * MINUTE_MS, endMs - startMs);
  return when === 'end' ? { fromMs: endMs - lasts, dueMs: endMs } : { fromMs: startMs, dueMs: startMs + lasts };
}
