import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { backlog } from './backlog.js';
import { capacityCurve, type Segment } from './capacity.js';
import { judgeLoad } from './judge-load.js';
import { judgedSets } from './judged-sets.js';
import type { JudgedSet } from './over-line.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WED = 24 * HOUR;
const days = [
  { date: '2026-11-03', endMs: WED },
  { date: '2026-11-04', endMs: 2 * WED },
];
const byOneTeam = (curve: ReturnType<typeof capacityCurve>): JudgedSet[] => [{ departmentIds: new Set(['science']), curve }];
const team = byOneTeam(
  capacityCurve([
    [
      { fromMs: 9 * HOUR, toMs: 12 * HOUR },
      { fromMs: WED + 9 * HOUR, toMs: WED + 12 * HOUR },
    ],
  ]),
);
const A = { id: 'A', departmentId: 'science', minutes: 120, fromMs: 9 * HOUR, dueMs: 12 * HOUR };
const B = { id: 'B', departmentId: 'science', minutes: 90, fromMs: 9 * HOUR, dueMs: WED + 10 * HOUR };
const C = { id: 'C', departmentId: 'science', minutes: 60, fromMs: WED + 9 * HOUR, dueMs: WED + 10 * HOUR };

const DAY_MINUTES = 30;
const DAYS = 3;
interface Task {
  id: string;
  departmentId: string;
  fromMs: number;
  dueMs: number;
  minutes: number;
}
const anyTasks: fc.Arbitrary<Task[]> = fc
  .array(fc.record({ from: fc.nat(DAY_MINUTES * DAYS - 1), length: fc.integer({ min: 1, max: 40 }), minutes: fc.nat(12) }), {
    maxLength: 14,
  })
  .map((tasks) =>
    tasks.map(({ from, length, minutes }, index) => ({
      id: String.fromCharCode(97 + index),
      departmentId: 'science',
      fromMs: from * MINUTE,
      dueMs: (from + length) * MINUTE,
      minutes,
    })),
  );
const anyTechnician: fc.Arbitrary<Segment[]> = fc.uniqueArray(fc.nat(DAY_MINUTES * DAYS), { maxLength: 8 }).map((bounds) => {
  const ascending = bounds.sort((one, other) => one - other);
  return ascending.slice(1).flatMap((to, index) => (index % 2 ? [] : [{ fromMs: ascending[index]! * MINUTE, toMs: to * MINUTE }]));
});
const anyTeam = fc.array(anyTechnician, { maxLength: 3 });

/** Does one person's minute of work at a time, always on the open task with the earliest end. */
function minuteByMinute(tasks: readonly Task[], team: readonly Segment[][]): { unfinished: number[]; missed: Set<string> } {
  const remaining = new Map(tasks.map((task) => [task.id, task.minutes]));
  const left = (task: Task) => remaining.get(task.id) ?? 0;
  const missed = new Set<string>();
  const unfinished: number[] = [];
  for (let minute = 0; minute <= DAY_MINUTES * DAYS + 40; minute++) {
    const nowMs = minute * MINUTE;
    for (const task of tasks) if (task.dueMs === nowMs && left(task) > 0) missed.add(task.id);
    if (minute > 0 && minute % DAY_MINUTES === 0 && unfinished.length < DAYS) {
      unfinished.push(tasks.filter((task) => task.fromMs < nowMs).reduce((sum, task) => sum + left(task), 0));
    }
    const people = team.flat().filter((segment) => segment.fromMs <= nowMs && nowMs < segment.toMs).length;
    for (let person = 0; person < people; person++) {
      const open = tasks.filter((task) => task.fromMs <= nowMs && left(task) > 0);
      const next = open.sort((one, other) => one.dueMs - other.dueMs || (one.id < other.id ? -1 : 1))[0];
      if (next) remaining.set(next.id, left(next) - 1);
    }
  }
  return { unfinished, missed };
}

describe('backlog', () => {
  it('carries 30 minutes from Tuesday into Wednesday without C, and all is done in time', () => {
    expect(backlog([A, B], team, days)).toEqual({
      days: [
        { date: '2026-11-03', unfinishedMinutes: 30 },
        { date: '2026-11-04', unfinishedMinutes: 0 },
      ],
      firstMissed: null,
    });
  });

  it('names the first task that the work would not reach in time', () => {
    expect(backlog([C, B, A], team, days).firstMissed).toBe('C');
    expect(backlog([A, { ...A, id: 'A2', dueMs: 11 * HOUR }], team, days).firstMissed).toBe('A');
  });

  it('still has work to do after its end has passed', () => {
    const late = { id: 'late', departmentId: 'science', minutes: 300, fromMs: 9 * HOUR, dueMs: 12 * HOUR };
    expect(backlog([late], team, days)).toEqual({
      days: [
        { date: '2026-11-03', unfinishedMinutes: 120 },
        { date: '2026-11-04', unfinishedMinutes: 0 },
      ],
      firstMissed: 'late',
    });
  });

  it('has nothing unfinished without work', () => {
    expect(backlog([], team, days).days.map((day) => day.unfinishedMinutes)).toEqual([0, 0]);
  });

  it('agrees with working minute by minute', () => {
    fc.assert(
      fc.property(anyTasks, anyTeam, (tasks, team) => {
        const plain = minuteByMinute(tasks, team);
        const result = backlog(tasks, byOneTeam(capacityCurve(team)), threeDays);
        expect(result.days.map((day) => day.unfinishedMinutes)).toEqual(plain.unfinished);

        const firstDue = Math.min(...tasks.filter((task) => plain.missed.has(task.id)).map((task) => task.dueMs));
        const first = tasks.find((task) => task.id === result.firstMissed);
        expect(first?.dueMs ?? Infinity).toBe(firstDue);
        if (first) expect(plain.missed).toContain(first.id);
      }),
      { numRuns: 500 },
    );
  });

  it('misses something exactly when the load is judged overloaded', () => {
    fc.assert(
      fc.property(anyTasks, anyTeam, (tasks, team) => {
        const teamCurve = capacityCurve(team);
        expect(backlog(tasks, byOneTeam(teamCurve), []).firstMissed !== null).toBe(judgeLoad(tasks, teamCurve).level === 'overloaded');
      }),
      { numRuns: 500 },
    );
  });
});

/** Departments of three, and who serves which of them when; nobody named for one serves all. */
const DEPARTMENTS = ['science', 'art', 'food'];
interface Person {
  id: string;
  departmentIds: string[];
  segments: Segment[];
}
const anyPeople: fc.Arbitrary<Person[]> = fc
  .array(fc.record({ departmentIds: fc.subarray(DEPARTMENTS), segments: anyTechnician }), { minLength: 1, maxLength: 4 })
  .map((people) => people.map((person, index) => ({ ...person, id: `p${index}` })));
const anySharedTasks: fc.Arbitrary<Task[]> = fc
  .tuple(anyTasks, fc.array(fc.constantFrom(...DEPARTMENTS), { minLength: 14, maxLength: 14 }))
  .map(([tasks, departmentIds]) => tasks.map((task, index) => ({ ...task, departmentId: departmentIds[index] ?? 'science' })));
const threeDays = Array.from({ length: DAYS }, (_, day) => ({ date: `day ${day}`, endMs: (day + 1) * DAY_MINUTES * MINUTE }));

/** All sets of departments by which those are judged that hang together, each once. */
function setsOf(people: readonly Person[]): JudgedSet[] {
  const segments = new Map(people.map((person) => [person.id, person.segments]));
  const sets = DEPARTMENTS.flatMap((id) => judgedSets(people, DEPARTMENTS, id).sets);
  const byName = new Map(sets.map((set) => [[...set.departmentIds].sort().join(), set]));
  return [...byName.values()].map(({ departmentIds, peopleIds }) => ({
    departmentIds: new Set(departmentIds),
    curve: capacityCurve(peopleIds.map((id) => segments.get(id) ?? [])),
  }));
}

const serves = ({ departmentIds }: Person, departmentId: string) => departmentIds.length === 0 || departmentIds.includes(departmentId);

/** Shares people's minutes out by hand: each minute of work, the first due first, gets one of somebody who serves, moving what others got where that helps. */
function minuteForMinute(open: readonly Task[], left: Map<string, number>, people: readonly Person[], fromMs: number, toMs: number): void {
  const minutes = people.flatMap((person) =>
    person.segments.flatMap(({ fromMs: from, toMs: to }) => {
      const count = Math.max(0, (Math.min(to, toMs) - Math.max(from, fromMs)) / MINUTE);
      return Array.from({ length: count }, () => person);
    }),
  );
  const given = new Map<number, Task>();
  const give = (task: Task, tried: Set<number>): boolean => {
    for (const [index, person] of minutes.entries()) {
      if (tried.has(index) || !serves(person, task.departmentId)) continue;
      tried.add(index);
      const before = given.get(index);
      if (before && !give(before, tried)) continue;
      given.set(index, task);
      return true;
    }
    return false;
  };
  for (const task of open) while ((left.get(task.id) ?? 0) > 0 && give(task, new Set())) left.set(task.id, (left.get(task.id) ?? 0) - 1);
}

/** The backlog of departments whose people are shared, by hand, from one opening, end or day's end to the next. */
function byHand(all: readonly Task[], people: readonly Person[]): number[] {
  const tasks = all.filter(({ minutes }) => minutes > 0);
  const left = new Map(tasks.map((task) => [task.id, task.minutes]));
  const moments = [...new Set([...tasks.flatMap(({ fromMs, dueMs }) => [fromMs, dueMs]), ...threeDays.map(({ endMs }) => endMs)])];
  const unfinished: number[] = [];
  let sinceMs = 0;
  for (const nowMs of moments.sort((one, other) => one - other)) {
    const open = tasks.filter(({ fromMs }) => fromMs <= sinceMs && fromMs < nowMs);
    const inOrder = [...open].sort((one, other) => one.dueMs - other.dueMs || (one.id < other.id ? -1 : 1));
    minuteForMinute(inOrder, left, people, sinceMs, nowMs);
    if (threeDays.some(({ endMs }) => endMs === nowMs))
      unfinished.push(tasks.filter(({ fromMs }) => fromMs < nowMs).reduce((sum, { id }) => sum + (left.get(id) ?? 0), 0));
    sinceMs = nowMs;
  }
  return unfinished;
}

const totals = (found: ReturnType<typeof backlog>) => found.days.map(({ unfinishedMinutes }) => unfinishedMinutes);

describe('the backlog of departments that share people', () => {
  const AT_NINE = { minutes: 90, fromMs: 9 * HOUR, dueMs: 12 * HOUR };
  const both = [
    { ...AT_NINE, id: 'science', departmentId: 'science' },
    { ...AT_NINE, id: 'art', departmentId: 'art', minutes: 120 },
  ];
  const shared = team.map(({ curve }) => ({ departmentIds: new Set(['science', 'art']), curve }));

  it('is of one person’s hours once: 210 minutes of two departments in 180 of hers leave 30', () => {
    expect(totals(backlog(both, shared, days))).toEqual([30, 0]);
    // of one of them it is what is left beside the work of the other
    expect(totals(backlog(both, shared, days, (id) => id === 'art'))).toEqual([0, 0]);
    expect(totals(backlog(both, shared, days, (id) => id === 'science'))).toEqual([30, 0]);
    expect(backlog(both, shared, days, (id) => id === 'art').firstMissed).toBeNull();
    expect(backlog(both, shared, days).firstMissed).toBe('science');
  });

  it('agrees with sharing out each person’s minutes by hand', () => {
    fc.assert(
      fc.property(anySharedTasks, anyPeople, (tasks, people) => {
        const served = tasks.filter(({ departmentId }) => people.some((person) => serves(person, departmentId)));
        expect(totals(backlog(served, setsOf(people), threeDays))).toEqual(byHand(served, people));
      }),
      { numRuns: 300 },
    );
  });

  it('is never less than that of some of them would be with all their people to themselves', () => {
    fc.assert(
      fc.property(anySharedTasks, anyPeople, (tasks, people) => {
        const sets = setsOf(people);
        const all = totals(backlog(tasks, sets, threeDays));
        for (const set of sets) {
          const own = tasks.filter(({ departmentId }) => set.departmentIds.has(departmentId));
          totals(backlog(own, [set], threeDays)).forEach((least, day) => expect(all[day]).toBeGreaterThanOrEqual(least - 1e-6));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is the sum of them and of each the same, however they are asked for', () => {
    fc.assert(
      fc.property(anySharedTasks, anyPeople, (tasks, people) => {
        const sets = setsOf(people);
        const each = DEPARTMENTS.map((id) => totals(backlog(tasks, sets, threeDays, (one) => one === id)));
        totals(backlog(tasks, sets, threeDays)).forEach((all, day) =>
          expect(each.reduce((sum, of) => sum + (of[day] ?? 0), 0)).toBeCloseTo(all, 6),
        );
      }),
      { numRuns: 200 },
    );
  });
});
