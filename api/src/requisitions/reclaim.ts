import { Injectable } from '@nestjs/common';
import type { CameFree, Shortage } from '@app/shared';
import { ShortHolds } from '../apparatus/index.js';
import type { Principal } from '../core/access/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { placeOf } from '../core/events/index.js';

/** States in which nobody has begun to make what a request was filled with. */
const NOT_MADE = ['submitted', 'queried', 'accepted'];

/**
 * Locks the short requests of a school ($1) in these states ($4) that were filled since an event ($2) with what one of these events ($3) set
 * free, the newest first; a fill that does not say by what was by all of them.
 */
export const FILLED_WITH = statement(
  { requisitionId: is.uuid, came: is.json<CameFree[]>() },
  `SELECT e.subject_id AS "requisitionId", e.payload->'after'->'came' AS came
   FROM event e JOIN requisition q ON q.school_id = $1 AND q.id = e.subject_id
   WHERE e.school_id = $1 AND e.place > (SELECT f.place FROM event f WHERE f.school_id = $1 AND f.id = $2) AND e.name = 'requisition.filled' AND q.status = ANY($4)
     AND (NOT e.payload->'after' ? 'freedBy' OR e.payload->'after'->'freedBy' ?| $3::text[])
   ORDER BY ${placeOf('requisition.submitted', 'q.id')} DESC NULLS LAST, q.submitted_at DESC NULLS FIRST, q.id DESC, e.place DESC FOR UPDATE OF q`,
);

/** Takes kit back from requests that an act filled which is taken back. */
@Injectable()
export class Reclaim {
  constructor(
    private readonly db: Database,
    private readonly holds: ShortHolds,
  ) {}

  /**
   * Takes back what is missing, as far as requests were filled with what these events set free and nobody has made it yet; they are short
   * again. The apparatus is under lock. Answers whether anything was taken.
   */
  async take(by: Principal, shortages: readonly Shortage[], eventIds: readonly string[]): Promise<boolean> {
    if (shortages.length === 0) return false;
    const filled = await this.db.query(FILLED_WITH, [by.schoolId, eventIds[0], eventIds, NOT_MADE]);
    let any = false;
    for (const { apparatusId: id, name, short } of shortages) {
      const taken = takenFrom(filled, id, short);
      if (taken.length > 0) await this.holds.takeBack(by, { id, name }, taken);
      any ||= taken.length > 0;
    }
    return any;
  }
}

function takenFrom(filled: readonly { requisitionId: string; came: readonly CameFree[] }[], apparatusId: string, short: number) {
  let left = short;
  const taken = new Map<string, number>();
  for (const { requisitionId, came } of filled)
    for (const { quantity } of came.filter((one) => one.apparatusId === apparatusId)) {
      const part = Math.min(quantity, left);
      left -= part;
      if (part > 0) taken.set(requisitionId, (taken.get(requisitionId) ?? 0) + part);
    }
  return [...taken].map(([requisitionId, quantity]) => ({ requisitionId, quantity }));
}
