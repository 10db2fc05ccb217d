import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DeadlineFacts } from '../calendar/deadline.types.js';
import type { PolicyTerms } from '../calendar/policy.js';
import { en } from './en.js';

const { setBy, explanation, rule, ruleFrom, blocked } = en.deadlines;
const LONDON = 'Europe/London';
const weekly = (weekday: number, time: string, weeksBefore: number): PolicyTerms => ({ kind: 'weekly', weekday, time, weeksBefore });
const notice = (schoolDays: number, time: string | null = null): PolicyTerms => ({ kind: 'notice', schoolDays, time });
const facts = (policy: PolicyTerms, more: Partial<DeadlineFacts> = {}): DeadlineFacts => ({
  setBy: 'policy',
  policy,
  leadSchoolDays: 0,
  date: '2026-11-03',
  period: 'P3',
  week: '2026-11-02',
  cutTo: null,
  missed: null,
  ...more,
});

describe('a deadline in English', () => {
  it.each<[string, DeadlineFacts, string, string, string]>([
    [
      'names the week, the time and the rule',
      facts(weekly(4, '12:00', 1), { date: '2026-11-27', period: 'P1', week: '2026-11-23' }),
      '2026-11-19T12:00:00Z',
      'weekly Thu 12:00, 1 week before',
      'Week of 23 Nov closes Thu 19 Nov, 12:00 (weekly: Thursday 12:00, one teaching week before).',
    ],
    [
      'says which day has no lessons when an earlier one stands in',
      facts(weekly(1, '09:00', 1), { date: '2026-11-12', week: '2026-11-09', missed: '2026-11-02' }),
      '2026-10-23T08:00:00Z',
      'weekly Mon 09:00, 1 week before',
      'Week of 9 Nov closes Fri 23 Oct, 09:00 (weekly: Monday 09:00, one teaching week before; Mon 2 Nov is no teaching day).',
    ],
    [
      'tells notice by the lesson',
      facts(notice(3)),
      '2026-10-21T10:10:00Z',
      'notice 3 school days',
      "Tue 3 Nov P3 closes Wed 21 Oct, 11:10 (notice: three school days before, at the lesson's own time).",
    ],
    [
      'tells the time of a notice that has its own',
      facts(notice(1, '09:00')),
      '2026-10-23T08:00:00Z',
      'notice 1 school day, 09:00',
      'Tue 3 Nov P3 closes Fri 23 Oct, 09:00 (notice: one school day before, at 09:00).',
    ],
    [
      'names the lead time when that sets the deadline',
      facts(notice(1), { setBy: 'lead', leadSchoolDays: 5 }),
      '2026-10-19T14:00:00Z',
      'lead 5 school days',
      'Tue 3 Nov P3 closes Mon 19 Oct, 15:00 (the practical needs five school days, more than notice 1 school day).',
    ],
    [
      'says that the calendar begins there',
      facts(notice(12), { date: '2026-09-02', cutTo: 'calendar-start' }),
      '2026-09-01T07:50:00Z',
      'notice 12 school days',
      "Wed 2 Sep P3 closes Tue 1 Sep, 08:50, as the calendar's first teaching day starts (notice: 12 school days before, at the lesson's own time).",
    ],
    [
      'says that it is the lesson’s start',
      facts(weekly(4, '12:00', 0), { date: '2026-11-10', week: '2026-11-09', cutTo: 'lesson-start' }),
      '2026-11-10T11:10:00Z',
      'weekly Thu 12:00, same week',
      'Tue 10 Nov P3 closes as it starts, Tue 10 Nov, 11:10 (weekly: Thursday 12:00, the same week).',
    ],
  ])('%s', (_what, of, at, brief, told) => {
    expect([setBy(of), explanation(of, at, LONDON)]).toEqual([brief, told]);
  });

  it('holds no number that its facts do not', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-11-${String(date).padStart(2, '0')}`);
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((at) => at.map((n) => String(n).padStart(2, '0')).join(':'));
    const policy = fc.oneof(
      fc.record({
        kind: fc.constant('weekly' as const),
        weekday: fc.integer({ min: 1, max: 7 }),
        time,
        weeksBefore: fc.integer({ min: 0, max: 20 }),
      }),
      fc.record({ kind: fc.constant('notice' as const), schoolDays: fc.integer({ min: 0, max: 100 }), time: fc.option(time) }),
    );
    fc.assert(
      fc.property(policy, day, day, fc.integer({ min: 1, max: 60 }), fc.constantFrom('policy', 'lead'), (terms, date, missed, lead, by) => {
        const of = facts(terms, { date, week: date, missed, leadSchoolDays: lead, setBy: by });
        const said = [setBy(of), explanation(of, `${missed}T11:15:00Z`, LONDON)].join(' ');
        const known = [JSON.stringify({ ...of, period: 'P3' }), '11:15', 'P3'].join(' ').match(/\d+/g)?.map(Number);
        for (const number of said.match(/\d+/g) ?? []) expect(known).toContain(Number(number));
      }),
    );
  });
});

describe('a department’s rule in English', () => {
  it('is said also while the department has set none', () => {
    expect(rule({ ...weekly(4, '12:00', 1) })).toBe('Thursday 12:00 the week before');
    expect(rule({ ...weekly(4, '12:00', 2) })).toBe('Thursday 12:00, 2 teaching weeks before');
    expect(rule({ ...weekly(4, '12:00', 0), blockWithinHours: 24 })).toBe(
      'Thursday 12:00 the same week; none under 24 h before the lesson',
    );
    expect(rule(notice(3))).toBe('3 school days before, same time');
    expect(rule(null)).toBe('Thursday 12:00 the week before (the usual deadline)');
  });

  it('names from when it holds', () => {
    expect(ruleFrom({ ...weekly(3, '12:00', 1), from: '2027-01-04' })).toBe('from Mon 4 Jan: Wednesday 12:00 the week before');
  });

  it('says whom to ask when it is too late', () => {
    expect(blocked({ withinHours: 24, ask: ['Sam Okoro', 'Jo Bell'] })).toBe(
      'No requests within 24 hours of the lesson: ask Sam Okoro or Jo Bell.',
    );
    expect(blocked({ withinHours: 1, ask: [] })).toBe('No requests within 1 hour of the lesson: ask a technician.');
  });
});
