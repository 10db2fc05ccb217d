import fc from 'fast-check';
import type { PlanCase, PlanTask } from '../../src/plan/plan-case.js';

/** Weeks of at most so many people, days and tasks, with batches, pinned and unsuited work, and people who are away. */
export function arbitraryPlan(most: { people: number; days: number; tasks: number }): fc.Arbitrary<PlanCase> {
  const sizes = fc.record({ people: fc.integer({ min: 1, max: most.people }), days: fc.integer({ min: 1, max: most.days }) });
  return sizes.chain(({ people, days }) => {
    const place = fc.nat(people * days - 1);
    const task: fc.Arbitrary<Omit<PlanTask, 'id'>> = fc
      .record({
        minutes: fc.constantFrom(0, 5, 10, 20, 35, 60, 12.5),
        fixedMinutes: fc.constantFrom(0, 10, 30),
        group: fc.constantFrom('a', 'b', null, null),
        places: fc.uniqueArray(place, { minLength: 1, maxLength: 6 }),
        stands: fc.option(fc.nat(), { freq: 4 }),
        lessonDay: fc.option(fc.nat(days - 1)),
        suited: fc.option(fc.subarray(Array.from({ length: people }, (_, person) => person))),
      })
      .map(({ stands, ...one }) => {
        const at = stands === null ? null : one.places[stands % one.places.length]!;
        return { ...one, at, day: at === null ? null : at % days };
      });
    return fc.record({
      people: fc.constant(people),
      days: fc.constant(days),
      capacity: fc.array(fc.constantFrom(0, 30, 60, 95), { minLength: people * days, maxLength: people * days }),
      tasks: fc
        .array(task, { minLength: 1, maxLength: most.tasks })
        .map((tasks) => tasks.map((one, index) => ({ ...one, id: String(index) }))),
    });
  });
}
