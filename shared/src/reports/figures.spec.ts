import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../time/iso-date.js';
import { type AskedAlike, latenessByWeek, latenessByYear, latenessOf, oftenShort, type ShortOnce } from './figures.js';

const anyRow: fc.Arbitrary<AskedAlike> = fc
  .record({
    days: fc.nat(60),
    year: fc.option(fc.integer({ min: 7, max: 13 })),
    late: fc.boolean(),
    excused: fc.boolean(),
    reason: fc.constantFrom('forgot', 'pupil-need', 'other'),
    changedLate: fc.nat(2),
    count: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ days, late, excused, reason, ...row }) => ({
    ...row,
    date: addDays('2026-09-01', days),
    late,
    excused: late && excused,
    reason: late ? reason : null,
  }));
const anyShort: fc.Arbitrary<ShortOnce> = fc
  .record({ of: fc.nat(2), from: fc.nat(20), length: fc.integer({ min: 1, max: 5 }), short: fc.integer({ min: 1, max: 4 }) })
  .map(({ of, from, length, short }) => ({
    apparatusId: `a${of}`,
    name: `Thing ${of}`,
    there: 5,
    short,
    fromMs: from,
    toMs: from + length,
    price: null,
  }));

describe('lateness', () => {
  it('adds up to the same by week, by year and by cause', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 30 }), fc.constantFrom(1, 6, 7), (rows, firstWeekday) => {
        const whole = latenessOf(rows);
        for (const parts of [latenessByWeek(rows, firstWeekday), latenessByYear(rows)])
          for (const what of ['asked', 'late', 'excused', 'changedLate'] as const)
            expect(parts.reduce((sum, part) => sum + part[what], 0)).toBe(whole[what]);
        expect(whole.causes.reduce((sum, { count }) => sum + count, 0)).toBe(whole.late);
        const weeks = latenessByWeek(rows, firstWeekday).map(({ week }) => week);
        expect(weeks).toEqual([...new Set(weeks)].sort());
        expect(weeks.every((week) => Temporal.PlainDate.from(week).dayOfWeek === firstWeekday)).toBe(true);
      }),
    );
  });

  it('leaves the excused out of the rate, and gives none where nothing was asked', () => {
    const row = { date: '2026-09-01', year: 8, late: true, excused: false, reason: 'forgot', changedLate: 0, count: 1 };
    expect(latenessOf([row, { ...row, excused: true }, { ...row, late: false, reason: null, count: 2 }])).toMatchObject({
      asked: 4,
      late: 2,
      excused: 1,
      rate: 0.25,
    });
    expect(latenessOf([]).rate).toBeNull();
  });

  it('puts classes of no year last', () => {
    const row = { date: '2026-09-01', late: false, excused: false, reason: null, changedLate: 0, count: 1 };
    expect(
      latenessByYear([
        { ...row, year: null },
        { ...row, year: 11 },
        { ...row, year: 7 },
      ]).map(({ year }) => year),
    ).toEqual([7, 11, null]);
  });
});

describe('what is often short', () => {
  it('is counted by request, and at the most as it is found instant by instant', () => {
    fc.assert(
      fc.property(fc.array(anyShort, { maxLength: 15 }), (rows) => {
        for (const { apparatusId, times, most } of oftenShort(rows)) {
          const own = rows.filter((row) => row.apparatusId === apparatusId);
          const lacking = Array.from({ length: 26 }, (_, at) =>
            own.filter(({ fromMs, toMs }) => fromMs <= at && at < toMs).reduce((sum, { short }) => sum + short, 0),
          );
          expect([times, most]).toEqual([own.length, Math.max(...lacking)]);
        }
        expect(new Set(oftenShort(rows).map(({ apparatusId }) => apparatusId))).toEqual(
          new Set(rows.map(({ apparatusId }) => apparatusId)),
        );
      }),
    );
  });
});
