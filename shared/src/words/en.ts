import * as dates from './en/dates.js';
import { counted, number } from './en/counts.js';

/** Says every fact in British English: one function or text per fact, by noun. A second language is a second object of this type. */
export const en = {
  locale: 'en-GB',
  counts: { counted, number },
  dates: { ...dates },
};
