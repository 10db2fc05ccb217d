import type { At } from '../at.js';
import { dateAt } from '../../time/instant.js';
import { msOf } from '../at.js';
import type { IsoDate } from '../../time/iso-date.js';
import { counted } from './counts.js';
import * as dates from './dates.js';

/** Words of the page on which it is written down who is away, and when. */
export const page = 'Who is away';
export const lead = 'Absences, training days and visits. Load and capacity, the plan and the lists follow at once.';
export const add = 'Write one down';
export const write = 'Write it down';
export const cancel = 'Cancel';
export const loading = 'Looking who is away';
export const none = 'Nobody is away';
export const noneHint = 'In the ten weeks from today nobody is written down as away.';
export const fields = {
  who: 'Who',
  from: 'From',
  to: 'Until',
  toHint: 'The last day; empty: the same day',
  start: 'From what time',
  end: 'Until what time',
  timeHint: 'Empty: the whole day',
  reason: 'Why',
  reasonHint: 'CPD, illness, a visit. Only they themselves, the head and the admins read it.',
};
export const back = 'Here after all';
export const teams = 'A whole team';
export const people = 'One person';
export const choose = 'Choose who is away';
export const needsDay = 'Give the first day.';
export const whoIsAway = 'Say who is away: one person, or a department whose team is. Nothing was changed.';
export const oneOfBoth = 'Name one person or a department, not both. Nothing was changed.';
export const told = 'Who asks for a lesson in that time is told before they send.';

/** Names a department's whole team: 'Everybody of Science'. */
export function team(department: string): string {
  return `All technicians of ${department}`;
}

/** Says that nobody serves a department, so that none of its team can be away. */
export function nobodyServes(department: string): string {
  return `No technician works for ${department} yet. Nothing was changed; give somebody the department first.`;
}

/** Refuses an absence in none of somebody's hours. */
export function noHoursThen(name: string): string {
  return `${name} has no working hours in that time, so there is nothing to be away from. Nothing was changed; choose another time, or put the working hours right.`;
}

/** Says from when to when somebody is away: 'Tue 3 Nov', 'Tue 3 Nov – Fri 6 Nov', 'Tue 3 Nov 10:00 to 12:00'. */
export function when(from: At, to: At, { timeZone, today, wholeDays }: { timeZone: string; today: IsoDate; wholeDays: boolean }): string {
  const [first, last] = [dateAt(msOf(from), timeZone), dateAt(msOf(to) - 1, timeZone)];
  const [begins, ends] = [dates.dayFrom(first, today), dates.dayFrom(last, today)];
  if (wholeDays) return first === last ? begins : `${begins} – ${ends}`;
  const [start, end] = [dates.time(from, timeZone), dates.time(to, timeZone)];
  return first === last ? `${begins} ${start} to ${end}` : `${begins} ${start} – ${ends} ${end}`;
}

/** Says what somebody's absence touches: '2 lessons, 3 requests and 5 tasks are touched.'; nothing where nothing is. */
export function touches({ lessons, requisitions, tasks }: { lessons: number; requisitions: number; tasks: number }): string {
  const parts = [
    ...(lessons > 0 ? [counted(lessons, 'lesson')] : []),
    ...(requisitions > 0 ? [counted(requisitions, 'request')] : []),
    ...(tasks > 0 ? [counted(tasks, 'task')] : []),
  ];
  return parts.length === 0 ? 'Nothing is touched.' : `It touches ${parts.join(', ')}.`;
}

/** Says that somebody, or a team, is written down as away. */
export function written(name: string): string {
  return `${name}: written down as away.`;
}

/** Says that an absence was taken back. */
export function isBack(name: string): string {
  return `${name} is here after all.`;
}
