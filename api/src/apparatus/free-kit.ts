import { Injectable } from '@nestjs/common';
import { type HeldInterval, holdInterval, shareOutTogether } from '@app/shared';
import { instant } from '../core/clock/index.js';
import { command, Database, is, statement } from '../core/database/index.js';
import { newId } from '../core/ids/index.js';
import { HoldRow } from './hold.entity.js';
import { Holds } from './holds.js';
import { drawnOf, type HeldApparatus, heldAndOut, heldOf } from './kit-held.js';

/** A requisition that lacks `short` of an apparatus at its lesson; instants are epoch milliseconds. */
export interface Wanting {
  requisitionId: string;
  apparatusId: string;
  short: number;
  startMs: number;
  endMs: number;
}

/** How many of an apparatus a requisition was given. */
export interface Given {
  requisitionId: string;
  apparatusId: string;
  quantity: number;
}

/** The holds of a school ($1) that draw on apparatus ($2) within [$3, $4), by themselves or as kits (`heldId`): whose they are, and when. */
export const HELD_BY = statement(
  {
    id: is.uuid,
    requisitionId: is.uuid,
    heldId: is.uuid,
    apparatusId: is.uuid,
    quantity: is.int,
    fromMs: is.number,
    toMs: is.number,
  },
  `SELECT h.id, h.requisition_id AS "requisitionId", h.apparatus_id AS "heldId", a.id AS "apparatusId", h.quantity * h.each AS quantity,
     date_part('epoch', h.starts_at) * 1000 AS "fromMs", date_part('epoch', h.ends_at) * 1000 AS "toMs"
   FROM apparatus a CROSS JOIN LATERAL ${heldOf('a', '$3::timestamptz', '$4::timestamptz')} h WHERE a.school_id = $1 AND a.id = ANY($2)`,
);

export const RAISE = command(`
UPDATE hold h SET quantity = h.quantity + more.quantity FROM jsonb_to_recordset($2) AS more(id uuid, quantity int)
WHERE h.school_id = $1 AND h.id = more.id`);

type Held = HeldInterval & Given & { id: string; heldId: string };
type Asked = Wanting & { fromMs: number; toMs: number; own: Held | undefined };

/** Kit that nobody holds, for those who are short of it. */
@Injectable()
export class FreeKit {
  constructor(
    private readonly db: Database,
    private readonly holds: Holds,
  ) {}

  /** Locks the apparatus in the order of their ids, so that nobody else can hold them until this transaction ends, and answers them. */
  lock(apparatusIds: readonly string[]): Promise<HeldApparatus[]> {
    return this.holds.lock(apparatusIds);
  }

  /**
   * Holds what is free for those who are short, in the order given, and answers who was given what. The rows of the apparatus must be
   * locked, or a hold could be taken meanwhile.
   */
  async give(apparatus: readonly HeldApparatus[], oldestFirst: readonly Wanting[]): Promise<Given[]> {
    if (oldestFirst.length === 0) return [];
    const held = await this.heldDuring(apparatus, oldestFirst);
    const known = new Map(apparatus.map((one) => [one.id, one]));
    const asked = oldestFirst.flatMap((wanting) => askedOf(wanting, known.get(wanting.apparatusId), held.get(wanting.apparatusId) ?? []));
    const given = shareOutTogether(drawnOf(apparatus), heldAndOut(apparatus, held), asked);
    const raised = given.filter(({ wanting }) => wanting.own !== undefined);
    const made = given.filter(({ wanting }) => wanting.own === undefined);
    const more = raised.map(({ wanting, quantity }) => ({ id: wanting.own?.id, quantity }));
    if (more.length > 0) await this.db.change(RAISE, [this.db.schoolId, JSON.stringify(more)]);
    await this.db.insert([
      HoldRow,
      made.flatMap((share) => {
        const one = known.get(share.wanting.apparatusId);
        return one ? [this.row(one, share)] : [];
      }),
    ]);
    return given.map(({ wanting: { requisitionId, apparatusId }, quantity }) => ({ requisitionId, apparatusId, quantity }));
  }

  private row(apparatus: HeldApparatus, { wanting, quantity }: { wanting: Asked; quantity: number }): HoldRow {
    return {
      schoolId: this.db.schoolId,
      id: newId(),
      requisitionId: wanting.requisitionId,
      apparatusId: apparatus.id,
      quantity,
      startsAt: instant(wanting.fromMs),
      endsAt: instant(wanting.toMs),
      labelled: apparatus.labelled,
    };
  }

  private async heldDuring(apparatus: readonly HeldApparatus[], wanting: readonly Wanting[]): Promise<Map<string, Held[]>> {
    const longest = Math.max(0, ...apparatus.map(({ turnaround_minutes: minutes }) => minutes));
    const [from, to] = [Math.min(...wanting.map(({ startMs }) => startMs)), Math.max(...wanting.map(({ endMs }) => endMs))];
    const asked = [this.db.schoolId, apparatus.map(({ id }) => id), instant(from), instant(to + longest * 60_000)];
    return Map.groupBy(await this.db.query(HELD_BY, asked), ({ apparatusId }) => apparatusId);
  }
}

/** What somebody is short of, over which time: as long as what they hold of it, or would. */
function askedOf(wanting: Wanting, apparatus: HeldApparatus | undefined, held: readonly Held[]): Asked[] {
  if (!apparatus) return [];
  const own = held.find(({ requisitionId, heldId }) => requisitionId === wanting.requisitionId && heldId === wanting.apparatusId);
  const { fromMs, toMs } = own ?? holdInterval(wanting, apparatus.turnaround_minutes);
  return [{ ...wanting, fromMs, toMs, own }];
}
