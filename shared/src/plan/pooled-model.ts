import { placesOnDays } from './first-places.js';
import { fixedPlaces, pooled } from './plan-bounds.js';
import { loadsOf, type PlanCase } from './plan-case.js';
import { type PlanModel, planModel } from './plan-model.js';

/** A model of all people as one, in the places of the people apart; `beyond` and `minutes` come on top of its aims. */
export interface PooledModel extends PlanModel {
  beyond: number;
  minutes: number;
}

/** A batch of a day that is longer than anybody's own: the columns of each go after the first, and of what lies beyond in them. */
interface Split {
  day: number;
  members: number[];
  share: number;
  goes: { column: number; gain: number }[];
  over: number;
  longest: number;
}

/**
 * All people taken for one (`pooled`), but that nobody's share of a batch is longer than somebody's own day: where k people make it, they have no more
 * than the k longest days and what lies beyond in their goes, and set it up k times. What lies beyond in all goes of a day lies beyond on that day, since of
 * several goes of one person no more than all their minutes can lie beyond. So no plan of the people apart is better than the best of this model.
 */
export function pooledModel(plan: PlanCase): PooledModel {
  const together = pooled(plan);
  const base = planModel(together.plan);
  const { days } = plan;
  const left = leftOf(plan);
  const columns = [...base.columns];
  const rows = base.rows.map(({ entries, most }) => ({ entries: [...entries], most }));
  const add = (upper: number, isWhole: boolean) => columns.push({ upper, isWhole }) - 1;
  const overs = base.aims.beyondMinutes.entries.map(({ column }) => column);
  const most = base.aims.mostLoadedMinutes.entries[0]!.column;
  const tasks = together.plan.tasks;
  const splits: Split[] = [];
  for (const { day, group, members } of goesByDay(together.plan)) {
    const [longest = 0, ...others] = left[day]!;
    const share = Math.min(...members.map((index) => tasks[index]!.fixedMinutes));
    if (members.reduce((sum, index) => sum + tasks[index]!.minutes, share) <= longest) continue;
    const gains = others.slice(0, members.length - 1).map((minutes) => minutes - share);
    const split: Split = {
      ...{ day, members, share, longest, over: add(Infinity, false) },
      goes: gains.filter((gain) => gain > 0).map((gain) => ({ column: add(1, true), gain })),
    };
    splits.push(split);
    const moving = members.flatMap((index) => {
      const column = base.columnOf(index, day);
      return column === undefined ? [] : [{ column, value: tasks[index]!.minutes }];
    });
    const first = base.goes.get(`${group} ${day}`);
    const staying = members.filter((index) => base.columnOf(index, day) === undefined);
    rows.push({
      entries: [
        ...moving,
        ...(first === undefined ? [] : [{ column: first, value: share }]),
        ...split.goes.map(({ column, gain }) => ({ column, value: -gain })),
        { column: split.over, value: -1 },
      ],
      most: longest - staying.reduce((sum, index) => sum + tasks[index]!.minutes, first === undefined ? share : 0),
    });
    for (const { column } of split.goes)
      for (const row of [base.placeRows[day]!, ...base.personRows]) rows[row]!.entries.push({ column, value: share });
  }
  for (const [day, over] of overs.entries()) {
    const own = splits.filter((split) => split.day === day).map((split) => ({ column: split.over, value: 1 }));
    if (own.length > 0) rows.push({ entries: [...own, { column: over, value: -1 }], most: 0 });
  }

  return {
    ...base,
    columns,
    rows,
    beyond: together.beyond,
    minutes: together.minutes,
    placesOf(values) {
      const own = base.placesOf(values);
      const dayOf = new Map(together.indexes.map((index, order) => [index, own[order]!]));
      return placesOnDays(plan, (index) => dayOf.get(index) ?? 0);
    },
    valuesOf(places) {
      const values = new Float64Array(columns.length);
      values.set(base.valuesOf(together.indexes.map((index) => places[index]! % days)));
      for (const [day, minutes] of beyondByDay(plan, places).entries()) values[overs[day]!] = minutes;
      for (const { day, members, share, goes, over, longest } of splits) {
        const here = members.map((index) => together.indexes[index]!).filter((index) => places[index]! % days === day);
        const more = goes.slice(0, Math.max(0, new Set(here.map((index) => places[index]!)).size - 1));
        for (const { column } of more) values[column] = 1;
        values[most]! += more.length * share;
        const asked = here.reduce((sum, index) => sum + plan.tasks[index]!.minutes, here.length > 0 ? share : 0);
        values[over] = Math.max(0, asked - more.reduce((sum, { gain }) => sum + gain, longest));
      }
      return values;
    },
  };
}

/** What each person has left on each day beside what cannot move, the most first. */
function leftOf(plan: PlanCase): number[][] {
  const fixed = loadsOf(plan, fixedPlaces(plan));
  return Array.from({ length: plan.days }, (_, day) =>
    plan.capacity
      .flatMap((minutes, place) => (place % plan.days === day ? [Math.max(0, minutes - fixed[place]!)] : []))
      .sort((one, other) => other - one),
  );
}

/** Which tasks of a group may be made on which day. */
function goesByDay({ tasks }: PlanCase): { day: number; group: string; members: number[] }[] {
  const found = new Map<string, { day: number; group: string; members: number[] }>();
  for (const [index, { group, places }] of tasks.entries()) {
    if (group === null) continue;
    for (const day of places) {
      const one = found.get(`${group} ${day}`) ?? { day, group, members: [] };
      one.members.push(index);
      found.set(`${group} ${day}`, one);
    }
  }
  return [...found.values()];
}

/** The minutes that lie beyond people's hours on each day because of what can move. */
function beyondByDay(plan: PlanCase, places: readonly number[]): number[] {
  const { days, capacity } = plan;
  const fixed = loadsOf(plan, fixedPlaces(plan));
  const minutes = Array<number>(days).fill(0);
  for (const [place, load] of loadsOf(plan, places).entries())
    minutes[place % days]! += Math.max(0, load - capacity[place]!) - Math.max(0, fixed[place]! - capacity[place]!);
  return minutes;
}
