import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CalendarShape, PeriodShape } from './calendar.shape.js';
import { compileCalendar } from './compile-calendar.js';
import { joinDoubles, type JoinableEntry, type JoinRules } from './join-doubles.js';
import { lessonsBetween } from './lessons.js';

const TODAY = '2026-11-16';
const PERIODS: PeriodShape[] = [
  { name: 'P1', start: '08:50', end: '09:50' },
  { name: 'P2', start: '09:50', end: '10:50' },
  { name: 'P3', start: '11:10', end: '12:10' },
  { name: 'P4', start: '12:20', end: '13:10' },
  { name: 'P5', start: '13:10', end: '14:00' },
];
const calendar: CalendarShape = {
  terms: [{ name: 'Autumn', from: '2026-09-01', to: '2026-12-18' }],
  closures: [],
  periods: PERIODS,
  cycle: { kind: 'weeks', labels: ['A', 'B'] },
};
const rules = (change: Partial<JoinRules> = {}): JoinRules => ({ calendar, joinDoubles: true, today: TODAY, ...change });
const entry = (id: string, period: string, change: Partial<JoinableEntry> = {}): JoinableEntry => ({
  id,
  cycleDay: 'A Mon',
  period,
  lastPeriod: null,
  schedule: null,
  joinedTo: null,
  joinedFrom: null,
  validFrom: null,
  validTo: null,
  groupId: '10P',
  subject: 'Science',
  departmentId: 'science',
  roomId: 'north 1',
  teacherIds: ['holt'],
  liveTo: null,
  saidTo: null,
  ...change,
});
/** 'a: a b' for a lesson of a that b is part of. */
const joined = (entries: JoinableEntry[], change: Partial<JoinRules> = {}) => {
  const { joins } = joinDoubles(entries, rules(change));
  return entries.map(({ id }) => joins.find((one) => one.id === id)?.joinedTo ?? '-').join(' ');
};
const after = (entries: readonly JoinableEntry[], change: Partial<JoinRules> = {}): JoinableEntry[] => {
  const byId = new Map(joinDoubles(entries, rules(change)).joins.map((one) => [one.id, one]));
  return entries.map((one) => ({ ...one, ...byId.get(one.id) }));
};

describe('two periods in a row', () => {
  it('are one lesson, which keeps the id of the first', () => {
    expect(joinDoubles([entry('b', 'P2'), entry('a', 'P1')], rules()).joins).toEqual(
      expect.arrayContaining([
        { id: 'a', lastPeriod: 'P2', joinedTo: 'a', joinedFrom: null },
        { id: 'b', lastPeriod: null, joinedTo: 'a', joinedFrom: null },
      ]),
    );
    const lessons = lessonsBetween(
      compileCalendar(calendar, 'Europe/London'),
      after([entry('a', 'P1'), entry('b', 'P2')]),
      '2026-11-09',
      '2026-11-13',
    );
    expect(lessons.map(({ id, start, end, lastPeriod }) => `${id} ${start} ${end} ${lastPeriod}`)).toEqual(['a_2026-11-09 08:50 10:50 P2']);
  });

  it('are parted by a break, and joined over ten minutes', () => {
    expect(joined([entry('a', 'P2'), entry('b', 'P3')])).toBe('- -');
    expect(joined([entry('a', 'P3'), entry('b', 'P4')])).toBe('a a');
    expect(joined([entry('a', 'P1'), entry('b', 'P3')])).toBe('- -');
  });

  it('are one lesson of three where there are three', () => {
    const three = [entry('a', 'P3'), entry('b', 'P4'), entry('c', 'P5')];
    expect(joined(three)).toBe('a a a');
    expect(joinDoubles(three, rules()).joins.find(({ id }) => id === 'a')?.lastPeriod).toBe('P5');
  });

  it.each<[string, Partial<JoinableEntry>]>([
    ['of another group', { groupId: '10Q' }],
    ['with another teacher', { teacherIds: ['bram'] }],
    ['with one teacher more', { teacherIds: ['holt', 'bram'] }],
    ['in another room', { roomId: 'south 2' }],
    ['in no room', { roomId: null }],
    ['of another subject', { subject: 'Physics' }],
    ['of another department', { departmentId: 'art' }],
    ['in every week', { cycleDay: 'Mon' }],
    ['on another day', { cycleDay: 'A Tue' }],
    ['that ends earlier', { validTo: '2026-12-01' }],
  ])('stay two with a second one %s', (_what, change) => {
    expect(joined([entry('a', 'P1'), entry('b', 'P2', change)])).toBe('- -');
  });

  it('are one whatever the order of their teachers and the capitals of their subject', () => {
    const two = { teacherIds: ['bram', 'holt'], subject: 'SCIENCE ' };
    expect(joined([entry('a', 'P1', { teacherIds: ['holt', 'bram'] }), entry('b', 'P2', two)])).toBe('a a');
  });

  it('stay two where the school says so, and while it has no calendar', () => {
    expect(joined([entry('a', 'P1'), entry('b', 'P2')], { joinDoubles: false })).toBe('- -');
    expect(joined([entry('a', 'P1'), entry('b', 'P2')], { calendar: null })).toBe('- -');
  });

  it('stay two while a live request stands on the second', () => {
    const halves = [entry('a', 'P3', { liveTo: TODAY }), entry('b', 'P4', { liveTo: TODAY, saidTo: TODAY }), entry('c', 'P5')];
    expect(joined(halves)).toBe('- b b');
    expect(joinDoubles(halves, rules()).apart).toEqual([{ first: 'a', second: 'b' }]);
    expect(joined([entry('a', 'P3', { liveTo: TODAY, saidTo: TODAY }), entry('b', 'P4')])).toBe('a a');
  });

  it('are joined from today where something was said for the second before, and never before the younger begins', () => {
    const from = (entries: JoinableEntry[]) => joinDoubles(entries, rules()).joins[0]?.joinedFrom;
    expect(from([entry('a', 'P1'), entry('b', 'P2', { saidTo: '2026-10-05', liveTo: '2026-10-05' })])).toBe(TODAY);
    expect(from([entry('a', 'P1'), entry('b', 'P2', { validFrom: '2026-11-20' })])).toBe('2026-11-20');
    expect(from([entry('a', 'P1', { saidTo: '2026-10-05' }), entry('b', 'P2')])).toBeNull();
  });

  it('follow the bells: of the same schedule, as every weekday has them', () => {
    const bells = PERIODS.map((period) => ({ ...period, schedule: 'Upper' }));
    const lower = { name: 'P2', start: '10:20', end: '11:10', schedule: 'Lower' };
    const two = { calendar: { ...calendar, periods: [...bells, lower] } };
    expect(joined([entry('a', 'P1', { schedule: 'upper' }), entry('b', 'P2', { schedule: 'Upper' })], two)).toBe('a a');
    expect(joined([entry('a', 'P1', { schedule: 'Upper' }), entry('b', 'P2', { schedule: 'Lower' })], two)).toBe('- -');
    const rotating = { kind: 'rotating' as const, labels: ['1', '2'] };
    const friday = [
      { name: 'P2', start: '10:05', end: '10:50', weekdays: [5] },
      { name: 'P3', start: '10:55', end: '11:50', weekdays: [5] },
    ];
    const onDays = (periods: PeriodShape[]) =>
      joined([entry('a', 'P1', { cycleDay: '1' }), entry('b', 'P2', { cycleDay: '1' })], {
        calendar: { ...calendar, periods, cycle: rotating },
      });
    expect(onDays(PERIODS)).toBe('a a');
    expect(onDays([...PERIODS, ...friday])).toBe('- -');
  });

  it('leave a lesson that came whole as it is, and one that has ended', () => {
    const whole = entry('a', 'P1', { lastPeriod: 'P2' });
    expect(joinDoubles([whole, entry('b', 'P3')], rules()).joins.map(({ id }) => id)).toEqual(['b']);
    const ended = { validTo: '2026-11-13', joinedTo: 'a' };
    expect(joined([entry('a', 'P1', { ...ended, lastPeriod: 'P3' }), entry('b', 'P3', ended)])).toBe('a a');
    expect(joined([entry('a', 'P1', { joinedTo: 'a', lastPeriod: 'P2' }), entry('b', 'P2', ended)])).toBe('- -');
  });
});

describe('joining, of any timetable,', () => {
  const someEntries = fc.uniqueArray(
    fc
      .record({
        id: fc.uuid(),
        period: fc.constantFrom('P1', 'P2', 'P3', 'P4', 'P5', 'P9'),
        cycleDay: fc.constantFrom('A Mon', 'B Mon', 'Mon', 'A Tue'),
        groupId: fc.constantFrom('10P', '10Q'),
        teacherIds: fc.constantFrom(['holt'], ['holt', 'bram']),
        liveTo: fc.constantFrom(null, null, null, '2026-11-10', TODAY, '2026-11-30'),
        validFrom: fc.constantFrom(null, '2026-11-20'),
      })
      .map(({ id, period, liveTo, ...rest }) => entry(id, period, { liveTo, saidTo: liveTo, ...rest })),
    { maxLength: 14, selector: (one) => [one.period, one.cycleDay, one.groupId, one.teacherIds.length].join() },
  );
  const sets = fc.record({ entries: someEntries, join: fc.boolean() });
  const school = compileCalendar(calendar, 'Europe/London');
  const minutes = (entries: readonly JoinableEntry[], from: string, to: string) =>
    lessonsBetween(school, entries, from, to).reduce((sum, { startMs, endMs }) => sum + (endMs - startMs) / 60_000, 0);

  it('loses no lesson and doubles none: every period is taught by just one', () => {
    fc.assert(
      fc.property(sets, ({ entries, join }) => {
        const now = after(entries, { joinDoubles: join });
        const apart = lessonsBetween(school, entries, '2026-10-01', '2026-12-18');
        const lessons = lessonsBetween(school, now, '2026-10-01', '2026-12-18');
        for (const single of apart) {
          const holders = lessons.filter(
            ({ entry: { groupId, teacherIds, cycleDay }, startMs, endMs }) =>
              groupId === single.entry.groupId &&
              teacherIds.length === single.entry.teacherIds.length &&
              cycleDay === single.entry.cycleDay &&
              startMs <= single.startMs &&
              single.endMs <= endMs,
          );
          expect(holders).toHaveLength(1);
        }
        // only the ten minutes between P3 and P4 come on top
        const more = minutes(now, '2026-10-01', '2026-12-18') - minutes(entries, '2026-10-01', '2026-12-18');
        expect(more % 10).toBe(0);
        if (!join) expect(more).toBe(0);
      }),
    );
  });

  it('keeps the lesson of every live request', () => {
    fc.assert(
      fc.property(sets, ({ entries, join }) => {
        const now = after(entries, { joinDoubles: join });
        for (const { id, liveTo, joinedTo } of now) if (liveTo !== null && liveTo >= TODAY) expect([null, id]).toContain(joinedTo);
      }),
    );
  });

  it('comes to the same when it is done again, and is taken back whole', () => {
    fc.assert(
      fc.property(someEntries, (entries) => {
        const once = after(entries);
        expect(after(once)).toEqual(once);
        expect(after(once, { joinDoubles: false })).toEqual(entries);
      }),
    );
  });

  it('joins just what a slow look at each pair of entries finds', () => {
    const row = ['P1P2', 'P3P4', 'P4P5'];
    fc.assert(
      fc.property(someEntries, (entries) => {
        const now = new Map(after(entries).map((one) => [one.id, one]));
        for (const one of entries)
          for (const other of entries) {
            const isRow =
              row.includes(one.period + other.period) &&
              one.cycleDay === other.cycleDay &&
              one.groupId === other.groupId &&
              one.teacherIds.length === other.teacherIds.length &&
              (other.liveTo === null || other.liveTo < TODAY);
            const [first, second] = [now.get(one.id)?.joinedTo, now.get(other.id)?.joinedTo];
            if (isRow) expect(first).toBe(second ?? 'joined');
            else if (one.cycleDay !== other.cycleDay || one.groupId !== other.groupId || one.teacherIds.length !== other.teacherIds.length)
              expect(first === null || first !== second).toBe(true);
          }
      }),
    );
  });
});
