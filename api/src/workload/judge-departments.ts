import {
  type Demand,
  backlog,
  capacityCurve,
  criticalStretch,
  judgeLoad,
  type JudgedSet,
  nearPart,
  type OverloadOf,
  overloads,
  type TeachingDay,
  workingSegments,
  workOfSet,
} from '@app/shared';
import type { Rules } from '../calendar/index.js';
import type { Horizon } from './horizon.js';
import { judgedSetsOf, sharing } from './judged-sets-of.js';
import type { OpenTask } from './workload.statements.js';

/** Open work of one department by its window as it is from now on; `task` as it is stored. */
export interface OpenWork extends Demand {
  id: string;
  departmentId: string;
  task: OpenTask;
}

/** What the load of some departments comes to. */
export interface DepartmentsJudged {
  /** The critical one first. */
  stretches: { stretch: OverloadOf; tasks: OpenTask[] }[];
  people: { technicianId: string; stretch: OverloadOf; tasks: OpenTask[] }[];
  pressure: number;
  /** Minutes unfinished at the end of each day. */
  backlog: Map<string, number>;
  firstMissed: OpenWork | null;
  notJudged: string[];
  allSetsJudged: boolean;
}

/** Makes of open tasks the work that lies in a horizon. */
export function workIn(tasks: readonly OpenTask[], horizon: Horizon): OpenWork[] {
  const work = tasks.map((task) => {
    const { id, departmentId, opens: fromMs, ends: dueMs, minutes, fixed: fixedMinutes, batch } = task;
    return { id, departmentId, fromMs, dueMs, minutes: minutes - fixedMinutes, fixedMinutes, batch, task };
  });
  return nearPart(work, horizon);
}

/** The sets of departments that some are judged by, each once; and which of them nobody with working hours serves. */
function setsOf(rules: Rules, departmentIds: readonly string[]) {
  const sets = new Map<string, JudgedSet>();
  const found = departmentIds.map((id) => ({ id, ...judgedSetsOf(rules, id) }));
  for (const set of found.flatMap((one) => one.sets)) sets.set([...set.departmentIds].sort().join(), set);
  const notJudged = found.filter((one) => one.sets.length === 0).map(({ id }) => id);
  return { sets: [...sets.values()], notJudged, allSetsJudged: found.every(({ all }) => all) };
}

/**
 * Judges departments with those that share people with them: pooled, one that has time to spare would hide another that has none, and apart
 * one person's hour would count twice. `days`: those for which the backlog is told.
 */
export function judgeDepartments(
  rules: Rules,
  departmentIds: readonly string[],
  work: readonly OpenWork[],
  days: readonly TeachingDay[],
): DepartmentsJudged {
  const { sets, notJudged, allSetsJudged } = setsOf(rules, departmentIds);
  const byId = new Map(work.map((one) => [one.id, one.task]));
  const tasksOf = ({ ids }: OverloadOf) => ids.map((id) => byId.get(id)).filter((task) => task !== undefined);
  const own = work.filter(({ departmentId }) => departmentIds.includes(departmentId));
  const isOwn = ({ ids }: OverloadOf) => ids.some((id) => departmentIds.includes(byId.get(id)?.departmentId ?? ''));
  const over = overloads(work, sets).filter(isOwn);
  const { backlog: left, firstMissed } = unfinished(rules, departmentIds, work, days);
  return {
    stretches: over.map((stretch) => ({ stretch, tasks: tasksOf(stretch) })),
    people: overloadedPeople(rules, own).map((one) => ({ ...one, tasks: tasksOf(one.stretch) })),
    pressure: Math.max(0, ...sets.map((set) => judgeLoad(workOfSet(work, set), set.curve).pressure)),
    backlog: left,
    // nothing runs out of time where nothing is overloaded: the order of the ends is not the best where people serve several departments
    firstMissed: over.length > 0 ? firstMissed : null,
    notJudged,
    allSetsJudged,
  };
}

/** Who has more assigned than time, by the critical stretch of each. */
function overloadedPeople(rules: Rules, work: readonly OpenWork[]): { technicianId: string; stretch: OverloadOf }[] {
  const { calendar } = rules;
  const assigned = Map.groupBy(work, ({ task }) => task.assigneeId);
  if (!calendar) return [];
  return rules.technicians.flatMap(({ id, pattern, away }) => {
    const own = assigned.get(id) ?? [];
    if (own.length === 0 || pattern.windows.length === 0) return [];
    const curve = capacityCurve([workingSegments(calendar, pattern, calendar.days, away)]);
    const critical = criticalStretch(own, curve);
    if (!critical) return [];
    const inside = own.filter((one) => critical.openMs <= one.fromMs && one.dueMs <= critical.endMs);
    const departmentIds = [...new Set(inside.map(({ departmentId }) => departmentId))];
    return [{ technicianId: id, stretch: { ...critical, departmentIds, ids: inside.map((one) => one.id) } }];
  });
}

/** What is left of departments' work at each day's end, and which runs out of time first, beside the work of all who share their people. */
function unfinished(rules: Rules, departmentIds: readonly string[], work: readonly OpenWork[], days: readonly TeachingDay[]) {
  const isOwn = (id: string) => departmentIds.includes(id);
  const left = new Map<string, number>();
  const missed: OpenWork[] = [];
  for (const together of sharing(rules, departmentIds)) {
    const theirs = work.filter(({ departmentId }) => together.includes(departmentId));
    const forecast = backlog(withShares(theirs), setsOf(rules, together).sets, days, isOwn);
    for (const { date, unfinishedMinutes } of forecast.days) left.set(date, (left.get(date) ?? 0) + unfinishedMinutes);
    missed.push(...theirs.filter(({ id }) => id === forecast.firstMissed));
  }
  const [firstMissed = null] = missed.sort((one, other) => one.dueMs - other.dueMs);
  return { backlog: new Map([...left].map(([date, minutes]) => [date, Math.round(minutes)])), firstMissed };
}

/** What a batch spends once goes with the member that is due first. */
function withShares(work: readonly OpenWork[]): OpenWork[] {
  const first = new Map<string, OpenWork>();
  for (const one of work) if (one.batch && one.dueMs < (first.get(one.batch)?.dueMs ?? Infinity)) first.set(one.batch, one);
  return work.map((one) => (first.get(one.batch ?? '') === one ? { ...one, minutes: one.minutes + (one.fixedMinutes ?? 0) } : one));
}
