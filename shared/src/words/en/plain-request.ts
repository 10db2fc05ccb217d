import type { IsoDate } from '../../time/iso-date.js';
import { day } from './dates.js';

const NAMED = 3;
/** A title has no more letters. */
const LONGEST = 160;

/** Calls a free list by its first things: 'Bunsen burner, Tripod, Gauze and 2 more'. */
export function title(names: readonly string[]): string {
  const more = names.length - NAMED;
  const said = `${names.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return said.length > LONGEST ? `${said.slice(0, LONGEST - 1)}…` : said;
}

/** Names a lesson in a list to choose from: '9X1, Tue 17 Nov P3'. */
export function lesson(group: string, date: IsoDate, period: string): string {
  return `${group}, ${day(date)} ${period}`;
}
