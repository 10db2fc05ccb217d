/** Work that somebody leaves behind: of which department, how long it takes, and by when it is to be done (an instant). */
interface LeftWork {
  id: string;
  departmentId: string;
  minutes: number;
  due: string;
}

/** Somebody who is there: of which departments (none: of all), with the minutes that they have left on the day. */
interface Free {
  id: string;
  departmentIds: readonly string[];
  minutes: number;
}

/** Whether somebody does the work of a department; who is of none works for all. */
export function worksFor({ departmentIds }: Pick<Free, 'departmentIds'>, departmentId: string): boolean {
  return departmentIds.length === 0 || departmentIds.includes(departmentId);
}

/**
 * Says who could take which work: what is due first goes first, each to whoever of those who do that department's work has most minutes left
 * and enough of them; null where nobody has. Of equals the one who is named first.
 */
export function whoCouldTake(work: readonly LeftWork[], people: readonly Free[]): Map<string, string | null> {
  const left = new Map(people.map(({ id, minutes }) => [id, minutes]));
  const taken = new Map<string, string | null>();
  for (const { id, departmentId, minutes } of [...work].sort((one, other) => (one.due < other.due ? -1 : Number(one.due > other.due)))) {
    const able = people.filter((one) => worksFor(one, departmentId)).map(({ id: who }) => [who, left.get(who) ?? 0] as const);
    const [most] = able.sort(([, one], [, other]) => other - one);
    const isEnough = most !== undefined && most[1] >= minutes;
    if (isEnough) left.set(most[0], most[1] - minutes);
    taken.set(id, isEnough ? most[0] : null);
  }
  return taken;
}
