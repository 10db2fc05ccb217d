import { LESSON_STATES } from '@app/shared/rules';
import { en } from '@app/shared/words';
import { describe, expect, it } from '@jest/globals';
import { lessonRequisition } from '../testing/lessons';
import { LESSON_STATE_LOOKS, latestOf } from './lesson-state';

describe('the state of a lesson', () => {
  it('has a word, an icon and a tone for every state there is, and no two states the same word', () => {
    expect(new Set(LESSON_STATES.map((state) => en.lessons.states[state])).size).toBe(LESSON_STATES.length);
    for (const state of LESSON_STATES) expect(LESSON_STATE_LOOKS[state]).toEqual({ icon: expect.any(String), tone: expect.any(String) });
  });

  it('says how late a late one is, and nothing more where it does not know', () => {
    const requisition = lessonRequisition({ title: 'Food tests', status: 'submitted', late: true });
    const minutes = latestOf({ requisitions: [{ ...requisition, minutesLate: 40, schoolDaysLate: 0 }] });
    expect(en.lessons.state('late', minutes)).toBe('40 min late');
    const days = latestOf({
      requisitions: [requisition, requisition].map((one, index) => ({ ...one, minutesLate: 7000 * index, schoolDaysLate: 4 * index })),
    });
    expect(en.lessons.state('late', days)).toBe('4 school days late');
    expect(en.lessons.state('late', latestOf({ requisitions: [] }))).toBe('late');
    expect(en.lessons.state('short', minutes)).toBe('short');
  });
});
