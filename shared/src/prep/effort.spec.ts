import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { batchMinutes, effortMinutes, medianEstimate, offeredEffort } from './effort.js';

describe('minutes of technician work', () => {
  it('are the fixed ones and those of each set', () => {
    expect(effortMinutes({ fixed: 20, perSet: 2 }, 15, 60)).toBe(50);
  });

  it('round up to whole minutes, unharmed by binary fractions', () => {
    expect(effortMinutes({ fixed: 0, perSet: 1.5 }, 15, 60)).toBe(23);
    expect(effortMinutes({ fixed: 0, perSet: 0.1 }, 30, 60)).toBe(3);
  });

  it('are one lesson length without an estimate', () => {
    expect(effortMinutes(null, 15, 60)).toBe(60);
  });

  it('count the fixed ones once for a batch', () => {
    expect(batchMinutes({ fixed: 20, perSet: 2 }, [15, 10, 5], 60)).toBe(80);
    expect(batchMinutes({ fixed: 20, perSet: 2 }, [], 60)).toBe(0);
  });

  it('share nothing in a batch without an estimate', () => {
    expect(batchMinutes(null, [15, 10], 60)).toBe(120);
  });

  it('never come to more together than one by one, nor to less than the largest alone', () => {
    const effort = fc.record({ fixed: fc.nat(60), perSet: fc.nat(100).map((tenths) => tenths / 10) });
    fc.assert(
      fc.property(effort, fc.array(fc.nat(20), { minLength: 1, maxLength: 6 }), (estimate, setsOfEach) => {
        const alone = setsOfEach.map((sets) => effortMinutes(estimate, sets, 60));
        const together = batchMinutes(estimate, setsOfEach, 60);
        expect(together).toBeLessThanOrEqual(alone.reduce((sum, minutes) => sum + minutes, 0));
        expect(together).toBeGreaterThanOrEqual(Math.max(...alone));
      }),
    );
  });
});

describe('an estimate from what work really took', () => {
  it('needs five times or more', () => {
    expect(medianEstimate([10, 20, 30, 40])).toBeNull();
    expect(medianEstimate([50, 10, 400, 20, 30])).toEqual({ minutes: 30, count: 5 });
  });

  it('lies half-way between the two in the middle of an even count', () => {
    expect(medianEstimate([10, 20, 30, 45, 50, 60])).toEqual({ minutes: 37.5, count: 6 });
  });

  it('leaves the minutes that it is given as they were', () => {
    const minutes = [5, 4, 3, 2, 1];
    medianEstimate(minutes);
    expect(minutes).toEqual([5, 4, 3, 2, 1]);
  });
});

describe('an estimate that learns', () => {
  const minutes = fc.integer({ min: 1, max: 240 });
  const sets = fc.integer({ min: 1, max: 30 });
  const took = fc.array(fc.record({ minutes, sets }), { minLength: 5, maxLength: 15 });
  const effort = fc.record({ fixed: fc.integer({ min: 0, max: 60 }), perSet: fc.integer({ min: 0, max: 10 }) });
  const middle = (all: number[]) => {
    const sorted = [...all].sort((one, other) => one - other);
    return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
  };

  it('is not offered below five times', () => {
    fc.assert(
      fc.property(effort, fc.array(fc.record({ minutes, sets }), { maxLength: 4 }), (first, few) => offeredEffort(first, few) === null),
    );
  });

  it('comes to the median at the median of the sets, and keeps the share of each set', () => {
    fc.assert(
      fc.property(fc.option(effort), took, (first, all) => {
        const { offered, minutes: median, sets: usual, count } = offeredEffort(first, all)!;
        expect([median, usual, count]).toEqual([middle(all.map((one) => one.minutes)), middle(all.map((one) => one.sets)), all.length]);
        // in whole and half minutes, and so no nearer than a quarter of one
        expect([(offered.fixed * 2) % 1, (offered.perSet * 2) % 1]).toEqual([0, 0]);
        expect(Math.abs(offered.fixed + offered.perSet * usual - median)).toBeLessThanOrEqual(0.25 + 1e-9);
        if (!first || first.fixed + first.perSet === 0) return expect(offered.perSet).toBe(0);
        // each set goes on taking its share, rounded down to half a minute
        const scaled = (first.perSet * median) / (first.fixed + first.perSet * usual || Infinity);
        expect(offered.perSet).toBeLessThanOrEqual(scaled + 1e-9);
        return expect(offered.perSet).toBeGreaterThan(scaled - 0.5 - 1e-9);
      }),
    );
  });
});
