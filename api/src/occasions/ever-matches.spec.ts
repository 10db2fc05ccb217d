import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import rrule from 'rrule';
import { everMatches } from './ever-matches.js';

const FIRST = '2026-11-26';
const LAST = '2027-12-31';

const rules = fc.record(
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

describe('whether a rule ever has a date', () => {
  it('is so where the library finds one', () => {
    fc.assert(
      fc.property(rules, (parts) => {
        const said = everMatches(new Map(Object.entries(parts)), FIRST, LAST);
        const text = Object.entries(parts)
          .map(([name, value]) => `${name}=${value}`)
          .join(';');
        const rule = new rrule.RRule({
          ...rrule.RRule.parseString(text),
          dtstart: rrule.datetime(2026, 11, 26),
          until: rrule.datetime(2027, 12, 31),
        });
        // where none ever comes the library would look for one for thousands of years
        if (said) expect(rule.all().length).toBeGreaterThan(0);
        else if (parts.FREQ === 'MONTHLY') expect(rule.all()).toEqual([]);
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
    const parts = new Map(text.split(';').map((part) => part.split('=') as [string, string]));
    expect(everMatches(parts, FIRST, LAST)).toBe(so);
  });
});
