import type { DrawnBy } from './kits.js';

/** So many of an apparatus that came to a request when they were free. */
export interface CameTo {
  requisitionId: string;
  apparatusId: string;
  quantity: number;
}

/**
 * Chooses what is taken back of what came to requests, the newest first, so that what is lacking of each thing is there as far as can be:
 * no more of it than is needed, and of a kit whole ones. Answers how many of which apparatus each request gives.
 */
export function chooseBack(lacking: ReadonlyMap<string, number>, drawn: DrawnBy, newestFirst: readonly CameTo[]): CameTo[] {
  const left = new Map(lacking);
  const taken = new Map<string, CameTo>();
  for (const { requisitionId, apparatusId, quantity } of newestFirst) {
    const parts = drawn.get(apparatusId) ?? [];
    const wanted = Math.max(0, ...parts.map(({ id, each }) => Math.ceil(Math.max(0, left.get(id) ?? 0) / each)));
    const back = Math.min(quantity, wanted);
    if (back === 0) continue;
    for (const { id, each } of parts) left.set(id, (left.get(id) ?? 0) - back * each);
    const key = `${requisitionId} ${apparatusId}`;
    taken.set(key, { requisitionId, apparatusId, quantity: (taken.get(key)?.quantity ?? 0) + back });
  }
  return [...taken.values()];
}
