import { PASSWORD_LENGTH } from '../../identity/limits.js';
import type { DateFault } from '../../reading/read-typed-date.js';
import { counted, number } from './counts.js';
import { fullDay, longDay } from './dates.js';

export const cancel = 'Cancel';
export const dateMissing = 'Give a date.';
export const timeMissing = 'Give a time.';
export const dateExample = '3/11 or 3 Nov';
export const timeExample = '9:50';
export const emailWrong = 'Give an e-mail address, such as name@school.sch.uk.';
export const passwordHint = `At least ${counted(PASSWORD_LENGTH.min, 'character')}. Three random words work well.`;
export const passwordShort = `Use at least ${counted(PASSWORD_LENGTH.min, 'character')}.`;

/** Says which numbers a field takes: 'Give a whole number from 0 to 20.' */
export function wholeNumber(max: number, min = 0): string {
  return `Give a whole number from ${number(min)} to ${number(max)}.`;
}

/** Says why what somebody typed is no date, and how one is written. */
export function dateUnread(written: string, why: DateFault): string {
  switch (why.fault) {
    case 'unread':
      return `‘${written}’ is not a date. Write it like ${dateExample}.`;
    case 'no-such-day':
      return `There is no ${why.written}.`;
    case 'no-such-month':
      return `There is no month ${why.month}. Write the day first, like ${dateExample}.`;
    case 'other-weekday':
      return `${fullDay(why.day)} is a ${longDay(why.day).split(' ')[0]}. Put the day or the date right.`;
  }
}

/** Says that what somebody typed is no time of day, and how one is written. */
export function timeUnread(written: string): string {
  return `‘${written}’ is not a time. Write it on the 24-hour clock, like ${timeExample}.`;
}
