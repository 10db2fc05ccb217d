import type { OfferState } from '../../requisitions/offers.js';
import type { IsoDate } from '../../time/iso-date.js';
import { counted } from './counts.js';
import { day } from './dates.js';
import { periods } from './lessons.js';

export const accept = 'Accept';
export const noThanks = 'No thank you';
export const yourNote = 'A note, if you like';
export const sendNo = 'Send “No thank you”';
export const notNow = 'Not now';
export const another = 'Offer another lesson';
export const heading = 'Offer another lesson of this class';
export const looking = 'Looking which lessons have room and kit…';
export const none = 'No other lesson of this class in the next four weeks has room and kit for it.';
export const noteTo = 'A note to go with it, if you like';
export const send = 'Send offer';
export const back = 'Offer nothing';
export const made = 'Offered';
export const nothingMoves = 'Nothing moves unless you accept.';
export const askedOf = 'Waits for an answer';
export const openRequest = 'Open request';

interface At {
  date: IsoDate;
  period: string;
  lastPeriod: string | null;
}

interface Move {
  title: string;
  group: string;
  from: At;
  to: At;
}

/** What became of an offer. */
export const states: Record<OfferState, string> = {
  open: 'Waits for an answer',
  accepted: 'Accepted',
  declined: 'No, thank you',
  ended: 'Ended: a deadline passed or the request changed',
};

function at({ date, period, lastPeriod }: At): string {
  return `${day(date)} ${periods(period, lastPeriod)}`;
}

/** Asks a teacher about another lesson: 'Could 10P have Density on Wed 25 Nov P5 in place of Mon 23 Nov P3?' */
export function question({ title, group, from, to }: Move): string {
  return `Could ${group} have ${title} on ${at(to)} in place of ${at(from)}?`;
}

/** Says what the other class would do when two change days. */
export function inTurn({ title, group, from, to, teacher }: Move & { teacher: { name: string } }): string {
  return `In turn ${group} (${teacher.name}) would have ${title} on ${at(to)} in place of ${at(from)}.`;
}

/** Heads an offer: 'Anil Rao offers another lesson', 'Priya Patel asks to change days'. */
export function from(by: string, isSwap: boolean): string {
  return `${by} ${isSwap ? 'asks to change days' : 'offers another lesson'}`;
}

/** Says until when an offer stands: 'Answer by Thu 19 Nov, 12:00'. */
export function until(instant: string): string {
  return `Answer by ${instant}`;
}

/** Says what was answered. */
export function answered({ title, group, to }: Move, accept: boolean): string {
  return accept ? `${title} for ${group}: moved to ${at(to)}.` : `${title} for ${group} stays where it is.`;
}

/** Says what was offered, and to whom. */
export function offered(teacher: string, to: At): string {
  return `${teacher} is asked about ${at(to)}.`;
}

/** Names one of the lessons to offer: 'Wed 25 Nov P5 · on time · fits'. */
export function place(to: At, facts: { late: boolean; minutesOver: number | null; there: string | null }): string {
  const fits = facts.minutesOver ? `does not fit by ${counted(Math.round(facts.minutesOver), 'minute')}` : 'fits';
  return [at(to), facts.late ? 'late' : 'on time', fits, facts.there && `beside ${facts.there}`].filter(Boolean).join(' · ');
}
