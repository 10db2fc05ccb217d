import fc from 'fast-check';
import { addDays } from '../time/iso-date.js';
import { keptFrom, monthOfNewYear } from './kept-from.js';
import { usualTerms } from './usual-year.js';

const dates = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));
const years = fc.integer({ min: 1, max: 20 });

describe('what a school keeps', () => {
  it.each([
    ['in term', '2026-11-18', 1, '2025-09-01'],
    ['on the last day of a year', '2026-08-31', 1, '2024-09-01'],
    ['on the first day of a year', '2026-09-01', 1, '2025-09-01'],
    ['for seven years', '2026-11-18', 7, '2019-09-01'],
  ])('is what the year under way and those before it hold, %s', (_when, today, keepYears, from) => {
    expect(keptFrom(today, keepYears, usualTerms(2026))).toBe(from);
  });

  it('goes by when the school’s own years begin', () => {
    const term = (from: string, to: string) => ({ from, to });
    expect(monthOfNewYear([])).toBe(9);
    const scottish = [term('2026-08-18', '2026-12-18'), term('2027-01-05', '2027-06-25'), term('2027-08-17', '2027-12-17')];
    expect(monthOfNewYear(scottish)).toBe(8);
    expect(monthOfNewYear(scottish.slice(1))).toBe(8);
    const southern = [term('2026-01-27', '2026-04-02'), term('2026-04-20', '2026-07-03'), term('2026-07-20', '2026-12-18')];
    expect(monthOfNewYear(southern)).toBe(1);
    expect(keptFrom('2026-11-18', 2, southern)).toBe('2024-01-01');
  });

  it('always holds as many whole years as are said, and less than one more', () => {
    fc.assert(
      fc.property(dates, years, (today, keepYears) => {
        const from = keptFrom(today, keepYears, usualTerms(2026));
        const ago = (count: number) => Temporal.PlainDate.from(today).subtract({ years: count }).toString();
        expect(from <= ago(keepYears)).toBe(true);
        expect(from > ago(keepYears + 1)).toBe(true);
      }),
    );
  });

  it('never comes to hold again what it held no longer', () => {
    fc.assert(
      fc.property(dates, dates, years, (one, other, keepYears) => {
        const [first, last] = one < other ? [one, other] : [other, one];
        expect(keptFrom(first, keepYears, []) <= keptFrom(last, keepYears, [])).toBe(true);
      }),
    );
  });
});
