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
