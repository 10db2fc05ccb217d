import { describe, expect, it } from '@jest/globals';
import { lesson } from '../../testing/lessons';
import { nextDeadline, pastDeadline } from './next-deadline';

const NOW = '2026-11-18T09:00:00Z';

describe('the next deadline', () => {
  it('is the nearest to come with lessons unanswered, named by its week', () => {
    const lessons = [
      lesson({ id: 'a' }),
      lesson({ id: 'b' }),
      lesson({ id: 'answered', state: 'nothing-needed' }),
      lesson({ id: 'later', date: '2026-12-01', deadline: '2026-11-26T12:00:00Z' }),
    ];
    const next = nextDeadline(lessons, NOW);
    expect(next?.what).toEqual({ kind: 'week', week: '2026-11-23' });
    expect(next?.unanswered.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('is named by the week that begins on the school’s first weekday', () => {
    const sunday = lesson({ id: 'a', date: '2026-11-22' });
    expect(nextDeadline([sunday, lesson({ id: 'b' })], NOW, 7)?.what).toEqual({ kind: 'week', week: '2026-11-22' });
    expect(nextDeadline([sunday, lesson({ id: 'b' })], NOW)?.what).toEqual({ kind: 'lessons', count: 2 });
  });

  it('names the lesson where it closes by itself', () => {
    expect(nextDeadline([lesson()], NOW)?.what).toEqual({
      kind: 'lesson',
      group: '10Y/Ph2',
      date: '2026-11-24',
      period: 'P2',
      lastPeriod: null,
    });
  });

  it('is none when all is answered or past, and the past ones are counted apart', () => {
    const late = lesson({ deadline: '2026-11-12T12:00:00Z' });
    expect(nextDeadline([late], NOW)).toBeNull();
    expect(pastDeadline([late], NOW)).toEqual([late]);
    expect(pastDeadline([lesson({ deadline: '2026-11-05T12:00:00Z', start: '2026-11-10T09:50:00Z' })], NOW)).toEqual([]);
  });

  it('still counts at the very instant', () => {
    expect(nextDeadline([lesson()], '2026-11-19T12:00:00Z')?.unanswered).toHaveLength(1);
  });
});
