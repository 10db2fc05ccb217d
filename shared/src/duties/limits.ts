/** Bounds what is said of a duty: lengths in characters, minutes of one time. */
export const DUTY_LIMITS = { title: 120, minutes: 600, rrule: 400 } as const;

/** For what technicians' hours are spent that no request asked for. */
export const DUTY_FUNCTIONS = ['stock', 'maintenance', 'support', 'administration', 'other'] as const;
export type DutyFunction = (typeof DUTY_FUNCTIONS)[number];
