import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { en } from './en.js';
import { minutesIn, numberIn } from './testing/minutes-in.js';

describe('an offer in English', () => {
  const anyOffer = fc.record({
    days: fc.integer({ min: -14, max: 14 }),
    teaching: fc.integer({ min: 0, max: 10 }),
    late: fc.boolean(),
    schoolDaysLate: fc.nat(9),
    minutesLate: fc.integer({ min: 1, max: 999 }),
    short: fc.nat(40),
    minutesOver: fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 3000, noNaN: true })),
    better: fc.subarray(['late', 'short', 'over'] as const),
    saved: fc.integer({ min: -200, max: 200 }),
  });

  it('says the day, the deadline, the kit, the time and the minutes as they would be, and what it mends only where it does', () => {
    fc.assert(
      fc.property(anyOffer, ({ saved, days, teaching, better, ...facts }) => {
        const schoolDays = Math.sign(days) * Math.min(teaching, Math.abs(days));
        const said = en.alternatives.text(
          { ...facts, kind: 'lesson', date: '2026-11-25', period: 'P5', lastPeriod: null, days, schoolDays, better } as never,
          saved,
        );
        const parts = said.split(', ');
        expect(parts[0]).toBe('Wed 25 Nov P5');
        const unit = `${schoolDays === 0 ? '' : 'school '}${Math.abs(schoolDays || days) === 1 ? 'day' : 'days'}`;
        expect(parts[1]).toBe(days === 0 ? 'the same day' : `${Math.abs(schoolDays || days)} ${unit} ${days > 0 ? 'later' : 'earlier'}`);
        expect(parts[2]).toBe(facts.late ? `still ${en.durations.late(facts)}` : 'on time');
        const of = (what: RegExp) => what.exec(said)?.[1];
        expect(numberIn(of(/still (\d+) short/) ?? '0')).toBe(facts.short);
        expect(said.includes('nothing short')).toBe(facts.short === 0 && better.includes('short'));
        const over = of(/still ([^,]+) more than fits/);
        expect(over !== undefined).toBe(facts.minutesOver > 0);
        if (over !== undefined) expect(minutesIn(over)).toBe(Math.ceil(facts.minutesOver));
        expect(parts.includes('fits')).toBe(facts.minutesOver === 0 && better.includes('over'));
        const [, figure = '0', how] = /(\d+) minutes? (less|more)$/.exec(said) ?? [];
        expect(Number(figure) * (how === 'more' ? -1 : 1) + 0).toBe(saved + 0);
      }),
    );
  });
});
