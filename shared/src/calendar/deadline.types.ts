import type { IsoDate } from '../time/iso-date.js';
import type { PolicyTerms } from './policy.js';

/** What set a deadline and how it came to that instant; the words make a sentence of it. */
export interface DeadlineFacts {
  /** The department's policy, or the practical's lead time where that ends earlier. */
  setBy: 'policy' | 'lead';
  policy: PolicyTerms;
  /** School days that the practical needs; 0 for none. */
  leadSchoolDays: number;
  /** The lesson that it is the deadline of, and the Monday of its week. */
  date: IsoDate;
  period: string;
  /** Of a lesson of several periods, its last. */
  lastPeriod?: string | null;
  week: IsoDate;
  /** Where the rule would end after the lesson's start, or before the calendar begins, the deadline is there. */
  cutTo: 'lesson-start' | 'calendar-start' | null;
  /** The day that was meant, when it has no lessons and an earlier one stands in. */
  missed: IsoDate | null;
  /** Why there is no deadline after all: the department asks for nothing, or it would lie before the day from which deadlines count. */
  none?: 'not-asked' | 'not-begun';
  deadlinesFrom?: IsoDate;
}

/** When a requisition must be in by, in epoch milliseconds, and why then. */
export interface Deadline {
  deadlineMs: number;
  facts: DeadlineFacts;
}

/** The deadline that holds for a lesson; null where it has none. */
export interface StandingDeadline {
  deadlineMs: number | null;
  facts: DeadlineFacts;
}
