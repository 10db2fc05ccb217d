import { capacityCurve, type JudgedSet, judgedSets, workingSegments } from '@app/shared';
import type { Rules } from '../calendar/index.js';

/** The sets of departments that one is judged by; none where nobody with working hours serves it. `all`: every set is among them. */
export interface SetsOf {
  sets: readonly JudgedSet[];
  departmentIds: readonly string[];
  all: boolean;
}

const known = new WeakMap<Rules, Map<string, SetsOf>>();

/** Finds the sets of departments that share people with one, each with the time of all who serve it; worked out once for these rules. */
export function judgedSetsOf(rules: Rules, departmentId: string): SetsOf {
  let ofRules = known.get(rules);
  if (!ofRules) known.set(rules, (ofRules = new Map()));
  let sets = ofRules.get(departmentId);
  if (!sets) ofRules.set(departmentId, (sets = setsOf(rules, departmentId)));
  return sets;
}

/** Groups departments with those that they share people with, each group once; those that nobody with working hours serves are left out. */
export function sharing(rules: Rules, departmentIds: readonly string[]): (readonly string[])[] {
  const found: (readonly string[])[] = [];
  for (const id of departmentIds) {
    const together = judgedSetsOf(rules, id).departmentIds;
    if (together.length > 0 && !found.some((one) => one.includes(id))) found.push(together);
  }
  return found;
}

function setsOf(rules: Rules, departmentId: string): SetsOf {
  const { calendar } = rules;
  const people = rules.technicians.filter(({ pattern }) => pattern.windows.length > 0);
  if (!calendar) return { sets: [], departmentIds: [], all: true };
  const found = judgedSets(people, [...rules.departments.keys()], departmentId);
  const segments = new Map(people.map(({ id, pattern, away }) => [id, workingSegments(calendar, pattern, calendar.days, away)]));
  const sets = found.sets.map((set) => ({
    departmentIds: new Set(set.departmentIds),
    curve: capacityCurve(set.peopleIds.map((id) => segments.get(id) ?? [])),
  }));
  return { sets, departmentIds: [...new Set(found.sets.flatMap((set) => set.departmentIds))], all: found.all };
}
