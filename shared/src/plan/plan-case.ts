/** A piece of work that a plan gives a person and a day; plain data, so that it can be handed to another thread. Minutes are whole or not. */
export interface PlanTask {
  id: string;
  /** Its own minutes; what a batch spends once is beside them. */
  minutes: number;
  fixedMinutes: number;
  /** Preparing of one practical and version; null: it is made by itself. */
  group: string | null;
  /** Where it may be done: person times the number of days, plus day. Never empty; one place alone: it stays there. */
  places: number[];
  /** Where it stands; null: nobody of these people has it. */
  at: number | null;
  /** The day on which it stands, whoever has it; null: none of these. */
  day: number | null;
  /** Preparing for a lesson of that day: on an earlier one it is better done. */
  lessonDay: number | null;
  /** Those who can do what it asks for; null: anybody can. */
  suited: number[] | null;
}

/** A week to be planned: so many people and days, the minutes that each person has on each day (breaks and absences taken out), and the work. */
export interface PlanCase {
  people: number;
  days: number;
  /** By place: person times the number of days, plus day. */
  capacity: number[];
  tasks: PlanTask[];
}

/** Where each task of a case is done, in their order; -1: nowhere yet. */
export type Places = number[];

/**
 * What a plan is judged by, the first before the second and so on: minutes beyond capacity, work with somebody who has not learnt it, the
 * minutes of the most loaded person, in how many goes practicals are prepared, what is prepared on the very day of its lesson, what changes, and
 * what changes its day.
 */
export const PLAN_AIMS = ['beyondMinutes', 'unsuited', 'mostLoadedMinutes', 'goes', 'sameDay', 'changes', 'dayChanges'] as const;
export type PlanAim = (typeof PLAN_AIMS)[number];
export type PlanScore = Record<PlanAim, number>;

/** Minutes that differ by less are the same: sums of fractions have tails. */
export const SAME_MINUTES = 1e-6;

/** Says which of two is the better: below 0 the first. */
export function compareScores(one: PlanScore, other: PlanScore): number {
  for (const aim of PLAN_AIMS) {
    const by = one[aim] - other[aim];
    if (Math.abs(by) > SAME_MINUTES) return by;
  }
  return 0;
}

/** Adds up the minutes at each place, what a batch spends once counted once; of work that is nowhere nothing. */
export function loadsOf({ people, days, tasks }: PlanCase, places: readonly number[]): number[] {
  const loads = Array<number>(people * days).fill(0);
  const shared = new Map<string, { place: number; fixed: number }>();
  for (const [index, { minutes, fixedMinutes, group }] of tasks.entries()) {
    const place = places[index]!;
    if (place < 0) continue;
    loads[place]! += minutes;
    const key = group === null ? `alone:${index}` : `${group} ${place}`;
    shared.set(key, { place, fixed: Math.max(fixedMinutes, shared.get(key)?.fixed ?? 0) });
  }
  for (const { place, fixed } of shared.values()) loads[place]! += fixed;
  return loads;
}

/** Judges where work is done, all of it somewhere, from the beginning: the slow and plain definition. */
export function scoreOf(plan: PlanCase, places: readonly number[]): PlanScore {
  const { people, days, capacity, tasks } = plan;
  const loads = loadsOf(plan, places);
  const totals = Array.from({ length: people }, (_, person) =>
    loads.slice(person * days, (person + 1) * days).reduce((sum, load) => sum + load, 0),
  );
  const dayOf = (index: number) => places[index]! % days;
  return {
    beyondMinutes: loads.reduce((sum, load, place) => sum + Math.max(0, load - capacity[place]!), 0),
    unsuited: tasks.filter(({ suited }, index) => suited !== null && !suited.includes(Math.floor(places[index]! / days))).length,
    mostLoadedMinutes: Math.max(0, ...totals),
    goes: new Set(tasks.flatMap(({ group }, index) => (group === null ? [] : [`${group} ${places[index]!}`]))).size,
    sameDay: tasks.filter(({ lessonDay }, index) => lessonDay === dayOf(index)).length,
    changes: tasks.filter(({ at }, index) => at !== places[index]).length,
    dayChanges: tasks.filter(({ day }, index) => day !== null && day !== dayOf(index)).length,
  };
}
