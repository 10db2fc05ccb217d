import { LESSON_STATES } from '@app/shared/rules';
import { describe, expect, it } from '@jest/globals';
import { LESSON_STATE_LOOKS, lookOf } from './lesson-state';

describe('the state of a lesson', () => {
  it('has a word, an icon and a tone for every state there is, and no two states the same word', () => {
    const words = LESSON_STATES.map((state) => LESSON_STATE_LOOKS[state].word);
    expect(new Set(words).size).toBe(LESSON_STATES.length);
    for (const state of LESSON_STATES)
      expect(LESSON_STATE_LOOKS[state]).toEqual({ word: expect.any(String), icon: expect.any(String), tone: expect.any(String) });
  });

  it('says how late a late one is, and nothing more where it does not know', () => {
    const requisition = { id: 'q', title: 'Food tests', status: 'submitted', late: true, short: false, sets: 14 };
    expect(lookOf({ state: 'late', requisitions: [{ ...requisition, minutesLate: 40 }] }).word).toBe('late 40 min');
    expect(lookOf({ state: 'late', requisitions: [] }).word).toBe('late');
    expect(lookOf({ state: 'short', requisitions: [{ ...requisition, minutesLate: 40 }] }).word).toBe('short');
  });
});
