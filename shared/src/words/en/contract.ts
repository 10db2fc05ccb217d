import type { WorkFunction } from '../../reports/limits.js';
import type { IsoDate } from '../../time/iso-date.js';
import * as dates from './dates.js';
import { functions } from './reports.js';

/** Words of a technician's place at work: title, what was learnt, what the contract gives, and from when on hours hold. */
export const heading = 'At work';
export const title = 'Title';
export const titleHint = 'Such as Senior technician';
export const specialisms = 'Specialisms';
export const specialismsHint = 'Commas between them, such as Chemistry, Kiln. A practical can ask for one';
export const contract = 'Contract';
export const contractWhy = 'Reports compare it with the work that is asked. Only admins and the person see it.';
export const hoursAYear = 'Hours paid in a year';
export const weeksAYear = 'In how many weeks';
export const weeksHint = '39 is term time alone';
export const post = 'Post';
export const postHint = 'Two people who share one post write the same words here';
export const shares = 'How much of it is for what, in per cent';
export const share = (of: WorkFunction): string => functions[of];
export const from = 'These hours hold from';
export const fromHint = 'Empty: from today. The days before keep the hours that held then; who is new had none';
export const earlier = 'Hours before';
export const noHours = 'no hours';
export const extra = 'Hours besides';
export const extraWhy = 'An INSET day, a week of the holidays, an evening: they count on that date alone.';
export const addExtra = 'A date';
export const date = 'Date';
export const starts = 'From';
export const ends = 'To';

/** Labels what takes hours besides out: 'Take out Mon 2 Nov'. */
export function takeOut(on: IsoDate): string {
  return on === '' ? 'Take out this date' : `Take out ${dates.day(on)}`;
}

/** Says hours that somebody had: 'until Mon 4 Jan: Mon 08:00 to 16:00, Tue 08:00 to 12:00 (week A)'. */
export function had(
  until: IsoDate,
  windows: readonly { weekday: number; start: string; end: string; week?: string }[],
  today: IsoDate,
): string {
  const days = windows.map(
    ({ weekday, start, end, week }) => `${dates.weekday(weekday)} ${start} to ${end}${week === undefined ? '' : ` (week ${week})`}`,
  );
  return `until ${dates.dayFrom(until, today)}: ${days.join(', ') || noHours}`;
}
