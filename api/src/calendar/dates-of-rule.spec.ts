import { describe, expect, it } from '@jest/globals';
import { addDays } from '@app/shared';
import fc from 'fast-check';
import rrule from 'rrule';
import { datesOfRule, type DateRule, readDateRule } from './dates-of-rule.js';

const { RRule, datetime } = rrule;
const START = '2026-11-03';
const END = '2027-11-03';
const read = (text: string) => {
  const rule = readDateRule(text);
  if ('fault' in rule) throw new Error(`${text}: ${rule.fault}`);
  return rule;
};
const dates = (text: string, to = '2026-12-01') => datesOfRule(read(text), START, to);

describe('the dates of a rule', () => {
  it.each([
    ['FREQ=WEEKLY', ['2026-11-03', '2026-11-10', '2026-11-17', '2026-11-24', '2026-12-01']],
    ['RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE', ['2026-11-04', '2026-11-16', '2026-11-18', '2026-11-30']],
    ['FREQ=DAILY;COUNT=3', ['2026-11-03', '2026-11-04', '2026-11-05']],
    ['FREQ=DAILY;UNTIL=20261105T235959Z', ['2026-11-03', '2026-11-04', '2026-11-05']],
    ['FREQ=MONTHLY;BYDAY=1MO', []],
    ['FREQ=MONTHLY;BYDAY=-1FR', ['2026-11-27']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', ['2026-11-30']],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', ['2026-11-30']],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=11,12,13,14,15,16,17;BYSETPOS=1', ['2026-11-13']],
    ['freq=weekly;byday=fr;count=2', ['2026-11-06', '2026-11-13']],
  ])('%s', (text, expected) => {
    expect(dates(text)).toEqual(expected);
  });

  it.each([
    ['FREQ=SECONDLY', 'frequency'],
    ['FREQ=MINUTELY;INTERVAL=5', 'frequency'],
    ['FREQ=HOURLY', 'frequency'],
    ['FREQ=YEARLY', 'frequency'],
    ['BYDAY=MO', 'frequency'],
    ['FREQ=DAILY;BYSECOND=1', 'part'],
    ['FREQ=DAILY;BYHOUR=1,2,3', 'part'],
    ['FREQ=DAILY;INTERVAL=0', 'part'],
    ['FREQ=DAILY;COUNT=0', 'part'],
    ['FREQ=DAILY;COUNT=3;UNTIL=20261105', 'part'],
    ['FREQ=WEEKLY;BYDAY=XX', 'part'],
    ['FREQ=MONTHLY;BYDAY=6MO', 'part'],
    ['FREQ=DAILY;BYSETPOS=2', 'part'],
    ['FREQ=WEEKLY;UNTIL=20261345', 'part'],
    ['every second', 'unreadable'],
    ['FREQ=DAILY;FREQ=WEEKLY', 'unreadable'],
    ['', 'unreadable'],
    [`FREQ=DAILY;${'BYDAY=MO;'.repeat(100)}`, 'unreadable'],
  ])('refuses %s', (text, fault) => {
    expect(readDateRule(text)).toEqual({ fault });
  });

  it.each([
    'FREQ=DAILY;INTERVAL=7;BYDAY=WE',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6',
    'FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1',
  ])('does not look for ever for what no date fits: %s', (text) => {
    expect(dates(text, END)).toEqual([]);
  });

  const days = fc.subarray(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], { minLength: 1 });
  const rules = fc.oneof(
    fc.tuple(fc.integer({ min: 1, max: 6 }), days).map(([interval, by]) => `FREQ=DAILY;INTERVAL=${interval};BYDAY=${by.join(',')}`),
    fc.tuple(fc.integer({ min: 1, max: 5 }), days).map(([interval, by]) => `FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${by.join(',')}`),
    fc
      .tuple(fc.integer({ min: 1, max: 3 }), days, fc.constantFrom(1, 2, -1))
      .map(([interval, by, at]) => `FREQ=MONTHLY;INTERVAL=${interval};BYDAY=${by.join(',')};BYSETPOS=${at}`),
    fc.integer({ min: 1, max: 28 }).map((day) => `FREQ=MONTHLY;BYMONTHDAY=${day}`),
  );

  it('are those that the package finds, where it comes to an end', () => {
    fc.assert(
      fc.property(rules, fc.integer({ min: 0, max: 40 }), fc.option(fc.integer({ min: 1, max: 9 })), (text, later, count) => {
        const start = addDays(START, later);
        const [year = 0, month = 0, day = 0] = start.split('-').map(Number);
        const options = RRule.parseString(count === null ? text : `${text};COUNT=${count}`);
        const oracle = new RRule({ ...options, dtstart: datetime(year, month, day), until: count === null ? datetime(2027, 11, 3) : null });
        const expected = oracle.all().map((date) => date.toISOString().slice(0, 10));
        const rule: DateRule = { ...read(text), count };
        expect(datesOfRule(rule, start, END)).toEqual(expected.filter((date) => date <= END));
      }),
    );
  });
});

describe('whether a rule has a date at all', () => {
  const FIRST = '2026-11-26';
  const LAST = '2027-12-31';
  const found = (text: string) => {
    const rule = readDateRule(text);
    return 'fault' in rule ? null : datesOfRule(rule, FIRST, LAST);
  };
  const parts = fc.record(
    {
      FREQ: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY'),
      INTERVAL: fc.integer({ min: 1, max: 5 }).map(String),
      BYDAY: fc.uniqueArray(fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'), { minLength: 1, maxLength: 3 }).map(String),
      BYMONTHDAY: fc.uniqueArray(fc.constantFrom(1, 15, 26, 29, 31, -1, -3), { minLength: 1, maxLength: 2 }).map(String),
      BYMONTH: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }).map(String),
      WKST: fc.constantFrom('MO', 'SU'),
    },
    { requiredKeys: ['FREQ'] },
  );

  it('is so where the package finds one, and they are the same', () => {
    fc.assert(
      fc.property(parts, (said) => {
        const text = Object.entries(said)
          .map(([name, value]) => `${name}=${value}`)
          .join(';');
        const ours = found(text);
        const rule = new RRule({ ...RRule.parseString(text), dtstart: datetime(2026, 11, 26), until: datetime(2027, 12, 31) });
        const theirs = () => rule.all().map((date) => date.toISOString().slice(0, 10));
        // a week has no days of the month; and where none ever comes the package would look for one for thousands of years
        if (ours === null) expect([said.FREQ, said.BYMONTHDAY]).toEqual(['WEEKLY', expect.any(String)]);
        else if (ours.length > 0 || said.FREQ === 'MONTHLY') expect(ours).toEqual(theirs());
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['FREQ=MONTHLY;BYDAY=2TH', true],
    ['FREQ=MONTHLY;BYDAY=-1FR', true],
    ['FREQ=MONTHLY;BYDAY=6MO', false],
    ['FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31', false],
    ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6', false],
    ['FREQ=WEEKLY;BYDAY=XX', false],
  ])('%s: %s', (text, so) => {
    expect((found(text) ?? []).length > 0).toBe(so);
  });
});
