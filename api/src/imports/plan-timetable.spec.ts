import { describe, expect, it } from '@jest/globals';
import type { ImportCalendar, TimetableLesson } from '@app/shared';
import { planningTimetable, planTimetable } from './plan-timetable.js';
import { Teachers } from './teachers.js';
import type { EntryNow, PlanRules, SchoolRows } from './timetable-plan.js';

const calendar: ImportCalendar = { cycle: { kind: 'weeks', labels: ['A', 'B'] }, periods: [{ name: 'P1', start: '08:50', end: '09:50' }] };

function lesson(change: Partial<TimetableLesson> = {}): TimetableLesson {
  return {
    row: 2,
    cycle: { week: null, day: 'Mon', known: true },
    cycleDay: 'Mon',
    period: 'P1',
    lastPeriod: null,
    periods: ['P1'],
    group: '10A',
    year: 10,
    pupils: null,
    subject: 'Sc',
    department: 'Science',
    teacher: 'ABC',
    standIn: false,
    otherTeachers: [],
    room: 'Lab 1',
    ...change,
  };
}

function entry(change: Partial<EntryNow> = {}): EntryNow {
  return {
    id: 'entry',
    cycleDay: 'Mon',
    period: 'P1',
    lastPeriod: null,
    groupId: 'group',
    subject: 'Sc',
    departmentId: 'science',
    teacherId: 'teacher',
    otherTeacherIds: [],
    schedule: null,
    roomId: 'room',
    validFrom: null,
    validTo: null,
    joinedTo: null,
    used: false,
    ahead: false,
    ...change,
  };
}

const school = (entries: EntryNow[]): SchoolRows => ({
  departments: [{ id: 'science', name: 'Science' }],
  people: [{ id: 'teacher', code: 'abc', name: 'Ada Bell', active: true }],
  rooms: [{ id: 'room', code: 'LAB 1' }],
  groups: [{ id: 'group', code: '10A', year: 10, pupils: 28 }],
  entries,
});

function rulesOf(change: Partial<PlanRules> = {}): PlanRules {
  let made = 0;
  const newId = () => `new ${++made}`;
  const rules = { from: '2026-11-02', fromGiven: false, calendar, yearsGiven: false, roomsGiven: true, choice: null, unread: [], newId };
  return { ...rules, ...change };
}

function plan(lessons: TimetableLesson[], now: SchoolRows, change: Partial<PlanRules> = {}): ReturnType<typeof planTimetable> {
  const rules = rulesOf(change);
  return planTimetable(lessons, now, new Teachers(now.people, {}, rules.newId), rules);
}

describe('planning a timetable', () => {
  it('is done in steps, ever more of them the longer the file, so that others are served between', () => {
    const empty = { departments: [], people: [], rooms: [], groups: [], entries: [] };
    const stepsOf = (count: number) => {
      const lessons = Array.from({ length: count }, (_, row) => lesson({ row, group: `G${row}` }));
      const rules = rulesOf();
      return [...planningTimetable(lessons, empty, new Teachers([], {}, rules.newId), rules)].length;
    };
    const [short, long] = [stepsOf(1_000), stepsOf(4_000)];
    expect(long - short).toBeGreaterThan(5 * (3_000 / 150));
  });

  it("makes what is new, once, and gives a school's first timetable no beginning", () => {
    const empty = { departments: [], people: [], rooms: [], groups: [], entries: [] };
    const made = plan(
      [
        lesson(),
        lesson({ cycleDay: 'Tue', group: '10a', teacher: 'abc', pupils: 28 }),
        lesson({ cycleDay: 'Wed', department: 'Art', room: null }),
      ],
      empty,
    );
    expect(made.people).toEqual([
      { id: expect.any(String), code: 'ABC', name: 'ABC', departmentIds: made.departments.map(({ id }) => id) },
    ]);
    expect(made.departments.map(({ name }) => name)).toEqual(['Science', 'Art']);
    expect(made.groups).toEqual([{ id: expect.any(String), code: '10A', year: 10, pupils: 28 }]);
    expect(made.entries.map(({ validFrom, roomId }) => [validFrom, roomId])).toEqual([
      [null, made.rooms[0]?.id],
      [null, made.rooms[0]?.id],
      [null, null],
    ]);
    expect(plan([lesson()], empty, { fromGiven: true }).entries[0]?.validFrom).toBe('2026-11-02');
  });

  it('leaves a lesson that is the same as it is', () => {
    const same = plan([lesson()], school([entry()]));
    expect([same.unchanged, same.updated, same.entries, same.changed, same.ended, same.changedGroups]).toEqual([1, 0, [], [], [], []]);
  });

  it('knows a lesson again that was taken in before there was a calendar, and takes the spelling of the calendar', () => {
    const again = plan([lesson({ cycleDay: 'A Mon' })], school([entry({ cycleDay: 'MonA', period: '1' })]));
    expect([again.updated, again.entries]).toEqual([1, []]);
    expect(again.changed[0]).toMatchObject({ id: 'entry', cycleDay: 'A Mon', period: 'P1' });
  });

  it('keeps the id of a lesson whose room, department or last period changed', () => {
    for (const change of [{ room: 'Lab 2' }, { department: 'Art' }, { lastPeriod: 'P2' }, { room: null }]) {
      const changed = plan([lesson(change)], school([entry()]));
      expect(changed.changed.map(({ id }) => id)).toEqual(['entry']);
      expect([changed.updated, changed.entries, changed.ended]).toEqual([1, [], []]);
    }
  });

  it('counts a lesson as updated when its group has other pupils, and keeps what the file does not say', () => {
    const changed = plan([lesson({ pupils: 30 })], school([entry()]));
    expect([changed.updated, changed.changed]).toEqual([1, []]);
    expect(changed.changedGroups).toEqual([{ id: 'group', code: '10A', year: 10, pupils: 30 }]);
    expect(plan([lesson({ year: 11 })], school([entry()])).changedGroups).toEqual([]);
    expect(plan([lesson({ year: 11 })], school([entry()]), { yearsGiven: true }).changedGroups[0]?.year).toBe(11);
  });

  it('ends a lesson that the file lacks on the day before', () => {
    const without = plan([lesson({ period: 'P2' })], school([entry()]));
    expect(without.ended).toEqual([{ id: 'entry', validTo: '2026-11-01' }]);
    expect(without.entries.map(({ validFrom }) => validFrom)).toEqual(['2026-11-02']);
  });

  it('drops a lesson that was never held, unless something refers to it', () => {
    const now = school([
      entry({ id: 'free', validFrom: '2026-11-02' }),
      entry({ id: 'used', period: 'P3', validFrom: '2026-11-09', used: true }),
    ]);
    const without = plan([], now);
    expect(without.dropped).toEqual(['free']);
    expect(without.ended).toEqual([{ id: 'used', validTo: '2026-11-08' }]);
  });

  it('takes up again what a wrong file ended on the day before', () => {
    const again = plan([lesson()], school([entry({ validTo: '2026-11-01' })]));
    expect(again.changed.map(({ id }) => id)).toEqual(['entry']);
    expect(again.entries).toEqual([]);
  });

  it('leaves alone what had ended already', () => {
    const past = plan(
      [],
      school([entry({ validTo: '2026-11-01' }), entry({ id: 'never', validFrom: '2026-11-09', validTo: '2026-11-08', used: true })]),
    );
    expect([past.ended, past.dropped]).toEqual([[], []]);
  });

  it('brings a lesson forward that begins later, when a day was given', () => {
    const later = school([entry({ validFrom: '2027-01-04' })]);
    expect(plan([lesson()], later).unchanged).toBe(1);
    expect(plan([lesson()], later, { fromGiven: true }).changed[0]?.validFrom).toBe('2026-11-02');
  });

  it('keeps the lesson without an end where two are the same', () => {
    const two = plan([lesson()], school([entry({ id: 'ending', validTo: '2026-12-18' }), entry({ id: 'open' })]));
    expect([two.unchanged, two.ended]).toEqual([1, [{ id: 'ending', validTo: '2026-11-01' }]]);
  });
});
