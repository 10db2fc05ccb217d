import type { Everything, StoredApparatus } from './stored.js';

/** So many of a thing that are away from one instant to another, in epoch milliseconds. */
interface Away {
  quantity: number;
  fromMs: number;
  toMs: number;
}

/**
 * Says of which things more are held at some instant than there are: held by itself, and in the kits that it is a part of. What is out of
 * service until a day is away until then. A kit without a number and a label of its own is as many as its parts make.
 */
export function oversold({ requisitions, apparatus }: Pick<Everything, 'requisitions' | 'apparatus'>): string[] {
  const holds = requisitions.flatMap((stored) => stored.holds);
  return [...apparatus.values()].flatMap((thing) => {
    const each = new Map([...apparatus.values()].flatMap(({ id, parts }) => eachIn(id, parts, thing.id)));
    const away: Away[] = holds.flatMap(({ apparatusId, quantity, fromMs, toMs }) => {
      const taken = quantity * (each.get(apparatusId) ?? 0);
      return taken > 0 ? [{ quantity: taken, fromMs, toMs }] : [];
    });
    const isHeld = away.length > 0;
    if (thing.backMs !== null) away.push({ quantity: thing.outOfService, fromMs: 0, toMs: thing.backMs });
    const most = Math.max(0, ...away.map(({ fromMs }) => awayAt(away, fromMs)));
    const there = thereOf(thing);
    return isHeld && most > there ? [`oversold: ${most} of ${there} ${thing.name}`] : [];
  });
}

function eachIn(id: string, parts: StoredApparatus['parts'], thing: string): [string, number][] {
  if (id === thing) return [[id, 1]];
  const part = parts.find(({ apparatusId }) => apparatusId === thing);
  return part ? [[id, part.quantity]] : [];
}

const awayAt = (away: readonly Away[], ms: number): number =>
  away.reduce((sum, { quantity, fromMs, toMs }) => (fromMs <= ms && ms < toMs ? sum + quantity : sum), 0);

function thereOf({ owned, outOfService, backMs, archived, labelled, parts }: StoredApparatus): number {
  if (archived) return 0;
  if (parts.length > 0 && owned === 0 && !labelled) return Infinity;
  return backMs === null ? owned - outOfService : owned;
}
