import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Highs } from 'highs';
import { compareScores, firstPlaces, type PlanCase, type PlanScore, scoreOf } from '@app/shared';
import { loadSolver } from './load-solver.js';
import { solvePlan } from './solve-plan.js';

const MINUTES = [5, 10, 20, 35, 60];

/** A week so small that every plan of it can be looked at: at most 3 people by days of 2, and at most 5 tasks. */
const SMALL: fc.Arbitrary<PlanCase> = fc
  .record({ people: fc.integer({ min: 1, max: 3 }), days: fc.integer({ min: 1, max: 2 }) })
  .chain(({ people, days }) => {
    const place = fc.nat(people * days - 1);
    const task = fc
      .record({
        minutes: fc.constantFrom(...MINUTES),
        fixedMinutes: fc.constantFrom(0, 10, 30),
        group: fc.constantFrom('a', 'b', null, null),
        places: fc.uniqueArray(place, { minLength: 1, maxLength: 4 }),
        at: fc.option(place),
        day: fc.option(fc.nat(days - 1)),
        lessonDay: fc.option(fc.nat(days - 1)),
        suited: fc.option(fc.subarray(Array.from({ length: people }, (_, person) => person))),
      })
      .map((one) => ({ ...one, day: one.at === null ? one.day : one.at % days }));
    return fc.record({
      people: fc.constant(people),
      days: fc.constant(days),
      capacity: fc.array(fc.constantFrom(0, 30, 60, 95), { minLength: people * days, maxLength: people * days }),
      tasks: fc.array(task, { minLength: 1, maxLength: 5 }).map((tasks) => tasks.map((one, index) => ({ ...one, id: String(index) }))),
    });
  });

/** Looks at every plan there is. */
function bruteForce(plan: PlanCase): PlanScore {
  let best: PlanScore | null = null;
  const go = (places: number[]): void => {
    const next = plan.tasks[places.length];
    if (!next) {
      const score = scoreOf(plan, places);
      if (best === null || compareScores(score, best) < 0) best = score;
    } else for (const place of next.places) go([...places, place]);
  };
  go([]);
  return best!;
}

let highs: Highs;
beforeAll(async () => {
  highs = await loadSolver();
});

describe('a planned week', () => {
  it('is the best there is, and known to be, in 500 weeks of which every plan was looked at', () => {
    fc.assert(
      fc.property(SMALL, (plan) => {
        const { places, score, bound, proved } = solvePlan(highs, plan, 20_000);
        expect(places.every((place, index) => plan.tasks[index]!.places.includes(place))).toBe(true);
        expect(score).toEqual(scoreOf(plan, places));
        expect(score).toEqual(bruteForce(plan));
        expect(proved).toBe(7);
        expect(bound).toEqual(score);
      }),
      { numRuns: 500 },
    );
  });

  it('is never worse than what stands, however little time there is', () => {
    fc.assert(
      fc.property(SMALL, (plan) => {
        const { score } = solvePlan(highs, plan, 0);
        expect(compareScores(score, scoreOf(plan, firstPlaces(plan, true)))).toBeLessThanOrEqual(0);
      }),
    );
  });
});
