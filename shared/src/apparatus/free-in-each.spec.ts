import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { HeldInterval } from './availability.js';
import { freeInEach, type TimeStretch } from './free-in-each.js';

const LATEST = 40;
const stretch = fc.tuple(fc.nat(LATEST), fc.nat(12)).map(([fromMs, length]): TimeStretch => ({ fromMs, toMs: fromMs + length }));
const hold = fc
  .record({ fromMs: fc.nat(LATEST), length: fc.integer({ min: 1, max: 20 }), quantity: fc.integer({ min: 1, max: 9 }) })
  .map(({ fromMs, length, quantity }): HeldInterval => ({ fromMs, toMs: fromMs + length, quantity }));

/** The least that is free at any instant of a stretch, by asking every hold about every instant. */
function instantByInstant(capacity: number, holds: readonly HeldInterval[], { fromMs, toMs }: TimeStretch): number {
  let free = Math.max(0, capacity);
  for (let now = fromMs; now < toMs; now++) {
    const held = holds.filter((one) => one.fromMs <= now && now < one.toMs).reduce((sum, { quantity }) => sum + quantity, 0);
    free = Math.min(free, Math.max(0, capacity - held));
  }
  return free;
}

describe('what is free in each of many stretches', () => {
  it('is what an instant-by-instant count finds, and names the holds that touch it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3, max: 30 }), fc.array(hold, { maxLength: 15 }), fc.array(stretch), (capacity, holds, some) => {
        const stretches = some.sort((one, other) => one.fromMs - other.fromMs);
        const found = freeInEach(capacity, holds, stretches);
        expect(found.map(({ free }) => free)).toEqual(stretches.map((one) => instantByInstant(capacity, holds, one)));
        expect(found.map(({ held }) => held)).toEqual(
          stretches.map(({ fromMs, toMs }) => holds.filter((one) => fromMs < toMs && one.fromMs < toMs && one.toMs > fromMs)),
        );
      }),
    );
  });
});
