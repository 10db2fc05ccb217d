import type { Facility } from '../../rooms/limits.js';
import type { IsoDate } from '../../time/iso-date.js';
import { listed } from './counts.js';
import { day } from './dates.js';

/** What a room may have, as it is said aloud. */
export const names: Record<Facility, string> = {
  gas: 'gas',
  water: 'water',
  mains: 'mains sockets',
  'fume-cupboard': 'fume cupboard',
  blackout: 'blackout',
  sinks: 'sinks',
  'food-safe': 'food may be made and eaten',
};

/** What is needed, in a sentence. */
const NEEDED: Record<Facility, string> = {
  gas: 'gas',
  water: 'water',
  mains: 'mains sockets',
  'fume-cupboard': 'a fume cupboard',
  blackout: 'blackout',
  sinks: 'sinks',
  'food-safe': 'a room where food may be made and eaten',
};

/** Lists what is needed: 'gas and a fume cupboard'. */
export const needed = (facilities: readonly Facility[]): string => listed(facilities.map((one) => NEEDED[one]));

/** Says what a room lacks of what a practical needs: 'It needs a fume cupboard, and Lab 3 is not down as having that.' */
export const lacks = (room: string | null, facilities: readonly Facility[]): string =>
  `It needs ${needed(facilities)}, and ${room ?? 'the room'} is not down as having that.`;

/** Says that a lesson was given another room. */
export const changed = (room: string): string => `The lesson is in ${room} now; whoever it concerns is told.`;

/** Says that the room of a lesson is closed, and what comes of sending: 'Lab 3 is closed Tue 24 Nov: Exams. …' */
export function closed({ code, from, to, note }: { code: string; from: IsoDate; to: IsoDate; note: string }): string {
  const days = from === to ? day(from) : `${day(from)} to ${day(to)}`;
  return `${code} is closed ${days}${note ? `: ${note.replace(/\.$/, '')}` : ''}. What you send waits to be settled until the lesson has another room.`;
}
/** Leads the rooms that are open and free then, for who cannot change the lesson's room. */
export const freeThen = (rooms: readonly string[]): string =>
  `${listed(rooms)} ${rooms.length === 1 ? 'is' : 'are'} free then: ask a technician to change the room.`;
/** Leads the note of a room that is closed. */
export const closedLead = 'The room is closed.';

/** Leads the note of what a room lacks. */
export const lead = 'Not the room for it.';
/** Leads the rooms that have it and are free then, for who cannot change the lesson's room. */
export const askFor = (rooms: readonly string[]): string =>
  `${listed(rooms)} ${rooms.length === 1 ? 'has' : 'have'} it and ${rooms.length === 1 ? 'is' : 'are'} free then: ask a technician to change the room.`;
