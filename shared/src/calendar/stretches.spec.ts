import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../time/iso-date.js';
import { lastBefore, soFar, stretchesOf } from './stretches.js';

const TERMS = [
  { name: 'Autumn', from: '2026-09-01', to: '2026-12-18' },
  { name: 'Spring', from: '2027-01-04', to: '2027-03-26' },
  { name: 'Summer', from: '2027-04-12', to: '2027-07-21' },
  { name: 'Autumn', from: '2027-09-01', to: '2027-12-17' },
];
const HALF_TERM = { from: '2026-10-26', to: '2026-10-30', kind: 'holiday', name: 'Half term' } as const;
const INSET = { from: '2026-11-02', to: '2026-11-02', kind: 'inset', name: 'INSET' } as const;
const found = stretchesOf({ terms: TERMS, closures: [INSET, HALF_TERM] });

describe('the stretches of a school’s year', () => {
  it('are half terms, parted at the holiday inside a term, terms, and years from summer to summer', () => {
    expect(found['half-term'].slice(0, 3)).toEqual([
      { from: '2026-09-01', to: '2026-10-25' },
      { from: '2026-10-31', to: '2026-12-18' },
      { from: '2027-01-04', to: '2027-03-26' },
    ]);
    expect(found.term).toHaveLength(4);
    expect(found.year).toEqual([
      { from: '2026-09-01', to: '2027-07-21' },
      { from: '2027-09-01', to: '2027-12-17' },
    ]);
  });

  it('tell the last that is over, and the one under way up to yesterday', () => {
    expect(lastBefore(found['half-term'], '2026-11-18')).toEqual({ from: '2026-09-01', to: '2026-10-25' });
    expect(lastBefore(found.term, '2026-11-18')).toBeUndefined();
    expect(soFar(found.year, '2026-11-18')).toEqual({ from: '2026-09-01', to: '2026-11-17' });
    expect(soFar(found.term, '2026-12-28')).toBeUndefined();
    expect(soFar(found.term, '2026-09-01')).toBeUndefined();
  });

  it('never overlap, and what is over never reaches the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30, max: 600 }), fc.constantFrom('half-term', 'term', 'year'), (days, kind) => {
        const date = addDays('2026-09-01', days);
        const [over, under] = [lastBefore(found[kind], date), soFar(found[kind], date)];
        if (over) expect(over.to < date).toBe(true);
        if (over && under) expect(over.to < under.from).toBe(true);
        expect(found[kind].filter(({ from, to }) => from <= date && date <= to).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
