import { number } from './counts.js';

export const heading = 'Find or go to';
export const find = 'Find';
export const keys = 'Ctrl K';
export const search = 'Search everything';
export const searchFor = 'A class, practical, item, person or page';
export const key = 'Find anything, or go to a page';
export const results = 'Results';
export const searching = 'Searching…';
export const nothing = 'Nothing fits. Try fewer letters.';
export const failed = 'Some results could not be read. Type again in a moment.';
export const kinds = {
  commands: 'Go to',
  lessons: 'Lessons',
  requests: 'Requests',
  practicals: 'Practicals',
  apparatus: 'Items',
  people: 'People',
};
export const commands = {
  waiting: 'Requests that wait for an answer',
  past: 'Past requests',
  late: 'Late requests',
  breakages: 'Breakage book',
  away: 'Away today',
  scan: 'Scan a label',
  keptOut: 'Kept out, the hold shelf',
};

/** Offers the rest of one kind. */
export const more = {
  commands: 'More pages',
  lessons: 'More lessons',
  requests: 'More requests',
  practicals: 'More practicals',
  apparatus: 'More items',
  people: 'More people',
};

/** Counts the results for who hears them: '3 results', '1 result'. */
export function howMany(count: number): string {
  return count === 1 ? '1 result' : `${number(count)} results`;
}

/** Says where an item is and how many there are: '12 owned · Prep 1'. */
export function item(owned: number, location: string): string {
  return [`${number(owned)} owned`, location].filter(Boolean).join(' · ');
}
