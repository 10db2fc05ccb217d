import { describe, expect, it } from '@jest/globals';
import { dateAt, isoInstant, parseInstantMs, startOfDayMs, zonedMs } from './instant.js';
import { contains, overlaps } from './interval.js';
import { addDays, isIsoDate, weekdayOf, weekStart } from './iso-date.js';
import { isWallTime, minutesOfDay } from './wall-time.js';
import { weekdayName } from './weekday.js';

const NOON = parseInstantMs('2026-10-22T11:00:00Z');

describe('instants', () => {
  it('are written to the second with Z, and read back', () => {
    expect(isoInstant(NOON)).toBe('2026-10-22T11:00:00Z');
    expect(parseInstantMs('2026-10-22T12:00:00+01:00')).toBe(NOON);
    expect(isoInstant(NOON + 120)).toBe('2026-10-22T11:00:00.12Z');
  });

  it('come from a wall time in a zone', () => {
    expect(zonedMs('2026-10-22', '12:00', 'Europe/London')).toBe(NOON);
    expect(zonedMs('2026-10-22', '16:30', 'Asia/Kolkata')).toBe(NOON);
  });

  it('start a day at the first moment there is, even where midnight is skipped', () => {
    expect(isoInstant(startOfDayMs('2026-10-22', 'Europe/London'))).toBe('2026-10-21T23:00:00Z');
    expect(isoInstant(startOfDayMs('2026-04-24', 'Africa/Cairo'))).toBe('2026-04-23T22:00:00Z');
  });

  it('are on the date of the zone', () => {
    expect([dateAt(NOON, 'Europe/London'), dateAt(NOON + 43_200_000, 'Europe/London')]).toEqual(['2026-10-22', '2026-10-23']);
  });
});

describe('dates', () => {
  it('are moved, and placed in their week', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect([weekStart('2026-11-02', 1), weekStart('2026-11-08', 1), weekStart('2026-11-08', 7)]).toEqual([
      '2026-11-02',
      '2026-11-02',
      '2026-11-08',
    ]);
    expect([weekdayOf('2026-11-02'), weekdayOf('2026-11-08')]).toEqual([1, 7]);
    expect(weekdayName(4)).toBe('Thu');
    expect(() => weekdayName(0)).toThrow(RangeError);
  });

  it.each([
    ['2026-02-28', true],
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-2-9', false],
    ['20260209', false],
    ['2026-02-09T00:00', false],
    ['2026-02-09\n', false],
  ])('%j is a date: %s', (text, expected) => {
    expect(isIsoDate(text)).toBe(expected);
  });
});

describe('wall times', () => {
  it.each([
    ['00:00', true],
    ['23:59', true],
    ['24:00', false],
    ['8:50', false],
    ['08:50:00', false],
  ])('%s is one: %s', (text, expected) => {
    expect(isWallTime(text)).toBe(expected);
  });

  it('count minutes from midnight', () => {
    expect(minutesOfDay('08:50')).toBe(530);
  });
});

describe('half-open stretches', () => {
  const stretch = (fromMs: number, toMs: number) => ({ fromMs, toMs });

  it.each([
    [stretch(0, 10), stretch(10, 20), false],
    [stretch(0, 11), stretch(10, 20), true],
    [stretch(12, 13), stretch(10, 20), true],
    [stretch(12, 12), stretch(10, 20), false],
  ])('%j and %j share an instant: %s', (a, b, expected) => {
    expect([overlaps(a, b), overlaps(b, a)]).toEqual([expected, expected]);
  });

  it('contain their start and not their end', () => {
    expect([contains(stretch(0, 10), 0), contains(stretch(0, 10), 10)]).toEqual([true, false]);
  });
});
