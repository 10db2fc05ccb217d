/** Somebody who works for departments; none named: for all of them. */
export interface Serves {
  id: string;
  departmentIds: readonly string[];
}

/** Departments that exactly the same people serve, who count as one. */
interface Team {
  departmentIds: readonly string[];
  people: ReadonlySet<string>;
}

/** Up to so many teams that share people every set of them is looked at; of more those of one, of two and of all. */
export const ALL_SETS_UP_TO = 10;

/** The sets of departments that are judged with one, each with those who serve any of them; `all` is false where not every set is among them. */
export interface SetsOfOne {
  sets: { departmentIds: string[]; peopleIds: string[] }[];
  all: boolean;
}

function teamsOf(people: readonly Serves[], departmentIds: readonly string[]): Team[] {
  const served = departmentIds.map((id) => ({
    id,
    people: people.filter((one) => one.departmentIds.length === 0 || one.departmentIds.includes(id)).map((one) => one.id),
  }));
  const teams = new Map<string, { departmentIds: string[]; people: ReadonlySet<string> }>();
  for (const { id, people: own } of served.filter((one) => one.people.length > 0)) {
    const team = teams.get(own.join(' '));
    if (team) team.departmentIds.push(id);
    else teams.set(own.join(' '), { departmentIds: [id], people: new Set(own) });
  }
  return [...teams.values()];
}

function sharePeople(one: Team, other: Team): boolean {
  return [...one.people].some((id) => other.people.has(id));
}

/** The teams that hang together with one through shared people, that one first. */
function hangingTogether(start: Team, teams: readonly Team[]): Team[] {
  const found = [start];
  for (const one of found) found.push(...teams.filter((other) => !found.includes(other) && sharePeople(one, other)));
  return found;
}

/** Every set of teams that holds the first and hangs together through shared people. */
function connectedSets([first, ...others]: readonly Team[]): Team[][] {
  if (!first) return [];
  const sets: Team[][] = [];
  const grow = (set: Team[], left: readonly Team[]): void => {
    sets.push(set);
    const next = left.filter((team) => set.some((one) => sharePeople(one, team)));
    // each neighbour in turn: sets with it, and from then on those without it
    next.forEach((team, index) => {
      const without = new Set(next.slice(0, index + 1));
      grow(
        [...set, team],
        left.filter((one) => !without.has(one)),
      );
    });
  };
  grow([first], others);
  return sets;
}

/**
 * Finds the sets of departments that are judged together with one (Hall's condition): those that hold it and hang together through people
 * who serve several of them, so that nobody's hour is counted twice. Departments that exactly the same people serve are one. `people` are
 * those with working hours. No set: nobody serves the department.
 */
export function judgedSets(people: readonly Serves[], departmentIds: readonly string[], departmentId: string): SetsOfOne {
  const teams = teamsOf(people, departmentIds);
  const own = teams.find((team) => team.departmentIds.includes(departmentId));
  if (!own) return { sets: [], all: true };
  const together = hangingTogether(own, teams);
  const all = together.length <= ALL_SETS_UP_TO;
  const pairs = together.filter((team) => team !== own && sharePeople(own, team)).map((team) => [own, team]);
  const chosen = all ? connectedSets(together) : [[own], ...pairs, together];
  const sets = chosen.map((set) => ({
    departmentIds: set.flatMap((team) => team.departmentIds),
    peopleIds: [...new Set(set.flatMap((team) => [...team.people]))],
  }));
  return { sets, all };
}
