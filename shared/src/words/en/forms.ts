import { PASSWORD_LENGTH } from '../../identity/limits.js';
import { counted, number } from './counts.js';

export const dateMissing = 'Give a date.';
export const timeMissing = 'Give a time.';
export const emailWrong = 'Give an e-mail address, such as name@school.sch.uk.';
export const passwordHint = `At least ${counted(PASSWORD_LENGTH.min, 'character')}. A few words in a row are good.`;
export const passwordShort = `Use at least ${counted(PASSWORD_LENGTH.min, 'character')}.`;

/** Says which numbers a field takes: 'Give a whole number from 0 to 20.' */
export function wholeNumber(max: number, min = 0): string {
  return `Give a whole number from ${number(min)} to ${number(max)}.`;
}
