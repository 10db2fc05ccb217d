import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { HeldInterval } from './availability.js';
import { freeInEach, type TimeStretch, touchedBy } from './free-in-each.js';
import { capacityOf, type Drawn, freeOf, freeWhereHeld } from './kits.js';

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

  it('is told of a kit where holds touch its parts, and is what is there everywhere else', () => {
    const draws = fc.array(fc.record({ each: fc.integer({ min: 1, max: 4 }), capacity: fc.integer({ min: -3, max: 30 }) }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(draws, fc.array(fc.tuple(fc.nat(2), hold), { maxLength: 12 }), fc.array(stretch), (parts, holds, some) => {
        const stretches = some.sort((one, other) => one.fromMs - other.fromMs);
        const drawn = parts.map((part, at): Drawn => ({ id: `${at}`, ...part }));
        const held = new Map(drawn.map(({ id }) => [id, holds.filter(([at]) => `${at}` === id).map(([, one]) => one)]));
        const where = freeWhereHeld(drawn, held, stretches);
        expect(stretches.map((_, at) => where.get(at) ?? capacityOf(drawn))).toEqual(
          stretches.map(({ fromMs, toMs }) => freeOf(drawn, held, fromMs, toMs)),
        );
        const touched = new Set([...held.values()].flatMap((of) => [...touchedBy(of, stretches).keys()]));
        expect(new Set(where.keys())).toEqual(touched);
      }),
    );
  });
});
