import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { arbitraryPlan } from '../../test/plan/arbitrary-plan.js';
import { firstPlaces } from './first-places.js';
import { improvePlaces } from './improve-places.js';
import { leastMostLoaded, plainBounds, pooled } from './plan-bounds.js';
import { compareScores, loadsOf, PLAN_AIMS, type PlanCase, type PlanScore, scoreOf } from './plan-case.js';
import { dropsOf } from './plan-drops.js';
import { planModel } from './plan-model.js';
import { movesOf } from './plan-moves.js';
import { pooledModel } from './pooled-model.js';
import { Tally } from './tally.js';

const WEEK = arbitraryPlan({ people: 3, days: 3, tasks: 9 });
const SMALL = arbitraryPlan({ people: 2, days: 2, tasks: 4 });

/** A week, and somewhere that each of its tasks may be. */
const planned = (weeks: fc.Arbitrary<PlanCase>) =>
  weeks.chain((plan) =>
    fc.record({ plan: fc.constant(plan), places: fc.tuple(...plan.tasks.map((task) => fc.constantFrom(...task.places))) }),
  );

const SHAKING = { shakings: 3, isTime: () => false };

/** Looks at every plan there is. */
function every(plan: PlanCase): { places: number[]; score: PlanScore }[] {
  return plan.tasks
    .reduce<number[][]>((all, { places }) => all.flatMap((before) => places.map((place) => [...before, place])), [[]])
    .map((places) => ({ places, score: scoreOf(plan, places) }));
}

const task = (change: Partial<PlanCase['tasks'][number]>): PlanCase['tasks'][number] => ({
  ...{ id: 'k', minutes: 60, fixedMinutes: 0, group: null, places: [0], at: null, day: null, lessonDay: null, suited: null },
  ...change,
});

describe('the score of a plan', () => {
  it('counts what a batch spends once at each place, and the minutes beyond each person’s day', () => {
    const plan: PlanCase = {
      people: 1,
      days: 2,
      capacity: [60, 60],
      tasks: [task({ minutes: 20, fixedMinutes: 30, group: 'a' }), task({ minutes: 25, fixedMinutes: 30, group: 'a', places: [0, 1] })],
    };
    expect(scoreOf(plan, [0, 0])).toMatchObject({ beyondMinutes: 15, mostLoadedMinutes: 75, goes: 1 });
    expect(scoreOf(plan, [0, 1])).toMatchObject({ beyondMinutes: 0, mostLoadedMinutes: 105, goes: 2 });
  });

  it('is kept through any moves as it would be added up anew', () => {
    const moves = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 30 });
    fc.assert(
      fc.property(planned(WEEK), moves, ({ plan, places }, moved) => {
        const tally = new Tally(plan, places);
        for (const [which, where] of moved) {
          const index = which % plan.tasks.length;
          const own = plan.tasks[index]!.places;
          tally.move(index, own[where % own.length]!);
        }
        const anew = scoreOf(plan, tally.places);
        for (const aim of PLAN_AIMS) expect(tally.score()[aim]).toBeCloseTo(anew[aim], 6);
      }),
    );
  });

  it('is that of the model, aim by aim, and the plan is read from its columns as it was written', () => {
    fc.assert(
      fc.property(planned(WEEK), ({ plan, places }) => {
        const model = planModel(plan);
        const values = model.valuesOf(places);
        expect(model.placesOf(values)).toEqual(places);
        const score = scoreOf(plan, places);
        for (const aim of PLAN_AIMS) {
          const { entries, beside } = model.aims[aim];
          expect(entries.reduce((sum, { column, value }) => sum + value * values[column]!, beside)).toBeCloseTo(score[aim], 6);
        }
        for (const { entries, most } of model.rows)
          expect(entries.reduce((sum, { column, value }) => sum + value * values[column]!, 0)).toBeLessThanOrEqual(most + 1e-6);
      }),
    );
  });
});

describe('a plan', () => {
  it('gives every task a place that it may have, and is never worse than what stands', () => {
    fc.assert(
      fc.property(WEEK, (plan) => {
        const stands = firstPlaces(plan, true);
        for (const [index, { at, places }] of plan.tasks.entries()) if (at !== null) expect([at, ...places]).toContain(stands[index]);
        const places = improvePlaces(plan, stands, SHAKING);
        expect(places.every((place, index) => plan.tasks[index]!.places.includes(place))).toBe(true);
        expect(compareScores(scoreOf(plan, places), scoreOf(plan, stands))).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('is the same for the same week', () => {
    fc.assert(
      fc.property(WEEK, (plan) => {
        const once = improvePlaces(plan, firstPlaces(plan, false), SHAKING);
        expect(improvePlaces(JSON.parse(JSON.stringify(plan)) as PlanCase, firstPlaces(plan, false), SHAKING)).toEqual(once);
      }),
    );
  });

  it('is no better than its bounds say, whichever it is', () => {
    fc.assert(
      fc.property(SMALL, (plan) => {
        const bounds = plainBounds(plan);
        const together = pooled(plan);
        const asOne = every(together.plan).map(({ score }) => score);
        const least = Math.min(...asOne.map(({ beyondMinutes }) => beyondMinutes)) + together.beyond;
        // with so much beyond capacity, and with people apart, no plan takes fewer minutes than the shortest of all people as one
        const shortest = (beyond: number) =>
          Math.min(
            ...asOne
              .filter((one) => one.beyondMinutes + together.beyond <= beyond + 1e-6)
              .map(({ mostLoadedMinutes }) => mostLoadedMinutes),
          ) + together.minutes;
        for (const { score } of every(plan)) {
          for (const aim of PLAN_AIMS) expect(score[aim]).toBeGreaterThanOrEqual(bounds[aim] - 1e-6);
          expect(score.beyondMinutes).toBeGreaterThanOrEqual(least - 1e-6);
          expect(score.mostLoadedMinutes).toBeGreaterThanOrEqual(leastMostLoaded(plan, score.beyondMinutes) - 1e-6);
          const minutes = shortest(score.beyondMinutes);
          expect(minutes).toBeLessThan(Infinity);
          expect(score.mostLoadedMinutes).toBeGreaterThanOrEqual(leastMostLoaded(plan, score.beyondMinutes, minutes) - 1e-6);
        }
      }),
    );
  });
});

describe('the model of all people as one', () => {
  const lateBy = (entries: { column: number; value: number }[], values: ArrayLike<number>) =>
    entries.reduce((sum, { column, value }) => sum + value * values[column]!, 0);

  it('leaves no plan of the people apart out, and counts of each no more than there is', () => {
    fc.assert(
      fc.property(planned(WEEK), ({ plan, places }) => {
        const model = pooledModel(plan);
        const values = model.valuesOf(places);
        for (const { entries, most } of model.rows) expect(lateBy(entries, values)).toBeLessThanOrEqual(most + 1e-6);
        for (const own of model.onces) expect(own.reduce((sum, column) => sum + values[column]!, 0)).toBe(1);
        for (const [column, { upper }] of model.columns.entries()) expect(values[column]).toBeLessThanOrEqual(upper);
        const score = scoreOf(plan, places);
        expect(lateBy(model.aims.beyondMinutes.entries, values) + model.beyond).toBeCloseTo(score.beyondMinutes, 6);
        const all = loadsOf(plan, places).reduce((sum, load) => sum + load, 0);
        expect(lateBy(model.aims.mostLoadedMinutes.entries, values) + model.minutes).toBeLessThanOrEqual(all + 1e-6);
      }),
    );
  });

  it('knows that a batch longer than anybody’s day is set up twice, or lies beyond hours', () => {
    const batch = Array.from({ length: 2 }, () => task({ minutes: 40, fixedMinutes: 10, group: 'a', places: [0, 1] }));
    const plan: PlanCase = { people: 2, days: 1, capacity: [60, 60], tasks: batch };
    const model = pooledModel(plan);
    const [over] = model.aims.beyondMinutes.entries.map(({ column }) => column);
    const broken = (values: Float64Array) => model.rows.filter(({ entries, most }) => lateBy(entries, values) > most).length;
    // one goes to each, in 50 minutes: nothing is beyond; in one go it is 90 minutes of somebody's 60, which all people as one never see
    const apart = model.valuesOf([0, 1]);
    expect([apart[over!], broken(apart)]).toEqual([0, 0]);
    const inOneGo = model.valuesOf([0, 0]);
    expect([inOneGo[over!], broken(inOneGo)]).toEqual([30, 0]);
    inOneGo[over!] = 29;
    expect(broken(inOneGo)).toBe(1);
    expect(pooled(plan).plan.capacity).toEqual([120]);
  });
});

describe('what does not fit', () => {
  it('is named in the order of what can best be done without, what is required last, and what is left fits', () => {
    fc.assert(
      fc.property(planned(WEEK), ({ plan, places }) => {
        const order = plan.tasks.map((_, index) => index);
        const dropped = dropsOf(plan, places, order);
        const left = places.map((place, index) => (dropped.includes(index) ? -1 : place));
        const isOver = (at: readonly number[]) => loadsOf(plan, at).map((load, place) => load > plan.capacity[place]! + 1e-6);
        expect(isOver(left)).toEqual(plan.capacity.map(() => false));
        // nothing is named that would fit after all
        for (const index of dropped)
          expect(isOver(left.map((place, one) => (one === index ? places[one]! : place)))[places[index]!]).toBe(true);
      }),
    );
  });

  it('is the work that is not required, where one alone is enough', () => {
    const plan: PlanCase = { people: 1, days: 1, capacity: [60], tasks: [task({}), task({})] };
    expect(dropsOf(plan, [0, 0], [1, 0])).toEqual([1]);
    expect(dropsOf(plan, [0, 0], [0, 1])).toEqual([0]);
  });
});

describe('why a task moves', () => {
  const two = { people: 2, days: 2, capacity: [60, 60, 60, 0] };
  const why = (plan: PlanCase, places: number[]) => movesOf(plan, places).map(({ index, why }) => [index, why]);

  it('says what was over, who is away, what nobody had, what is made in one go, and what is ready the day before', () => {
    const over = { ...two, tasks: [task({ at: 0, day: 0 }), task({ at: 0, day: 0, places: [0, 1] })] };
    expect(why(over, [0, 1])).toEqual([[1, { why: 'over', overMinutes: 60, freeMinutes: 0 }]]);
    const away = { ...two, tasks: [task({ at: 3, day: 1, places: [1, 3], minutes: 20 })] };
    expect(why(away, [1])).toEqual([[0, { why: 'away' }]]);
    const nobodys = { ...two, tasks: [task({ day: 0, places: [0, 2], minutes: 20 })] };
    expect(why(nobodys, [2])).toEqual([[0, { why: 'nobodys', freeMinutes: 40 }]]);
    const group = { group: 'a', minutes: 10, places: [0, 1] };
    const together = { ...two, tasks: [task({ ...group, at: 0, day: 0 }), task({ ...group, at: 1, day: 1 })] };
    expect(why(together, [0, 0])).toEqual([[1, { why: 'together', others: 1 }]]);
    const earlier = { ...two, tasks: [task({ at: 1, day: 1, lessonDay: 1, places: [0, 1], minutes: 10 })] };
    expect(why(earlier, [0])).toEqual([[0, { why: 'day-before' }]]);
  });

  it('is there for each task that is somewhere else, and for no other', () => {
    fc.assert(
      fc.property(planned(WEEK), ({ plan, places }) => {
        const moved = movesOf(plan, places);
        expect(moved.map(({ index }) => index)).toEqual(plan.tasks.flatMap(({ at }, index) => (at === places[index] ? [] : [index])));
      }),
    );
  });
});
