import type { PolicyRule } from './policy.js';

/** Late means strictly after the deadline, at the very instant is on time; without one nothing is. Minutes are rounded up; 0 when on time. */
export function lateness(deadlineMs: number | null, submittedMs: number): { late: boolean; minutesLate: number } {
  if (deadlineMs === null || submittedMs <= deadlineMs) return { late: false, minutesLate: 0 };
  return { late: true, minutesLate: Math.ceil((submittedMs - deadlineMs) / 60_000) };
}

/** Whether the policy refuses a request made now because the lesson is closer than its hours; exactly that many hours is allowed. */
export function blockedBy(policy: PolicyRule, lessonStartMs: number, nowMs: number): boolean {
  const hours = policy.blockWithinHours ?? null;
  return hours !== null && lessonStartMs - nowMs < hours * 3_600_000;
}
