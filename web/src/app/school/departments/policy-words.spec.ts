import { describe, expect, it } from '@jest/globals';
import { comingWords, policyBody, policyDraft, policyWords, wrongIn } from './policy-words';

const WEEKLY = { from: '2026-09-01', kind: 'weekly' as const, weekday: 4, time: '12:00', weeksBefore: 1 };

describe('a department’s deadline', () => {
  it('is said in words, also while the department has set none', () => {
    expect(policyWords(WEEKLY)).toBe('by Thursday 12:00, 1 teaching week before the lesson’s');
    expect(policyWords({ ...WEEKLY, weeksBefore: 0, blockWithinHours: 24 })).toBe(
      'by Thursday 12:00, of the lesson’s own week; nothing within 24 h of the lesson',
    );
    expect(policyWords({ from: '2026-09-01', kind: 'notice', schoolDays: 3 })).toBe('3 school days before the lesson, at its own time');
    expect(policyWords(null)).toContain('the usual deadline');
  });

  it('names what will hold later', () => {
    expect(comingWords([WEEKLY, { ...WEEKLY, from: '2027-01-04', weekday: 3 }], '2026-11-21')).toEqual([
      'from Mon 4 Jan: by Wednesday 12:00, 1 teaching week before the lesson’s',
    ]);
  });

  it('is sent with just what its kind asks for', () => {
    const draft = policyDraft(WEEKLY, '2026-11-21');
    expect(policyBody(draft)).toEqual({ ...WEEKLY, from: '2026-11-21' });
    expect(policyBody({ ...draft, kind: 'notice', time: '', schoolDays: '2', blockWithinHours: '12' })).toEqual({
      from: '2026-11-21',
      kind: 'notice',
      schoolDays: 2,
      blockWithinHours: 12,
    });
  });

  it('says which number is none', () => {
    const draft = policyDraft(WEEKLY, '2026-11-21');
    expect(wrongIn(draft)).toEqual({});
    expect(Object.keys(wrongIn({ ...draft, from: '', weeksBefore: 'two', blockWithinHours: '-1' }))).toEqual([
      'from',
      'weeksBefore',
      'blockWithinHours',
    ]);
  });
});
