import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { whoCouldTake } from './hand-over.js';

const departments = fc.constantFrom('science', 'art');
const work = fc.uniqueArray(
  fc.record({
    id: fc.nat(40).map((n) => `t${n}`),
    departmentId: departments,
    minutes: fc.integer({ min: 0, max: 90 }),
    due: fc.constantFrom('09:00', '10:00', '11:00'),
  }),
  { maxLength: 12, selector: ({ id }) => id },
);
const people = fc.uniqueArray(
  fc.record({ id: fc.nat(9).map((n) => `p${n}`), departmentIds: fc.uniqueArray(departments), minutes: fc.integer({ min: -30, max: 200 }) }),
  {
    maxLength: 5,
    selector: ({ id }) => id,
  },
);

describe('who could take the work of somebody who is away', () => {
  it('gives nobody more than they have, and leaves only what nobody had time for when its turn came', () => {
    fc.assert(
      fc.property(work, people, (left, there) => {
        const taken = whoCouldTake(left, there);
        expect([...taken.keys()].sort()).toEqual(left.map(({ id }) => id).sort());
        const minutes = new Map(there.map((one) => [one.id, one.minutes]));
        // the slow way: in the order of their dues, looking at everybody each time
        const order = left.map((one, at) => ({ ...one, at })).sort((a, b) => a.due.localeCompare(b.due) || a.at - b.at);
        for (const { id, departmentId, minutes: needed } of order) {
          const who = taken.get(id) ?? null;
          const able = there.filter(({ departmentIds: of }) => of.length === 0 || of.some((one) => one === departmentId));
          const most = Math.max(...able.map((one) => minutes.get(one.id) ?? 0), -Infinity);
          if (who === null) expect(most).toBeLessThan(needed);
          else {
            expect(able.map((one) => one.id)).toContain(who);
            expect(minutes.get(who)).toBe(most);
            minutes.set(who, most - needed);
            expect(most).toBeGreaterThanOrEqual(needed);
          }
        }
      }),
    );
  });
});
