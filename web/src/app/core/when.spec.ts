import { describe, expect, it } from '@jest/globals';
import { dateOf, daysLater, fromNow, mondayOf, shortDay, shortInstant, spell } from './when';

describe('dates and times in words', () => {
  it('says a date and an instant as a school does, in the school’s own zone', () => {
    expect(shortDay('2026-11-03')).toBe('Tue 3 Nov');
    expect(shortInstant('2026-10-22T11:00:00Z', 'Europe/London')).toBe('Thu 22 Oct, 12:00');
    expect(shortInstant('2026-11-19T12:00:00Z', 'Europe/London')).toBe('Thu 19 Nov, 12:00');
  });

  it('knows that an evening in London is the next morning in Kolkata', () => {
    expect(dateOf('2026-11-19T20:00:00Z', 'Asia/Kolkata')).toBe('2026-11-20');
  });

  it.each([
    [0, '0 min'],
    [40, '40 min'],
    [200, '3 h 20 min'],
    [1440, '1 day'],
    [1620, '1 day 3 h'],
    [2 * 1440 + 59, '2 days'],
  ])('spells %i minutes as %s', (minutes, words) => expect(spell(minutes)).toBe(words));

  it('counts down to a deadline and away from it', () => {
    expect(fromNow('2026-11-19T12:00:00Z', '2026-11-18T09:00:00Z')).toBe('in 1 day 3 h');
    expect(fromNow('2026-11-19T12:00:00Z', '2026-11-19T12:40:00Z')).toBe('40 min ago');
  });

  it('finds the Monday of a Sunday and steps over the end of a year', () => {
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(daysLater('2026-12-28', 7)).toBe('2027-01-04');
  });
});
