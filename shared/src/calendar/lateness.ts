import { dateAt } from '../time/instant.js';
import { addDays } from '../time/iso-date.js';
import type { PolicyRule } from './policy.js';
import type { SchoolCalendar } from './school-calendar.js';

/** Late means strictly after the deadline, at the very instant is on time; without one nothing is. Minutes are rounded up; 0 when on time. */
export function lateness(deadlineMs: number | null, submittedMs: number): { late: boolean; minutesLate: number } {
  if (deadlineMs === null || submittedMs <= deadlineMs) return { late: false, minutesLate: 0 };
  return { late: true, minutesLate: Math.ceil((submittedMs - deadlineMs) / 60_000) };
}

/**
 * Counts the school days by which a request came late: teaching days after the deadline's date up to and including the date it was sent.
 * 0 when on time, and where only hours and minutes say it; also while the school has no calendar. Epoch milliseconds.
 */
export function schoolDaysLate(calendar: SchoolCalendar | null, deadlineMs: number | null, sentMs: number | null): number {
  if (!calendar || deadlineMs === null || sentMs === null || sentMs <= deadlineMs) return 0;
  const afterDeadline = addDays(dateAt(deadlineMs, calendar.timeZone), 1);
  const sent = dateAt(sentMs, calendar.timeZone);
  return sent < afterDeadline ? 0 : calendar.daysBetween(afterDeadline, sent).length;
}

/** Whether the policy refuses a request made now because the lesson is closer than its hours; exactly that many hours is allowed. */
export function blockedBy(policy: PolicyRule, lessonStartMs: number, nowMs: number): boolean {
  const hours = policy.blockWithinHours ?? null;
  return hours !== null && lessonStartMs - nowMs < hours * 3_600_000;
}
