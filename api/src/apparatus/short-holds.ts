import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Apparatus, type CutHold, type HeldInterval, holdsOverCapacity, MAX_HOLD_DAYS, type NowShort } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { instant } from '../core/clock/index.js';
import { command, Database, is, statement } from '../core/database/index.js';
import { Events, placeOf } from '../core/events/index.js';
import { HoldRow } from './hold.entity.js';

/** How many of an apparatus are taken from a requisition. */
interface Taken {
  requisitionId: string;
  quantity: number;
}

type LiveHold = HeldInterval & { id: string; requisitionId: string; title: string };

export const LIVE = statement(
  { id: is.uuid, requisitionId: is.uuid, title: is.text, quantity: is.int, fromMs: is.number, toMs: is.number },
  `
SELECT h.id, h.requisition_id AS "requisitionId", r.title, h.quantity, date_part('epoch', h.starts_at) * 1000 AS "fromMs",
  date_part('epoch', least(r.ends_at + $4::int * interval '1 minute', h.starts_at + interval '${MAX_HOLD_DAYS} days')) * 1000 AS "toMs"
FROM hold h JOIN requisition r ON r.school_id = $1 AND r.id = h.requisition_id
WHERE h.school_id = $1 AND h.apparatus_id = $2 AND h.starts_at > $3::timestamptz - interval '${MAX_HOLD_DAYS} days'
  AND (h.ends_at > $3 OR r.ends_at + $4::int * interval '1 minute' > $3)
ORDER BY ${placeOf('requisition.submitted', 'r.id')} NULLS FIRST, r.submitted_at NULLS FIRST, h.id
FOR UPDATE OF h`,
);

export const FOLLOW = command(`
UPDATE hold h SET quantity = now.quantity, ends_at = now."endsAt", labelled = $3
FROM jsonb_to_recordset($2) AS now(id uuid, quantity int, "endsAt" timestamptz)
WHERE h.school_id = $1 AND h.id = now.id AND (h.quantity, h.ends_at, h.labelled) IS DISTINCT FROM (now.quantity, now."endsAt", $3)`);

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
   * Has the holds follow the turnaround and the label, and cuts those over the line from now on, the newest by when they were asked for;
   * records of which requisitions: what that means for a requisition is its own affair. The row of the apparatus must be locked, or a hold could be taken meanwhile.
   */
  async settle(principal: Principal, apparatus: Apparatus, nowMs: number): Promise<NowShort[]> {
    const { schoolId } = principal;
    const live: LiveHold[] = await this.db.query(LIVE, [schoolId, apparatus.id, instant(nowMs), apparatus.turnaroundMinutes]);
    const ahead = live.map((hold) => ({ ...hold, fromMs: Math.max(hold.fromMs, nowMs) }));
    const cuts = holdsOverCapacity(Math.max(0, apparatus.owned - apparatus.outOfService), ahead);
    const left = new Map(cuts.map((cut) => [cut.hold.id, cut.left]));
    const stay = live.map(({ id, quantity, toMs }) => ({ id, quantity: left.get(id) ?? quantity, endsAt: instant(toMs) }));
    const gone = cuts.filter((cut) => cut.left === 0).map(({ hold }) => hold.id);
    await Promise.all([
      this.db.delete(HoldRow, { id: In(gone) }),
      this.db.change(FOLLOW, [schoolId, JSON.stringify(stay.filter(({ quantity }) => quantity > 0)), apparatus.labelled]),
    ]);
    if (cuts.length === 0) return [];
    const nowShort = byRequisition(cuts);
    const taken = nowShort.map(({ requisitionId, short }) => ({ requisitionId, quantity: short }));
    const after = { name: apparatus.name, taken };
    await this.events.record(principal, { name: 'apparatus.short', subjectId: apparatus.id, payload: { after } });
    return nowShort;
  }

  /** Takes from requisitions what they were given of an apparatus, and records that they are short of it. Its row is under lock. */
  async takeBack(principal: Principal, { id, name }: Pick<Apparatus, 'id' | 'name'>, taken: readonly Taken[]): Promise<void> {
    const asked = [principal.schoolId, JSON.stringify(taken), id];
    // what holds no more than that first, or a hold that was lowered would go too
    await Promise.all([this.db.change(DROP_ALL, asked), this.db.change(LOWER, asked)]);
    await this.events.record(principal, { name: 'apparatus.short', subjectId: id, payload: { after: { name, taken: [...taken] } } });
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
