import type { IsoDate } from '../../time/iso-date.js';
import { counted, number } from './counts.js';
import * as dates from './dates.js';

/** Words of the page that asks in one week for what was asked in another. */
export const page = 'Copy a week';
export const lead =
  'Ask again for what was asked in another week. Each request goes to the same class, to the same place in the week where it can, and is looked at afresh.';
export const from = 'Take from the week of';
export const to = 'Fill the week of';
export const howMany = 'How many weeks';
export const howManyHint = 'A unit runs over several: each is copied to the week that stands in its place';
/** Counts the weeks that are copied: '3 weeks'. */
export const weeks = (count: number): string => counted(count, 'week');
export const teacher = 'Teacher';
export const myself = 'My own';
export const loading = 'Looking what fits';
export const back = 'My fortnight';
export const none = 'Nothing was asked in that week';
export const noneHint = 'Choose another week to take from.';
export const noneFits = 'No lesson of this week takes any of it.';
export const fits = 'Fits';
export const leftHeading = 'Without a lesson that week';
export const again = 'The risk assessment is to be confirmed again for each class.';
export const reason = 'Why, where one is late';
export const reasonNone = 'None of them is late';
export const reasonWords = 'In a few words';
export const wordsFirst = 'Say it in a few words.';
export const goShort = 'Go on short where there is not enough kit';
export const tickAll = 'All that fit';
export const tickNone = 'None';
export const chooseFirst = 'Choose a teacher: then their requests of that week are looked for.';
export const refusedHeading = 'Not sent';
export const show = 'Show the week';
export const sameWeek = 'That is the same week. Choose two that differ.';

/** How far back a week can be taken from with one press, in weeks. */
export const agos: Readonly<Record<1 | 2 | 52, string>> = {
  1: 'The week before',
  2: 'Two weeks before',
  52: 'A year before',
};
/** The week that has the same place in the half term before. */
export const halfTermBefore = 'The half term before';

/** Names a week by its first day: 'Mon 16 Nov', with the year where it is not this one. */
export function week(start: IsoDate, today: IsoDate): string {
  return dates.dayFrom(start, today);
}

/** Names a lesson of a pair: '10Y/Ph2, Tue 24 Nov P2'. */
export function lesson(group: string, date: IsoDate, period: string, today: IsoDate): string {
  return `${group}, ${dates.dayFrom(date, today)} ${period}`;
}

/** Labels the button that asks: 'Ask for these 5'. */
export function ask(count: number): string {
  return count === 1 ? 'Ask for this one' : `Ask for these ${number(count)}`;
}

/** Says how many were asked for, and how many were refused. */
export function done(created: number, refused: number): string {
  const sent = created === 0 ? 'Nothing was sent' : `${counted(created, 'request')} sent`;
  return refused === 0 ? `${sent}.` : `${sent}, ${number(refused)} not: see why below.`;
}

/** Labels the tick of a pair for who hears it. */
export function tick(title: string, there: string): string {
  return `${title}, for ${there}`;
}
