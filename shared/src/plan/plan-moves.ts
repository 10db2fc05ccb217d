import { loadsOf, type PlanCase, SAME_MINUTES } from './plan-case.js';

/** Why a task moves, as facts; minutes of the week as it stands (`over`, the people's) and as it is planned (`free`). */
export type MoveWhy =
  | { why: 'nobodys'; freeMinutes: number }
  | { why: 'away' }
  | { why: 'over'; overMinutes: number; freeMinutes: number }
  | { why: 'unsuited' }
  | { why: 'together'; others: number }
  | { why: 'day-before' }
  | { why: 'fairer'; fromMinutes: number; toMinutes: number }
  | { why: 'room' };

/** A task that the plan moves: its place in the case, where it stands (null: with nobody) and where it is to be. */
export interface PlannedMove {
  index: number;
  from: number | null;
  to: number;
  why: MoveWhy;
}

/** Lists what a plan moves, in the order of its tasks, and why. */
export function movesOf(plan: PlanCase, places: readonly number[]): PlannedMove[] {
  const { days, capacity, tasks } = plan;
  const before = tasks.map(({ at }) => at ?? -1);
  const loads = { before: loadsOf(plan, before), after: loadsOf(plan, places) };
  const weekOf = (place: number, of: readonly number[]) => {
    const first = place - (place % days);
    return of.slice(first, first + days).reduce((sum, load) => sum + load, 0);
  };
  const withIt = (index: number, of: readonly number[]) => {
    const { group } = tasks[index]!;
    return group === null ? 0 : tasks.filter((one, other) => other !== index && one.group === group && of[other] === of[index]).length;
  };
  const whyOf = (index: number, from: number | null, to: number): MoveWhy => {
    const { suited, lessonDay, day } = tasks[index]!;
    const freeMinutes = Math.max(0, capacity[to]! - loads.after[to]!);
    const others = withIt(index, places);
    const isEarlier = lessonDay !== null && lessonDay === day && to % days !== day;
    if (from === null) return others > 0 ? { why: 'together', others } : { why: 'nobodys', freeMinutes };
    if (capacity[from]! <= 0 && capacity[to]! > 0) return { why: 'away' };
    const overMinutes = loads.before[from]! - capacity[from]!;
    if (overMinutes > SAME_MINUTES && loads.after[to]! - capacity[to]! < overMinutes) return { why: 'over', overMinutes, freeMinutes };
    if (suited?.includes(Math.floor(from / days)) === false && suited.includes(Math.floor(to / days))) return { why: 'unsuited' };
    if (others > withIt(index, before)) return { why: 'together', others };
    if (isEarlier) return { why: 'day-before' };
    const [fromMinutes, toMinutes] = [weekOf(from, loads.before), weekOf(to, loads.before)];
    return fromMinutes > toMinutes && Math.floor(from / days) !== Math.floor(to / days)
      ? { why: 'fairer', fromMinutes, toMinutes }
      : { why: 'room' };
  };
  return tasks.flatMap(({ at }, index) => {
    const to = places[index]!;
    return at === to ? [] : [{ index, from: at, to, why: whyOf(index, at, to) }];
  });
}
