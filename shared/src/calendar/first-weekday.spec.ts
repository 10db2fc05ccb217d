import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseInstantMs } from '../time/instant.js';
import { weekStart } from '../time/iso-date.js';
import { compileCalendar } from './compile-calendar.js';
import { deadlineFor } from './deadlines.js';
import { comingWeek, firstWeekdayOf } from './first-weekday.js';
import type { CalendarShape } from './calendar.shape.js';

/** The calendar of the cases from the field, taught from Sunday to Thursday. */
const sundays: CalendarShape = {
  terms: [{ name: 'Autumn', from: '2026-09-01', to: '2026-12-18' }],
  closures: [
    { from: '2026-10-26', to: '2026-10-30', kind: 'holiday', name: 'Half term' },
    { from: '2026-11-02', to: '2026-11-02', kind: 'inset', name: 'INSET' },
  ],
  periods: [
    { name: 'P1', start: '08:50', end: '09:50', weekdays: [7, 1, 2, 3, 4] },
    { name: 'P2', start: '09:50', end: '10:50', weekdays: [7, 1, 2, 3, 4] },
  ],
  cycle: { kind: 'weeks', labels: ['A', 'B'] },
};
const cairo = (change: Partial<CalendarShape> = {}) => compileCalendar({ ...sundays, ...change }, 'Africa/Cairo');

describe('the first weekday', () => {
  it.each([
    ['Monday to Friday', [1, 2, 3, 4, 5], 1],
    ['Sunday to Thursday', [7, 1, 2, 3, 4], 7],
    ['Saturday to Wednesday', [6, 7, 1, 2, 3], 6],
    ['Saturday to Thursday', [6, 7, 1, 2, 3, 4], 6],
    ['Monday to Saturday', [1, 2, 3, 4, 5, 6], 1],
    ['Sunday to Friday', [7, 1, 2, 3, 4, 5], 7],
    ['every day', [1, 2, 3, 4, 5, 6, 7], 1],
    ['Tuesday to Friday', [2, 3, 4, 5], 1],
    ['no day', [], 1],
  ])('of a school that teaches %s', (_name, taught, first) => {
    expect(firstWeekdayOf(new Set(taught))).toBe(first);
  });

  it('is what the school says, whatever it teaches', () => {
    expect(cairo().firstWeekday).toBe(7);
    expect(cairo({ firstWeekday: 1 }).day('2026-11-29')?.week).toBe('2026-11-23');
    expect(() => cairo({ firstWeekday: 4 })).toThrow(RangeError);
  });

  it('begins a week of seven days that holds the date', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.constantFrom(1, 6, 7), (days, first) => {
        const date = Temporal.PlainDate.from('2024-01-01').add({ days });
        const start = Temporal.PlainDate.from(weekStart(date.toString(), first));
        expect(start.dayOfWeek).toBe(first);
        expect(start.until(date).days).toBeGreaterThanOrEqual(0);
        expect(start.until(date).days).toBeLessThan(7);
      }),
    );
  });
});

describe('the week that people mean by the present one', () => {
  it.each([
    ['Friday', '2026-11-27', 1, '2026-11-23'],
    ['Saturday', '2026-11-28', 1, '2026-11-30'],
    ['Sunday', '2026-11-29', 1, '2026-11-30'],
    ['Sunday', '2026-11-29', 7, '2026-11-29'],
    ['Thursday', '2026-11-26', 7, '2026-11-22'],
    ['Friday', '2026-11-27', 7, '2026-11-29'],
    ['Wednesday', '2026-11-25', 6, '2026-11-21'],
    ['Thursday', '2026-11-26', 6, '2026-11-28'],
  ])('is on a %s (%s), of weeks from %i on, that of %s', (_name, today, first, week) => {
    expect(comingWeek(today, first)).toBe(week);
  });
});

describe('a week from Sunday to Thursday', () => {
  it('has one letter from Sunday on', () => {
    const labels = cairo()
      .daysBetween('2026-11-26', '2026-12-06')
      .map(({ date, weekLabel }) => `${date} ${weekLabel}`);
    expect(labels).toEqual([
      '2026-11-26 A',
      '2026-11-29 B',
      '2026-11-30 B',
      '2026-12-01 B',
      '2026-12-02 B',
      '2026-12-03 B',
      '2026-12-06 A',
    ]);
  });

  it('is set a letter by any of its dates', () => {
    for (const week of ['2026-11-29', '2026-12-02', '2026-12-05'])
      expect(cairo({ cycle: { ...sundays.cycle, overrides: [{ week, label: 'A' }] } }).day('2026-11-29')?.weekLabel).toBe('A');
  });

  it('closes on the Thursday just before it, one teaching week back', () => {
    const policy = { from: '2026-09-01', kind: 'weekly', weekday: 4, time: '12:00', weeksBefore: 1 } as const;
    const { deadlineMs, facts } = deadlineFor(cairo(), [policy], { date: '2026-11-29', period: 'P1' });
    expect(deadlineMs).toBe(parseInstantMs('2026-11-26T12:00:00+02:00'));
    expect(facts.week).toBe('2026-11-29');
    expect(deadlineFor(cairo(), [{ ...policy, weekday: 7 }], { date: '2026-12-03', period: 'P1' }).deadlineMs).toBe(
      parseInstantMs('2026-11-22T12:00:00+02:00'),
    );
  });
});
