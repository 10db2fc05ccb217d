import type { Highs, Model } from 'highs';
import {
  anneal,
  compareScores,
  firstPlaces,
  improvePlaces,
  leastMostLoaded,
  PLAN_AIMS,
  type PlanAim,
  type PlanCase,
  placesOnDays,
  planModel,
  type PlanModel,
  type Places,
  plainBounds,
  type PlanScore,
  pooled,
  pooledModel,
  SAME_MINUTES,
  sameNumbers,
  scoreOf,
  Tally,
  type Weights,
} from '@app/shared/rules';

/** A plan that was found, and how good it is known to be. */
export interface FoundPlan {
  places: Places;
  score: PlanScore;
  /** No plan is better than these, each beside the aims before it. */
  bound: PlanScore;
  /** So many of the aims, from the first on, are proved to be the best there is. */
  proved: number;
}

/** What a model may have to be tried whole: beyond it the solver would not come to its first step. */
const MAX_COLUMNS = 12_000;
/** The good start takes at most this part of the time. */
const START_SHARE = 0.25;
const SHAKINGS = 60;
const FEW_SHAKINGS = 20;
/** Planning all people as one takes at most this part of what is left, and giving its days to people that part of what is left then. */
const POOLED_SHARE = 1 / 3;
const SPREAD_SHARE = 1 / 2;
/** Of a week of which the whole model is tried besides, a fair share takes this part of what is left then. */
const FAIR_SHARE = 0.7;
/** Improving a plan of the days as it is ends after this part of the time, and shaking it hard after that one. */
const PLAIN_SHARE = 0.5;
const HARD_SHARE = 0.75;
/** A plan is shaken hard for so many steps for each task; from hot to cold in the unit of the weights. */
const STEPS_OF_TASK = 6000;
const HOT = 30;
const COLD = 3;
/** What is worth most while a plan is shaken hard: minutes beyond capacity alone, or that with a fair share. */
const OVER_FIRST = { beyondMinutes: 10, squares: 1e-3, goes: 3 };
const FAIR = { beyondMinutes: 100, unsuited: 100, mostLoadedMinutes: 30, squares: 1e-2 };
/** Of sums of whole numbers one that is less than 1 better is none. */
const WHOLE_GAP = 0.99;
const MIN_MS = 50;

/**
 * Plans a week within so many milliseconds: a good start, which is never worse than what stands, then aim by aim an exact model, with the bound that the
 * solver proves. Stops as soon as nothing better can be.
 */
export function solvePlan(highs: Highs, plan: PlanCase, ms: number, now: () => number = () => performance.now()): FoundPlan {
  const endMs = now() + ms;
  const startMs = now() + ms * START_SHARE;
  const isWhole = isInWholeMinutes(plan);
  const bound = plainBounds(plan);
  let found = goodStart(plan, () => now() >= startMs);
  let score = scoreOf(plan, found);
  const tell = (): FoundPlan => {
    const proved = PLAN_AIMS.findIndex((aim) => score[aim] > bound[aim] + SAME_MINUTES);
    return { places: found, score, bound, proved: proved < 0 ? PLAN_AIMS.length : proved };
  };
  const take = (places: Places) => {
    const other = scoreOf(plan, places);
    if (compareScores(other, score) >= 0) return;
    found = places;
    score = other;
  };
  const raise = (aim: PlanAim, to: number) => {
    const least = isWhole ? Math.ceil(to - SAME_MINUTES) : to;
    bound[aim] = Math.max(bound[aim], Math.min(least, score[aim]));
  };
  const isSmall = plan.tasks.reduce((sum, { places }) => sum + places.length, 0) <= MAX_COLUMNS;
  const pooledMs = () => (endMs - now()) * POOLED_SHARE;
  if (score.beyondMinutes > bound.beyondMinutes + SAME_MINUTES) {
    const together = asOne(highs, plan, { start: lessBeyond(plan, [found, daysFirst(plan)]), isWhole, ms: pooledMs() });
    take(spread(plan, together.places, { weights: OVER_FIRST, ms: (endMs - now()) * SPREAD_SHARE, shakings: FEW_SHAKINGS, now }));
    raise('beyondMinutes', together.bound);
  }
  raise('mostLoadedMinutes', leastMostLoaded(plan, score.beyondMinutes));
  if (score.mostLoadedMinutes > bound.mostLoadedMinutes + SAME_MINUTES) {
    // the less work is set up twice, the less there is for whoever has most
    const together = asOne(highs, plan, { start: found, isWhole, ms: pooledMs(), beyond: score.beyondMinutes });
    take(spread(plan, together.places, { weights: FAIR, ms: (endMs - now()) * (isSmall ? FAIR_SHARE : 1), shakings: SHAKINGS, now }));
    raise('mostLoadedMinutes', leastMostLoaded(plan, score.beyondMinutes, together.bound));
  }
  const model = isSmall ? planModel(plan) : null;
  if (model === null || model.columns.length > MAX_COLUMNS) return tell();
  highs.withModel(modelData(highs, model), (solver) => {
    solver.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: isWhole ? WHOLE_GAP : SAME_MINUTES });
    for (const aim of PLAN_AIMS) {
      const { entries, beside } = model.aims[aim];
      if (score[aim] > bound[aim] + SAME_MINUTES) {
        if (endMs - now() < MIN_MS) return;
        const least = minimise(solver, model, aim, found, endMs - now());
        if (least.places) take(least.places);
        raise(aim, least.bound);
        if (score[aim] > bound[aim] + SAME_MINUTES) return;
      }
      solver.addRow(-highs.infinity, score[aim] - beside + (isWhole ? WHOLE_GAP / 2 : SAME_MINUTES), indexed(entries));
    }
  });
  return tell();
}

interface Spreading {
  weights: Weights;
  ms: number;
  shakings: number;
  now: () => number;
}

/** The better of two starts: what stands, with nobody's work given out, and all of it given out anew. */
function goodStart(plan: PlanCase, isTime: () => boolean): Places {
  const starts = [true, false]
    .map((keep) => firstPlaces(plan, keep))
    .sort((one, other) => compareScores(scoreOf(plan, one), scoreOf(plan, other)));
  const improved = starts.map((places) => improvePlaces(plan, places, { shakings: SHAKINGS, isTime }));
  return improved.sort((one, other) => compareScores(scoreOf(plan, one), scoreOf(plan, other)))[0]!;
}

/**
 * All people as one: what no plan can have less of beyond capacity, and the plan of the days that has so much; where it is known how much lies `beyond`,
 * in how many minutes all work can be done with no more than that. Begins with a plan that has no more.
 */
function asOne(
  highs: Highs,
  plan: PlanCase,
  { start, ms, isWhole, beyond }: { start: Places; ms: number; isWhole: boolean; beyond?: number },
): { bound: number; places: Places } {
  const model = pooledModel(plan);
  const aim = beyond === undefined ? 'beyondMinutes' : 'mostLoadedMinutes';
  const beside = beyond === undefined ? model.beyond : model.minutes;
  const least = highs.withModel(modelData(highs, model), (solver) => {
    solver.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: isWhole ? WHOLE_GAP : SAME_MINUTES });
    if (beyond !== undefined) {
      const over = model.aims.beyondMinutes.entries;
      solver.addRow(-highs.infinity, beyond - model.beyond + (isWhole ? WHOLE_GAP / 2 : SAME_MINUTES), indexed(over));
    }
    return minimise(solver, model, aim, start, ms);
  });
  return { bound: beside + least.bound, places: least.places ?? start };
}

/** Days that are good for all people as one, quickly found, and given to people as they come. */
function daysFirst(plan: PlanCase): Places {
  const together = pooled(plan);
  const days = improvePlaces(together.plan, firstPlaces(together.plan, false), { shakings: 0, isTime: () => false });
  const dayOf = new Map(together.indexes.map((index, order) => [index, days[order]!]));
  return placesOnDays(plan, (index) => dayOf.get(index) ?? 0);
}

/** Of some plans the one whose days have the least beyond capacity for all people as one. */
function lessBeyond(plan: PlanCase, plans: readonly Places[]): Places {
  const together = pooled(plan).plan;
  const daysOf = (places: Places) => plan.tasks.flatMap((task, index) => (task.places.length > 1 ? [places[index]! % plan.days] : []));
  const beyond = (places: Places) => scoreOf(together, daysOf(places)).beyondMinutes;
  return [...plans].sort((one, other) => beyond(one) - beyond(other))[0]!;
}

/** Gives a plan of the days to people: the better of improving it as it is, and of shaking it hard before. */
function spread(plan: PlanCase, places: Places, { weights, ms, shakings, now }: Spreading): Places {
  const endMs = now() + ms;
  const plainMs = now() + ms * PLAIN_SHARE;
  const hardMs = now() + ms * HARD_SHARE;
  const plain = improvePlaces(plan, places, { shakings: FEW_SHAKINGS, isTime: () => now() >= plainMs });
  const tally = new Tally(plan, places);
  const free = plan.tasks.flatMap((task, index) => (task.places.length > 1 ? [index] : []));
  const random = sameNumbers(free.length);
  const steps = free.length * STEPS_OF_TASK;
  anneal(tally, free, { weights, hot: HOT, cold: COLD, steps, random, isTime: () => now() >= hardMs });
  const shaken = improvePlaces(plan, tally.places, { shakings, isTime: () => now() >= endMs });
  return compareScores(scoreOf(plan, shaken), scoreOf(plan, plain)) < 0 ? shaken : plain;
}

function isInWholeMinutes({ tasks, capacity }: PlanCase): boolean {
  return [...tasks.flatMap(({ minutes, fixedMinutes }) => [minutes, fixedMinutes]), ...capacity].every(Number.isInteger);
}

/** Minimises one aim from a start, within so many milliseconds. */
function minimise(solver: Model, model: PlanModel, aim: PlanAim, start: Places, ms: number): { places: Places | null; bound: number } {
  const { entries, beside } = model.aims[aim];
  const costs = new Float64Array(model.columns.length);
  for (const { column, value } of entries) costs[column]! += value;
  solver.changeColsCost({ kind: 'range', from: 0, to: costs.length - 1 }, costs);
  solver.zeroAllClocks();
  solver.options.set('time_limit', Math.max(MIN_MS, ms) / 1000);
  solver.setSolution({ colValue: model.valuesOf(start) });
  solver.run();
  const values = solver.getSolution().colValue;
  const bound = Number(solver.info.get('mip_dual_bound'));
  return { places: values.length > 0 ? model.placesOf(values) : null, bound: Number.isFinite(bound) ? bound + beside : 0 };
}

function indexed(entries: readonly { column: number; value: number }[]): { indices: number[]; values: number[] } {
  return { indices: entries.map(({ column }) => column), values: entries.map(({ value }) => value) };
}

/** The model in the solver's words. */
function modelData(highs: Highs, { columns, rows, onces }: PlanModel) {
  const all = [
    ...rows.map(({ entries, most }) => ({ entries, least: -highs.infinity, most })),
    ...onces.map((own) => ({ entries: own.map((column) => ({ column, value: 1 })), least: 1, most: 1 })),
  ];
  const starts = [0];
  for (const { entries } of all) starts.push(starts.at(-1)! + entries.length);
  const flat = all.flatMap(({ entries }) => entries);
  const { continuous, integer } = highs.constants.variableType;
  return {
    numCols: columns.length,
    numRows: all.length,
    colCost: new Float64Array(columns.length),
    colLower: new Float64Array(columns.length),
    colUpper: columns.map(({ upper }) => (upper === Infinity ? highs.infinity : upper)),
    rowLower: all.map(({ least }) => least),
    rowUpper: all.map(({ most }) => most),
    integrality: columns.map(({ isWhole }) => (isWhole ? integer : continuous)),
    matrix: {
      format: 'csr' as const,
      numRows: all.length,
      numCols: columns.length,
      starts,
      indices: flat.map(({ column }) => column),
      values: flat.map(({ value }) => value),
    },
  };
}
