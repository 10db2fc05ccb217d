import { describe, expect, it } from '@jest/globals';
import { findPeriod } from './find-period.js';

const named = (...names: string[]) => names.map((name) => ({ name }));

describe('finding a period by what people call it', () => {
  it.each([
    ['1', 'P1'],
    ['p1', 'P1'],
    ['Period 1', 'P1'],
    [' period  01 ', 'P1'],
    ['0', 'P0'],
    ['10', 'P10'],
    ['5a', 'P5A'],
    ['LUNCH', 'Lunch'],
  ])("'%s' is %s", (words, expected) => {
    expect(findPeriod(named('P0', 'P1', 'P10', 'P5A', 'Lunch'), words)?.name).toBe(expected);
  });

  it('works the other way round', () => {
    expect(findPeriod(named('1', '2'), 'P2')?.name).toBe('2');
    expect(findPeriod(named('Period 1', 'Period 2'), '2')?.name).toBe('Period 2');
  });

  it('prefers the exact name, then other capitals, then the number', () => {
    expect(findPeriod(named('Period 1', 'P1', '1', 'p1'), '1')?.name).toBe('1');
    expect(findPeriod(named('Period 1', 'P1', 'p1'), 'p1')?.name).toBe('p1');
    expect(findPeriod(named('Period 1', 'P1'), 'p1')?.name).toBe('P1');
  });

  it.each(['', '2', 'P', 'Break'])("finds nothing for '%s' where there is nothing like it", (words) => {
    expect(findPeriod(named('P1', 'P10', 'Lunch'), words)).toBeUndefined();
  });
});
