import { withoutAccents } from './plain-words.js';

/** The highest year that a school counts; nursery and reception are not counted in years. */
const LAST_YEAR = 13;
const YEAR = /^(?:national curriculum year|nc year|year group|year|yr|y|grade|blwyddyn|bl)?[\s._-]*0*(\d{1,2})(?:[.,]0+)?$/;
const BEGINS = /^(?:year|yr|y|blwyddyn|bl)?[\s._-]*0*(\d{1,2})(?!\d)/;

/**
 * Reads the year that a cell of a file names ('10', 'Y10', 'Year 10', 'Yr9', 'Blwyddyn 9'): undefined when it is none of 1 to 13,
 * null when the cell is empty.
 */
export function readYear(written: string): number | null | undefined {
  const text = withoutAccents(written);
  if (text === '') return null;
  const year = Number(YEAR.exec(text)?.[1]);
  return year >= 1 && year <= LAST_YEAR ? year : undefined;
}

/** The year that a group's code begins with: '10A' -> 10, '7X/Sc1' -> 7, '12/Ph' -> 12, 'Y10 Maths 1' -> 10; null when none. */
export function yearOfGroup(group: string): number | null {
  const year = Number(BEGINS.exec(withoutAccents(group))?.[1]);
  return year >= 1 && year <= LAST_YEAR ? year : null;
}
