import { describe, expect, it } from '@jest/globals';
import { parseInstantMs } from '../time/instant.js';
import { en } from './en.js';
import type { WorldFacts } from './index.js';

const { news } = en;
const request = (more: Partial<WorldFacts> = {}): WorldFacts => ({
  title: 'Density',
  group: '10P',
  date: '2026-11-23',
  period: 'P3',
  startsAt: parseInstantMs('2026-11-23T11:10:00Z'),
  deadline: parseInstantMs('2026-11-19T12:00:00Z'),
  room: 'West 9',
  teacher: 'Ann Holt',
  department: 'Science',
  timeZone: 'Europe/London',
  began: [],
  ended: [],
  toSettle: false,
  isDraft: false,
  closure: null,
  holder: 'Bo Bram',
  startedAt: null,
  endedAt: null,
  isRoomOther: false,
  roomBefore: null,
  isDepartmentOther: false,
  departmentBefore: null,
  size: null,
  short: [],
  ...more,
});
const subject = (more: Partial<WorldFacts>) => news.worldChanged([request(more)]).subject;

describe('what a change of the world did to a request', () => {
  it.each<[Partial<WorldFacts>, string]>([
    [{ isRoomOther: true, roomBefore: 'North 1' }, 'Changed: 10P Density, Mon 23 Nov P3 – it is in West 9 now, not North 1'],
    [
      { isRoomOther: true, room: null, roomBefore: 'North 1' },
      'Changed: 10P Density, Mon 23 Nov P3 – it has no room now, and was in North 1',
    ],
    [{ startedAt: parseInstantMs('2026-11-23T10:00:00Z') }, 'Changed: 10P Density, Mon 23 Nov P3 – it begins at 11:10 now, not 10:00'],
    [{ began: ['lesson-gone'], toSettle: true }, 'To settle: 10P Density, Mon 23 Nov P3 – its lesson is no longer in the timetable'],
    [
      { began: ['closed'], toSettle: true, closure: 'Snow' },
      'To settle: 10P Density, Mon 23 Nov P3 – the school is closed that day (Snow)',
    ],
    [{ began: ['teacher-changed'], toSettle: true }, 'To settle: 10P Density, Mon 23 Nov P3 – Bo Bram takes the lesson now'],
    [
      { began: ['short'], toSettle: true, short: [{ name: 'Balance', quantity: 3 }] },
      'To settle: 10P Density, Mon 23 Nov P3 – it lacks 3 of Balance',
    ],
    [{ ended: ['closed'] }, 'Changed: 10P Density, Mon 23 Nov P3 – it takes place after all'],
    [{ isDepartmentOther: true }, 'Changed: 10P Density, Mon 23 Nov P3 – it is Science’s now'],
    [{ isDepartmentOther: true, departmentBefore: 'Art' }, 'Changed: 10P Density, Mon 23 Nov P3 – it is Science’s now, not Art’s'],
    [
      { size: { before: { pupils: 24, sets: 12 }, now: { pupils: 1, sets: 1 } } },
      'Changed: 10P Density, Mon 23 Nov P3 – it is for 1 pupil in 1 set now, not 24 in 12',
    ],
    [
      { size: { before: { pupils: 23, sets: 12 }, now: { pupils: 24, sets: 12 } } },
      'Changed: 10P Density, Mon 23 Nov P3 – it is for 24 pupils now, not 23, which changes what it needs',
    ],
  ])('is said in one line: %j', (facts, said) => {
    expect(subject(facts)).toBe(said);
  });

  it('is nobody’s news where its teacher is away, which is told by itself, or where it is worked out still', () => {
    expect(news.changes(request({ began: ['teacher-away', 'pending'], ended: ['teacher-away'] }))).toEqual([]);
  });

  it('is one message of many, what is to be settled first, five by name and the rest counted', () => {
    const gone = request({ group: '9R', began: ['lesson-gone'], toSettle: true });
    const moved = Array.from({ length: 7 }, (_, index) => request({ group: `8${index}`, isRoomOther: true, roomBefore: 'North 1' }));
    const [first, ...more] = [...moved, gone];
    const said = news.worldChanged([first, ...more]);
    expect(said.subject).toBe('8 requests have changed, 1 to settle');
    expect(said.lines[1]).toBe('– 9R Density, Mon 23 Nov P3 – its lesson is no longer in the timetable');
    expect(said.lines.slice(-2)).toEqual(['… and 3 more', 'What is to be settled stands on the list to settle, with what can be done.']);
  });

  it('is told to a head where nobody settled it', () => {
    const one = request({ began: ['teacher-away'], toSettle: true });
    expect(news.unsettled([one]).subject).toBe('Not settled yet: 10P Density, Mon 23 Nov P3 – Ann Holt is away');
    expect(news.unsettled([one, request({ began: ['short'], date: '2026-11-24' })])).toEqual({
      subject: 'Not settled yet: 2 requests from Mon 23 Nov to Tue 24 Nov',
      lines: [
        'Nobody has settled these requests:',
        '– 10P Density, Mon 23 Nov P3 – Ann Holt is away',
        '– 10P Density, Tue 24 Nov P3 – it is short of kit',
      ],
    });
  });
});
