import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../time/iso-date.js';
import { daysOfYear, financialYearOf } from './financial-year.js';
import { spendingOf } from './spending.js';

describe('a financial year', () => {
  it.each([
    ['2026-03-31', 4, 2025],
    ['2026-04-01', 4, 2026],
    ['2026-12-31', 1, 2026],
    ['2026-08-31', 9, 2025],
    ['2026-09-01', 9, 2026],
  ])('%s, from month %s: %s', (date, month, year) => expect(financialYearOf(date, month)).toBe(year));

  it('holds exactly the days that are of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const { from, to } = daysOfYear(year, month);
        expect([from, to].map((day) => financialYearOf(day, month))).toEqual([year, year]);
        expect([addDays(from, -1), addDays(to, 1)].map((day) => financialYearOf(day, month))).toEqual([year - 1, year + 1]);
      }),
    );
  });
});

describe('spending', () => {
  const year = { from: '2026-04-01', to: '2027-03-31' };
  it('is what came in the year; what has not come is committed; the rest is left', () => {
    const bought = [
      { cost: 10.1, orderedOn: '2026-03-20', receivedOn: '2026-04-02' },
      { cost: 0.2, orderedOn: '2026-05-01', receivedOn: '2026-05-03' },
      { cost: 99, orderedOn: '2026-03-01', receivedOn: '2026-03-09' },
      { cost: 30, orderedOn: '2026-03-30', receivedOn: null },
      { cost: 7, orderedOn: '2027-04-01', receivedOn: null },
    ];
    expect(spendingOf(bought, year, 100)).toEqual({ spent: 10.3, committed: 30, left: 59.7 });
    expect(spendingOf(bought, year, 20)).toMatchObject({ left: -20.3 });
    expect(spendingOf(bought, year, null)).toMatchObject({ left: null });
  });

  it('counts every pound that came once, over all years', () => {
    const dates = fc.integer({ min: 0, max: 1400 }).map((days) => addDays('2025-01-01', days));
    const all = fc.array(fc.record({ pence: fc.nat(100_000), orderedOn: dates, receivedOn: dates }), { maxLength: 20 });
    fc.assert(
      fc.property(all, fc.integer({ min: 1, max: 12 }), (bought, month) => {
        const rows = bought.map(({ pence, ...one }) => ({ ...one, cost: pence / 100 }));
        const years = Array.from({ length: 8 }, (_, at) => spendingOf(rows, daysOfYear(2023 + at, month), null).spent);
        const sum = years.reduce((one, other) => one + other, 0);
        expect(Math.round(sum * 100)).toBe(bought.reduce((total, { pence }) => total + pence, 0));
      }),
    );
  });
});
