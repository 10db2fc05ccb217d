import { type Critical, criticalStretch, criticalStretches, liesIn, mostCritical } from './critical-stretch.js';
import { type JudgedSet, type Work, workOfSet } from './over-line.js';

/** An overload of some departments and their technicians, with the ids of the work in it. */
export interface OverloadOf extends Critical {
  departmentIds: string[];
  ids: string[];
}

/** The overload that is told of several sets; `holding`: only stretches that hold one of these. Null: there is none. */
export function criticalOf(
  work: readonly Work[],
  sets: readonly JudgedSet[],
  holding: readonly Work[] | null = null,
): (Critical & { departmentIds: string[] }) | null {
  const found = sets.flatMap((set) => {
    const critical = criticalStretch(workOfSet(work, set), set.curve, holding && workOfSet(holding, set));
    return critical ? [{ ...critical, departmentIds: [...set.departmentIds] }] : [];
  });
  return mostCritical(found);
}

/** Finds in one walk what `criticalOf` finds of all work, and what it finds of the stretches that hold a piece of `own`. */
export function criticalsOf(
  work: readonly Work[],
  sets: readonly JudgedSet[],
  own: readonly Work[],
): Record<'ofAll' | 'ofOwn', (Critical & { departmentIds: string[] }) | null> {
  const found = sets.map((set) => ({ set, ...criticalStretches(workOfSet(work, set), set.curve, workOfSet(own, set)) }));
  const first = (which: 'ofAll' | 'ofOwn') =>
    mostCritical(found.flatMap(({ set, [which]: critical }) => (critical ? [{ ...critical, departmentIds: [...set.departmentIds] }] : [])));
  return { ofAll: first('ofAll'), ofOwn: first('ofOwn') };
}

/**
 * All overloads, the critical one first, each with the ids of its work. The work of each is taken out before the rest is judged again, so
 * that no task is named twice; nothing is left overloaded.
 */
export function overloads(demand: readonly (Work & { id: string })[], sets: readonly JudgedSet[]): OverloadOf[] {
  const found: OverloadOf[] = [];
  let rest = [...demand];
  for (let critical = criticalOf(rest, sets); critical; critical = criticalOf(rest, sets)) {
    const { departmentIds } = critical;
    const stretch = critical;
    const isInside = (task: Work) => departmentIds.includes(task.departmentId) && liesIn(task, stretch);
    found.push({ ...critical, ids: rest.filter(isInside).map(({ id }) => id) });
    rest = rest.filter((task) => !isInside(task));
  }
  return found;
}
