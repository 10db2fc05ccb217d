import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keptOf, type Standing } from './standing.js';

const part = fc.record({ minutes: fc.nat(40), tasks: fc.nat(2) });
const anyStanding: fc.Arbitrary<Standing> = fc
  .record({ fromMs: fc.nat(5), hours: fc.integer({ min: 1, max: 4 }), free: part, over: part, yielding: part })
  .map(({ fromMs, hours, free, over, yielding }) => ({
    departmentId: 'science',
    fromMs,
    dueMs: fromMs + hours,
    batch: '',
    fixedMinutes: 0,
    minutes: free.minutes + over.minutes + yielding.minutes,
    tasks: free.tasks + over.tasks + yielding.tasks,
    over: over.tasks === 0 ? { minutes: 0, tasks: 0 } : over,
    yielding: yielding.tasks === 0 ? { minutes: 0, tasks: 0 } : yielding,
  }))
  .filter(({ tasks }) => tasks > 0);

describe('what is kept of standing work', () => {
  it('is what is neither over the line nor, where that is asked, yields; where nothing of it is left it is not there', () => {
    fc.assert(
      fc.property(fc.array(anyStanding, { maxLength: 8 }), fc.boolean(), (standing, late) => {
        const slowly = standing
          .map(({ fromMs, dueMs, minutes, tasks, over, yielding }) => ({
            fromMs,
            dueMs,
            tasks: tasks - over.tasks - (late ? 0 : yielding.tasks),
            minutes: minutes - over.minutes - (late ? 0 : yielding.minutes),
          }))
          .filter(({ tasks }) => tasks > 0);
        const kept = keptOf(standing, late).map(({ fromMs, dueMs, minutes }) => ({ fromMs, dueMs, minutes }));
        expect(kept).toEqual(slowly.map(({ tasks: _counted, ...work }) => work));
      }),
    );
  });
});
