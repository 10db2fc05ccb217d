import { describe, expect, it } from '@jest/globals';
import { isoInstant } from '../time/instant.js';
import { compileCalendar } from './compile-calendar.js';
import { deadlineFor } from './deadlines.js';
import type { CalendarShape } from './calendar.shape.js';
import type { PolicyRule } from './policy.js';

const AUTUMN: CalendarShape = {
  terms: [{ name: 'Autumn', from: '2026-09-01', to: '2026-12-18' }],
  closures: [
    { from: '2026-10-26', to: '2026-10-30', kind: 'holiday', name: 'Half term' },
    { from: '2026-11-02', to: '2026-11-02', kind: 'inset', name: 'INSET' },
  ],
  periods: [
    { name: 'P1', start: '08:50', end: '09:50' },
    { name: 'P2', start: '09:50', end: '10:50' },
    { name: 'P3', start: '11:10', end: '12:10' },
    { name: 'P4', start: '12:10', end: '13:10' },
    { name: 'P5', start: '14:00', end: '15:00' },
  ],
  cycle: { kind: 'weeks', labels: ['A', 'B'] },
};
const calendar = compileCalendar(AUTUMN, 'Europe/London');

const weekly = (weekday: number, time: string, weeksBefore = 1): PolicyRule => ({
  from: '2026-09-01',
  kind: 'weekly',
  weekday,
  time,
  weeksBefore,
});
const notice = (schoolDays: number, time?: string): PolicyRule => ({ from: '2026-09-01', kind: 'notice', schoolDays, time });

function at(date: string, period: string, policy: PolicyRule, lead?: number) {
  const { deadlineMs, facts } = deadlineFor(calendar, [policy], { date, period }, lead);
  return { facts, deadline: isoInstant(deadlineMs) };
}

describe('the deadlines of the rule book', () => {
  it.each([
    ['2026-11-03', 'P3', weekly(4, '12:00'), 0, '2026-10-22T11:00:00Z'],
    ['2026-11-27', 'P1', weekly(4, '12:00'), 0, '2026-11-19T12:00:00Z'],
    ['2026-11-03', 'P3', notice(3), 0, '2026-10-21T10:10:00Z'],
    ['2026-11-09', 'P1', notice(2), 0, '2026-11-05T08:50:00Z'],
    ['2026-11-12', 'P2', weekly(1, '09:00'), 0, '2026-10-23T08:00:00Z'],
    ['2026-11-03', 'P3', notice(1), 5, '2026-10-19T14:00:00Z'],
  ])('%s %s under %j with lead %d closes %s', (date, period, policy, lead, expected) => {
    expect(at(date, period, policy, lead).deadline).toBe(expected);
  });

  it('counts Friday to Monday as one school day', () => {
    expect(at('2026-11-16', 'P1', notice(1)).deadline).toBe('2026-11-13T08:50:00Z');
    expect(at('2026-11-16', 'P1', notice(2)).deadline).toBe('2026-11-12T08:50:00Z');
  });
});

describe('the facts of a deadline', () => {
  it('name the lesson, its week and the rule, with what the policy leaves out', () => {
    expect(at('2026-11-27', 'P1', { from: '2026-09-01', kind: 'weekly' }).facts).toEqual({
      setBy: 'policy',
      policy: { kind: 'weekly', weekday: 4, time: '12:00', weeksBefore: 1 },
      leadSchoolDays: 0,
      date: '2026-11-27',
      period: 'P1',
      week: '2026-11-23',
      cutTo: null,
      missed: null,
    });
    expect(at('2026-11-03', 'P3', notice(3)).facts.policy).toEqual({ kind: 'notice', schoolDays: 3, time: null });
  });

  it('name the day that has no lessons when an earlier one stands in', () => {
    expect(at('2026-11-12', 'P2', weekly(1, '09:00')).facts.missed).toBe('2026-11-02');
  });

  it('name the lead time when that sets the deadline, and the policy when the lead time ends later', () => {
    expect(at('2026-11-03', 'P3', notice(1), 5).facts).toMatchObject({ setBy: 'lead', leadSchoolDays: 5, policy: { schoolDays: 1 } });
    expect(at('2026-11-27', 'P1', weekly(4, '12:00'), 1).facts.setBy).toBe('policy');
  });
});

describe('a deadline that would fall outside the calendar or after the lesson', () => {
  it.each([
    ['weekly', weekly(4, '12:00'), 0, 'policy'],
    ['notice', notice(3), 0, 'policy'],
    ['lead', notice(0), 9, 'lead'],
  ])('is the start of the first teaching day when %s reaches back too far', (_, policy, lead, set) => {
    expect(at('2026-09-02', 'P3', policy, lead)).toMatchObject({
      deadline: '2026-09-01T07:50:00Z',
      facts: { setBy: set, cutTo: 'calendar-start' },
    });
  });

  it('is the start of the first teaching day when no teaching day is left before the weekday asked for', () => {
    expect(at('2026-09-09', 'P3', weekly(1, '09:00')).deadline).toBe('2026-09-01T07:50:00Z');
  });

  it('is never after the lesson starts', () => {
    expect(at('2026-11-10', 'P3', weekly(4, '12:00', 0))).toMatchObject({
      deadline: '2026-11-10T11:10:00Z',
      facts: { cutTo: 'lesson-start' },
    });
    expect(at('2026-11-10', 'P1', notice(0, '12:00')).deadline).toBe('2026-11-10T08:50:00Z');
    expect(at('2026-09-01', 'P1', weekly(4, '12:00')).deadline).toBe('2026-09-01T07:50:00Z');
  });

  it('is refused for a day without lessons and a period that the day lacks', () => {
    expect(() => at('2026-11-02', 'P1', notice(1))).toThrow(new RangeError('2026-11-02 is no teaching day.'));
    expect(() => at('2026-11-03', 'P9', notice(1))).toThrow(new RangeError("2026-11-03 has no period 'P9'."));
  });
});

describe('asking for a deadline again', () => {
  it('gives the same answer object, whatever words name the period', () => {
    const first = deadlineFor(calendar, [notice(3)], { date: '2026-11-03', period: 'P3' });
    expect(deadlineFor(calendar, [{ ...notice(3) }], { date: '2026-11-03', period: '3' })).toBe(first);
  });

  it('tells policies, periods, dates and lead times apart', () => {
    const asked = [
      at('2026-11-10', 'P3', notice(3)),
      at('2026-11-10', 'P3', notice(2)),
      at('2026-11-10', 'P3', notice(3, '09:00')),
      at('2026-11-10', 'P2', notice(3)),
      at('2026-11-12', 'P3', notice(3)),
      at('2026-11-10', 'P3', notice(3), 5),
      at('2026-11-10', 'P3', weekly(4, '12:00')),
      at('2026-11-10', 'P3', weekly(4, '12:00', 2)),
      at('2026-11-10', 'P3', weekly(3, '12:00')),
      at('2026-11-10', 'P3', weekly(4, '12:01')),
    ];
    expect(new Set(asked.map((each) => each.deadline)).size).toBe(asked.length);
  });
});
