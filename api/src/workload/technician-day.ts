import { workingSegments } from '@app/shared';
import { type Rules, teamOf } from '../calendar/index.js';

/** Of so many teaching days the longest is looked for: both weeks of a cycle. */
const DAYS = 10;
const MINUTE_MS = 60_000;
/** Stands for a day of somebody whose hours are not known. */
const USUAL_MINUTES = 400;

/** Tells the working minutes of one technician's day in a department: the longest that one of them has in the next ten teaching days. */
export function technicianDayMinutes(rules: Rules, departmentId: string, nowMs: number): number {
  const { calendar } = rules;
  if (!calendar) return USUAL_MINUTES;
  const next = calendar.days.findIndex((day) => day.endMs > nowMs);
  const days = next < 0 ? [] : calendar.days.slice(next, next + DAYS);
  const minutes = teamOf(rules, departmentId).flatMap(({ pattern }) =>
    days.map((day) =>
      workingSegments(calendar, pattern, [day], []).reduce((sum, { fromMs, toMs }) => sum + (toMs - fromMs) / MINUTE_MS, 0),
    ),
  );
  return Math.max(0, ...minutes) || USUAL_MINUTES;
}
