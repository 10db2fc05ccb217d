import { addDays } from '../time/iso-date.js';
import type { IsoDate } from '../time/iso-date.js';
import { findPeriod } from './find-period.js';
import type { Deadline } from './deadline.types.js';
import { keepDeadline } from './keep-deadlines.js';
import type { OccasionTimes } from './occasion-rule.js';
import { noticeTerms, policyOn, termsOf, weeklyTerms } from './policy.js';
import type { PolicyRule } from './policy.js';
import type { DayPeriod, SchoolCalendar, TeachingDay } from './school-calendar.js';

/** The period of a day in which a lesson begins. */
export interface DatedPeriod {
  date: IsoDate;
  period: string;
  schedule?: string | null;
  /** Of what is outside the timetable: its day and time, whatever is taught then. */
  occasion?: OccasionTimes | null;
}

interface Candidate {
  atMs: number;
  /** The day that was meant, when it has no lessons and an earlier one stands in. */
  missed: IsoDate | null;
  /** Whether the calendar starts too late to count back that far. */
  outOfReach: boolean;
}

/**
 * The instant by which a requisition for a lesson is on time: the earliest of the department's policy on the lesson's date and the
 * practical's lead time.
 *
 * - weekly: go back `weeksBefore` teaching weeks from the lesson's week and take that weekday; if it is no teaching day, the nearest
 *   earlier one, even in an earlier week; at `time` on the school's clock.
 * - notice: count back that many teaching days from the lesson's date, not counting it; at `time`, or at the lesson's own start time.
 * - lead (0 for none): count back the same way; at the end of that day's last period.
 *
 * Where the calendar does not reach back that far it is the start of the first teaching day's first period, of whichever bells. It is never after the
 * lesson's start. Answers are kept with the calendar.
 * Throws RangeError when the date is no teaching day or has no such period.
 */
export function deadlineFor(calendar: SchoolCalendar, policies: readonly PolicyRule[], lesson: DatedPeriod, leadSchoolDays = 0): Deadline {
  const { occasion } = lesson;
  if (occasion) return find(calendar, policyOn(policies, lesson.date), occasion.day, occasion.period, leadSchoolDays);
  const day = calendar.day(lesson.date);
  if (!day) throw new RangeError(`${lesson.date} is no teaching day.`);
  const period = findPeriod(day.periods, lesson.period, lesson.schedule);
  if (!period) throw new RangeError(`${day.date} has no period '${lesson.period}'.`);
  const policy = policyOn(policies, day.date);
  return keepDeadline(calendar, period, policy, leadSchoolDays, () => find(calendar, policy, day, period, leadSchoolDays));
}

function find(calendar: SchoolCalendar, policy: PolicyRule, day: TeachingDay, period: DayPeriod, leadSchoolDays: number): Deadline {
  const asked = policy.kind === 'weekly' ? weekly(calendar, policy, day) : notice(calendar, policy, day, period);
  const lead = leadSchoolDays > 0 ? leadTime(calendar, day, leadSchoolDays) : null;
  const isLead = lead !== null && lead.atMs < asked.atMs;
  const set = isLead ? lead : asked;
  const isAfterStart = set.atMs > period.startMs;
  return {
    deadlineMs: Math.min(set.atMs, period.startMs),
    facts: {
      setBy: isLead ? 'lead' : 'policy',
      policy: termsOf(policy),
      leadSchoolDays,
      date: day.date,
      period: period.name,
      week: day.week,
      cutTo: isAfterStart ? 'lesson-start' : set.outOfReach ? 'calendar-start' : null,
      missed: set.missed,
    },
  };
}

function weekly(calendar: SchoolCalendar, policy: PolicyRule, lessonDay: TeachingDay): Candidate {
  const { weekday, time, weeksBefore } = weeklyTerms(policy);
  const week = teachingWeekBefore(calendar, lessonDay, weeksBefore);
  if (week === undefined) return outOfReach(calendar);
  const date = addDays(week, (weekday - calendar.firstWeekday + 7) % 7);
  const day = calendar.day(date) ?? calendar.before(date, 1);
  if (!day) return outOfReach(calendar);
  return { atMs: calendar.instantMs(day.date, time), missed: day.date === date ? null : date, outOfReach: false };
}

function teachingWeekBefore(calendar: SchoolCalendar, lessonDay: TeachingDay, weeksBefore: number): IsoDate | undefined {
  let day: TeachingDay | undefined = lessonDay;
  for (let back = 0; day && back < weeksBefore; back += 1) day = calendar.before(day.week, 1);
  return day?.week;
}

function notice(calendar: SchoolCalendar, policy: PolicyRule, lessonDay: TeachingDay, period: DayPeriod): Candidate {
  const { schoolDays, time } = noticeTerms(policy);
  const day = schoolDays === 0 ? lessonDay : calendar.before(lessonDay.date, schoolDays);
  if (!day) return outOfReach(calendar);
  return { atMs: calendar.instantMs(day.date, time ?? period.start), missed: null, outOfReach: false };
}

function leadTime(calendar: SchoolCalendar, lessonDay: TeachingDay, leadSchoolDays: number): Candidate {
  const day = calendar.before(lessonDay.date, leadSchoolDays);
  if (!day) return outOfReach(calendar);
  return { atMs: Math.max(...day.periods.map((period) => period.endMs)), missed: null, outOfReach: false };
}

function outOfReach(calendar: SchoolCalendar): Candidate {
  const first = calendar.days[0]?.periods[0];
  return { atMs: first ? first.startMs : Infinity, missed: null, outOfReach: true };
}
