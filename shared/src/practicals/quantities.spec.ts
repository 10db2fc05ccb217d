import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { neededFor, setsFor, traysFor, type LineRule } from './quantities.js';

const thousandths = (most: number) => fc.integer({ min: 0, max: most * 1000 }).map((whole) => whole / 1000);
const anyLine: fc.Arbitrary<LineRule> = fc.record(
  {
    kind: fc.constantFrom('apparatus', 'consumable', 'chemical'),
    perClass: thousandths(1000),
    perSet: thousandths(500),
    perPupil: thousandths(100),
    spare: thousandths(20),
    unit: fc.constantFrom(null, 'cm3', 'g'),
    roundTo: fc.constantFrom(null, 0.1, 1, 5, 25, 50, 250),
    overage: fc.constantFrom(null, 0, 0.05, 0.1, 0.25),
  },
  { requiredKeys: ['kind'] },
);
const anyAsk = fc.record({ sets: fc.integer({ min: 0, max: 40 }), pupils: fc.integer({ min: 0, max: 200 }) });

/** What the line asks before overage and rounding, in millionths, so that it is exact. */
function exactMillionths(line: LineRule, ask: { sets: number; pupils: number }): bigint {
  const millionths = (value: number | undefined) => BigInt(Math.round((value ?? 0) * 1_000_000));
  return (
    millionths(line.perClass) +
    millionths(line.perSet) * BigInt(ask.sets) +
    millionths(line.perPupil) * BigInt(ask.pupils) +
    millionths(line.spare)
  );
}

describe('sets and trays', () => {
  it('puts 30 pupils in pairs into 15 sets on 5 trays', () => {
    expect(setsFor(30, 2)).toBe(15);
    expect(traysFor(15)).toBe(5);
  });

  it('rounds a part-filled group or tray up', () => {
    expect(setsFor(31, 2)).toBe(16);
    expect(traysFor(16)).toBe(6);
    expect(traysFor(16, 8)).toBe(2);
  });

  it('gives a demonstration one set and an empty class none', () => {
    expect(setsFor(30, 2, true)).toBe(1);
    expect(setsFor(0, 2)).toBe(0);
    expect(traysFor(0)).toBe(0);
  });

  it('refuses groups of nobody', () => {
    expect(() => setsFor(30, 0)).toThrow(RangeError);
    expect(() => setsFor(30, Number.NaN)).toThrow(RangeError);
  });
});

describe('what a line asks', () => {
  it('adds what is asked per class, per set and per pupil and the spares', () => {
    expect(neededFor({ kind: 'apparatus', perClass: 1, perSet: 2, perPupil: 1, spare: 3 }, { sets: 15, pupils: 30 })).toBe(64);
  });

  it('rounds counted things up to whole numbers', () => {
    expect(neededFor({ kind: 'apparatus', perSet: 0.5 }, { sets: 15, pupils: 30 })).toBe(8);
  });

  it('adds a tenth to a solution and makes it up to the next 50 cm3', () => {
    expect(neededFor({ kind: 'chemical', unit: 'cm3', perSet: 25 }, { sets: 15, pupils: 30 })).toBe(450);
    expect(neededFor({ kind: 'chemical', unit: 'cm3', perClass: 500 }, { sets: 0, pupils: 0 })).toBe(550);
  });

  it('is not misled by binary fractions: 50 and a tenth is 55', () => {
    const solution: LineRule = { kind: 'chemical', unit: 'cm3', perClass: 50 };
    expect(neededFor({ ...solution, roundTo: 1 }, { sets: 1, pupils: 1 })).toBe(55);
    expect(neededFor(solution, { sets: 1, pupils: 1 })).toBe(100);
    expect(neededFor({ kind: 'consumable', perPupil: 0.1 }, { sets: 1, pupils: 30 })).toBe(3);
  });

  it('adds nothing to solids and liquids that are no solutions', () => {
    expect(neededFor({ kind: 'chemical', unit: 'g', perSet: 2.5 }, { sets: 15, pupils: 30 })).toBe(38);
    expect(neededFor({ kind: 'chemical', unit: 'cm3', perSet: 10.1, solution: false }, { sets: 1, pupils: 2 })).toBe(11);
    expect(neededFor({ kind: 'consumable', unit: 'cm3', perSet: 10 }, { sets: 1, pupils: 2 })).toBe(10);
  });

  it('makes a solution measured in dm3 up to 0.05 dm3', () => {
    expect(neededFor({ kind: 'chemical', unit: 'dm3', solution: true, perClass: 0.5 }, { sets: 0, pupils: 0 })).toBe(0.55);
  });

  it('keeps to the overage and rounding that a line gives', () => {
    expect(neededFor({ kind: 'chemical', unit: 'cm3', perClass: 100, overage: 0.25, roundTo: 10 }, { sets: 0, pupils: 0 })).toBe(130);
    expect(neededFor({ kind: 'chemical', unit: 'cm3', perClass: 100, overage: 0 }, { sets: 0, pupils: 0 })).toBe(100);
  });

  it('gives multiples of a fine step without a tail', () => {
    expect(neededFor({ kind: 'chemical', unit: 'g', perSet: 0.1, roundTo: 0.1 }, { sets: 3, pupils: 6 })).toBe(0.3);
  });

  it('asks for nothing where nothing is asked', () => {
    expect(neededFor({ kind: 'chemical', unit: 'cm3' }, { sets: 15, pupils: 30 })).toBe(0);
  });

  it('is never below the exact ask, nor a whole step above it with its overage', () => {
    fc.assert(
      fc.property(anyLine, anyAsk, (line, ask) => {
        const needed = BigInt(Math.round(neededFor(line, ask) * 1_000_000));
        const exact = exactMillionths(line, ask);
        expect(needed >= exact).toBe(true);
        if (line.unit) return;
        expect(needed - exact < 1_000_000n).toBe(true);
        expect(needed % 1_000_000n).toBe(0n);
      }),
    );
  });

  it('comes to the smallest multiple of its step that covers the ask with its overage', () => {
    fc.assert(
      fc.property(anyLine, anyAsk, fc.constantFrom(1, 5, 25, 50), fc.constantFrom(0, 5, 10, 25), (line, ask, step, percent) => {
        const needed = neededFor({ ...line, unit: 'cm3', roundTo: step, overage: percent / 100 }, ask);
        const withOverage = exactMillionths(line, ask) * BigInt(100 + percent);
        const oneStep = BigInt(step) * 100_000_000n;
        const steps = (withOverage + oneStep - 1n) / oneStep;
        expect(BigInt(needed)).toBe(steps * BigInt(step));
      }),
    );
  });

  it('never shrinks when a class has more sets or more pupils', () => {
    fc.assert(
      fc.property(anyLine, anyAsk, fc.nat(10), fc.nat(10), (line, ask, moreSets, morePupils) => {
        const more = { sets: ask.sets + moreSets, pupils: ask.pupils + morePupils };
        expect(neededFor(line, more)).toBeGreaterThanOrEqual(neededFor(line, ask));
      }),
    );
  });
});
