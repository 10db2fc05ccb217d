import type { IsoDate } from '../../time/iso-date.js';
import { counted, number } from './counts.js';
import * as dates from './dates.js';
import { work } from './durations.js';

/** Says what would have come of days that are over. */
export const page = 'What if?';
export const lead =
  'Weeks that are over, lived again with something else about them. Nothing is changed: not a request, not a deadline, nobody’s hours.';
export const back = 'Workload';
export const toFigures = 'Figures';
export const which = 'Which weeks';
export const other = 'Other dates';
export const fields = {
  department: 'Department',
  from: 'First day',
  to: 'Last day',
  technicians: 'Technicians',
  practicalsADay: 'Practicals a day, at most',
  turnaround: 'Minutes until kit goes out again',
  policy: 'Deadline',
  schoolDays: 'School days before',
  weekday: 'Closes on',
  weeksBefore: 'Teaching weeks before',
  time: 'At',
};
export const hints = {
  technicians: 'Empty: as many as there are. Two who share a post are one',
  practicalsADay: 'Empty: no cap',
  turnaround: 'Empty: as each thing has it',
  time: 'Empty: the lesson’s own time',
};
export const policies = { same: 'as it was', notice: 'so many school days before', weekly: 'one closing time a week' };
export const tryIt = 'Live it again';
export const trying = 'Living it again';
export const nothingTried = 'Say something to try first: technicians, a cap, a deadline or a turnaround.';
export const columns = { what: 'What came of it', was: 'As it was', would: 'As it would have been', change: 'Difference' };
export const table = 'As it was and as it would have been';
export const rows = {
  lateRate: 'Late rate, without the excused',
  overloadDays: 'Days over-booked',
  backlog: 'Longest backlog at a day’s end',
  practicals: 'Practicals prepared for',
  turnedAway: 'Turned away',
  clashes: 'Practicals that wanted more kit than there is',
};
export const notJudged = 'no technician’s hours yet';
export const nothingAsked = 'nothing asked';
export const same = 'no change';
export const how =
  'A technician more works as those there do on average, in the same hours. A new deadline judges each request by when it was sent; what was excused stays excused. Beyond the cap, those on time come first, then in order of asking. Kit is counted as the school has it today.';
export const opensNothing =
  'What was opens what it is made of. What would have been never was, so no list shows it. Nobody was turned away, and a clash is worked out here with today’s kit: neither stands in a list.';
export const noRequests = 'Nothing was asked for lessons of these days. Choose others.';
export const noCalendar = 'There are no teaching days here. Choose other dates.';

/** Says of which days the answer is: '34 teaching days, Tue 1 Sep – Fri 23 Oct, technicians: 3'. */
export function about(of: { days: number; from: IsoDate; to: IsoDate; technicians: number }, today: IsoDate): string {
  const span = `${dates.dayFrom(of.from, today)} – ${dates.dayFrom(of.to, today)}`;
  return `${counted(of.days, 'teaching day')}, ${span}, technicians: ${number(of.technicians)}`;
}

/** Says a rate: '18 %'. */
export function rate(of: number | null): string {
  return of === null ? nothingAsked : `${number(Math.round(of * 100))} %`;
}

/** Says days: '4 days'. */
export function days(count: number | null): string {
  return count === null ? notJudged : counted(count, 'day');
}

/** Says minutes of work: '3 h 20 min'. */
export function minutes(of: number | null): string {
  return of === null ? notJudged : work(of);
}

/** Says by how much something is more or less, in its own unit: '2 days fewer', '3 h more'; 'no change'. */
export function change(was: number | null, would: number | null, says: (amount: number) => string, isCount: boolean): string {
  if (was === null || would === null) return '–';
  if (says(was) === says(would)) return same;
  return `${says(Math.abs(would - was))} ${would > was ? 'more' : isCount ? 'fewer' : 'less'}`;
}
