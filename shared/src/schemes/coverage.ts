import { type IsoDate } from '../time/iso-date.js';

/** What became of a step for a class: nobody asked for it, it is asked for, done, or passed over. */
export const STEP_STATES = ['open', 'asked', 'done', 'missed'] as const;
export type StepState = (typeof STEP_STATES)[number];

/** A step as coverage looks at it. */
export interface CoveredStep {
  code: string;
  practicalId: string | null;
}

/** A request of a class for a practical, sent and not withdrawn; in order of its lesson. */
export interface StepRequest {
  id: string;
  practicalId: string;
  date: IsoDate;
  status: string;
  outcome: string | null;
  /** Its lesson is over. */
  isOver: boolean;
}

/** What is known of one step of one class. */
export interface StepCoverage {
  code: string;
  state: StepState;
  requisitionId?: string;
  date?: IsoDate;
}

const WENT_OUT = new Set(['delivered', 'collected']);
const NOT_DONE = new Set(['not-used', 'never-made']);

/** An outcome that nobody said is unknown: it is asked for, and no more is known of it. */
function stateOf({ status, outcome, isOver }: StepRequest): StepState {
  if (outcome !== null) return NOT_DONE.has(outcome) ? 'missed' : 'done';
  return WENT_OUT.has(status) && isOver ? 'done' : 'asked';
}

const RANK: Readonly<Record<StepState, number>> = { done: 3, asked: 2, missed: 1, open: 0 };

/** Gives each request to a step: the first of its practical that has none, then the last, where the better news counts. */
function shared(steps: readonly CoveredStep[], requests: readonly StepRequest[], from: number): (StepRequest | undefined)[] {
  const of: (StepRequest | undefined)[] = steps.map(() => undefined);
  for (const request of requests) {
    const fitting = steps.flatMap(({ practicalId }, at) => (practicalId === request.practicalId && at >= from ? [at] : []));
    const earlier = steps.flatMap(({ practicalId }, at) => (practicalId === request.practicalId && at < from ? [at] : []));
    const places = fitting.length > 0 ? fitting : earlier;
    const free = places.find((at) => {
      const there = of[at];
      return there === undefined || stateOf(there) === 'missed';
    });
    const at = free ?? places.at(-1);
    if (at === undefined) continue;
    const there = of[at];
    if (!there || RANK[stateOf(request)] >= RANK[stateOf(there)]) of[at] = request;
  }
  return of;
}

/**
 * Tells of each step what became of it for a class that began at the step of code `start` (null: the first). A step with a practical that
 * nobody asked for is missed once a later one is done; steps before the start are nobody's miss.
 */
export function coverageOf(steps: readonly CoveredStep[], start: string | null, requests: readonly StepRequest[]): StepCoverage[] {
  const from = Math.max(
    0,
    steps.findIndex(({ code }) => code === start),
  );
  const of = shared(steps, requests, from);
  const lastDone = of.findLastIndex((request) => request !== undefined && stateOf(request) === 'done');
  return steps.map(({ code, practicalId }, at): StepCoverage => {
    const request = of[at];
    if (request) return { code, state: stateOf(request), requisitionId: request.id, date: request.date };
    return { code, state: practicalId !== null && at >= from && at < lastDone ? 'missed' : 'open' };
  });
}

/** The places of the steps that come next for a class: the open ones from its start and behind the last that is asked for or done. */
export function stepsToCome(steps: readonly CoveredStep[], start: string | null, covered: readonly StepCoverage[]): number[] {
  const from = Math.max(
    0,
    steps.findIndex(({ code }) => code === start),
  );
  const last = covered.findLastIndex(({ state }, at) => at >= from && (state === 'asked' || state === 'done'));
  return covered.flatMap(({ state }, at) => (state === 'open' && at >= from && at > last ? [at] : []));
}
