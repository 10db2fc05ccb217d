import type { RequisitionStatus } from '../../requisitions/statuses.js';
import type { IsoDate } from '../../time/iso-date.js';
import type { Piece } from '../piece.js';
import { day } from './dates.js';
import { sets as setsOf } from './quantities.js';
import { lateCause, statuses } from './requisitions.js';
import { type Periods, periods, whose } from './lessons.js';

export const fold = 'Hide';
export const answer = 'Answer';
export const show = 'Show';
export const oneByOne = 'One by one (A)';
export const short = 'short';
export const whyNot = 'Why it cannot be done';
export const declineIt = 'Decline it';
export const sendQuestion = 'Send the question';
export const notNow = 'Not now';
export const accept = 'Accept';
export const acceptAsItIs = 'Accept as it is';
export const askQuestion = 'Ask a question';
export const writeAgain = 'Add to your question';
export const decline = 'Decline';
export const allOfThem = 'See all that wait';

/** Marks a request whose teacher was asked something. */
export function asked(teacher: string): string {
  return `With ${teacher}`;
}

/** What is told of a request that is to be answered. */
interface Told extends Periods {
  group: string;
  date: IsoDate;
  room: string | null;
  sets: number;
  teacher: { name: string };
  otherTeachers?: readonly { name: string }[];
  lateReason: string | null;
}

/** Says for whom, when and how much it is: '9A · Tue 24 Nov, P3 Lab 2 · 14 sets · Priya Patel · reason: forgotten'. */
export function facts(of: Told): string {
  const place = [periods(of.period, of.lastPeriod), of.room].filter(Boolean).join(' ');
  const reason = of.lateReason && `reason: ${lateCause(of.lateReason)}`;
  return [of.group, `${day(of.date)}, ${place}`, setsOf(of.sets), whose(of.teacher.name, of.otherTeachers), reason]
    .filter(Boolean)
    .join(' · ');
}

/** Shows what somebody wrote as theirs. */
export function quoted(text: string): string {
  return `“${text}”`;
}

/** Shows the newest message of a request's thread. */
export function lastMessage(text: string): string {
  return `Last message: ${quoted(text)}`;
}

/** Says what a request has become meanwhile. */
export function isNow(status: RequisitionStatus): Piece[] {
  return [{ text: 'It is now ' }, { text: statuses[status], strong: true }, { text: '.' }];
}

/** Labels the box for a question. */
export function questionTo(teacher: string): string {
  return `Your question to ${teacher}`;
}

/** Says what was answered: 'Rates for 9B: accepted.' */
export function answered(of: { title: string; group: string; teacher: { name: string } }, to: RequisitionStatus): string {
  return `${of.title} for ${of.group}: ${to === 'queried' ? `${of.teacher.name} is asked` : statuses[to]}.`;
}
