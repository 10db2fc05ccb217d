import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readWeek } from '../reading/index.js';
import { cycleDayText, numberedDays, readCycleDay, type ImportCalendar } from './cycle-day.js';

const twoWeeks: ImportCalendar = { cycle: { kind: 'weeks', labels: ['A', 'B'] }, periods: [] };
const oneWeek: ImportCalendar = { cycle: { kind: 'weeks', labels: [] }, periods: [] };
const sixDays: ImportCalendar = {
  cycle: { kind: 'rotating', labels: ['Day 1', 'Day 2', 'Day 3', 'Day 4', 'Day 5', 'Day 6'] },
  periods: [],
};

function read(day: string, week: string, calendar: ImportCalendar | null): string {
  const found = readCycleDay(day, week, calendar, numberedDays([day], calendar, week !== ''));
  return typeof found === 'string' ? found : cycleDayText(found) + (found.known ? '' : ' (unknown)');
}

describe('reading the day of a lesson', () => {
  it.each([
    ['Mon', '', 'Mon'],
    ['MONDAY', '', 'Mon'],
    ['tues', '', 'Tue'],
    ['Weds.', '', 'Wed'],
    ['Thurs', '', 'Thu'],
    ['Fr', '', 'Fri'],
    ['A Mon', '', 'A Mon'],
    ['MonA', '', 'A Mon'],
    ['mon-b', '', 'B Mon'],
    ['Monday (Week B)', '', 'B Mon'],
    ['Wk A - Thu', '', 'A Thu'],
    ['2Fri', '', 'B Fri'],
    ['Mon', 'A', 'A Mon'],
    ['Mon', 'week b', 'B Mon'],
    ['Mon', '2', 'B Mon'],
    ['Mon', 'Both', 'Mon'],
    ['Mon', 'AB', 'Mon'],
    ['Mon', 'A/B', 'Mon'],
    ['Mon', '1,2', 'Mon'],
    ['3', '', 'Wed'],
    ['3', 'B', 'B Wed'],
    ['Mon', 'C', 'C Mon (unknown)'],
    ['Blue', '', 'DAY_NOT_UNDERSTOOD'],
    ['', '', 'DAY_NOT_UNDERSTOOD'],
    ['A Mon', 'B', 'WEEK_NOT_UNDERSTOOD'],
    ['Mon', 'first half of term', 'WEEK_NOT_UNDERSTOOD'],
  ])('in a two-week cycle %j with week %j is %j', (day, week, expected) => {
    expect(read(day, week, twoWeeks)).toBe(expected);
  });

  it.each([
    ['DAY 6', 'Day 6'],
    ['day 1', 'Day 1'],
    ['4', 'Day 4'],
    ['Day 7', 'Day 7 (unknown)'],
    ['Mon', 'Mon (unknown)'],
  ])('in a six-day cycle %j is %j', (day, expected) => {
    expect(read(day, '', sixDays)).toBe(expected);
  });

  it.each([
    ['Mon', '', 'Mon'],
    ['Mon', 'A', 'A Mon (unknown)'],
  ])('in a calendar without cycle weeks %j with week %j is %j', (day, week, expected) => {
    expect(read(day, week, oneWeek)).toBe(expected);
  });

  it.each([
    ['Mon', 'Mon'],
    ['B Tue', 'B Tue'],
    ['DAY 6', 'Day 6'],
    ['Day C', 'Day C'],
    ['2', 'Tue'],
    ['Blue', 'DAY_NOT_UNDERSTOOD'],
  ])('while there is no calendar %j is %j', (day, expected) => {
    expect(read(day, '', null)).toBe(expected);
  });

  it('counts ten numbered days through the two weeks of the cycle, and leaves six of them alone', () => {
    const ten = ['1', '5', '6', '10'];
    const numbers = numberedDays(ten, twoWeeks, false);
    expect(ten.map((day) => readCycleDay(day, '', twoWeeks, numbers))).toEqual([
      { week: 'A', day: 'Mon', known: true },
      { week: 'A', day: 'Fri', known: true },
      { week: 'B', day: 'Mon', known: true },
      { week: 'B', day: 'Fri', known: true },
    ]);
    expect(readCycleDay('DAY 6', '', twoWeeks, numberedDays(['DAY 1', 'DAY 6'], twoWeeks, false))).toEqual({
      week: null,
      day: 'Day 6',
      known: false,
    });
  });

  it('goes on meaning what the lessons that stand say, in a file that lacks the last days', () => {
    const fourDays = ['DAY 1', 'DAY 4'];
    expect(numberedDays(fourDays, twoWeeks, false, [])).toBe('weekdays');
    for (const calendar of [twoWeeks, oneWeek, null]) {
      expect(numberedDays(fourDays, calendar, false, ['Day 1', 'Day 6'])).toBe('rotating');
      expect(numberedDays(['1', '4'], calendar, false, ['Day 1', 'Day 6'])).toBe('rotating');
    }
    expect(numberedDays(['1', '9'], twoWeeks, false, ['A Mon', 'B Fri'])).toBe('through-weeks');
    expect(numberedDays(['1', '9'], twoWeeks, false, ['A Mon', 'Fri'])).toBe('rotating');
    expect(numberedDays(['1', '9'], twoWeeks, false, [])).toBe('rotating');
    expect(numberedDays(['1', '10'], twoWeeks, false, ['Day 1', 'Day 6'])).toBe('through-weeks');
  });

  it('reads its own words back as the same day', () => {
    fc.assert(
      fc.property(fc.constantFrom('A', 'B', null), fc.constantFrom('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'), (week, day) => {
        const text = cycleDayText({ week, day });
        expect(read(text, '', twoWeeks)).toBe(text);
        expect(read(text.toUpperCase(), '', twoWeeks)).toBe(text);
      }),
    );
  });

  it('answers something for any text at all', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.constantFrom(twoWeeks, oneWeek, sixDays, null), (day, week, calendar) => {
        expect(typeof read(day, week, calendar)).toBe('string');
        expect(() => readWeek(week, calendar?.cycle.labels ?? [])).not.toThrow();
      }),
    );
  });
});
