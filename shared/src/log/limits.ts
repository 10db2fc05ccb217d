/** Bounds of an entry in a technician's own log: minutes of one day, and letters of its note. `days`: the longest stretch that is read at once. */
export const LOG_LIMITS = { minutes: 1_440, note: 500, days: 400, entries: 4_000 } as const;

/** What a technician writes down for themselves: work that nobody paid, work outside the job, a break that was missed, training, time to meet. */
export const LOG_KINDS = ['unpaid', 'non-core', 'missed-break', 'cpd', 'meeting'] as const;
export type LogKind = (typeof LOG_KINDS)[number];
