import type { Deadline } from './deadline.types.js';
import type { PolicyRule } from './policy.js';
import type { DayPeriod, SchoolCalendar } from './school-calendar.js';

interface Kept {
  policy: PolicyRule;
  leadSchoolDays: number;
  deadline: Deadline;
}

/** More than the policies and lead times that meet in one period; what is kept longest goes first. */
const KEPT_PER_PERIOD = 100;

const keptFor = new WeakMap<SchoolCalendar, Map<DayPeriod, Kept[]>>();

/**
 * The deadline of a calendar's period under a policy and lead time, worked out once: policies are the same when what they say is, since
 * each request reads its own copy from the database. Compares rather than builds a key, as a fortnight asks for tens of them.
 */
export function keepDeadline(
  calendar: SchoolCalendar,
  period: DayPeriod,
  policy: PolicyRule,
  leadSchoolDays: number,
  workOut: () => Deadline,
): Deadline {
  let byPeriod = keptFor.get(calendar);
  if (!byPeriod) keptFor.set(calendar, (byPeriod = new Map()));
  let kept = byPeriod.get(period);
  if (!kept) byPeriod.set(period, (kept = []));
  for (const one of kept) if (one.leadSchoolDays === leadSchoolDays && saysTheSame(one.policy, policy)) return one.deadline;
  const deadline = Object.freeze(workOut());
  if (kept.length >= KEPT_PER_PERIOD) kept.shift();
  kept.push({ policy: { ...policy }, leadSchoolDays, deadline });
  return deadline;
}

function saysTheSame(a: PolicyRule, b: PolicyRule): boolean {
  return (
    a.kind === b.kind && a.weekday === b.weekday && a.time === b.time && a.weeksBefore === b.weeksBefore && a.schoolDays === b.schoolDays
  );
}
