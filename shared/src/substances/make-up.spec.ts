import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dilution, makeUpMass } from './make-up.js';

const NONSENSE = [0, -1, Number.NaN, Infinity];

describe('making up a solution', () => {
  it('weighs out c x V x M and shows the sum', () => {
    expect(makeUpMass(0.5, 2, 58.44)).toEqual({ grams: 58.44, sum: '0.5 mol/dm³ × 2 dm³ × 58.44 g/mol = 58.44 g' });
  });

  it('dilutes c2 x V2 / c1 of the stock and shows the sum', () => {
    expect(dilution(2, 0.1, 1000)).toEqual({ v1: 50, sum: '0.1 × 1000 ÷ 2 = 50, made up to 1000' });
  });

  it('takes all of a stock that is as strong as is wanted, and never more', () => {
    expect(dilution(1, 1, 250).v1).toBe(250);
    const positive = fc.integer({ min: 1, max: 100_000 }).map((whole) => whole / 1000);
    fc.assert(
      fc.property(positive, positive, positive, (one, other, volume) => {
        expect(dilution(Math.max(one, other), Math.min(one, other), volume).v1).toBeLessThanOrEqual(volume);
      }),
    );
  });

  it('refuses to make a solution stronger by diluting it', () => {
    expect(() => dilution(0.1, 2, 1000)).toThrow(RangeError);
  });

  it.each(NONSENSE)('refuses a figure of %p', (nonsense) => {
    expect(() => makeUpMass(nonsense, 1, 1)).toThrow(RangeError);
    expect(() => makeUpMass(1, nonsense, 1)).toThrow(RangeError);
    expect(() => makeUpMass(1, 1, nonsense)).toThrow(RangeError);
    expect(() => dilution(nonsense, 1, 1)).toThrow(RangeError);
    expect(() => dilution(1, nonsense, 1)).toThrow(RangeError);
    expect(() => dilution(1, 1, nonsense)).toThrow(RangeError);
  });
});
