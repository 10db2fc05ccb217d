import type { IsoDate } from '../../time/iso-date.js';
import type { At } from '../at.js';
import { counted } from './counts.js';
import { dayFrom, instant } from './dates.js';

/** Words of the page that says what stays out for later lessons, and until when. */
export const page = 'Kept out';
export const lead = 'What stays set up or on the hold shelf for a later lesson, by the day on which it can be put away.';
export const nothing = 'Nothing is kept out';
export const nothingHint = 'A request says how long its kit stays out under ‘Keep out until’. What is made or taken out then stands here.';
export const loading = 'Reading what is kept out';
export const back = 'Today';
export const overdue = 'to be put away';

/** Heads a day: 'Until Wed 25 Nov'. */
export function until(date: IsoDate, today: IsoDate): string {
  return `Until ${dayFrom(date, today)}`;
}

/** Says where it stands and until when exactly: '9X/Sc1 · Lab 4 · until Wed 25 Nov, 12:10' */
export function place(of: { group: string; room: string | null; keptUntil: At }, timeZone: string): string {
  return [of.group, of.room, `until ${instant(of.keptUntil, timeZone)}`].filter(Boolean).join(' · ');
}

/** Says how much is kept out: '3 requests' */
export function howMany(count: number): string {
  return counted(count, 'request');
}
