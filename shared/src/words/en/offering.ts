import type { OfferState } from '../../requisitions/offers.js';
import type { RequisitionStatus } from '../../requisitions/statuses.js';
import { counted, number } from './counts.js';
import { day } from './dates.js';
import { type Periods, periods } from './lessons.js';
import { called, inFull, type MessageText, type ToldRequest } from './messages.js';
import { moreThanFits } from './overloads.js';
import { statuses } from './requisitions.js';

export const oneOfTwo = 'Say one of the two: another lesson, or the request to change days with. Nothing was offered.';
export const withItself = 'A request cannot change days with itself. Nothing was offered; choose another request.';
export const ownRequest = 'This is your own request. Nothing was offered; move it yourself, or ask a technician.';
export const notYours =
  'Only technicians and heads of its department, and the teacher of the request to change days with, can offer this. Nothing was offered.';
export const alreadyOpen = 'The same is offered already and waits for an answer. Nothing was offered again.';
/** Why a request came after the deadline of a lesson that its teacher was asked to take. */
export const lateWords = 'Moved to a lesson that was offered after its deadline';

/** Says that a request stays where it is. */
export function notMovable(status: RequisitionStatus): string {
  return `This request is ${statuses[status].toLowerCase()}: it goes to no other lesson any more. Nothing was offered.`;
}

/** Says who answers an offer. */
export function onlyTeacherAnswers(teacher: string): string {
  return `Only ${teacher}, whose request it is, can answer this. Nothing was changed.`;
}

/** Says why an offer cannot be answered any more. */
export const noLonger: Record<Exclude<OfferState, 'open'>, string> = {
  accepted: 'This was accepted already. Nothing was changed.',
  declined: 'This was declined already. Nothing was changed; ask for it to be offered again.',
  ended:
    'This offer has ended: a deadline has passed or the request has changed since. Nothing was changed; ask for it to be offered again.',
};

/** Says that the kit of an offer has gone. */
export function kitGone(shortages: readonly { name: string; wanted: number; free: number }[]): string {
  const named = shortages.map(({ name, wanted, free }) => `${name}: ${number(wanted)} wanted, ${number(free)} free`).join('; ');
  return `It no longer fits there: ${named}. Nothing was moved; decline it, or ask for another lesson.`;
}

/** Says why an offered lesson cannot be had any more, in the words of the refusal. */
export function goneBecause(why: string): string {
  return `It can no longer go there. ${why}`;
}

/** Says that kit is missing at an offered lesson that was there. */
export function shortByNow(short: number): string {
  return `It no longer fits there: ${number(short)} short by now. Nothing was moved; decline it, or ask for another lesson.`;
}

/** Says that an offered lesson is fuller than it was. */
export function overByNow(minutesOver: number): string {
  return `It no longer fits there: ${moreThanFits(minutesOver)} by now. Nothing was moved; decline it, or ask for another lesson.`;
}

/** Of an offer where its request would go, whether in place of another, and what was said with it. */
interface Offered {
  to: Periods & { date: string };
  isSwap: boolean;
  note: string | null;
}

/** Tells a teacher that another lesson is offered. */
export function made(request: ToldRequest, by: string | null, { to, isSwap, note }: Offered): MessageText {
  const where = `${day(to.date)} ${periods(to.period, to.lastPeriod)}`;
  const what = isSwap ? `asks you to change days: ${inFull(request)} would go to ${where}` : `offers ${where} for ${inFull(request)}`;
  return {
    subject: `${isSwap ? 'Change days?' : 'Another lesson?'} ${called(request)}, to ${where}`,
    lines: [`${by ?? 'Requisite'} ${what}.`, 'Nothing moves unless you accept.', ...(note ? ['', note] : [])],
  };
}

/** Tells whoever asked what was answered. */
export function answered(request: ToldRequest, by: string | null, { to, accept, note }: Offered & { accept: boolean }): MessageText {
  const where = `${day(to.date)} ${periods(to.period, to.lastPeriod)}`;
  const what = accept ? 'accepted' : 'declined';
  return {
    subject: `${accept ? 'Accepted' : 'No, thank you'}: ${called(request)}`,
    lines: [
      accept
        ? `${by ?? 'Somebody'} ${what} ${where} for ${inFull(request)}.`
        : `${by ?? 'Somebody'} ${what} ${where}; it stays: ${inFull(request)}.`,
      ...(note ? ['', note] : []),
    ],
  };
}

/** Tells who had heard of an offer, or of its answer, that it is taken back. */
export function takenBack(request: ToldRequest, by: string | null, act: 'offer.made' | 'offer.answered'): MessageText {
  const what = act === 'offer.made' ? 'took back what was offered for' : 'took back the answer to what was offered for';
  return { subject: `Taken back: ${called(request)}`, lines: [`${by ?? 'Somebody'} ${what} ${inFull(request)}.`] };
}

/** How many were offered, for a heading. */
export function count(offers: number): string {
  return counted(offers, 'offer');
}
