import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, weekdayOf } from '../time/iso-date.js';
import { type DayMinutes, daysOfUsualWeek, usualWeekHours } from './usual-week.js';

/** So many whole weeks of five days from Mon 7 Sep 2026, labels in turn; what a day has hangs on its label and weekday. */
function wholeWeeks(count: number, labels: readonly string[], minutesOf: (label: string | null, weekday: number) => number): DayMinutes[] {
  return Array.from({ length: count * 7 }, (_, day) => {
    const weekLabel = labels[Math.floor(day / 7) % labels.length] ?? null;
    const weekday = weekdayOf(addDays('2026-09-07', day));
    return { weekLabel, weekday, minutes: minutesOf(weekLabel, weekday) };
  }).filter(({ weekday }) => weekday <= 5);
}

describe('a usual week', () => {
  it('counts each week of a fortnight half', () => {
    const days = wholeWeeks(4, ['A', 'B'], (label) => (label === 'A' ? 60 : 120));
    expect(usualWeekHours(days)).toBe(7.5);
    // three weeks of A and one of B are still a fortnight
    expect(usualWeekHours(days.filter((_, at) => at < 15))).toBe(7.5);
  });

  it('is nothing without days', () => {
    expect(usualWeekHours([])).toBe(0);
  });

  it('is, over whole cycles, all minutes over all weeks', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<string[][]>([], ['A'], ['A', 'B'], ['1', '2', '3']),
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 15, maxLength: 15 }),
        (labels, cycles, minutes) => {
          const weeks = cycles * Math.max(1, labels.length);
          const days = wholeWeeks(
            weeks,
            labels,
            (label, weekday) => minutes[Math.max(0, labels.indexOf(label ?? '')) * 5 + weekday - 1] ?? 0,
          );
          const slow = days.reduce((sum, day) => sum + day.minutes, 0) / 60 / weeks;
          expect(usualWeekHours(days)).toBeCloseTo(slow, 9);
        },
      ),
    );
  });

  it('is the same with days closed, as long as each day of the cycle is taught once', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }), (closed) => {
        const minutesOf = (label: string | null, weekday: number) => (label === 'A' ? 10 : 25) * weekday;
        const days = wholeWeeks(8, ['A', 'B'], minutesOf);
        const left = days.filter((_, at) => at < 10 || !closed[at - 10]);
        expect(usualWeekHours(left)).toBeCloseTo(usualWeekHours(days), 9);
      }),
    );
  });
});

describe('the days that tell a usual week', () => {
  const year = Array.from({ length: 84 }, (_, day) => addDays('2026-09-07', day))
    .filter((date) => weekdayOf(date) <= 5)
    .map((date, at) => ({ date, weekday: weekdayOf(date), weekLabel: Math.floor(at / 5) % 2 === 0 ? 'A' : 'B' }));

  it('are those of the dates, and the nearest of each day of the cycle that is not among them', () => {
    const dates = daysOfUsualWeek(year, '2026-09-23', '2026-09-25').map(({ date }) => date);
    // Wed to Fri of week A; Mon and Tue of it; of week B what is nearest, in school days, before or after
    expect(dates).toEqual([
      '2026-09-17',
      '2026-09-18',
      '2026-09-21',
      '2026-09-22',
      '2026-09-23',
      '2026-09-24',
      '2026-09-25',
      '2026-09-28',
      '2026-09-29',
      '2026-09-30',
    ]);
    expect(daysOfUsualWeek(year, '2026-09-26', '2026-09-27')).toEqual([]);
    expect(daysOfUsualWeek([], '2026-09-01', '2026-12-01')).toEqual([]);
  });

  it('hold each day of the cycle, all of the dates, and nothing twice', () => {
    const all = new Set(year.map(({ weekday, weekLabel }) => `${weekday}${weekLabel}`));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 80 }),
        fc.integer({ min: 0, max: 40 }),
        fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
        (first, length, closed) => {
          const days = year.filter((_, at) => at < 10 || !closed[at]);
          const [from, to] = [addDays('2026-09-07', first), addDays('2026-09-07', first + length)];
          const found = daysOfUsualWeek(days, from, to);
          const inside = days.filter(({ date }) => from <= date && date <= to);
          if (inside.length === 0) return expect(found).toEqual([]);
          expect(found.filter(({ date }) => from <= date && date <= to)).toEqual(inside);
          expect(new Set(found.map(({ weekday, weekLabel }) => `${weekday}${weekLabel}`))).toEqual(all);
          expect(new Set(found.map(({ date }) => date)).size).toBe(found.length);
          const outside = found.filter((day) => !inside.includes(day));
          // one for a day of the cycle, and none that the dates have
          const places = [...outside, ...new Map(inside.map((day) => [`${day.weekday}${day.weekLabel}`, day])).values()];
          expect(places.length).toBe(all.size);
        },
      ),
    );
  });
});
