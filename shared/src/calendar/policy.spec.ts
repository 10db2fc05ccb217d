import { describe, expect, it } from '@jest/globals';
import { DEFAULT_POLICY, policyOn, termsOf } from './policy.js';
import type { PolicyRule } from './policy.js';

const notice = (from: string, schoolDays: number): PolicyRule => ({ from, kind: 'notice', schoolDays });

describe('the policy on a date', () => {
  const policies = [notice('2026-11-01', 2), notice('2026-09-01', 1), notice('2027-01-01', 3)];

  it.each([
    ['2026-09-01', 1],
    ['2026-10-31', 1],
    ['2026-11-01', 2],
    ['2027-06-01', 3],
    ['2026-08-31', 1],
  ])('on %s is that of %d school days', (date, schoolDays) => {
    expect(policyOn(policies, date).schoolDays).toBe(schoolDays);
  });

  it('is weekly, Thursday 12:00, one week before, where a department has none', () => {
    expect(policyOn([], '2026-09-01')).toBe(DEFAULT_POLICY);
    expect(termsOf(DEFAULT_POLICY)).toEqual({ kind: 'weekly', weekday: 4, time: '12:00', weeksBefore: 1 });
  });

  it('is the one given last of two from the same date', () => {
    expect(policyOn([notice('2026-09-01', 1), notice('2026-09-01', 4)], '2026-09-02').schoolDays).toBe(4);
  });
});
