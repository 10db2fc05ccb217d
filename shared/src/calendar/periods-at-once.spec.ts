import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PeriodShape } from './calendar.shape.js';
import { compileCalendar } from './compile-calendar.js';
import { findPeriod } from './find-period.js';
import { periodsAtOnce } from './periods-at-once.js';

const at = (name: string, start: string, end: string, more: Partial<PeriodShape> = {}): PeriodShape => ({ name, start, end, ...more });
const names = (periods: readonly PeriodShape[]) =>
  periodsAtOnce(periods).map(({ first, second, weekdays }) => `${first.name} ${second.name} ${weekdays.join('')}`);

describe('periods at once', () => {
  it('are told where no schedule parts them', () => {
    const p3 = at('P3', '11:10', '12:10');
    expect(names([p3, at('P3 Lower', '10:50', '11:50')])).toEqual(['P3 P3 Lower 12345']);
    expect(names([p3, at('P3', '10:50', '11:50', { schedule: 'Lower' })])).toEqual([]);
    expect(names([p3, at('P4', '12:10', '13:10')])).toEqual([]);
  });

  it('are those of each weekday: a Friday has its own in place of every day’s', () => {
    const everyDay = at('P1', '09:00', '10:00');
    expect(names([everyDay, at('P1', '09:00', '09:40', { weekdays: [5] }), at('Club', '09:40', '10:30', { weekdays: [5] })])).toEqual([]);
    expect(names([everyDay, at('Club', '09:30', '10:30', { weekdays: [4, 5] })])).toEqual(['P1 Club 45']);
  });

  it('are just the pairs that a look at every minute finds', () => {
    const period = fc
      .record({
        name: fc.constantFrom('P1', 'P2', 'P3', 'P4'),
        from: fc.integer({ min: 0, max: 20 }),
        length: fc.integer({ min: 1, max: 6 }),
        schedule: fc.constantFrom(undefined, 'Upper', 'Lower'),
      })
      .map(({ name, from, length, schedule }) => at(name, clock(from), clock(from + length), schedule ? { schedule } : {}));
    const key = ({ name, schedule }: PeriodShape) => `${name} ${schedule}`;
    fc.assert(
      fc.property(fc.uniqueArray(period, { maxLength: 8, selector: key }), (periods) => {
        const slow: string[] = [];
        for (const [place, second] of periods.entries())
          for (const first of periods.slice(0, place)) {
            const shared = Array.from({ length: 30 }, (_, five) => clock(five)).some((minute) =>
              [first, second].every(({ start, end }) => start <= minute && minute < end),
            );
            if (shared && first.schedule === second.schedule) slow.push(`${key(first)} ${key(second)}`);
          }
        expect(periodsAtOnce(periods).map(({ first, second }) => `${key(first)} ${key(second)}`)).toEqual(slow);
      }),
    );
  });
});

describe('a period of one of several sets of bells', () => {
  const bells = [
    at('P3', '11:10', '12:10', { schedule: 'Upper' }),
    at('P3', '10:50', '11:50', { schedule: 'Lower school' }),
    at('P4', '12:10', '13:10', { schedule: 'Upper' }),
  ];

  it('is found by its schedule, by both in one, and by its name where nothing else is said', () => {
    expect(findPeriod(bells, '3', 'lower  School')?.start).toBe('10:50');
    expect(findPeriod(bells, 'Lower school P3')?.start).toBe('10:50');
    expect(findPeriod(bells, 'Period 3 Lower School')?.start).toBe('10:50');
    expect(findPeriod(bells, 'P3')?.start).toBe('11:10');
    expect(findPeriod(bells, 'P4', 'Lower school')?.start).toBe('12:10');
    expect(findPeriod([...bells, at('P3', '09:00', '10:00')], 'P3')?.start).toBe('09:00');
  });

  it('keeps its own times beside one of the same name', () => {
    const body = {
      terms: [{ name: 'Autumn', from: '2026-09-01', to: '2026-12-18' }],
      closures: [],
      periods: [...bells, at('P3', '10:30', '11:30', { schedule: 'LOWER SCHOOL', weekdays: [5] })],
      cycle: { kind: 'weeks', labels: [] },
    } as const;
    const calendar = compileCalendar(body, 'Europe/London');
    const said = (date: string) => calendar.day(date)?.periods.map(({ name, start, schedule }) => `${name} ${start} ${schedule}`);
    expect(said('2026-11-26')).toEqual(['P3 10:50 Lower school', 'P3 11:10 Upper', 'P4 12:10 Upper']);
    expect(said('2026-11-27')).toEqual(['P3 10:30 LOWER SCHOOL', 'P3 11:10 Upper', 'P4 12:10 Upper']);
  });
});

const clock = (fives: number) => `${String(8 + Math.floor(fives / 12)).padStart(2, '0')}:${String((fives % 12) * 5).padStart(2, '0')}`;
