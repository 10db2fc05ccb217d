import type { DeadlineFacts } from '../../calendar/deadline.types.js';
import { noticeTerms, weeklyTerms, DEFAULT_POLICY, type PolicyTerms } from '../../calendar/policy.js';
import type { IsoDate } from '../../time/iso-date.js';
import type { At } from '../at.js';
import { counted, number, spelt } from './counts.js';
import * as dates from './dates.js';
import { type Periods, periods } from './lessons.js';

type Set = Pick<DeadlineFacts, 'setBy' | 'policy' | 'leadSchoolDays'>;

/** Says in a few words what set a deadline: 'weekly Thu 12:00, 1 week before', 'notice 3 school days', 'lead 5 school days'. */
export function setBy(facts: Set): string {
  return facts.setBy === 'lead' ? `lead ${counted(facts.leadSchoolDays, 'school day')}` : policyInBrief(facts.policy);
}

/** Explains a deadline to a teacher: 'Week of 23 Nov closes Thu 19 Nov, 12:00 (weekly: Thursday 12:00, one teaching week before).' */
export function explanation(facts: DeadlineFacts, deadline: At | null, timeZone: string): string {
  if (deadline === null) return `${none(facts)}.`;
  const at = dates.instant(deadline, timeZone);
  const lesson = `${dates.day(facts.date)} ${periods(facts.period, facts.lastPeriod)}`;
  const why = becauseOf(facts);
  if (facts.cutTo === 'lesson-start') return `${lesson} closes as it starts, ${at} (${why}).`;
  if (facts.cutTo === 'calendar-start') return `${lesson} closes ${at}, as the calendar's first teaching day starts (${why}).`;
  const byWeek = facts.setBy === 'policy' && facts.policy.kind === 'weekly';
  const what = byWeek ? `Week of ${dates.dayMonth(facts.week)}` : lesson;
  const missed = facts.missed === null ? '' : `; ${dates.day(facts.missed)} is no teaching day`;
  return `${what} closes ${at} (${why}${missed}).`;
}

/** Said of a lesson that has none. */
export const noDeadline = 'No deadline';

/** Says why a lesson has no deadline: 'No deadline: before deadlines began (Mon 7 Sep)'. */
function none({ none: why, deadlinesFrom }: DeadlineFacts): string {
  if (why === 'not-asked') return `${noDeadline}: the department asks for nothing`;
  return `${noDeadline}: before deadlines began${deadlinesFrom ? ` (${dates.day(deadlinesFrom)})` : ''}`;
}

/** Says when a lesson closes, as a form says it before anything is asked: 'Closes Thu 19 Nov, 12:00.' */
export function closes(deadline: At | null, timeZone: string): string {
  return deadline === null ? `${noDeadline}.` : `Closes ${dates.instant(deadline, timeZone)}.`;
}

/** Says a department's rule: 'Thursday 12:00 the week before; none under 24 h before the lesson'. */
export function rule(policy: (PolicyTerms & { blockWithinHours?: number }) | null): string {
  if (!policy) return `${rule(DEFAULT_POLICY)} (the usual deadline)`;
  const block = policy.blockWithinHours ? `; none under ${number(policy.blockWithinHours)} h before the lesson` : '';
  if (policy.kind === 'weekly') {
    const { weekday, time, weeksBefore } = weeklyTerms(policy);
    const when =
      weeksBefore === 0 ? ' the same week' : weeksBefore === 1 ? ' the week before' : `, ${counted(weeksBefore, 'teaching week')} before`;
    return `${dates.longWeekday(weekday)} ${time}${when}${block}`;
  }
  const { schoolDays, time } = noticeTerms(policy);
  return `${counted(schoolDays, 'school day')} before, ${time ?? 'same time'}${block}`;
}

/** Says a rule that begins later: 'from Mon 4 Jan: Wednesday 12:00 the week before'. */
export function ruleFrom(policy: PolicyTerms & { blockWithinHours?: number; from: IsoDate }): string {
  return `from ${dates.day(policy.from)}: ${rule(policy)}`;
}

/** Says that a request comes too close to its lesson, and who can still submit it. */
export function blocked(facts: { withinHours: number; ask: readonly string[] }): string {
  const whom = facts.ask.length > 0 ? facts.ask.join(' or ') : 'a technician';
  return `No requests within ${counted(facts.withinHours, 'hour')} of the lesson: ask ${whom}.`;
}

function policyInBrief(policy: PolicyTerms): string {
  if (policy.kind === 'weekly') {
    const { weekday, time, weeksBefore } = weeklyTerms(policy);
    return `weekly ${dates.weekday(weekday)} ${time}, ${weeksBefore === 0 ? 'same week' : `${counted(weeksBefore, 'week')} before`}`;
  }
  const { schoolDays, time } = noticeTerms(policy);
  return `notice ${counted(schoolDays, 'school day')}${time === null ? '' : `, ${time}`}`;
}

function becauseOf({ setBy: by, policy, leadSchoolDays }: Set): string {
  if (by === 'lead') return `the practical needs ${spelt(leadSchoolDays, 'school day')}, more than ${policyInBrief(policy)}`;
  if (policy.kind === 'weekly') {
    const { weekday, time, weeksBefore } = weeklyTerms(policy);
    const when = weeksBefore === 0 ? 'the same week' : `${spelt(weeksBefore, 'teaching week')} before`;
    return `weekly: ${dates.longWeekday(weekday)} ${time}, ${when}`;
  }
  const { schoolDays, time } = noticeTerms(policy);
  const when = schoolDays === 0 ? 'the same day' : `${spelt(schoolDays, 'school day')} before`;
  return `notice: ${when}, at ${time ?? "the lesson's own time"}`;
}

/** What closes at a deadline: one lesson, a week's lessons, or several of several weeks. */
export type Closing =
  ({ kind: 'lesson'; group: string; date: IsoDate } & Periods) | { kind: 'week'; week: IsoDate } | { kind: 'lessons'; count: number };

/** Names what closes: '10Y/Ph2, Tue 24 Nov, P2', 'Week of 23 Nov', '3 lessons'. */
export function closing(what: Closing): string {
  switch (what.kind) {
    case 'lesson':
      return `${what.group}, ${dates.day(what.date)}, ${periods(what.period, what.lastPeriod)}`;
    case 'week':
      return `Week of ${dates.dayMonth(what.week)}`;
    case 'lessons':
      return counted(what.count, 'lesson');
  }
}
