import { deadlineFor } from '../calendar/deadlines.js';
import { untaughtDay } from '../calendar/occasion-rule.js';
import type { PolicyRule } from '../calendar/policy.js';
import type { SchoolCalendar } from '../calendar/school-calendar.js';
import { wallTimeAt } from '../time/instant.js';
import type { PastRequest } from './what-if.js';

/** A request with what its deadline comes of. `deadlineMs` is the one that was fixed when it was sent; null where it had none. */
export interface DatedRequest extends PastRequest {
  period: string;
  endMs: number;
  leadSchoolDays: number;
  deadlineMs: number | null;
}

const HOUR_MS = 3_600_000;

/**
 * Judges a past request by a policy that was not the one in force: late where it was sent after that policy's deadline, blocked where it was
 * sent closer to the lesson than that policy takes. What had no deadline, and lessons before the policy's `from`, stay as they were; what was
 * late stays late where the deadline is no later. Throws as `deadlineFor`.
 */
export function lateUnder(calendar: SchoolCalendar, policy: PolicyRule, request: DatedRequest): { late: boolean; blocked: boolean } {
  const { date, late, deadlineMs: fixedMs, askedMs, startMs, endMs, period, leadSchoolDays } = request;
  if (fixedMs === null || date < policy.from) return { late, blocked: false };
  const [start, end] = [wallTimeAt(startMs, calendar.timeZone), wallTimeAt(endMs, calendar.timeZone)];
  const occasion = {
    day: calendar.day(date) ?? untaughtDay(calendar, date),
    period: { name: period, schedule: null, start, end, startMs, endMs },
  };
  const { deadlineMs } = deadlineFor(calendar, [policy], { date, period, occasion }, leadSchoolDays);
  const blocked = policy.blockWithinHours !== undefined && startMs - askedMs < policy.blockWithinHours * HOUR_MS;
  return { late: askedMs > deadlineMs || (late && deadlineMs <= fixedMs), blocked };
}
