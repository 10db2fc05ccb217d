import { en } from '@app/shared/words';
import { describe, expect, it } from '@jest/globals';
import { policyBody, policyDraft, wrongIn } from './policy-draft';

const WEEKLY = { from: '2026-09-01', kind: 'weekly' as const, weekday: 4, time: '12:00', weeksBefore: 1 };

describe('a department’s deadline', () => {
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

  it('begins as the default where the department has set none, and as the policy says where it has', () => {
    expect(policyDraft(null, '2026-11-21')).toMatchObject({ kind: 'weekly', weekday: 4, time: '12:00', weeksBefore: '1', schoolDays: '3' });
    expect(policyDraft({ from: '2026-09-01', kind: 'notice', schoolDays: 2 }, '2026-11-21')).toMatchObject({ time: '', schoolDays: '2' });
  });

  it('says which number is none', () => {
    const draft = policyDraft(WEEKLY, '2026-11-21');
    expect(wrongIn(draft, en)).toEqual({});
    expect(Object.keys(wrongIn({ ...draft, from: '', weeksBefore: 'two', blockWithinHours: '-1' }, en))).toEqual([
      'from',
      'weeksBefore',
      'blockWithinHours',
    ]);
  });
});
