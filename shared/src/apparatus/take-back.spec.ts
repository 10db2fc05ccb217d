import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Drawn } from './kits.js';
import { chooseBack } from './take-back.js';

const thing = (id: string): Drawn[] => [{ id, each: 1, capacity: 100 }];
const drawn = new Map([
  ['lamp', thing('lamp')],
  ['lens', thing('lens')],
  [
    'tray',
    [
      { id: 'lamp', each: 3, capacity: 100 },
      { id: 'lens', each: 2, capacity: 100 },
    ],
  ],
]);
const came = (requisitionId: string, apparatusId: string, quantity: number) => ({ requisitionId, apparatusId, quantity });

describe('what is taken back of what came to requests', () => {
  it('is taken from the newest, and no more than is lacking', () => {
    const all = [came('new', 'lamp', 2), came('old', 'lamp', 5)];
    expect(chooseBack(new Map([['lamp', 3]]), drawn, all)).toEqual([came('new', 'lamp', 2), came('old', 'lamp', 1)]);
  });

  it('is taken of a kit in whole ones, which give their other parts too', () => {
    const all = [came('new', 'tray', 3), came('old', 'lens', 4)];
    expect(chooseBack(new Map([['lamp', 4], ['lens', 7]]), drawn, all)).toEqual([came('new', 'tray', 3), came('old', 'lens', 1)]); // prettier-ignore
  });

  it('gives what is lacking wherever all that came has it, and leaves everybody what nobody needs', () => {
    const lists = fc.array(
      fc.record({ requisitionId: fc.constantFrom('a', 'b', 'c'), apparatusId: fc.constantFrom('lamp', 'lens', 'tray'), quantity: fc.integer({ min: 1, max: 4 }) }), // prettier-ignore
      { maxLength: 6 },
    );
    const unitsOf = (all: readonly { apparatusId: string; quantity: number }[], id: string) =>
      all.reduce(
        (sum, { apparatusId, quantity }) => sum + quantity * (drawn.get(apparatusId)?.find((part) => part.id === id)?.each ?? 0),
        0,
      );
    fc.assert(
      fc.property(lists, fc.nat(20), fc.nat(20), (all, lamps, lenses) => {
        const lacking = new Map([['lamp', lamps], ['lens', lenses]]); // prettier-ignore
        const back = chooseBack(lacking, drawn, all);
        for (const [id, needed] of lacking) expect(unitsOf(back, id)).toBeGreaterThanOrEqual(Math.min(needed, unitsOf(all, id)));
        for (const one of back) {
          const had = all.filter(
            ({ requisitionId, apparatusId }) => requisitionId === one.requisitionId && apparatusId === one.apparatusId,
          );
          expect(one.quantity).toBeLessThanOrEqual(had.reduce((sum, { quantity }) => sum + quantity, 0));
        }
        if (lamps + lenses === 0) expect(back).toEqual([]);
      }),
    );
  });
});
