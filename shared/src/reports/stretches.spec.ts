import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../time/iso-date.js';
import { reportStretches } from './stretches.js';

const named = <T>(all: T[]) => all.map((one) => ({ ...one, name: 'Autumn' }));
const TERMS = named([
  { from: '2027-01-04', to: '2027-03-25' },
  { from: '2026-09-01', to: '2026-12-18' },
  { from: '2027-04-12', to: '2027-07-21' },
  { from: '2027-09-02', to: '2027-12-17' },
]);
const away = (from: string, to: string, kind: 'holiday' | 'inset' = 'holiday') => ({ from, to, kind, name: 'Away' });
const CLOSURES = [away('2026-10-26', '2026-10-30'), away('2026-11-02', '2026-11-02', 'inset')];
const at = (today: string, closures = CLOSURES) => reportStretches({ terms: TERMS, closures }, today);

describe('what a report may be of', () => {
  it.each([
    ['2026-10-25', '2026-09-01', '2026-10-24'],
    // in half term itself: the half that is just over
    ['2026-10-28', '2026-09-01', '2026-10-25'],
    ['2026-11-18', '2026-10-31', '2026-11-17'],
  ])('is, on %s, the half term from %s to %s, and the term and the year until the day before', (today, from, to) => {
    const yesterday = addDays(today, -1);
    expect(at(today)).toEqual({
      half: { from, to },
      term: { from: '2026-09-01', to: yesterday },
      year: { from: '2026-09-01', to: yesterday },
    });
  });

  it('is on the first day of all the first of each', () => {
    expect(at('2026-09-01')).toEqual({
      half: { from: '2026-09-01', to: '2026-10-25' },
      term: { from: '2026-09-01', to: '2026-12-18' },
      year: { from: '2026-09-01', to: '2027-07-21' },
    });
  });

  it('is between two terms the one before, and before the first the first', () => {
    expect(at('2027-01-01').term).toEqual({ from: '2026-09-01', to: '2026-12-18' });
    expect(at('2026-08-20').term).toEqual({ from: '2026-09-01', to: '2026-12-18' });
    expect(at('2027-08-20').year).toEqual({ from: '2026-09-01', to: '2027-07-21' });
    expect(at('2027-09-02').year).toEqual({ from: '2026-09-01', to: '2027-07-21' });
    expect(at('2027-09-03').year).toEqual({ from: '2027-09-02', to: '2027-09-02' });
  });

  it('is nothing without terms', () => {
    expect(reportStretches({ terms: [], closures: CLOSURES }, '2026-11-18')).toEqual({ half: null, term: null, year: null });
  });

  it('holds the half in the term, the term in the year, and each date of a term in all three but for its breaks', () => {
    const day = fc.integer({ min: 0, max: 320 }).map((days) => addDays('2026-09-01', days));
    fc.assert(
      fc.property(day, fc.array(day, { maxLength: 4 }), fc.integer({ min: 0, max: 12 }), (today, starts, length) => {
        const closures = starts.map((from) => away(from, addDays(from, length)));
        const { half, term, year } = at(today, closures);
        if (!half || !term || !year) throw new Error('There are terms, and no stretch of them.');
        for (const [inner, outer] of [[half, term] as const, [term, year] as const])
          expect(outer.from <= inner.from && inner.from <= inner.to && inner.to <= outer.to).toBe(true);
        if (today < term.from || today > term.to) return;
        const isClosed = (date: string) => closures.some(({ from, to }) => from <= date && date <= to);
        const yesterday = addDays(today, -1);
        expect(today === term.from || half.to === yesterday || isClosed(today) || isClosed(yesterday)).toBe(true);
      }),
    );
  });

  it('begins on the first day that is taught, where the days are known', () => {
    const days = ['2026-10-23', '2026-11-03', '2026-11-04', '2026-12-18'].map((date) => ({ date }));
    const { half } = reportStretches({ terms: TERMS, closures: CLOSURES, teachingDays: days }, '2026-11-18');
    expect(half).toEqual({ from: '2026-11-03', to: '2026-11-17' });
    const { from, to } = at('2026-11-18').half!;
    expect([from < '2026-11-03', to]).toEqual([true, '2026-11-17']);
  });
});
