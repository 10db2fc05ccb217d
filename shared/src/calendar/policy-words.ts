import { weekdayLongName, weekdayName } from '../time/weekday.js';
import { noticeTerms, weeklyTerms } from './policy.js';
import type { PolicyRule } from './policy.js';

/** In a few words: 'weekly Thu 12:00, 1 week before', 'notice 3 school days', 'notice 2 school days, 09:00'. */
export function policyWords(policy: PolicyRule): string {
  if (policy.kind === 'weekly') {
    const { weekday, time, weeksBefore } = weeklyTerms(policy);
    return `weekly ${weekdayName(weekday)} ${time}, ${weeksBefore === 0 ? 'same week' : `${counted(weeksBefore, 'week')} before`}`;
  }
  const { schoolDays, time } = noticeTerms(policy);
  return `notice ${counted(schoolDays, 'school day')}${time === null ? '' : `, ${time}`}`;
}

/** 'lead 5 school days'. */
export function leadWords(leadSchoolDays: number): string {
  return `lead ${counted(leadSchoolDays, 'school day')}`;
}

/** As a teacher would say it: 'weekly: Thursday 12:00, one teaching week before'. */
export function policyTold(policy: PolicyRule): string {
  if (policy.kind === 'weekly') {
    const { weekday, time, weeksBefore } = weeklyTerms(policy);
    return `weekly: ${weekdayLongName(weekday)} ${time}, ${weeksBefore === 0 ? 'the same week' : `${spelt(weeksBefore, 'teaching week')} before`}`;
  }
  const { schoolDays, time } = noticeTerms(policy);
  return `notice: ${schoolDays === 0 ? 'the same day' : `${spelt(schoolDays, 'school day')} before`}, at ${time ?? "the lesson's own time"}`;
}

/** As a teacher would say it: 'the practical needs five school days'. */
export function leadTold(leadSchoolDays: number): string {
  return `the practical needs ${spelt(leadSchoolDays, 'school day')}`;
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

const SPELT = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function spelt(count: number, one: string): string {
  return `${SPELT[count] ?? count} ${one}${count === 1 ? '' : 's'}`;
}
