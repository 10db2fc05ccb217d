import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LESSON_STATES, lessonState, liveRequisition, type StandingRequisition } from './lesson-state.js';

function standing(status: string, more: Partial<StandingRequisition> = {}): StandingRequisition {
  return { id: '1', status, late: false, short: false, ...more };
}

describe('the state of a lesson', () => {
  it('is unanswered while nothing was said, and nothing-needed once that was', () => {
    expect(lessonState(null, [])).toBe('unanswered');
    expect(lessonState('nothing-needed', [])).toBe('nothing-needed');
  });

  it.each([
    ['draft', {}, 'draft'],
    ['submitted', {}, 'waiting'],
    ['submitted', { late: true }, 'late'],
    ['submitted', { short: true }, 'short'],
    ['submitted', { short: true, late: true }, 'short'],
    ['queried', { short: true, late: true }, 'queried'],
    ['accepted', {}, 'accepted'],
    ['accepted', { late: true }, 'accepted'],
    ['accepted', { short: true }, 'short'],
    ['prepared', { short: true }, 'ready'],
    ['delivered', { late: true }, 'ready'],
    ['collected', {}, 'done'],
    ['cleared', { short: true }, 'done'],
    ['declined', {}, 'declined'],
  ] as const)('of a requisition that is %s %j is %s', (status, more, state) => {
    expect(lessonState(null, [standing(status, more)])).toBe(state);
  });

  it('leaves cancelled requisitions out', () => {
    expect(lessonState(null, [standing('cancelled')])).toBe('unanswered');
    expect(lessonState('nothing-needed', [standing('cancelled')])).toBe('nothing-needed');
  });

  it('follows the one asked again after one was declined', () => {
    expect(lessonState(null, [standing('declined', { id: '9' }), standing('submitted', { id: '1' })])).toBe('waiting');
    expect(lessonState('nothing-needed', [standing('declined')])).toBe('nothing-needed');
  });

  it('lets what was submitted speak before a newer draft, and the newer of two that were submitted', () => {
    expect(lessonState(null, [standing('draft', { id: '9' }), standing('accepted', { id: '1' })])).toBe('accepted');
    expect(lessonState(null, [standing('accepted', { id: '1' }), standing('queried', { id: '2' })])).toBe('queried');
  });

  it('does not let an answer hide kit that was asked for', () => {
    expect(lessonState('nothing-needed', [standing('submitted')])).toBe('waiting');
  });

  it('does not depend on the order in which requisitions are read', () => {
    const status = fc.constantFrom('draft', 'submitted', 'queried', 'accepted', 'prepared', 'collected', 'declined', 'cancelled');
    const requisitions = fc.uniqueArray(fc.record({ id: fc.uuid(), status, late: fc.boolean(), short: fc.boolean() }), {
      selector: ({ id }) => id,
      maxLength: 6,
    });
    fc.assert(
      fc.property(requisitions, fc.constantFrom(null, 'nothing-needed' as const), (some, answer) => {
        const state = lessonState(answer, some);
        expect(LESSON_STATES).toContain(state);
        expect(lessonState(answer, [...some].reverse())).toBe(state);
        expect(liveRequisition([...some].reverse())).toBe(liveRequisition(some));
      }),
    );
  });
});
