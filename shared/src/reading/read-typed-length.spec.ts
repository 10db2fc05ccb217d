import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { en } from '../words/en.js';
import { readTypedLength } from './read-typed-length.js';

describe('a length of time that is typed', () => {
  it.each([
    ['40', 40],
    ['40 min', 40],
    ['40m', 40],
    ['10 h', 600],
    ['10 hours', 600],
    ['1 h 30', 90],
    ['1h30', 90],
    ['1:30', 90],
    ['1.5 h', 90],
    ['1,5 h', 90],
    ['2 days 3 h', 3060],
    ['1 day', 1440],
    [' 0 ', 0],
  ])('%s is %i minutes', (written, minutes) => expect(readTypedLength(written)).toBe(minutes));

  it.each(['', ' ', 'all night', '-5', '1.01 h', '3 weeks', '1:75', 'h', '5 5', '1e3'])('%s is none', (written) =>
    expect(readTypedLength(written)).toBeUndefined(),
  );

  it('is read as it is said, for hours and minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (minutes) => expect(readTypedLength(en.durations.work(minutes))).toBe(minutes)),
    );
  });
});
