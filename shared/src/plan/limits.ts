/** A plan spans at most so many days. */
export const MAX_PLAN_DAYS = 28;

export const PLAN_MODES = ['preview', 'apply'] as const;
export type PlanMode = (typeof PLAN_MODES)[number];
