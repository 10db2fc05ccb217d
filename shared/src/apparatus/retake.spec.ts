import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { freeDuring, type HeldInterval, peakHeld } from './availability.js';
import { retake, type Retaking } from './retake.js';

const retaking = fc
  .record({ fromMs: fc.nat(20), length: fc.integer({ min: 1, max: 8 }), promised: fc.nat(8), wanted: fc.nat(8) })
  .map(({ fromMs, length, ...rest }): Retaking => ({ fromMs, toMs: fromMs + length, ...rest }));
const held = fc
  .record({ fromMs: fc.nat(20), length: fc.integer({ min: 1, max: 8 }), quantity: fc.integer({ min: 1, max: 3 }) })
  .map(({ fromMs, length, quantity }): HeldInterval => ({ fromMs, toMs: fromMs + length, quantity }));

const holdsOf = (asked: readonly Retaking[], got: readonly number[]): HeldInterval[] =>
  asked.map(({ fromMs, toMs }, index) => ({ fromMs, toMs, quantity: got[index] ?? 0 }));

describe('kit that was given back and is taken again', () => {
  it('changes places without either going short', () => {
    const [early, late] = [
      { fromMs: 0, toMs: 60 },
      { fromMs: 60, toMs: 120 },
    ];
    const swapped = [
      { ...late, promised: 10, wanted: 10 },
      { ...early, promised: 10, wanted: 10 },
    ];
    expect(retake(10, [], swapped)).toEqual([10, 10]);
  });
  it('lets the newest go short where it no longer fits, and gives a promise before a new wish', () => {
    const at = { fromMs: 0, toMs: 60 };
    expect(
      retake(
        10,
        [],
        [
          { ...at, promised: 6, wanted: 6 },
          { ...at, promised: 6, wanted: 6 },
        ],
      ),
    ).toEqual([6, 4]);
    expect(
      retake(
        10,
        [],
        [
          { ...at, promised: 4, wanted: 9 },
          { ...at, promised: 5, wanted: 5 },
        ],
      ),
    ).toEqual([5, 5]);
  });
  it('never comes to more than there is beside what others hold, nor to more than is wanted', () => {
    fc.assert(
      fc.property(fc.nat(10), fc.array(held, { maxLength: 5 }), fc.array(retaking, { maxLength: 8 }), (capacity, others, asked) => {
        const got = retake(capacity, others, asked);
        expect(got.every((quantity, index) => quantity >= 0 && quantity <= (asked[index]?.wanted ?? 0))).toBe(true);
        const before = peakHeld(others, 0, 100);
        expect(peakHeld([...others, ...holdsOf(asked, got)], 0, 100)).toBeLessThanOrEqual(Math.max(capacity, before));
      }),
    );
  });
  it('leaves nobody short of what nobody else holds', () => {
    fc.assert(
      fc.property(fc.nat(10), fc.array(held, { maxLength: 5 }), fc.array(retaking, { maxLength: 8 }), (capacity, others, asked) => {
        const got = retake(capacity, others, asked);
        const all = [...others, ...holdsOf(asked, got)];
        asked.forEach(({ fromMs, toMs, wanted }, index) => {
          if ((got[index] ?? 0) < wanted) expect(freeDuring(capacity, all, fromMs, toMs)).toBe(0);
        });
      }),
    );
  });
  it('keeps each promise that those before it leave room for, whatever is wished for beyond', () => {
    fc.assert(
      fc.property(fc.nat(10), fc.array(retaking, { maxLength: 8 }), (capacity, asked) => {
        const modest = asked.map((one) => ({ ...one, wanted: Math.min(one.wanted, one.promised) }));
        const least = retake(capacity, [], modest);
        retake(capacity, [], asked).forEach((quantity, index) => expect(quantity).toBeGreaterThanOrEqual(least[index] ?? 0));
      }),
    );
  });
});
