import type { TeachingDay } from '../calendar/school-calendar.js';
import type { IsoDate } from '../time/iso-date.js';
import type { JudgedSet, Work } from './over-line.js';

/** Minutes of work whose window has opened by the end of `date` and that are not done by then. */
export interface BacklogDay {
  date: IsoDate;
  unfinishedMinutes: number;
}

interface OpenTask {
  id: string;
  departmentId: string;
  dueMs: number;
  remainingMinutes: number;
}

/** Work that can be told apart from others. */
type NamedWork = Work & { id: string };

/** Less than this (a tenth of a second) is what rounding left behind, not work. */
const NEGLIGIBLE_MINUTES = 0.1 / 60;

function dueFirst(one: { dueMs: number; id: string }, other: { dueMs: number; id: string }): number {
  return one.dueMs - other.dueMs || (one.id < other.id ? -1 : 1);
}

/** The minutes of sets of departments in a while; work of a department takes from every set that holds it. */
class Team {
  private readonly holding = new Map<string, number[]>();
  private left: number[] = [];
  private readonly spent = new Set<string>();

  constructor(private readonly sets: readonly JudgedSet[]) {
    sets.forEach(({ departmentIds }, index) => {
      for (const id of departmentIds) this.holding.set(id, [...(this.holding.get(id) ?? []), index]);
    });
  }

  /** Works through open work from one instant to another, the first due first, and answers what is still open. */
  work(open: readonly OpenTask[], fromMs: number, toMs: number): OpenTask[] {
    this.left = this.sets.map(({ curve }) => curve.minutes(fromMs, toMs));
    this.spent.clear();
    for (const task of open) {
      if (this.spent.size === this.holding.size) break;
      if (!this.spent.has(task.departmentId)) task.remainingMinutes -= this.take(task.departmentId, task.remainingMinutes);
    }
    return open.filter(({ remainingMinutes }) => remainingMinutes > NEGLIGIBLE_MINUTES);
  }

  private take(departmentId: string, minutes: number): number {
    const holding = this.holding.get(departmentId);
    if (!holding) return 0;
    const there = Math.min(...holding.map((index) => this.left[index] ?? 0));
    if (there <= minutes) this.spent.add(departmentId);
    const taken = Math.min(minutes, there);
    for (const index of holding) this.left[index]! -= taken;
    return taken;
  }
}

/**
 * Works through demand earliest deadline first, each task from the opening of its window. Who serves several departments works for one at
 * a time: `sets` are all those that hang together through such people, each with the time of all who serve any of it. What misses its end
 * still has to be done and goes first. `days` are in minutes unfinished of the departments `of`; `firstMissed` is the id of their task
 * with the earliest end that is not done by then, or null.
 */
export function backlog(
  demand: readonly NamedWork[],
  sets: readonly JudgedSet[],
  days: readonly Pick<TeachingDay, 'date' | 'endMs'>[],
  of: (departmentId: string) => boolean = () => true,
): { days: BacklogDay[]; firstMissed: string | null } {
  const waiting = demand.filter((task) => task.minutes > 0).sort((one, other) => one.fromMs - other.fromMs);
  const moments = new Set([...waiting.flatMap((task) => [task.fromMs, task.dueMs]), ...days.map((day) => day.endMs)]);
  const dateEndingAt = new Map(days.map((day) => [day.endMs, day.date]));

  const result: BacklogDay[] = [];
  let firstMissed: OpenTask | null = null;
  let open: OpenTask[] = [];
  let opened = 0;
  let sinceMs = -Infinity;
  const team = new Team(sets);
  for (const nowMs of [...moments].sort((one, other) => one - other)) {
    if (open.length > 0) open = team.work(open, sinceMs, nowMs);
    sinceMs = nowMs;
    firstMissed ??= open.find(({ departmentId, dueMs }) => dueMs <= nowMs && of(departmentId)) ?? null;

    const date = dateEndingAt.get(nowMs);
    if (date) {
      const own = open.filter(({ departmentId }) => of(departmentId));
      result.push({ date, unfinishedMinutes: own.reduce((sum, task) => sum + task.remainingMinutes, 0) });
    }

    const before = opened;
    for (; opened < waiting.length && waiting[opened]!.fromMs === nowMs; opened++) {
      const { id, departmentId, dueMs, minutes } = waiting[opened]!;
      open.push({ id, departmentId, dueMs, remainingMinutes: minutes });
    }
    if (opened > before) open = open.sort(dueFirst);
  }
  return { days: result, firstMissed: firstMissed?.id ?? null };
}
