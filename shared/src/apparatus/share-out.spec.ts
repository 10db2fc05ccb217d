import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type HeldInterval, peakHeld } from './availability.js';
import { shareOutTogether } from './kits.js';

/** Somebody who lacks `short` of an apparatus over [fromMs, toMs). */
interface ShortOf {
  fromMs: number;
  toMs: number;
  short: number;
}

/** What is shared out of one thing. */
function shareOut(capacity: number, holds: readonly HeldInterval[], oldestFirst: readonly ShortOf[]) {
  const drawn = new Map([['balance', [{ id: 'balance', each: 1, capacity }]]]);
  const asked = oldestFirst.map((wanting) => ({ ...wanting, apparatusId: 'balance', wanting }));
  const shares = shareOutTogether(drawn, new Map([['balance', holds]]), asked);
  return shares.map(({ wanting: { wanting }, quantity }) => ({ wanting, quantity }));
}

const span = fc.record({ fromMs: fc.integer({ min: 0, max: 30 }), length: fc.integer({ min: 1, max: 10 }) });
const hold = fc
  .record({ span, quantity: fc.integer({ min: 1, max: 9 }) })
  .map(({ span: { fromMs, length }, quantity }): HeldInterval => ({ fromMs, toMs: fromMs + length, quantity }));
const wanting = fc
  .record({ span, short: fc.integer({ min: 1, max: 9 }) })
  .map(({ span: { fromMs, length }, short }): ShortOf => ({ fromMs, toMs: fromMs + length, short }));
const anything = fc.record({
  capacity: fc.integer({ min: 0, max: 20 }),
  holds: fc.array(hold, { maxLength: 8 }),
  oldestFirst: fc.array(wanting, { maxLength: 8 }),
});

const asHolds = (shares: ReturnType<typeof shareOut>): HeldInterval[] =>
  shares.map(({ wanting: { fromMs, toMs }, quantity }) => ({ fromMs, toMs, quantity }));

describe('kit that is free', () => {
  it('fills the oldest who is short, and the next with what that leaves', () => {
    const [first, second, elsewhere] = [
      { fromMs: 0, toMs: 10, short: 3 },
      { fromMs: 5, toMs: 15, short: 9 },
      { fromMs: 20, toMs: 30, short: 2 },
    ];
    expect(shareOut(10, [{ fromMs: 0, toMs: 10, quantity: 2 }], [first, second, elsewhere])).toEqual([
      { wanting: first, quantity: 3 },
      { wanting: second, quantity: 5 },
      { wanting: elsewhere, quantity: 2 },
    ]);
  });

  it('is never given twice, at no instant', () => {
    fc.assert(
      fc.property(anything, ({ capacity, holds, oldestFirst }) => {
        const after = peakHeld([...holds, ...asHolds(shareOut(capacity, holds, oldestFirst))], 0, 50);
        return after <= Math.max(capacity, peakHeld(holds, 0, 50));
      }),
    );
  });

  it('goes to each in turn until nothing more of what is missing could be given without taking it from the older', () => {
    fc.assert(
      fc.property(anything, ({ capacity, holds, oldestFirst }) => {
        const shares = shareOut(capacity, holds, oldestFirst);
        const given = oldestFirst.map((one) => shares.find((share) => share.wanting === one)?.quantity ?? 0);
        return oldestFirst.every(({ fromMs, toMs, short }, index) => {
          const older = oldestFirst.slice(0, index).map((one, at) => ({ fromMs: one.fromMs, toMs: one.toMs, quantity: given[at] ?? 0 }));
          // one instant after another, the slow way
          let free = Infinity;
          for (let at = fromMs; at < toMs; at++)
            free = Math.min(
              free,
              capacity -
                [...holds, ...older].filter((one) => one.fromMs <= at && at < one.toMs).reduce((sum, one) => sum + one.quantity, 0),
            );
          return given[index] === Math.min(short, Math.max(0, free));
        });
      }),
    );
  });
});
