import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type HeldInterval, peakHeld } from './availability.js';
import { holdsOverCapacity } from './holds-over-capacity.js';

const hold = fc
  .record({ fromMs: fc.integer({ min: 0, max: 30 }), length: fc.integer({ min: 1, max: 10 }), quantity: fc.integer({ min: 1, max: 9 }) })
  .map(({ fromMs, length, quantity }) => ({ fromMs, toMs: fromMs + length, quantity }));
const holds = fc.array(hold, { maxLength: 15 });

function after(capacity: number, oldestFirst: HeldInterval[]): HeldInterval[] {
  const left = new Map(holdsOverCapacity(capacity, oldestFirst).map((cut) => [cut.hold, cut.left]));
  return oldestFirst.map((one) => ({ ...one, quantity: left.get(one) ?? one.quantity }));
}

describe('holds when capacity drops', () => {
  it('cuts the newest first, and by no more than is missing', () => {
    const first = { fromMs: 0, toMs: 10, quantity: 6 };
    const second = { fromMs: 0, toMs: 10, quantity: 4 };
    expect(holdsOverCapacity(8, [first, second])).toEqual([{ hold: second, left: 2, taken: 2 }]);
    expect(holdsOverCapacity(5, [first, second])).toEqual([
      { hold: first, left: 5, taken: 1 },
      { hold: second, left: 0, taken: 4 },
    ]);
  });

  it('spares a newest hold whose only rival gives way itself', () => {
    const morning = { fromMs: 0, toMs: 2, quantity: 5 };
    const midday = { fromMs: 1, toMs: 3, quantity: 5 };
    const afternoon = { fromMs: 2, toMs: 4, quantity: 3 };
    expect(holdsOverCapacity(5, [morning, midday, afternoon])).toEqual([{ hold: midday, left: 0, taken: 5 }]);
  });

  it('never leaves more held than there is', () => {
    fc.assert(fc.property(holds, fc.integer({ min: 0, max: 20 }), (made, capacity) => peakHeld(after(capacity, made), 0, 50) <= capacity));
  });

  it('leaves everything alone while it fits', () => {
    fc.assert(fc.property(holds, (made) => holdsOverCapacity(peakHeld(made, 0, 50), made).length === 0));
  });

  it('takes from a hold only what those made before it need', () => {
    fc.assert(
      fc.property(holds, fc.integer({ min: 0, max: 20 }), (made, capacity) => {
        const kept = after(capacity, made);
        return kept.every(({ fromMs, toMs, quantity }, index) => {
          const before = peakHeld(kept.slice(0, index), fromMs, toMs);
          return quantity === Math.min(made[index]?.quantity ?? 0, Math.max(0, capacity - before));
        });
      }),
    );
  });
});
