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
  SAME_MINUTES,
  sameNumbers,
  scoreOf,
  Tally,
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
const START_SHARE = 0.3;
const SHAKINGS = 60;
const FEW_SHAKINGS = 20;
/** Planning all people as one takes at most this part of what is left, and giving its days to people as much again. */
const POOLED_SHARE = 1 / 3;
const STEPS_OF_TASK = 2000;
/** While a plan is shaken hard, minutes beyond capacity are worth most, and each go that is saved some. */
const OVER_FIRST = { beyondMinutes: 3, squares: 1e-4, goes: 1 };
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
  if (score.beyondMinutes > bound.beyondMinutes + SAME_MINUTES) {
    const together = asOne(highs, plan, (endMs - now()) * POOLED_SHARE, isWhole);
    const spreadMs = now() + (endMs - now()) * POOLED_SHARE;
    take(spread(plan, together.places, () => now() >= spreadMs));
    raise('beyondMinutes', together.bound);
  }
  raise('mostLoadedMinutes', leastMostLoaded(plan, score.beyondMinutes));
  const model = planModel(plan);
  if (model.columns.length > MAX_COLUMNS) return tell();
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

/** The better of two starts: what stands, with nobody's work given out, and all of it given out anew. */
function goodStart(plan: PlanCase, isTime: () => boolean): Places {
  const starts = [true, false]
    .map((keep) => firstPlaces(plan, keep))
    .sort((one, other) => compareScores(scoreOf(plan, one), scoreOf(plan, other)));
  const improved = starts.map((places) => improvePlaces(plan, places, { shakings: SHAKINGS, isTime }));
  return improved.sort((one, other) => compareScores(scoreOf(plan, one), scoreOf(plan, other)))[0]!;
}

/** All people as one: what no plan can have less of beyond capacity, and the plan of the days that has so much. */
function asOne(highs: Highs, plan: PlanCase, ms: number, isWhole: boolean): { bound: number; places: Places } {
  const { plan: together, beyond, indexes } = pooled(plan);
  const dayOf = new Map<number, number>();
  if (together.tasks.length === 0) return { bound: beyond, places: placesOnDays(plan, () => 0) };
  const model = planModel(together);
  const start = improvePlaces(together, firstPlaces(together, false), { shakings: 0, isTime: () => false });
  const least = highs.withModel(modelData(highs, model), (solver) => {
    solver.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: isWhole ? WHOLE_GAP : SAME_MINUTES });
    return minimise(solver, model, 'beyondMinutes', start, ms);
  });
  for (const [order, index] of indexes.entries()) dayOf.set(index, (least.places ?? start)[order]!);
  return { bound: beyond + least.bound, places: placesOnDays(plan, (index) => dayOf.get(index) ?? 0) };
}

/** Improves a plan of the days, where what is over is shaken hard first. */
function spread(plan: PlanCase, places: Places, isTime: () => boolean): Places {
  const tally = new Tally(plan, improvePlaces(plan, places, { shakings: FEW_SHAKINGS, isTime }));
  const free = plan.tasks.flatMap((task, index) => (task.places.length > 1 ? [index] : []));
  const random = sameNumbers(free.length);
  anneal(tally, free, { weights: OVER_FIRST, hot: 10, cold: 0.1, steps: free.length * STEPS_OF_TASK, random, isTime });
  return improvePlaces(plan, tally.places, { shakings: FEW_SHAKINGS, isTime });
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
