import type { RequisitionStatus } from './statuses.js';

/** A line of a request as it went out: of which apparatus (null: none of the school's), how many are wanted, how many of those were not there. */
interface OutLine {
  apparatusId: string | null;
  name: string;
  needed: number;
  short: number;
}

/** So many pieces of one apparatus that went out with a class. */
export interface CountedOut {
  apparatusId: string;
  name: string;
  quantity: number;
}

/** Counts what went out with a request: each apparatus once, in the order of the lines, as many pieces as were promised and there. */
export function countedOut(lines: readonly OutLine[]): CountedOut[] {
  const out = new Map<string, CountedOut>();
  for (const { apparatusId, name, needed, short } of lines) {
    if (apparatusId === null) continue;
    const there = out.get(apparatusId) ?? { apparatusId, name, quantity: 0 };
    out.set(apparatusId, { ...there, quantity: there.quantity + Math.ceil(needed) - short });
  }
  return [...out.values()].filter(({ quantity }) => quantity > 0);
}

/** What went out and did not come back; of what nobody counted (not in `back`) all came back. More than went out is all of it. */
export function notBack(out: readonly CountedOut[], back: ReadonlyMap<string, number>): CountedOut[] {
  return out
    .map((one) => ({ ...one, quantity: Math.max(0, one.quantity - (back.get(one.apparatusId) ?? one.quantity)) }))
    .filter(({ quantity }) => quantity > 0);
}

/** The work of a request, as far as its minutes are looked at. */
interface Worked {
  status: RequisitionStatus;
  outcome: string | null;
  tasks: readonly { kind: string; minutes: number; actualMinutes: number | null; doneAt: string | null }[];
}

/** Minutes of preparing that came to nothing: what was made and then cancelled or not used; those that were taken, else those reckoned. Null: none. */
export function minutesForNothing({ status, outcome, tasks }: Worked): number | null {
  if (status !== 'cancelled' && outcome !== 'not-used') return null;
  const made = tasks.filter(({ kind, doneAt }) => kind === 'prepare' && doneAt !== null);
  const minutes = made.reduce((sum, task) => sum + (task.actualMinutes ?? task.minutes), 0);
  return minutes > 0 ? minutes : null;
}
