import { counted, number } from './counts.js';
import { work } from './durations.js';

export const heading = 'Answer requests';
export const loading = 'Looking what waits for an answer…';
export const loadingOne = 'Opening the request…';
export const nothing = 'Nothing waits for an answer';
export const nothingWhy = 'Requests that are late, short or over-booked come here. The rest are accepted by themselves.';
export const toToday = 'Back to Today';
export const queue = 'Waiting';
export const withTeachers = 'With teachers';
export const changes = 'What accepting does';
export const kit = 'Kit';
export const note = 'Teacher’s note';
export const said = 'Last message';
export const common = 'Common questions';
export const questions: readonly string[] = [
  'Is this still needed?',
  'How many sets do you need?',
  'Which room are you in?',
  'Could it be another day?',
];
export const ask = 'Ask';
export const decline = 'Decline';
export const accept = 'Accept';
export const offer = 'Offer another lesson';
export const whatTheySaid = 'What was said';
export const acceptWithNote = 'Accept with this note';
export const next = 'Next';
export const previous = 'Previous';
export const undo = 'Undo';
export const fits = 'Fits: nothing short, nobody over-booked.';
export const noAssessment = 'The risk assessment is not confirmed. Its teacher confirms it before it can be accepted.';
export const wants = 'A technician is asked for in the lesson.';
export const keysHelp = 'Keys: A accept, Q ask, D decline, M offer another lesson, J and K next and previous, U undo.';
export const openWhole = 'Open the whole request';

/** Names the pile. */
export function progress(at: number, all: number): string {
  return `${number(at)} of ${number(all)}`;
}

/** Heads what waits: '6 wait for an answer'. */
export function wait(count: number): string {
  return count === 1 ? '1 waits for an answer' : `${number(count)} wait for an answer`;
}

/** Names the button that accepts what makes no trouble: 'Accept the 5 that fit'. */
export function acceptFitting(count: number): string {
  return count === 1 ? 'Accept the 1 that fits' : `Accept the ${number(count)} that fit`;
}

/** Says what accepting does to the technicians' time. */
export function over(minutes: number): string {
  return `Does not fit: ${work(Math.round(minutes))} over.`;
}

/** Says how much is missing. */
export function short(name: string, missing: number): string {
  return `${number(missing)} × ${name} short`;
}

/** Says how many were accepted at once, and of how many that failed. */
export function accepted(done: number, left: number): string {
  const all = counted(done, 'request');
  return left === 0 ? `${all} accepted.` : `${all} accepted; ${number(left)} could not be and still wait.`;
}
