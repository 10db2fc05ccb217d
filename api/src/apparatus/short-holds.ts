import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Apparatus, type CutHold, type HeldInterval, holdsOverCapacity, isMadeUp, MAX_HOLD_DAYS, type NowShort } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { instant } from '../core/clock/index.js';
import { command, Database, is, statement } from '../core/database/index.js';
import { Events, placeOf } from '../core/events/index.js';
import { HoldRow } from './hold.entity.js';
import { HELD_APPARATUS, HELD_COLUMNS, type HeldApparatus, standingOf } from './kit-held.js';

/** How many of an apparatus are taken from a requisition. */
interface Taken {
  requisitionId: string;
  quantity: number;
}

type LiveHold = HeldInterval & {
  id: string;
  requisitionId: string;
  title: string;
  heldId: string;
  heldName: string;
  each: number;
  labelled: boolean;
};

/** The apparatus ($2) of a school ($1) as their holds have to know them. */
export const CHANGED = statement(
  HELD_APPARATUS,
  `SELECT ${HELD_COLUMNS} FROM apparatus a WHERE a.school_id = $1 AND a.id = ANY($2) ORDER BY a.id`,
);

/**
 * The holds of a school ($1) that draw on an apparatus ($2) from an instant ($3) on: its own and those of kits that it is a part of, with how
 * long they last by the turnaround of what is held; the request that was sent first comes first.
 */
export const LIVE = statement(
  {
    id: is.uuid,
    requisitionId: is.uuid,
    title: is.text,
    heldId: is.uuid,
    heldName: is.text,
    each: is.int,
    labelled: is.bool,
    quantity: is.int,
    fromMs: is.number,
    toMs: is.number,
  },
  `
SELECT h.id, r.id AS "requisitionId", r.title, k.id AS "heldId", k.name AS "heldName", s.each, k.labelled, h.quantity, date_part('epoch', h.starts_at) * 1000 AS "fromMs",
  date_part('epoch', least(r.ends_at + k.turnaround_minutes * interval '1 minute', h.starts_at + interval '${MAX_HOLD_DAYS} days')) * 1000 AS "toMs"
FROM (SELECT $2::uuid AS holder, 1 AS each UNION ALL SELECT p.kit_id, p.quantity FROM apparatus_part p WHERE p.school_id = $1 AND p.part_id = $2) s
JOIN apparatus k ON k.school_id = $1 AND k.id = s.holder
JOIN hold h ON h.school_id = $1 AND h.apparatus_id = s.holder
JOIN requisition r ON r.school_id = $1 AND r.id = h.requisition_id
WHERE h.starts_at > $3::timestamptz - interval '${MAX_HOLD_DAYS} days'
  AND (h.ends_at > $3 OR r.ends_at + k.turnaround_minutes * interval '1 minute' > $3)
ORDER BY ${placeOf('requisition.submitted', 'r.id')} NULLS FIRST, r.submitted_at NULLS FIRST, h.id
FOR UPDATE OF h`,
);

/** What jobs of a machine ($2) of a school ($1) hold of it from an instant ($3) on: no request's, and cut by none. */
export const JOBS_HOLD = statement(
  { quantity: is.int, fromMs: is.number, toMs: is.number },
  `SELECT h.quantity, date_part('epoch', h.starts_at) * 1000 AS "fromMs", date_part('epoch', h.ends_at) * 1000 AS "toMs" FROM hold h
   WHERE h.school_id = $1 AND h.apparatus_id = $2 AND h.requisition_id IS NULL AND h.starts_at > $3::timestamptz - interval '${MAX_HOLD_DAYS} days' AND h.ends_at > $3`,
);

export const FOLLOW = command(`
UPDATE hold h SET quantity = now.quantity, ends_at = now."endsAt", labelled = now.labelled
FROM jsonb_to_recordset($2) AS now(id uuid, quantity int, "endsAt" timestamptz, labelled boolean)
WHERE h.school_id = $1 AND h.id = now.id AND (h.quantity, h.ends_at, h.labelled) IS DISTINCT FROM (now.quantity, now."endsAt", now.labelled)`);

/** Takes from what requisitions hold ($2, as JSON) of an apparatus ($3). */
export const LOWER = command(`
UPDATE hold h SET quantity = h.quantity - less.quantity FROM jsonb_to_recordset($2) AS less("requisitionId" uuid, quantity int)
WHERE h.school_id = $1 AND h.apparatus_id = $3 AND h.requisition_id = less."requisitionId" AND h.quantity > less.quantity`);
export const DROP_ALL = command(`
DELETE FROM hold h USING jsonb_to_recordset($2) AS less("requisitionId" uuid, quantity int)
WHERE h.school_id = $1 AND h.apparatus_id = $3 AND h.requisition_id = less."requisitionId" AND h.quantity <= less.quantity`);

/** Settles the holds of an apparatus that was changed: of which there is less, that takes longer to be ready, that got a label. */
@Injectable()
export class ShortHolds {
  constructor(
    private readonly db: Database,
    private readonly events: Events,
  ) {}

  /**
   * Has the holds of apparatus follow its turnaround, label and parts, and cuts those over the line from now on, the newest by when they were
   * asked for; records of which requisitions: what that means for a requisition is its own affair. Of a kit whole ones are taken away. The
   * rows of the apparatus must be locked, or a hold could be taken meanwhile.
   */
  async settle(principal: Principal, apparatusIds: readonly string[], nowMs: number): Promise<NowShort[]> {
    if (apparatusIds.length === 0) return [];
    const { schoolId } = principal;
    const changed = await this.db.query(CHANGED, [schoolId, apparatusIds]);
    const cuts: CutHold<LiveHold>[] = [];
    for (const apparatus of changed) cuts.push(...(await this.cut(schoolId, apparatus, nowMs)));
    for (const [heldId, of] of Map.groupBy(cuts, ({ hold }) => hold.heldId)) {
      const taken = byRequisition(of).map(({ requisitionId, short }) => ({ requisitionId, quantity: short }));
      const after = { name: of[0]?.hold.heldName ?? '', taken };
      await this.events.record(principal, { name: 'apparatus.short', subjectId: heldId, payload: { after } });
    }
    return byRequisition(cuts);
  }

  private async cut(schoolId: string, apparatus: HeldApparatus, nowMs: number): Promise<CutHold<LiveHold>[]> {
    const asked = [schoolId, apparatus.id, instant(nowMs)];
    const [live, jobs]: [LiveHold[], HeldInterval[]] = await Promise.all([
      this.db.query(LIVE, asked),
      apparatus.labelled ? this.db.query(JOBS_HOLD, asked) : [],
    ]);
    const ahead = live.map((hold) => ({ ...hold, fromMs: Math.max(hold.fromMs, nowMs) }));
    const { capacity, out } = standingOf(apparatus);
    const cuts = isMadeUp({ ...apparatus, parts: apparatus.parts ?? [] })
      ? []
      : holdsOverCapacity(Math.max(0, capacity), ahead, [...out, ...jobs]);
    const left = new Map(cuts.map((cut) => [cut.hold.id, cut.left]));
    const stay = live.map(({ id, quantity, toMs, labelled }) => ({
      id,
      quantity: left.get(id) ?? quantity,
      endsAt: instant(toMs),
      labelled,
    }));
    const gone = cuts.filter((cut) => cut.left === 0).map(({ hold }) => hold.id);
    await Promise.all([
      this.db.delete(HoldRow, { id: In(gone) }),
      this.db.change(FOLLOW, [schoolId, JSON.stringify(stay.filter(({ quantity }) => quantity > 0))]),
    ]);
    return cuts;
  }

  /** Takes from requisitions what they were given of an apparatus, and records that they are short of it. Its row is under lock. */
  async takeBack(principal: Principal, { id, name }: Pick<Apparatus, 'id' | 'name'>, taken: readonly Taken[]): Promise<void> {
    const asked = [principal.schoolId, JSON.stringify(taken), id];
    // what holds no more than that first, or a hold that was lowered would go too
    await Promise.all([this.db.change(DROP_ALL, asked), this.db.change(LOWER, asked)]);
    await this.events.record(principal, {
      name: 'apparatus.short',
      subjectId: id,
      payload: { after: { name, taken: taken.map(({ requisitionId, quantity }) => ({ requisitionId, quantity })) } },
    });
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
