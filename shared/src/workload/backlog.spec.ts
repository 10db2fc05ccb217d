import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { backlog } from './backlog.js';
import { capacityCurve, type Segment } from './capacity.js';
import { judgeLoad } from './judge-load.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WED = 24 * HOUR;
const days = [
  { date: '2026-11-03', endMs: WED },
  { date: '2026-11-04', endMs: 2 * WED },
];
const curve = capacityCurve([
  [
    { fromMs: 9 * HOUR, toMs: 12 * HOUR },
    { fromMs: WED + 9 * HOUR, toMs: WED + 12 * HOUR },
  ],
]);
const A = { id: 'A', minutes: 120, fromMs: 9 * HOUR, dueMs: 12 * HOUR };
const B = { id: 'B', minutes: 90, fromMs: 9 * HOUR, dueMs: WED + 10 * HOUR };
const C = { id: 'C', minutes: 60, fromMs: WED + 9 * HOUR, dueMs: WED + 10 * HOUR };

const DAY_MINUTES = 30;
const DAYS = 3;
interface Task {
  id: string;
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
    expect(backlog([A, B], curve, days)).toEqual({
      days: [
        { date: '2026-11-03', unfinishedMinutes: 30 },
        { date: '2026-11-04', unfinishedMinutes: 0 },
      ],
      firstMissed: null,
    });
  });

  it('names the first task that the work would not reach in time', () => {
    expect(backlog([C, B, A], curve, days).firstMissed).toBe('C');
    expect(backlog([A, { ...A, id: 'A2', dueMs: 11 * HOUR }], curve, days).firstMissed).toBe('A');
  });

  it('still has work to do after its end has passed', () => {
    const late = { id: 'late', minutes: 300, fromMs: 9 * HOUR, dueMs: 12 * HOUR };
    expect(backlog([late], curve, days)).toEqual({
      days: [
        { date: '2026-11-03', unfinishedMinutes: 120 },
        { date: '2026-11-04', unfinishedMinutes: 0 },
      ],
      firstMissed: 'late',
    });
  });

  it('has nothing unfinished without work', () => {
    expect(backlog([], curve, days).days.map((day) => day.unfinishedMinutes)).toEqual([0, 0]);
  });

  it('agrees with working minute by minute', () => {
    const threeDays = Array.from({ length: DAYS }, (_, day) => ({ date: `day ${day}`, endMs: (day + 1) * DAY_MINUTES * MINUTE }));
    fc.assert(
      fc.property(anyTasks, anyTeam, (tasks, team) => {
        const plain = minuteByMinute(tasks, team);
        const result = backlog(tasks, capacityCurve(team), threeDays);
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
        expect(backlog(tasks, teamCurve, []).firstMissed !== null).toBe(judgeLoad(tasks, teamCurve).level === 'overloaded');
      }),
      { numRuns: 500 },
    );
  });
});
