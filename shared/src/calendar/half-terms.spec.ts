import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, weekStart } from '../time/iso-date.js';
import { compileCalendar } from './compile-calendar.js';
import { weekOfHalfTermBefore } from './half-terms.js';

const { days } = compileCalendar(
  {
    terms: [
      { name: 'Autumn', from: '2026-09-01', to: '2026-12-18' },
      { name: 'Spring', from: '2027-01-04', to: '2027-03-25' },
    ],
    closures: [
      { from: '2026-10-26', to: '2026-10-30', kind: 'holiday', name: 'Half term' },
      { from: '2026-11-02', to: '2026-11-02', kind: 'inset', name: 'INSET' },
      { from: '2027-02-15', to: '2027-02-19', kind: 'holiday', name: 'Half term' },
    ],
    periods: [{ name: 'P1', start: '08:50', end: '09:50' }],
    cycle: { kind: 'weeks', labels: ['A', 'B'] },
  },
  'Europe/London',
);
const teaching = days.map(({ date }) => date);

describe('the week of the half term before', () => {
  it.each([
    // the third week after half term is the third of the term, which began in the week of 31 August
    ['2026-11-18', '2026-09-14'],
    ['2026-11-02', '2026-08-31'],
    // the half term before has eight weeks, this one seven
    ['2026-12-14', '2026-10-12'],
    ['2027-01-04', '2026-11-02'],
    ['2027-02-22', '2027-01-04'],
    ['2026-10-19', null],
    ['2026-10-28', null],
    ['2027-05-03', null],
  ])('for the week of %s is that of %s', (date, week) => {
    expect(weekOfHalfTermBefore(teaching, date, 1)).toBe(week);
  });

  it('is found as counting weeks by hand finds it, whatever the holidays and the first weekday', () => {
    const years = fc.record({
      taught: fc.array(
        fc.integer({ min: 0, max: 6 }).map((of) => of > 1),
        { minLength: 1, maxLength: 30 },
      ),
      first: fc.constantFrom(1 as const, 6 as const, 7 as const),
      at: fc.nat(29),
    });
    fc.assert(
      fc.property(years, ({ taught, first, at }) => {
        const start = weekStart('2026-09-02', first);
        const dates = taught.flatMap((is, week) => (is ? [addDays(start, 7 * week + 3)] : []));
        const slow = (): string | null => {
          if (!taught[at]) return null;
          let begin = at;
          while (begin > 0 && taught[begin - 1]) begin--;
          let end = begin - 1;
          while (end >= 0 && !taught[end]) end--;
          if (end < 0) return null;
          let other = end;
          while (other > 0 && taught[other - 1]) other--;
          return addDays(start, 7 * Math.min(other + at - begin, end));
        };
        expect(weekOfHalfTermBefore([...dates].reverse(), addDays(start, 7 * at + 5), first)).toBe(slow());
      }),
    );
  });
});
