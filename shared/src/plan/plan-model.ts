import { fixedPlaces } from './plan-bounds.js';
import { loadsOf, type PlanAim, type PlanCase, type Places, scoreOf } from './plan-case.js';

/** A number of a column in a row or an aim. */
export interface Entry {
  column: number;
  value: number;
}

/** `entries` add up to at most `most`. */
export interface Row {
  entries: Entry[];
  most: number;
}

/** A plan as a linear model in columns that are whole numbers or not, with every aim as a sum of them. */
export interface PlanModel {
  columns: { upper: number; isWhole: boolean }[];
  rows: Row[];
  /** Exactly one column of each is 1: a task is done at one place. */
  onces: number[][];
  aims: Record<PlanAim, { entries: Entry[]; beside: number }>;
  /** The column that says a task is done at a place; none where it cannot move. */
  columnOf: (index: number, place: number) => number | undefined;
  /** The columns of the batches that may be made, by group, blank and place; of what is made anyway there is none. */
  goes: ReadonlyMap<string, number>;
  /** Which rows add up the minutes at each place, and those of each person. */
  placeRows: number[];
  personRows: number[];
  /** Reads where work is done from the values of the columns. */
  placesOf: (values: ArrayLike<number>) => Places;
  /** The values of the columns for a plan. */
  valuesOf: (places: readonly number[]) => Float64Array;
}

const HALF = 0.5;

/**
 * Writes a plan down as a model: a column for every place of every task that can move, one for every batch at a place, one for the minutes beyond
 * each place's capacity and one for those of the most loaded person.
 */
export function planModel(plan: PlanCase): PlanModel {
  const { people, days, capacity, tasks } = plan;
  const fixed = fixedPlaces(plan);
  const fixedLoads = loadsOf(plan, fixed);
  const columns: PlanModel['columns'] = [];
  const add = (upper: number, isWhole: boolean) => columns.push({ upper, isWhole }) - 1;
  const at = tasks.map(({ places }) => new Map(places.length > 1 ? places.map((place) => [place, add(1, true)]) : []));
  const over = capacity.map(() => add(Infinity, false));
  const most = add(Infinity, false);
  const loads: Entry[][] = capacity.map(() => []);
  for (const [index, { minutes, fixedMinutes, group }] of tasks.entries())
    for (const [place, column] of at[index]!) {
      const value = minutes + (group === null ? fixedMinutes : 0);
      if (value > 0) loads[place]!.push({ column, value });
    }

  const rows: Row[] = [];
  const goes = new Map<string, number>();
  const batches: { place: number; column: number; members: number[]; of: (members: number[]) => number }[] = [];
  const fixedMost = new Map<string, number>();
  for (const [index, { group, fixedMinutes }] of tasks.entries())
    if (group !== null && fixed[index]! >= 0) {
      const key = `${group} ${fixed[index]!}`;
      fixedMost.set(key, Math.max(fixedMinutes, fixedMost.get(key) ?? 0));
    }
  for (const { key, place, members } of batchesOf(plan, at)) {
    const begun = fixedMost.get(key);
    const shares = members.map((index) => Math.max(0, tasks[index]!.fixedMinutes - (begun ?? 0)));
    if (begun === undefined) {
      // it is made here in one go where any of them is
      const column = add(1, false);
      goes.set(key, column);
      for (const index of members)
        rows.push({
          entries: [
            { column: at[index]!.get(place)!, value: 1 },
            { column, value: -1 },
          ],
          most: 0,
        });
      batches.push({ place, column, members, of: (here) => (here.length > 0 ? 1 : 0) });
      const [share = 0] = shares;
      if (shares.every((one) => one === share)) {
        if (share > 0) loads[place]!.push({ column, value: share });
        continue;
      }
    }
    if (shares.every((one) => one === 0)) continue;
    const column = add(Infinity, false);
    loads[place]!.push({ column, value: 1 });
    for (const [order, index] of members.entries())
      if (shares[order]! > 0)
        rows.push({
          entries: [
            { column: at[index]!.get(place)!, value: shares[order]! },
            { column, value: -1 },
          ],
          most: 0,
        });
    const shareOf = new Map(members.map((index, order) => [index, shares[order]!]));
    batches.push({ place, column, members, of: (here) => Math.max(0, ...here.map((index) => shareOf.get(index)!)) });
  }
  const placeRows = loads.map(
    (entries, place) =>
      rows.push({ entries: [...entries, { column: over[place]!, value: -1 }], most: capacity[place]! - fixedLoads[place]! }) - 1,
  );
  const personRows: number[] = [];
  for (let person = 0; person < people; person++) {
    const own = loads.slice(person * days, (person + 1) * days).flat();
    const has = fixedLoads.slice(person * days, (person + 1) * days).reduce((sum, load) => sum + load, 0);
    personRows.push(rows.push({ entries: [...own, { column: most, value: -1 }], most: -has }) - 1);
  }

  const counted = (isCounted: (index: number, place: number) => boolean) => ({
    entries: at.flatMap((own, index) => [...own].flatMap(([place, column]) => (isCounted(index, place) ? [{ column, value: 1 }] : []))),
    beside: fixed.filter((place, index) => place >= 0 && isCounted(index, place)).length,
  });
  return {
    columns,
    rows,
    columnOf: (index, place) => at[index]!.get(place),
    goes,
    placeRows,
    personRows,
    onces: at.map((own) => [...own.values()]).filter((own) => own.length > 0),
    aims: {
      beyondMinutes: { entries: over.map((column) => ({ column, value: 1 })), beside: 0 },
      unsuited: counted((index, place) => tasks[index]!.suited?.includes(Math.floor(place / days)) === false),
      mostLoadedMinutes: { entries: [{ column: most, value: 1 }], beside: 0 },
      goes: { entries: [...goes.values()].map((column) => ({ column, value: 1 })), beside: fixedMost.size },
      sameDay: counted((index, place) => tasks[index]!.lessonDay === place % days),
      changes: counted((index, place) => tasks[index]!.at !== place),
      dayChanges: counted((index, place) => tasks[index]!.day !== null && tasks[index]!.day !== place % days),
    },
    placesOf: (values) =>
      at.map((own, index) => {
        if (fixed[index]! >= 0) return fixed[index]!;
        const [chosen] = [...own].find(([, column]) => values[column]! > HALF) ?? [];
        return chosen ?? tasks[index]!.places[0]!;
      }),
    valuesOf(places) {
      const values = new Float64Array(columns.length);
      for (const [index, own] of at.entries()) {
        const column = own.get(places[index]!);
        if (column !== undefined) values[column] = 1;
      }
      for (const { place, column, members, of } of batches) values[column] = of(members.filter((index) => places[index] === place));
      for (const [place, load] of loadsOf(plan, places).entries()) values[over[place]!] = Math.max(0, load - capacity[place]!);
      values[most] = scoreOf(plan, places).mostLoadedMinutes;
      return values;
    },
  };
}

/** Which tasks that can move may come together at which place. */
function batchesOf({ tasks }: PlanCase, at: readonly Map<number, number>[]): { key: string; place: number; members: number[] }[] {
  const found = new Map<string, { key: string; place: number; members: number[] }>();
  for (const [index, { group }] of tasks.entries()) {
    if (group === null) continue;
    for (const place of at[index]!.keys()) {
      const key = `${group} ${place}`;
      const one = found.get(key) ?? { key, place, members: [] };
      one.members.push(index);
      found.set(key, one);
    }
  }
  return [...found.values()];
}
