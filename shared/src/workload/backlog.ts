import type { TeachingDay } from '../calendar/school-calendar.js';
import type { IsoDate } from '../time/iso-date.js';
import type { CapacityCurve } from './capacity.js';
import type { Demand } from './pressure.js';

/** Minutes of work whose window has opened by the end of `date` and that are not done by then. */
export interface BacklogDay {
  date: IsoDate;
  unfinishedMinutes: number;
}

interface OpenTask {
  id: string;
  dueMs: number;
  remainingMinutes: number;
}

/** Less than this (a tenth of a second) is what rounding left behind, not work. */
const NEGLIGIBLE_MINUTES = 0.1 / 60;

function dueFirst(one: { dueMs: number; id: string }, other: { dueMs: number; id: string }): number {
  return one.dueMs - other.dueMs || (one.id < other.id ? -1 : 1);
}

function workThrough(open: OpenTask[], minutes: number): void {
  let left = minutes;
  while (left > 0 && open.length > 0) {
    const next = open[0]!;
    const done = Math.min(left, next.remainingMinutes);
    next.remainingMinutes -= done;
    left -= done;
    if (next.remainingMinutes > NEGLIGIBLE_MINUTES) return;
    open.shift();
  }
}

/**
 * Work done earliest deadline first through the team's time, each task from the opening of its window; work that
 * misses its end still has to be done and goes first. `firstMissed` is the id of the task with the earliest end that
 * is not done by then, or null.
 */
export function backlog(
  demand: readonly (Demand & { id: string })[],
  curve: Pick<CapacityCurve, 'minutes'>,
  days: readonly Pick<TeachingDay, 'date' | 'endMs'>[],
): { days: BacklogDay[]; firstMissed: string | null } {
  const waiting = demand.filter((task) => task.minutes > 0).sort((one, other) => one.fromMs - other.fromMs);
  const moments = new Set([...waiting.flatMap((task) => [task.fromMs, task.dueMs]), ...days.map((day) => day.endMs)]);
  const dateEndingAt = new Map(days.map((day) => [day.endMs, day.date]));

  const result: BacklogDay[] = [];
  let firstMissed: string | null = null;
  let open: OpenTask[] = [];
  let opened = 0;
  let sinceMs = -Infinity;
  for (const nowMs of [...moments].sort((one, other) => one - other)) {
    if (open.length > 0) workThrough(open, curve.minutes(sinceMs, nowMs));
    sinceMs = nowMs;
    if (firstMissed === null && open[0] && open[0].dueMs <= nowMs) firstMissed = open[0].id;

    const date = dateEndingAt.get(nowMs);
    if (date) result.push({ date, unfinishedMinutes: open.reduce((sum, task) => sum + task.remainingMinutes, 0) });

    const before = opened;
    for (; opened < waiting.length && waiting[opened]!.fromMs === nowMs; opened++) {
      const { id, dueMs, minutes } = waiting[opened]!;
      open.push({ id, dueMs, remainingMinutes: minutes });
    }
    if (opened > before) open = open.sort(dueFirst);
  }
  return { days: result, firstMissed };
}
