import { describe, expect, it } from '@jest/globals';
import { DEFAULT_POLICY, policyOn } from './policy.js';
import type { PolicyRule } from './policy.js';
import { leadTold, leadWords, policyTold, policyWords } from './policy-words.js';

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
    expect(policyWords(DEFAULT_POLICY)).toBe('weekly Thu 12:00, 1 week before');
  });

  it('is the one given last of two from the same date', () => {
    expect(policyOn([notice('2026-09-01', 1), notice('2026-09-01', 4)], '2026-09-02').schoolDays).toBe(4);
  });
});

describe('a policy in words', () => {
  const weekly = (weeksBefore: number): PolicyRule => ({ from: '2026-09-01', kind: 'weekly', weekday: 1, time: '09:00', weeksBefore });

  it.each<[PolicyRule, string, string]>([
    [weekly(0), 'weekly Mon 09:00, same week', 'weekly: Monday 09:00, the same week'],
    [weekly(2), 'weekly Mon 09:00, 2 weeks before', 'weekly: Monday 09:00, two teaching weeks before'],
    [notice('2026-09-01', 0), 'notice 0 school days', "notice: the same day, at the lesson's own time"],
    [notice('2026-09-01', 1), 'notice 1 school day', "notice: one school day before, at the lesson's own time"],
    [{ ...notice('2026-09-01', 12), time: '09:00' }, 'notice 12 school days, 09:00', 'notice: 12 school days before, at 09:00'],
  ])('%j', (policy, short, told) => {
    expect([policyWords(policy), policyTold(policy)]).toEqual([short, told]);
  });

  it('says a lead time likewise', () => {
    expect([leadWords(1), leadTold(5)]).toEqual(['lead 1 school day', 'the practical needs five school days']);
  });
});
