import type { IsoDate } from '../time/iso-date.js';
import { dateAt } from '../time/instant.js';
import { type DatedPeriod, deadlineFor } from './deadlines.js';
import type { StandingDeadline } from './deadline.types.js';
import type { PolicyRule } from './policy.js';
import type { SchoolCalendar } from './school-calendar.js';

/** What a department says of deadlines: its policies, whether it asks for requests at all, and from which date its deadlines count. */
export interface DeadlineTerms {
  policies: readonly PolicyRule[];
  asks: boolean;
  deadlinesFrom: IsoDate | null;
}

/**
 * Finds the deadline that a lesson stands under, or that it has none: its department asks for nothing, or the deadline would lie before
 * the date from which deadlines count. Throws as `deadlineFor`.
 */
export function standingDeadline(
  calendar: SchoolCalendar,
  terms: DeadlineTerms,
  lesson: DatedPeriod,
  leadSchoolDays = 0,
): StandingDeadline {
  const deadline = deadlineFor(calendar, terms.policies, lesson, leadSchoolDays);
  if (!terms.asks) return { deadlineMs: null, facts: { ...deadline.facts, none: 'not-asked' } };
  const { deadlinesFrom } = terms;
  if (deadlinesFrom !== null && dateAt(deadline.deadlineMs, calendar.timeZone) < deadlinesFrom)
    return { deadlineMs: null, facts: { ...deadline.facts, none: 'not-begun', deadlinesFrom } };
  return deadline;
}
