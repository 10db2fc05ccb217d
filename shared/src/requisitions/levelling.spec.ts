import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { takenOff, worstDay } from './levelling.js';

const DATES = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'];
const minutes = fc.nat(600);
const week = fc.tuple(...DATES.map((date) => fc.record({ date: fc.constant(date), workMinutes: minutes, technicianMinutes: minutes })));

describe('levelling', () => {
  it('begins with the day that is furthest over, the first of equals, and with none where all fits', () => {
    fc.assert(
      fc.property(week, (days) => {
        const overs = days.map((day) => day.workMinutes - day.technicianMinutes);
        const most = Math.max(...overs);
        expect(worstDay(days)?.date ?? null).toBe(most > 0 ? DATES[overs.indexOf(most)] : null);
      }),
    );
  });

  it('counts what the day has less of, and nothing where another day gets over by it', () => {
    fc.assert(
      fc.property(week, fc.tuple(...DATES.map(() => fc.integer({ min: -120, max: 120 }))), fc.nat(3), (before, by, at) => {
        const after = before.map((day, index) => ({ ...day, workMinutes: Math.max(0, day.workMinutes + by[index]!) }));
        const worse = before.some((day, index) => {
          const is = after[index]!.workMinutes - day.technicianMinutes;
          return index !== at && is > 0 && is > day.workMinutes - day.technicianMinutes;
        });
        const less = before[at]!.workMinutes - after[at]!.workMinutes;
        expect(takenOff(before, after, DATES[at]!)).toBe(worse ? 0 : Math.max(0, less));
      }),
    );
  });
});
