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
import { capacityOf, type Rules } from '../calendar/index.js';
import type { Horizon } from './horizon.js';
import { judgedSetsOf } from './judged-sets-of.js';
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
  return {
    stretches: overloads(work, sets)
      .filter(isOwn)
      .map((stretch) => ({ stretch, tasks: tasksOf(stretch) })),
    people: overloadedPeople(rules, own).map((one) => ({ ...one, tasks: tasksOf(one.stretch) })),
    pressure: Math.max(0, ...sets.map((set) => judgeLoad(workOfSet(work, set), set.curve).pressure)),
    ...unfinished(rules, own, days),
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

function unfinished(rules: Rules, work: readonly OpenWork[], days: readonly TeachingDay[]) {
  const found = { backlog: new Map<string, number>(), firstMissed: null as OpenWork | null };
  for (const [departmentId, own] of Map.groupBy(work, (one) => one.departmentId)) {
    const curve = capacityOf(rules, departmentId);
    if (!curve) continue;
    const forecast = backlog(withShares(own), curve, days);
    for (const { date, unfinishedMinutes } of forecast.days)
      found.backlog.set(date, Math.round((found.backlog.get(date) ?? 0) + unfinishedMinutes));
    const missed = own.find(({ id }) => id === forecast.firstMissed);
    if (missed && (found.firstMissed === null || missed.dueMs < found.firstMissed.dueMs)) found.firstMissed = missed;
  }
  return found;
}

/** What a batch spends once goes with the member that is due first. */
function withShares(work: readonly OpenWork[]): OpenWork[] {
  const first = new Map<string, OpenWork>();
  for (const one of work) if (one.batch && one.dueMs < (first.get(one.batch)?.dueMs ?? Infinity)) first.set(one.batch, one);
  return work.map((one) => (first.get(one.batch ?? '') === one ? { ...one, minutes: one.minutes + (one.fixedMinutes ?? 0) } : one));
}
