import { Injectable } from '@nestjs/common';
import { type Apparatus, type CutHold, type HeldInterval, holdsOverCapacity, type NowShort } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { activity, ActivityRow } from '../core/activity/index.js';
import { instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';

type LiveHold = HeldInterval & { id: string; requisitionId: string; title: string };

const LIVE = `
SELECT h.id, h.requisition_id AS "requisitionId", r.title, h.quantity,
  date_part('epoch', h.starts_at) * 1000 AS "fromMs", date_part('epoch', h.ends_at) * 1000 AS "toMs"
FROM hold h JOIN requisition r ON r.school_id = h.school_id AND r.id = h.requisition_id
WHERE h.school_id = (SELECT current_school()) AND h.apparatus_id = $1 AND h.starts_at > $2::timestamptz - interval '16 days' AND h.ends_at > $2
ORDER BY h.id
FOR UPDATE OF h`;

const CUT = `
WITH cut AS (SELECT id, "left", taken, "requisitionId" FROM jsonb_to_recordset($2) AS c(id uuid, "left" int, taken int, "requisitionId" uuid)),
  gone AS (DELETE FROM hold h USING cut WHERE h.school_id = (SELECT current_school()) AND h.id = cut.id AND cut."left" = 0),
  less AS (UPDATE hold h SET quantity = cut."left" FROM cut WHERE h.school_id = (SELECT current_school()) AND h.id = cut.id AND cut."left" > 0),
  lost AS (SELECT "requisitionId" AS id, sum(taken)::int AS taken FROM cut GROUP BY 1),
  had AS (
    SELECT l.id, lost.taken, ceil(l.needed)::int - l.short AS own,
      coalesce(sum(ceil(l.needed)::int - l.short) OVER (PARTITION BY l.requisition_id ORDER BY l.position DESC, l.id
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::int AS others
    FROM requisition_line l JOIN lost ON lost.id = l.requisition_id
    WHERE l.school_id = (SELECT current_school()) AND l.apparatus_id = $1),
  lines AS (UPDATE requisition_line l SET short = l.short + least(had.own, had.taken - had.others) FROM had
    WHERE l.school_id = (SELECT current_school()) AND l.id = had.id AND had.own > 0 AND had.taken > had.others)
UPDATE requisition r SET short = true, version = r.version + 1 FROM lost WHERE r.school_id = (SELECT current_school()) AND r.id = lost.id`;

/** Settles the holds of an apparatus of which there is now less. */
@Injectable()
export class ShortHolds {
  constructor(private readonly db: Database) {}

  /**
   * Cuts the newest holds that are over the line from now on, and marks their lines and requisitions short; one activity row each,
   * so that their people can be told. The row of the apparatus must be locked, or a hold could be taken meanwhile.
   */
  async settle(principal: Principal, apparatus: Apparatus, nowMs: number): Promise<NowShort[]> {
    const live = await this.db.query<LiveHold & Record<string, unknown>>(LIVE, [apparatus.id, instant(nowMs)]);
    const ahead = live.map((hold) => ({ ...hold, fromMs: Math.max(hold.fromMs, nowMs) }));
    const cuts = holdsOverCapacity(Math.max(0, apparatus.owned - apparatus.outOfService), ahead);
    if (cuts.length === 0) return [];
    await this.db.change(CUT, [
      apparatus.id,
      JSON.stringify(cuts.map(({ hold, left, taken }) => ({ id: hold.id, requisitionId: hold.requisitionId, left, taken }))),
    ]);
    const nowShort = byRequisition(cuts);
    await this.db.insert([
      ActivityRow,
      nowShort.map(({ requisitionId, title, short }) =>
        activity(principal.schoolId, principal.personId, nowMs, {
          what: 'requisition.short',
          subject: 'requisition',
          subjectId: requisitionId,
          after: { title, apparatusId: apparatus.id, name: apparatus.name, short },
          toTell: true,
        }),
      ),
    ]);
    return nowShort;
  }
}

function byRequisition(cuts: readonly CutHold<LiveHold>[]): NowShort[] {
  const short = new Map<string, NowShort>();
  for (const { hold, taken } of cuts) {
    const known = short.get(hold.requisitionId);
    if (known) known.short += taken;
    else short.set(hold.requisitionId, { requisitionId: hold.requisitionId, title: hold.title, short: taken });
  }
  return [...short.values()];
}
