/** Work that somebody leaves behind: how long it takes, and by when it is to be done (an instant). */
interface LeftWork {
  id: string;
  minutes: number;
  due: string;
}

/** Somebody who is there, with the minutes that they have left on the day. */
interface Free {
  id: string;
  minutes: number;
}

/**
 * Says who could take which work: what is due first goes first, each to whoever has most minutes left and enough of them; null where nobody
 * has. Of equals the one who is named first.
 */
export function whoCouldTake(work: readonly LeftWork[], people: readonly Free[]): Map<string, string | null> {
  const left = new Map(people.map(({ id, minutes }) => [id, minutes]));
  const taken = new Map<string, string | null>();
  for (const { id, minutes } of [...work].sort((one, other) => (one.due < other.due ? -1 : Number(one.due > other.due)))) {
    const [most] = [...left].sort(([, one], [, other]) => other - one);
    const isEnough = most !== undefined && most[1] >= minutes;
    if (isEnough) left.set(most[0], most[1] - minutes);
    taken.set(id, isEnough ? most[0] : null);
  }
  return taken;
}
