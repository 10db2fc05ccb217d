import type { DutyFunction } from '../../duties/limits.js';
import { work as duration } from './durations.js';

export const page = 'Duties and checks';
export const lead = 'Work that no request asks for. Each date of a duty stands in that day’s list and counts in its load.';
export const heading = 'Duties';
export const add = 'Add a duty';
export const edit = 'Edit';
export const save = 'Save';
export const cancel = 'Cancel';
export const remove = 'End this duty';
export const removed = 'Ended';
export const loading = 'Loading duties';
export const noneYet = 'No duties yet';
export const begin = 'Add what comes back every day, week or month: washing up, stock-takes, tests of showers.';
export const nobody = 'Anybody';

export const fields = {
  title: 'What is to be done',
  function: 'What kind of work',
  minutes: 'Minutes',
  repeats: 'How often',
  date: 'On',
  from: 'From (a weekly or monthly duty comes back on that day)',
  weekday: 'Day of the week',
  start: 'Not before',
  end: 'Done by',
  assignee: 'Who does it',
  rrule: 'Rule (RFC 5545)',
};

export const functions: Readonly<Record<DutyFunction, string>> = {
  stock: 'Stock',
  maintenance: 'Maintenance and checks',
  support: 'Support',
  administration: 'Administration',
  other: 'Other',
};

export const repeats = {
  once: 'Once',
  daily: 'Every teaching day',
  weekly: 'Every week',
  fortnightly: 'Every other week',
  monthly: 'Every month',
  rule: 'By a rule of its own',
};

export const ruleOrDate = 'Say either a date or a rule, and not both. Nothing was changed.';
export const dateIsOver = 'That day is over. Nothing was changed; choose today or a later day.';
export const windowEnds = 'The time ends before it begins. Nothing was changed.';
export const noTechnician = 'That is no technician of this school. Nothing was changed.';
export const noDepartmentYet = 'There is no department yet. Nothing was changed; add one first.';

/** Says that work does not fit into its time. */
export function tooLong(minutes: number, there: number): string {
  return `${duration(minutes)} do not fit into ${duration(there)}. Nothing was changed; give it more time on the day.`;
}

export const rules: Readonly<Record<'unreadable' | 'frequency' | 'part', string>> = {
  unreadable: 'This rule cannot be read. Write it as FREQ=WEEKLY;BYDAY=MO. Nothing was changed.',
  frequency: 'A duty comes back by the day, the week or the month: FREQ=DAILY, WEEKLY or MONTHLY. Nothing was changed.',
  part: 'This rule says something that no dates follow from. Nothing was changed.',
};

const DAYS: Readonly<Record<string, string>> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};

/** Says how often a rule comes back, in words where it is a plain one: 'every other week on Monday'. */
export function often(rrule: string): string {
  const [, freq, interval, days] = /^FREQ=(DAILY|WEEKLY|MONTHLY)(?:;INTERVAL=(\d+))?(?:;BYDAY=([A-Z,]+))?$/.exec(rrule) ?? [];
  if (!freq) return rrule;
  const every = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month' }[freq as 'DAILY' | 'WEEKLY' | 'MONTHLY'];
  const on = (days ?? '').split(',').flatMap((day) => DAYS[day] ?? []);
  const times =
    interval === undefined || interval === '1'
      ? `every ${freq === 'DAILY' ? 'teaching day' : every}`
      : interval === '2'
        ? `every other ${every}`
        : `every ${interval} ${every}s`;
  return on.length > 0 ? `${times} on ${on.join(', ')}` : times;
}

/** Says when and for how long: '09:00 to 12:00, 45 min'. */
export function window({ start, end }: { start: string; end: string }, minutes: number): string {
  return `${start} to ${end}, ${duration(minutes)}`;
}

/** Says the next date of a duty. */
export function next(day: string | null): string {
  return day === null ? 'No date to come' : `Next ${day}`;
}
