import { describe, expect, it } from '@jest/globals';
import { blockedBy, lateness } from './lateness.js';
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
