import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isoInstant } from '../time/instant.js';
import { compileCalendar } from './compile-calendar.js';
import { lessonId, parseLessonId } from './lesson-id.js';
import { lessonOn, lessonsBetween } from './lessons.js';
import type { EntryRule } from './lessons.js';

const calendar = compileCalendar(
  {
    terms: [{ name: 'Autumn', from: '2026-09-01', to: '2026-12-18' }],
    closures: [{ from: '2026-10-26', to: '2026-11-02', kind: 'holiday', name: 'Half term' }],
    periods: [
      { name: 'P1', start: '08:50', end: '09:50' },
      { name: 'P2', start: '09:50', end: '10:50' },
      { name: 'P3', start: '11:10', end: '12:10', weekdays: [1, 2, 3, 4] },
    ],
    cycle: { kind: 'weeks', labels: ['A', 'B'] },
  },
  'Europe/London',
);
const entry = (change: Partial<EntryRule>): EntryRule => ({
  id: 'e1',
  cycleDay: 'A Tue',
  period: 'P1',
  lastPeriod: null,
  schedule: null,
  joinedTo: null,
  joinedFrom: null,
  validFrom: null,
  validTo: null,
  ...change,
});
const datesOf = (change: Partial<EntryRule>, from = '2026-09-01', to = '2026-09-30') =>
  lessonsBetween(calendar, [entry(change)], from, to).map((lesson) => lesson.date);

describe('the lessons of a timetable entry', () => {
  it('are on its cycle day, every second week', () => {
    expect(datesOf({})).toEqual(['2026-09-01', '2026-09-15', '2026-09-29']);
    expect(datesOf({}, '2026-10-20', '2026-11-10')).toEqual(['2026-11-03']);
  });

  it('are in every week when it names only a weekday, however it is written', () => {
    expect(datesOf({ cycleDay: ' tue ' })).toEqual(['2026-09-01', '2026-09-08', '2026-09-15', '2026-09-22', '2026-09-29']);
    expect(datesOf({ cycleDay: 'b  TUE' })).toEqual(['2026-09-08', '2026-09-22']);
  });

  it('are within its validity, both ends included', () => {
    expect(datesOf({ validFrom: '2026-09-15', validTo: '2026-09-29' })).toEqual(['2026-09-15', '2026-09-29']);
    expect(datesOf({ validFrom: '2026-09-16', validTo: '2026-09-28' })).toEqual([]);
  });

  it('are none where its period does not exist that day', () => {
    expect(datesOf({ cycleDay: 'Fri', period: 'P3' })).toEqual([]);
    expect(datesOf({ cycleDay: 'Thu', period: '3' })).toHaveLength(4);
  });

  it('last to the end of the last period of a double', () => {
    const lesson = lessonOn(calendar, entry({ period: '1', lastPeriod: 'Period 2' }), '2026-09-01');
    expect([lesson?.start, lesson?.end, isoInstant(lesson?.startMs ?? 0), isoInstant(lesson?.endMs ?? 0)]).toEqual([
      '08:50',
      '10:50',
      '2026-09-01T07:50:00Z',
      '2026-09-01T09:50:00Z',
    ]);
  });

  it('end with the first period where the day lacks the last one', () => {
    expect(lessonOn(calendar, entry({ cycleDay: 'Fri', period: 'P2', lastPeriod: 'P3' }), '2026-09-04')?.end).toBe('10:50');
  });

  it('come in order of start, then of entry', () => {
    const entries = [entry({ id: 'c', period: 'P2' }), entry({ id: 'b' }), entry({ id: 'a', cycleDay: 'Tue' })];
    expect(lessonsBetween(calendar, entries, '2026-09-01', '2026-09-08').map((lesson) => lesson.id)).toEqual([
      'a_2026-09-01',
      'b_2026-09-01',
      'c_2026-09-01',
      'a_2026-09-08',
    ]);
  });

  it('are not on a day without lessons, nor on another cycle day', () => {
    expect(lessonOn(calendar, entry({ cycleDay: 'Mon' }), '2026-11-02')).toBeUndefined();
    expect(lessonOn(calendar, entry({}), '2026-09-08')).toBeUndefined();
  });
});

describe('the lessons of a rotating timetable', () => {
  const rotating = compileCalendar(
    {
      terms: [{ name: 'Autumn', from: '2026-09-01', to: '2026-12-18' }],
      closures: [],
      periods: [{ name: 'P1', start: '08:50', end: '09:50' }],
      cycle: { kind: 'rotating', labels: ['DAY 1', 'DAY 2', 'DAY 3', 'DAY 4', 'DAY 5', 'DAY 6'] },
    },
    'Asia/Hong_Kong',
  );

  it('come every sixth teaching day', () => {
    const lessons = lessonsBetween(rotating, [entry({ cycleDay: 'Day 2' })], '2026-09-01', '2026-09-20');
    expect(lessons.map((lesson) => lesson.date)).toEqual(['2026-09-02', '2026-09-10', '2026-09-18']);
  });

  it('come out of a timetable that was read before there was a calendar, whatever it calls its days', () => {
    const body = {
      terms: [{ name: 'Autumn', from: '2026-11-23', to: '2026-11-27' }],
      closures: [],
      periods: [{ name: 'P1', start: '08:50', end: '09:50' }],
    };
    const lettered = compileCalendar({ ...body, cycle: { kind: 'rotating', labels: ['A', 'B'] } }, 'Europe/London');
    const entries = [entry({ id: 'p', cycleDay: 'Day A' }), entry({ id: 'q', cycleDay: 'Day B', period: '08:50-09:50' })];
    const found = lessonsBetween(lettered, entries, '2026-11-23', '2026-11-27');
    expect(found.map(({ date, entry: of }) => `${date} ${of.id}`)).toEqual([
      '2026-11-23 p',
      '2026-11-24 q',
      '2026-11-25 p',
      '2026-11-26 q',
      '2026-11-27 p',
    ]);
    for (const [labels, days] of [
      [
        ['Week A', 'Week B'],
        ['A Mon', 'wk a monday', '1 Mon', 'Odd Mon'],
      ],
      [
        ['1', '2'],
        ['A Mon', 'Week 1 Mon'],
      ],
      [['Red', 'Blue'], ['Red week Mon']],
    ] as const) {
      const weekly = compileCalendar({ ...body, cycle: { kind: 'weeks', labels } }, 'Europe/London');
      for (const cycleDay of days) expect(lessonOn(weekly, entry({ cycleDay }), '2026-11-23')?.date).toBe('2026-11-23');
      for (const cycleDay of ['2 Mon', 'Blue Mon', 'Day 1', 'Someday'])
        expect(lessonOn(weekly, entry({ cycleDay }), '2026-11-23')).toBeUndefined();
    }
  });

  it('do not hang on weekdays', () => {
    expect(lessonsBetween(rotating, [entry({ cycleDay: 'Tue' })], '2026-09-01', '2026-09-20')).toEqual([]);
  });
});

describe('a lesson id', () => {
  it('gives back the entry and the date that it was made of', () => {
    const dates = fc.integer({ min: -40_000, max: 60_000 }).map((days) => Temporal.PlainDate.from('2026-01-01').add({ days }).toString());
    fc.assert(
      fc.property(fc.uuid(), dates, (entryId, date) => {
        expect(parseLessonId(lessonId(entryId, date))).toEqual({ entryId, date });
        expect(parseLessonId(lessonId(entryId.toUpperCase(), date))).toEqual({ entryId, date });
      }),
    );
  });

  it.each([
    '',
    'e1_2026-09-01',
    '6f1c1a4e-8a43-4e36-9f0a-000000000001',
    '6f1c1a4e-8a43-4e36-9f0a-000000000001_2026-02-30',
    '6f1c1a4e-8a43-4e36-9f0a-000000000001_20260901',
    '6f1c1a4e-8a43-4e36-9f0a-000000000001_2026-09-01\n',
    ' 6f1c1a4e-8a43-4e36-9f0a-000000000001_2026-09-01',
    '6f1c1a4e-8a43-4e36-9f0a-00000000000g_2026-09-01',
  ])('%j is none', (id) => {
    expect(parseLessonId(id)).toBeUndefined();
  });
});
