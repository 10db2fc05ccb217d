import type { GoneHow } from '../../apparatus/limits.js';
import type { ToldOutcome } from '../../requisitions/closing.js';
import type { Strength } from '../../substances/strength.js';
import { number } from './counts.js';
import { work } from './durations.js';
import { amount } from './quantities.js';
import { named } from './strengths.js';

/** Words of what goes out with a class and comes back from it. */
export const heading = 'Out and back';
export const makeReady = 'Make ready';
export const ready = 'It is ready';
export const takenOut = 'Taken out';
export const countBack = 'Count it back';
export const broke = 'Broke something';
export const notUsed = 'Not used';
export const putAway = 'All counted, put away';
export const notNow = 'Not now';
export const leaveIt = 'Leave it';
export const howItWent = 'How it went';
export const minutesMaking = 'Minutes it took to make';
export const minutesClearing = 'Minutes it took to clear';
export const minutesWrong = 'Write whole minutes, up to 24 hours.';
export const costWrong = 'Write what it costs in pounds, such as 4.50.';
export const nothingOut = 'No kit of the school’s list goes out with this request.';
export const which = 'What';
export const how = 'What became of it';
export const cost = 'Cost, £';
export const note = 'What happened';
export const drawsHeading = 'Taken from stock';
export const drawsLead = 'So much is drawn from stock when it is ready. Change what it is made of, or leave it out.';
export const drawsNone = 'Nothing (leave it out)';
export const drawnFrom = 'Made of';
export const loading = 'Reading what is taken from stock';

export const hows: Readonly<Record<GoneHow, string>> = { broken: 'Broken', lost: 'Lost', 'used-up': 'Used up' };

/** Says how many of a thing went out: '16 × Light microscope'. */
export function thing(quantity: number, name: string): string {
  return `${number(quantity)} × ${name}`;
}

/** Says what is counted out with a request: 'Counted out: 16 × Light microscope, 8 × Beaker.' */
export function out(things: readonly { name: string; quantity: number }[]): string {
  return `Counted out: ${things.map(({ name, quantity }) => thing(quantity, name)).join(', ')}.`;
}

/** Labels the box of how many of a thing came back: 'Light microscope: came back, of 16'. */
export function cameBack(name: string, of: number): string {
  return `${name}: came back, of ${number(of)}`;
}

/** Says how many are missing, beside the question what became of them: '2 × Beaker did not come back' */
export function missing(quantity: number, name: string): string {
  return `${thing(quantity, name)} did not come back`;
}

/** Says that what is missing did not all go the same way, and how that is taken back. */
export const notAllTheSame = 'Not all the same';
export const allTheSame = 'Same as the rest';

/** Names a part of what is missing: '1 × Beaker: Lost' */
export function gonePart(quantity: number, name: string, which: GoneHow): string {
  return `${thing(quantity, name)}: ${hows[which]}`;
}

/** Labels the box of how many went another way: 'Beaker: another way, of 3' */
export function anotherWay(name: string, of: number): string {
  return `${name}: another way, of ${number(of)}`;
}

/** Says what of a stock a line takes: 'Hydrochloric acid 1 mol/dm³: 165 cm³, 500 cm³ there'. */
export function offered(of: Strength & { name: string; unit: string | null; amount: number; there: number }): string {
  return `${named(of)}: ${amount(of.amount, of.unit)}, ${amount(of.there, of.unit)} there`;
}

/** Names a line that is made of a stock: 'Hydrochloric acid 0.1 mol/dm³, 1.65 dm³'. */
export function made(of: Strength & { name: string; unit: string | null; quantity: number }): string {
  return `${named(of)}, ${amount(of.quantity, of.unit)}`;
}

/** Says that it is ready, out, or away. */
export function isReady(title: string): string {
  return `${title}: ready.`;
}
export function isOut(title: string): string {
  return `${title}: taken out.`;
}

/** Says that a request was counted back and put away, and how much of it is gone. */
export function isAway(title: string, gone: number): string {
  return gone === 0 ? `${title}: all back and put away.` : `${title}: put away, ${number(gone)} not back and written in the breakage book.`;
}

/** Says of what was made and not used how long that took, and blames nobody: 'Made and not used: 43 min of preparing.' */
export function forNothing(minutes: number): string {
  return `Made and not used: ${work(minutes)} of preparing.`;
}

/** What a teacher says of a lesson that is over. */
export const afterLesson = 'After the lesson';
export const afterLessonWhy = 'How did it go? The technicians see it when they put things away.';
export const sayOtherwise = 'Say it otherwise';
export const wentHow: Readonly<Record<ToldOutcome, string>> = {
  used: 'We did it',
  'partly-used': 'We did part of it',
  'not-used': 'We did not get to it',
};

const WENT: Readonly<Record<string, string>> = {
  used: 'the class did it',
  'partly-used': 'the class did part of it',
  'not-used': 'the class did not get to it',
};

/** Says how a lesson went by its teacher's word: 'Rosa Holt says: the class did not get to it.'; to the teacher: 'You said: …'. */
export function went(outcome: string, teacher: string | null): string {
  return `${teacher === null ? 'You said' : `${teacher} says`}: ${WENT[outcome] ?? outcome}.`;
}

/** Says that it was said: 'Springs: said that the class did part of it.' */
export function wentSaid(title: string, outcome: ToldOutcome): string {
  return `${title}: said that ${WENT[outcome] ?? outcome}.`;
}
