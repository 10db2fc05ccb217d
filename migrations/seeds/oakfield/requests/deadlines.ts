import { addDays, mondayOf, wallMinutes, type IsoDate } from '../dates.js';
import { departments, periods } from '../school.js';
import type { PlanLesson } from './plan.types.js';

/** Where a lesson's period starts and ends, in wall minutes; undefined for a period that the school does not have. */
export function lessonTimes(lesson: PlanLesson): { start: number; end: number } | undefined {
  const period = periods.find((one) => one.name === lesson.period);
  return period && { start: wallMinutes(lesson.date, period.start), end: wallMinutes(lesson.date, period.end) };
}

/** All teaching days and the Mondays of their weeks, ascending. */
export interface SchoolDays {
  days: readonly IsoDate[];
  weeks: readonly IsoDate[];
}

export const schoolDays = (days: readonly IsoDate[]): SchoolDays => ({ days, weeks: [...new Set(days.map(mondayOf))] });

/**
 * The deadline in wall minutes: the department's policy or the practical's lead time, whichever is earlier. The plan only needs it to
 * keep what it asks in the past; the server works out the one that counts.
 */
export function deadlineOf(lesson: PlanLesson, leadSchoolDays: number | null, { days, weeks }: SchoolDays): number {
  const policy = departments.find((one) => one.name === lesson.department)?.policy ?? { kind: 'notice', schoolDays: 3 };
  const start = lessonTimes(lesson)?.start ?? wallMinutes(lesson.date, '08:50');
  const place = days.indexOf(lesson.date);
  const back = (count: number): IsoDate => days[Math.max(0, place - count)] ?? lesson.date;
  const lead = leadSchoolDays === null ? Infinity : wallMinutes(back(leadSchoolDays), '15:00');
  if (policy.kind === 'notice')
    return Math.min(lead, wallMinutes(back(policy.schoolDays), '00:00') + (start - wallMinutes(lesson.date, '00:00')));

  const week = weeks[Math.max(0, weeks.indexOf(mondayOf(lesson.date)) - policy.weeksBefore)] ?? mondayOf(lesson.date);
  const wanted = addDays(week, policy.weekday - 1);
  const day = days.findLast((one) => one <= wanted) ?? wanted;
  return Math.min(lead, wallMinutes(day, policy.time));
}
