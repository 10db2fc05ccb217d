import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { machineNow, usesIn } from './machine-now.js';

const use = (fromMs: number, untilMs: number, readyMs: number) => ({ fromMs, untilMs, readyMs });

describe('a machine', () => {
  const uses = [use(10, 20, 25), use(40, 50, 50)];
  it.each([
    [0, 'free', 10],
    [10, 'in-use', 20],
    [19, 'in-use', 20],
    [20, 'turnaround', 25],
    [25, 'free', 40],
    [49, 'in-use', 50],
    [50, 'free', null],
  ] as const)('at %s is %s until %s', (nowMs, state, untilMs) => {
    expect(machineNow(uses, false, nowMs)).toEqual({ state, untilMs });
  });
  it('is out of service whoever has it', () => expect(machineNow(uses, true, 12)).toEqual({ state: 'out', untilMs: null }));

  it('shows in each column every use that has an instant in it, and no other', () => {
    const some = fc.array(
      fc
        .tuple(fc.nat(30), fc.integer({ min: 1, max: 12 }), fc.nat(6))
        .map(([from, long, ready]) => use(from, from + long, from + long + ready)),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(some, fc.nat(30), fc.integer({ min: 1, max: 15 }), (all, from, long) => {
        const seen = new Set<object>();
        for (let at = from; at < from + long; at += 1) for (const one of all) if (one.fromMs <= at && at < one.readyMs) seen.add(one);
        expect(new Set(usesIn(all, from, from + long))).toEqual(seen);
      }),
    );
  });
});
