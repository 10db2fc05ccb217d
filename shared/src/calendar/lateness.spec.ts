import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendars, dates, zones } from '../../test/calendar/arbitrary-calendar.js';
import { isTeachingDay, shift, wallMs } from '../../test/calendar/day-by-day.js';
import { lateness as saidOf } from '../words/en/durations.js';
import { compileCalendar } from './compile-calendar.js';
import { blockedBy, lateness, schoolDaysLate } from './lateness.js';
import { DEFAULT_POLICY } from './policy.js';

const DEADLINE = 1_000_000_000;
const HOUR = 3_600_000;

describe('lateness', () => {
  it.each([
    [-1, false, 0],
    [0, false, 0],
    [1, true, 1],
    [60_000, true, 1],
    [60_001, true, 2],
  ])('%d ms after the deadline: late %s by %d minutes', (after, late, minutesLate) => {
    expect(lateness(DEADLINE, DEADLINE + after)).toEqual({ late, minutesLate });
  });
});

describe('a policy that blocks close requests', () => {
  const policy = { ...DEFAULT_POLICY, blockWithinHours: 24 };

  it.each([
    [24 * HOUR, false],
    [24 * HOUR - 1, true],
    [0, true],
    [-HOUR, true],
  ])('%d ms before the lesson: blocked %s', (before, blocked) => {
    expect(blockedBy(policy, DEADLINE, DEADLINE - before)).toBe(blocked);
  });

  it('blocks nothing when it names no hours', () => {
    expect(blockedBy(DEFAULT_POLICY, DEADLINE, DEADLINE + HOUR)).toBe(false);
  });
});

describe('school days late', () => {
  const zone = 'Europe/London';
  const autumn = compileCalendar(
    {
      terms: [{ name: 'Autumn', from: '2026-09-01', to: '2026-12-18' }],
      closures: [{ from: '2026-10-26', to: '2026-10-30', kind: 'holiday', name: 'Half term' }],
      periods: [{ name: 'P1', start: '08:50', end: '09:50' }],
      cycle: { kind: 'weeks', labels: ['A', 'B'] },
    },
    zone,
  );
  const late = (deadline: [string, string], sent: [string, string]) => {
    const [deadlineMs, sentMs] = [wallMs(...deadline, zone), wallMs(...sent, zone)];
    return saidOf({ ...lateness(deadlineMs, sentMs), schoolDaysLate: schoolDaysLate(autumn, deadlineMs, sentMs) });
  };

  it.each([
    ['2026-11-25', '08:00', '4 school days'],
    ['2026-11-21', '10:00', '1 school day'],
    ['2026-11-19', '15:00', '3 h'],
    ['2026-11-19', '13:30', '90 min'],
    ['2026-11-20', '00:00', '1 school day'],
  ])('a deadline on Thu 19 Nov 12:00, sent %s %s: %s', (date, time, said) => {
    expect(late(['2026-11-19', '12:00'], [date, time])).toBe(said);
  });

  it('are none in a half term, where hours say it', () => {
    expect(late(['2026-10-23', '12:00'], ['2026-10-26', '09:00'])).toBe('70 h');
    expect(late(['2026-10-23', '12:00'], ['2026-11-02', '09:00'])).toBe('1 school day');
  });

  it('are none on time, without a deadline, before it was sent and without a calendar', () => {
    const [deadlineMs, sentMs] = [wallMs('2026-11-19', '12:00', zone), wallMs('2026-11-25', '08:00', zone)];
    expect(schoolDaysLate(autumn, sentMs, deadlineMs)).toBe(0);
    expect(schoolDaysLate(autumn, null, sentMs)).toBe(0);
    expect(schoolDaysLate(autumn, deadlineMs, null)).toBe(0);
    expect(schoolDaysLate(null, deadlineMs, sentMs)).toBe(0);
  });

  it('are the teaching days that one meets when walking from the deadline’s date to that of the sending', () => {
    fc.assert(
      fc.property(
        calendars,
        zones,
        dates,
        fc.integer({ min: 0, max: 60 }),
        fc.constantFrom('00:00', '12:00', '23:55'),
        (body, where, from, days, time) => {
          const sent = shift(from, days);
          let met = 0;
          for (let at = shift(from, 1); at <= sent; at = shift(at, 1)) if (isTeachingDay(body, at)) met += 1;
          const [deadlineMs, sentMs] = [wallMs(from, '12:00', where), wallMs(sent, time, where)];
          expect(schoolDaysLate(compileCalendar(body, where), deadlineMs, sentMs)).toBe(sentMs > deadlineMs ? met : 0);
        },
      ),
    );
  });
});
