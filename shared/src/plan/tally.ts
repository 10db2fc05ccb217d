import { PLAN_AIMS, type PlanCase, type Places, type PlanScore, SAME_MINUTES } from './plan-case.js';

/** The aims as places in a row of numbers, and behind them the sum of squares of what people have, which leads towards a fair share. */
export const SQUARES = PLAN_AIMS.length;
const [BEYOND, UNSUITED, MOST, GOES, SAME_DAY, CHANGES, DAY_CHANGES] = PLAN_AIMS.map((_, index) => index) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

/** In which order aims are looked at: as they stand, and with a fair share before what comes after it. */
export const AS_THEY_STAND: readonly number[] = [BEYOND, UNSUITED, MOST, GOES, SAME_DAY, CHANGES, DAY_CHANGES];
export const FAIR_FIRST: readonly number[] = [BEYOND, UNSUITED, MOST, SQUARES, GOES, SAME_DAY, CHANGES, DAY_CHANGES];

/** Keeps the score of a plan while work is moved about in it: a move costs a few sums, not all of them. */
export class Tally {
  readonly places: Places;
  readonly aims = new Float64Array(PLAN_AIMS.length + 1);
  private readonly loads: Float64Array;
  private readonly totals: Float64Array;
  private readonly groupOf: Int32Array;
  private readonly groups: readonly number[][];
  /** Which tasks of a group are at a place, by group times places plus place. */
  private readonly members = new Map<number, number[]>();

  constructor(
    readonly plan: PlanCase,
    places: readonly number[] = [],
  ) {
    const { people, days, tasks } = plan;
    this.loads = new Float64Array(people * days);
    this.totals = new Float64Array(people);
    this.places = tasks.map(() => -1);
    const names = new Map<string, number>();
    this.groupOf = Int32Array.from(tasks, ({ group }) => {
      if (group === null) return -1;
      const known = names.get(group) ?? names.size;
      names.set(group, known);
      return known;
    });
    this.groups = Array.from(names, () => []);
    for (const [index, group] of this.groupOf.entries()) if (group >= 0) this.groups[group]!.push(index);
    for (const [index, place] of places.entries()) if (place >= 0) this.move(index, place);
  }

  /** Minutes at a place now. */
  load(place: number): number {
    return this.loads[place]!;
  }

  /** The other tasks that are prepared in one go with this one. */
  withIt(index: number): readonly number[] {
    const group = this.groupOf[index]!;
    const place = this.places[index]!;
    return group < 0 || place < 0 ? [index] : (this.members.get(this.keyOf(group, place)) ?? [index]);
  }

  /** All tasks that could be prepared in one go with this one, wherever they are, and itself. */
  ofGroup(index: number): readonly number[] {
    const group = this.groupOf[index]!;
    return group < 0 ? [index] : this.groups[group]!;
  }

  /** Puts a task to a place, or with -1 nowhere. */
  move(index: number, place: number): void {
    const before = this.places[index]!;
    if (before === place) return;
    if (before >= 0) this.count(index, before, -1);
    this.places[index] = place;
    if (place >= 0) this.count(index, place, 1);
    let most = 0;
    for (const total of this.totals) if (total > most) most = total;
    this.aims[MOST] = most;
  }

  /** The score as it is now; of all aims at once. */
  score(): PlanScore {
    return Object.fromEntries(PLAN_AIMS.map((aim, index) => [aim, this.aims[index]!])) as PlanScore;
  }

  private keyOf(group: number, place: number): number {
    return group * this.loads.length + place;
  }

  private count(index: number, place: number, sign: 1 | -1): void {
    const { days, tasks } = this.plan;
    const { minutes, at, day, lessonDay, suited } = tasks[index]!;
    this.add(place, sign * (minutes + this.share(index, place, sign)));
    const on = place % days;
    if (suited !== null && !suited.includes((place - on) / days)) this.aims[UNSUITED]! += sign;
    if (lessonDay === on) this.aims[SAME_DAY]! += sign;
    if (at !== place) this.aims[CHANGES]! += sign;
    if (day !== null && day !== on) this.aims[DAY_CHANGES]! += sign;
  }

  /** What a batch spends once, as far as this task brings it or takes it away. */
  private share(index: number, place: number, sign: 1 | -1): number {
    const own = this.plan.tasks[index]!.fixedMinutes;
    const group = this.groupOf[index]!;
    if (group < 0) return own;
    const key = this.keyOf(group, place);
    const others = (this.members.get(key) ?? []).filter((one) => one !== index);
    this.members.set(key, sign > 0 ? [...others, index] : others);
    if (others.length === 0) this.aims[GOES]! += sign;
    let most = 0;
    for (const one of others) most = Math.max(most, this.plan.tasks[one]!.fixedMinutes);
    return Math.max(0, own - most);
  }

  private add(place: number, by: number): void {
    const { days, capacity } = this.plan;
    const person = Math.floor(place / days);
    const before = this.loads[place]!;
    const total = this.totals[person]!;
    this.loads[place] = before + by;
    this.totals[person] = total + by;
    this.aims[BEYOND]! += Math.max(0, before + by - capacity[place]!) - Math.max(0, before - capacity[place]!);
    this.aims[SQUARES]! += (total + by) ** 2 - total ** 2;
  }
}

/** Whether these aims are better than those were, in an order of looking at them. */
export function isBetter(now: Float64Array, was: Float64Array, order: readonly number[]): boolean {
  for (const aim of order) {
    const by = now[aim]! - was[aim]!;
    if (Math.abs(by) > SAME_MINUTES) return by < 0;
  }
  return false;
}
