import { loadsOf, type PlanCase, type PlanScore, type PlanTask } from './plan-case.js';

/** Where work that cannot move is; -1 for what can. */
export function fixedPlaces({ tasks }: PlanCase): number[] {
  return tasks.map(({ places }) => (places.length === 1 ? places[0]! : -1));
}

/** What no plan can be better than, aim by aim, by plain counting. */
export function plainBounds(plan: PlanCase): PlanScore {
  const { people, days, capacity, tasks } = plan;
  const fixed = loadsOf(plan, fixedPlaces(plan));
  const never = (isGood: (task: PlanTask, place: number) => boolean) =>
    tasks.filter((task) => !task.places.some((place) => isGood(task, place))).length;
  const onePerson = (person: number) => fixed.slice(person * days, (person + 1) * days).reduce((sum, load) => sum + load, 0);
  return {
    beyondMinutes: fixed.reduce((sum, load, place) => sum + Math.max(0, load - capacity[place]!), 0),
    unsuited: never(({ suited }, place) => suited === null || suited.includes(Math.floor(place / days))),
    mostLoadedMinutes: Math.max(leastMinutes(plan) / people, ...Array.from({ length: people }, (_, person) => onePerson(person))),
    goes: [...apartByGroup(tasks).values()].reduce((sum, apart) => sum + apart.length, 0),
    sameDay: never(({ lessonDay }, place) => place % days !== lessonDay),
    changes: never(({ at }, place) => at === place),
    dayChanges: never(({ day }, place) => day === null || place % days === day),
  };
}

/** The minutes of all work where every batch is made in as few goes as its windows let it. */
export function leastMinutes({ tasks }: PlanCase): number {
  const alone = tasks.reduce((sum, { minutes, fixedMinutes, group }) => sum + minutes + (group === null ? fixedMinutes : 0), 0);
  return [...apartByGroup(tasks).values()].reduce(
    (sum, apart) => sum + apart.reduce((own, { fixedMinutes }) => own + fixedMinutes, 0),
    alone,
  );
}

/** Of each group tasks of which no two can be made in one go, since no place is both of theirs. */
function apartByGroup(tasks: readonly PlanTask[]): Map<string, PlanTask[]> {
  const found = new Map<string, PlanTask[]>();
  const taken = new Map<string, Set<number>>();
  const lastOf = ({ places }: PlanTask) => Math.max(...places);
  // those with the most to set up first; of equals those that end first, which leaves most room for others
  for (const task of [...tasks].sort((one, other) => other.fixedMinutes - one.fixedMinutes || lastOf(one) - lastOf(other))) {
    if (task.group === null) continue;
    const places = taken.get(task.group) ?? new Set();
    if (task.places.some((place) => places.has(place))) continue;
    taken.set(task.group, new Set([...places, ...task.places]));
    found.set(task.group, [...(found.get(task.group) ?? []), task]);
  }
  return found;
}

/**
 * The least that the most loaded person can have where no more than `beyond` minutes lie beyond capacity and all work takes `minutes` at least:
 * who works few hours takes no more than those, and the others the rest.
 */
export function leastMostLoaded(plan: PlanCase, beyond: number, minutes = leastMinutes(plan)): number {
  const { people, days, capacity } = plan;
  const total = minutes - beyond;
  const hours = Array.from({ length: people }, (_, person) =>
    capacity.slice(person * days, (person + 1) * days).reduce((sum, minutes) => sum + minutes, 0),
  ).sort((one, other) => one - other);
  let left = total;
  for (const [index, own] of hours.entries()) {
    const each = left / (people - index);
    if (own >= each) return Math.max(0, each);
    left -= own;
  }
  return Math.max(0, ...hours);
}

/**
 * The same work with all people taken for one: what they have on a day is together what each has left beside what cannot move. No plan for
 * the people apart has less beyond capacity than the best for them together, and `beyond` on top; none with so much beyond takes fewer minutes
 * than theirs, and `minutes` on top. `indexes`: which of the tasks they are.
 */
export function pooled(plan: PlanCase): { plan: PlanCase; beyond: number; minutes: number; indexes: number[] } {
  const { people, days, capacity, tasks } = plan;
  const fixed = loadsOf(plan, fixedPlaces(plan));
  const begun = new Set(tasks.flatMap(({ places, group }) => (places.length === 1 && group !== null ? [group] : [])));
  const left = Array<number>(days).fill(0);
  let beyond = 0;
  for (let place = 0; place < people * days; place++) {
    left[place % days]! += Math.max(0, capacity[place]! - fixed[place]!);
    beyond += Math.max(0, fixed[place]! - capacity[place]!);
  }
  const free = tasks
    .filter(({ places }) => places.length > 1)
    .map((task): PlanTask => {
      // what is made anyway may cost nothing more
      const joins = task.group !== null && begun.has(task.group);
      const own = [...new Set(task.places.map((place) => place % days))];
      return { ...task, places: own, at: null, suited: null, ...(joins ? { group: null, fixedMinutes: 0 } : {}) };
    });
  const indexes = tasks.flatMap(({ places }, index) => (places.length > 1 ? [index] : []));
  const minutes = fixed.reduce((sum, load) => sum + load, 0);
  return { plan: { people: 1, days, capacity: left, tasks: free }, beyond, minutes, indexes };
}
