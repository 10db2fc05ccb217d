import { describe, expect, it } from '@jest/globals';
import { compileCalendar } from '../calendar/compile-calendar.js';
import { isoInstant, parseInstantMs } from '../time/instant.js';
import { nextPrepListMs, prepListDueMs } from './prep-list-time.js';
import { mailAfterMs } from './quiet-hours.js';
import { isShortNotice } from './short-notice.js';

const autumn = (timeZone: string, weekdays?: number[]) =>
  compileCalendar(
    {
      terms: [{ name: 'Autumn', from: '2026-09-01', to: '2026-12-18' }],
      closures: [
        { from: '2026-10-26', to: '2026-10-30', kind: 'holiday', name: 'Half term' },
        { from: '2026-11-02', to: '2026-11-02', kind: 'inset', name: 'INSET' },
      ],
      periods: [{ name: 'P1', start: '08:50', end: '09:50', ...(weekdays ? { weekdays } : {}) }],
      cycle: { kind: 'weeks', labels: [] },
    },
    timeZone,
  );
const london = autumn('Europe/London');
const goesAt = (now: string, lesson: string | null, calendar = london) =>
  isoInstant(mailAfterMs(calendar, parseInstantMs(now), lesson === null ? null : parseInstantMs(lesson)));

describe('an e-mail', () => {
  it.each([
    ['at once in the middle of a teaching day', '2026-11-03T11:00:00Z', null, '2026-11-03T11:00:00Z'],
    ['at once at 07:00 to the second', '2026-11-03T07:00:00Z', null, '2026-11-03T07:00:00Z'],
    ['at 07:00 when it is a second before', '2026-11-03T06:59:59Z', null, '2026-11-03T07:00:00Z'],
    ['at once a second before 18:00', '2026-11-03T17:59:59Z', null, '2026-11-03T17:59:59Z'],
    ['the next morning at 18:00', '2026-11-03T18:00:00Z', null, '2026-11-04T07:00:00Z'],
    ['on Monday when it is Friday evening', '2026-11-06T19:00:00Z', null, '2026-11-09T07:00:00Z'],
    ['on Monday when it is Sunday noon', '2026-11-08T12:00:00Z', null, '2026-11-09T07:00:00Z'],
    ['after half term and the INSET day', '2026-10-27T11:00:00Z', null, '2026-11-03T07:00:00Z'],
    ['after the INSET day, in whose midst it is', '2026-11-02T11:00:00Z', null, '2026-11-03T07:00:00Z'],
    ['at 07:00 when the lesson is later that morning', '2026-11-03T22:00:00Z', '2026-11-04T08:50:00Z', '2026-11-04T07:00:00Z'],
    ['at once when the lesson is before the next window', '2026-11-03T22:00:00Z', '2026-11-04T06:30:00Z', '2026-11-03T22:00:00Z'],
    ['the next morning when the lesson is over', '2026-11-03T22:00:00Z', '2026-11-03T08:50:00Z', '2026-11-04T07:00:00Z'],
    ['at once when the year is over', '2027-01-20T22:00:00Z', null, '2027-01-20T22:00:00Z'],
  ])('goes %s', (_when, now, lesson, goes) => {
    expect(goesAt(now, lesson)).toBe(goes);
  });

  it('is kept back by no calendar that is not there', () => {
    expect(mailAfterMs(null, 5, null)).toBe(5);
  });

  it('follows the clock on the wall over a change of the clocks', () => {
    // British clocks went back on Sunday 25 October 2026: Friday 07:00 was 06:00Z, Tuesday 07:00 is 07:00Z
    expect(goesAt('2026-10-22T22:00:00Z', null)).toBe('2026-10-23T06:00:00Z');
    expect(goesAt('2026-10-23T17:30:00Z', null)).toBe('2026-11-03T07:00:00Z');
    const sundays = autumn('Europe/London', [7, 1, 2, 3, 4]);
    expect(goesAt('2026-10-25T05:59:00Z', null, sundays)).toBe('2026-10-25T07:00:00Z');
  });

  it.each([
    ['America/New_York', '2026-11-03T11:59:00Z', '2026-11-03T12:00:00Z'],
    ['Asia/Kolkata', '2026-11-03T01:29:00Z', '2026-11-03T01:30:00Z'],
    ['Pacific/Auckland', '2026-11-02T17:59:00Z', '2026-11-02T18:00:00Z'],
  ])('keeps the hours of %s', (zone, now, goes) => {
    expect(goesAt(now, null, autumn(zone))).toBe(goes);
  });
});

describe('the prep list of the day', () => {
  const dueAt = (now: string, calendar = london) => {
    const due = prepListDueMs(calendar, parseInstantMs(now));
    return due === null ? null : isoInstant(due);
  };

  it('is due from 07:00 to 12:00 of a teaching day, under the same moment all that time', () => {
    expect(dueAt('2026-11-03T06:59:59Z')).toBeNull();
    expect(dueAt('2026-11-03T07:00:00Z')).toBe('2026-11-03T07:00:00Z');
    expect(dueAt('2026-11-03T12:00:00Z')).toBe('2026-11-03T07:00:00Z');
    expect(dueAt('2026-11-03T12:00:01Z')).toBeNull();
  });

  it('is not due on an INSET day, in the holidays or at the weekend', () => {
    for (const now of ['2026-11-02T07:30:00Z', '2026-10-28T07:30:00Z', '2026-11-07T07:30:00Z']) expect(dueAt(now)).toBeNull();
    expect(prepListDueMs(null, parseInstantMs('2026-11-03T07:30:00Z'))).toBeNull();
  });

  it.each([
    ['2026-11-03T06:59:59Z', '2026-11-03T07:00:00Z'],
    ['2026-11-03T07:00:00Z', '2026-11-04T07:00:00Z'],
    ['2026-11-03T23:30:00Z', '2026-11-04T07:00:00Z'],
    ['2026-10-23T06:30:00Z', '2026-11-03T07:00:00Z'],
    ['2026-08-01T00:00:00Z', '2026-09-01T06:00:00Z'],
    ['2026-12-17T20:00:00Z', '2026-12-18T07:00:00Z'],
    ['2026-12-18T07:00:00Z', null],
  ])('is due next, seen at %s, at %s', (now, next) => {
    const dueMs = nextPrepListMs(london, parseInstantMs(now));
    expect(dueMs === null ? null : isoInstant(dueMs)).toBe(next);
    expect(nextPrepListMs(null, parseInstantMs(now))).toBeNull();
  });

  it('is due at 07:00 by the clock on the wall on the very day the clocks change', () => {
    const sundays = autumn('Europe/London', [7]);
    expect(dueAt('2026-10-18T06:00:00Z', sundays)).toBe('2026-10-18T06:00:00Z');
    expect(dueAt('2026-10-25T06:30:00Z', sundays)).toBeNull();
    expect(dueAt('2026-10-25T07:00:00Z', sundays)).toBe('2026-10-25T07:00:00Z');
    const newYork = autumn('America/New_York', [7]);
    expect(dueAt('2026-11-01T11:59:00Z', newYork)).toBeNull();
    expect(dueAt('2026-11-01T12:00:00Z', newYork)).toBe('2026-11-01T12:00:00Z');
  });
});

describe('short notice', () => {
  it.each([
    ['on the day of the lesson', '2026-11-10', '2026-11-10', true],
    ['one school day before', '2026-11-10', '2026-11-09', true],
    ['two school days before, over a weekend', '2026-11-10', '2026-11-06', true],
    ['at that weekend', '2026-11-10', '2026-11-07', true],
    ['three school days before', '2026-11-10', '2026-11-05', false],
    ['before half term, of the second day after it', '2026-11-04', '2026-10-23', true],
    ['a school day earlier than that', '2026-11-04', '2026-10-22', false],
    ['after the lesson', '2026-11-10', '2026-11-11', false],
    ['where the calendar does not reach back', '2026-09-02', '2026-07-01', true],
  ])('%s', (_when, lesson, date, isShort) => {
    expect(isShortNotice(london, lesson, date)).toBe(isShort);
  });
});
