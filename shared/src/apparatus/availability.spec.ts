import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { availabilitySteps, freeDuring, holdInterval, peakHeld, type HeldInterval } from './availability.js';

const MINUTE = 60_000;
const at = (hours: number, minutes = 0) => (hours * 60 + minutes) * MINUTE;
const lesson = (fromHour: number, fromMinute: number, toHour: number, toMinute: number) => ({
  startMs: at(fromHour, fromMinute),
  endMs: at(toHour, toMinute),
});

const MINUTES_IN_VIEW = 60;
const anyInterval = fc
  .tuple(fc.nat(MINUTES_IN_VIEW), fc.nat(MINUTES_IN_VIEW))
  .map(([one, other]) => ({ fromMs: Math.min(one, other) * MINUTE, toMs: Math.max(one, other) * MINUTE }));
const anyHold: fc.Arbitrary<HeldInterval> = fc
  .tuple(anyInterval, fc.integer({ min: 0, max: 12 }))
  .map(([interval, quantity]) => ({ ...interval, quantity }));
const anyHolds = fc.array(anyHold, { maxLength: 12 });

/** The held quantity in each minute from `fromMs` on, by asking every hold about every minute. */
function minuteByMinute(holds: readonly HeldInterval[], fromMs: number, toMs: number): number[] {
  const sums: number[] = [];
  for (let nowMs = fromMs; nowMs < toMs; nowMs += MINUTE) {
    sums.push(holds.filter((hold) => hold.fromMs <= nowMs && nowMs < hold.toMs).reduce((sum, hold) => sum + hold.quantity, 0));
  }
  return sums;
}

describe('what is free while other holds stand', () => {
  const owned = 10;
  const first = { ...holdInterval(lesson(9, 0, 10, 0), 30), quantity: 6 };
  const second = { ...holdInterval(lesson(10, 0, 11, 0), 30), quantity: 4 };

  it('refuses 5 at ten o’clock, short by 1, while 6 of 10 are being cleaned, and grants 4', () => {
    const asked = holdInterval(lesson(10, 0, 11, 0), 30);
    expect(5 - freeDuring(owned, [first], asked.fromMs, asked.toMs)).toBe(1);
    expect(freeDuring(owned, [first], asked.fromMs, asked.toMs)).toBe(4);
  });

  it('refuses 10 at half past ten, short by 4, while those 4 stand', () => {
    const asked = holdInterval(lesson(10, 30, 11, 30), 30);
    expect(10 - freeDuring(owned, [first, second], asked.fromMs, asked.toMs)).toBe(4);
  });

  it('is never below nothing when breakage left less than is held', () => {
    expect(freeDuring(3, [first], at(9), at(10))).toBe(0);
  });

  it('does not count a hold that ends as another begins', () => {
    expect(peakHeld([first], at(10, 30), at(11))).toBe(0);
    expect(peakHeld([first], at(8), at(9))).toBe(0);
  });

  it('holds nothing in no time', () => {
    expect(peakHeld([first], at(9, 30), at(9, 30))).toBe(0);
    expect(availabilitySteps(owned, [first], at(9, 30), at(9, 30))).toEqual([]);
  });

  it('peaks where a minute-by-minute count peaks', () => {
    fc.assert(
      fc.property(anyHolds, anyInterval, (holds, { fromMs, toMs }) => {
        expect(peakHeld(holds, fromMs, toMs)).toBe(Math.max(0, ...minuteByMinute(holds, fromMs, toMs)));
      }),
    );
  });

  it('never lets any sequence of grants exceed what there is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), fc.array(anyHold, { maxLength: 25 }), (capacity, asks) => {
        const granted: HeldInterval[] = [];
        for (const ask of asks) {
          const quantity = Math.min(ask.quantity, freeDuring(capacity, granted, ask.fromMs, ask.toMs));
          granted.push({ ...ask, quantity });
          const held = minuteByMinute(granted, 0, MINUTES_IN_VIEW * MINUTE);
          expect(Math.max(0, ...held)).toBeLessThanOrEqual(capacity);
        }
      }),
    );
  });
});

describe('availability over time', () => {
  it('steps where holds begin and end', () => {
    const holds = [
      { fromMs: at(9), toMs: at(10), quantity: 6 },
      { fromMs: at(10), toMs: at(11), quantity: 6 },
      { fromMs: at(12), toMs: at(13), quantity: 12 },
    ];
    expect(availabilitySteps(10, holds, at(8), at(13))).toEqual([
      { fromMs: at(8), toMs: at(9), capacity: 10, held: 0, free: 10 },
      { fromMs: at(9), toMs: at(11), capacity: 10, held: 6, free: 4 },
      { fromMs: at(11), toMs: at(12), capacity: 10, held: 0, free: 10 },
      { fromMs: at(12), toMs: at(13), capacity: 10, held: 12, free: 0 },
    ]);
  });

  it('covers the time asked without a gap, merged where equal, and agrees with a minute-by-minute count', () => {
    fc.assert(
      fc.property(anyHolds, anyInterval, fc.nat(20), (holds, { fromMs, toMs }, capacity) => {
        const steps = availabilitySteps(capacity, holds, fromMs, toMs);
        const minutes = steps.flatMap((step) => new Array<number>((step.toMs - step.fromMs) / MINUTE).fill(step.held));
        expect(minutes).toEqual(minuteByMinute(holds, fromMs, toMs));
        steps.forEach((step, index) => {
          const next = steps[index + 1];
          expect(step.free).toBe(Math.max(0, capacity - step.held));
          expect(step.toMs).toBe(next?.fromMs ?? toMs);
          expect(step.held).not.toBe(next?.held);
        });
      }),
    );
  });
});
