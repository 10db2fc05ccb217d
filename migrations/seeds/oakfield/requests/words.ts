import { chance } from '../chance.js';
import type { PlannedLateReason } from './plan.types.js';

/** Late reasons with how many of a hundred give them. */
const reasons: [PlannedLateReason, number][] = [
  ['forgot', 46],
  ['timetable-change', 14],
  ['teacher-absence', 12],
  ['other', 12],
  ['equipment-failure', 9],
  ['pupil-need', 7],
];

const otherWords = [
  'The class finished the topic a lesson early.',
  'The hall was taken for a mock exam, so two lessons changed places.',
  'Moved forward so that it comes before the test.',
];

const needWords = [
  'Larger print on the scales is needed for this class.',
  'A bench at wheelchair height is needed, so the practical moved.',
];

const notes = [
  'Please leave the trolley at the back bench.',
  'Two groups can share a balance.',
  'Instructions in larger print, please.',
  'I will hand out the glassware myself.',
  'A left-handed pair of scissors, please.',
  'The class is in the room next door for the first ten minutes.',
  'Please add a spare set for me to demonstrate with.',
];

const questions = [
  'Is this for the whole class at once, or half and half? We have kit for eight sets in that period.',
  'Which strength do you want for the second part? The card names two.',
  'The fume cupboard in your room is waiting for its test. Could you swap rooms, or do this on another day?',
];

function pick<T>(list: readonly T[], words: string): T | undefined {
  return list[Math.floor(chance(words) * list.length)];
}

/** Why a request came late, varied as in a real school: mostly forgotten. */
export function lateReasonFor(seed: string): { lateReason: PlannedLateReason; lateWords?: string } {
  let left = chance(`why ${seed}`) * 100;
  const lateReason = reasons.find(([, share]) => (left -= share) < 0)?.[0] ?? 'forgot';
  const words = lateReason === 'other' ? otherWords : lateReason === 'pupil-need' ? needWords : [];
  const lateWords = pick(words, `words ${seed}`);
  return lateWords === undefined ? { lateReason } : { lateReason, lateWords };
}

/** A teacher's note on about one request in eight. */
export function noteFor(seed: string): { note?: string } {
  const note = chance(`note? ${seed}`) < 0.12 ? pick(notes, `note ${seed}`) : undefined;
  return note === undefined ? {} : { note };
}

export const questionFor = (place: number): string => questions[place % questions.length] ?? '';

export const declinedBecause = 'The kit for this is away for repair that week. Please choose another practical or another week.';
