import { Injectable } from '@nestjs/common';
import { type CameFree, chooseBack } from '@app/shared';
import { Holds, ShortHolds } from '../apparatus/index.js';
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
    private readonly holds: Holds,
    private readonly shortHolds: ShortHolds,
  ) {}

  /**
   * Takes back what is lacking of some things, as far as requests were filled with what these events set free, by itself or in kits, and
   * nobody has made it yet; they are short again. The things are under lock. Answers whether anything was taken.
   */
  async take(by: Principal, lacking: ReadonlyMap<string, number>, eventIds: readonly string[]): Promise<boolean> {
    if (lacking.size === 0) return false;
    const filled = await this.db.query(FILLED_WITH, [by.schoolId, eventIds[0], eventIds, NOT_MADE]);
    const came = filled.flatMap(({ requisitionId, came: of }) =>
      of.map(({ apparatusId, name, quantity }) => ({ requisitionId, apparatusId, name, quantity })),
    );
    if (came.length === 0) return false;
    const names = new Map(came.map(({ apparatusId, name }) => [apparatusId, name]));
    const back = chooseBack(lacking, await this.holds.drawn([...names.keys()]), came);
    for (const [id, taken] of Map.groupBy(back, ({ apparatusId }) => apparatusId))
      await this.shortHolds.takeBack(by, { id, name: names.get(id) ?? '' }, taken);
    return back.length > 0;
  }
}
