import fc from 'fast-check';
import { ask, change, follow, handOver, keepOut, move, series, step } from './asking.js';
import { breakage, kit, parts, repair } from './kit-changes.js';
import { changeBack, changeOccasion, closeRoom, dropOccasion, lessonChange, occasion, openRoom, swap, undo } from './lesson-changes.js';
import { away, bells, bringIn, close, doubles, hours, undoImport } from './rules-change.js';
import type { Do, Step } from './step.js';

export type { Step } from './step.js';

const ON = ['accepted', 'prepared', 'delivered', 'collected'];

/** Everything that may happen in a history. */
export const STEPS = {
  submit: ask('submitted'),
  draft: ask('draft'),
  change,
  follow,
  move,
  handOver,
  cancel: step(() => 'cancelled'),
  on: step(({ next }) => next.find((to) => ON.includes(to))),
  ask: step(({ next }) => next.find((to) => to === 'queried' || to === 'declined')),
  kit,
  bells,
  close,
  bringIn,
  undoImport,
  doubles,
  away,
  hours,
  series,
  keepOut,
  parts,
  breakage,
  repair,
  lessonChange,
  changeBack,
  swap,
  closeRoom,
  openRoom,
  occasion,
  changeOccasion,
  dropOccasion,
  undo,
} satisfies Record<string, Do>;

/** How often each happens beside the others. */
const WEIGHTS: Record<keyof typeof STEPS, number> = {
  submit: 8,
  draft: 1,
  change: 2,
  follow: 1,
  move: 2,
  handOver: 1,
  cancel: 2,
  on: 3,
  ask: 1,
  kit: 2,
  bells: 2,
  close: 3,
  bringIn: 5,
  undoImport: 1,
  doubles: 1,
  away: 3,
  hours: 2,
  series: 3,
  keepOut: 3,
  parts: 2,
  breakage: 3,
  repair: 2,
  lessonChange: 6,
  changeBack: 2,
  swap: 1,
  closeRoom: 2,
  openRoom: 1,
  occasion: 3,
  changeOccasion: 2,
  dropOccasion: 1,
  undo: 6,
};

const number = fc.nat({ max: 10_000 });

/** A step of a kind that there is. */
interface Kinded extends Step {
  kind: keyof typeof STEPS;
}

function stepOf(kind: keyof typeof STEPS) {
  return { weight: WEIGHTS[kind], arbitrary: fc.record<Kinded>({ kind: fc.constant(kind), at: number, by: number, how: number }) };
}

/** A history: what was asked for to begin with, one after another, and turns of one to three steps, those of a turn at once. */
export interface History {
  asked: Kinded[];
  turns: Kinded[][];
}

const anyStep = fc.oneof(...(Object.keys(STEPS) as (keyof typeof STEPS)[]).map(stepOf));

/** Histories of every length up to nine turns. */
export const histories = fc.record<History>({
  asked: fc.array(fc.oneof(stepOf('submit'), stepOf('series'), stepOf('occasion')), { minLength: 3, maxLength: 7, size: 'max' }),
  turns: fc.array(fc.array(anyStep, { minLength: 1, maxLength: 3, size: 'max' }), { minLength: 3, maxLength: 9, size: 'max' }),
});

/** What takes kit and gives it back, which many do at once. */
const OF_KIT = ['submit', 'series', 'move', 'change', 'cancel', 'keepOut', 'undo', 'kit', 'parts', 'breakage', 'repair'] as const;
const kitStep = fc.oneof(...OF_KIT.map(stepOf));

/** Histories in which a whole school acts at once, of what takes kit and gives it back. */
export const rushes = fc.record<History>({
  asked: fc.array(stepOf('submit').arbitrary, { minLength: 4, maxLength: 6, size: 'max' }),
  turns: fc.array(fc.array(kitStep, { minLength: 20, maxLength: 30, size: 'max' }), { minLength: 1, maxLength: 2, size: 'max' }),
});
