import { Injectable } from '@nestjs/common';
import { holdInterval, shareOut, type ShortOf } from '@app/shared';
import { instant } from '../core/clock/index.js';
import { command, Database, is, statement } from '../core/database/index.js';
import { newId } from '../core/ids/index.js';
import { HoldRow } from './hold.entity.js';
import { type HeldApparatus, Holds, overlapping } from './holds.js';

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

/** The holds of apparatus ($2) of a school ($1) that touch [$3, $4): whose they are, and when. */
export const HELD_BY = statement(
  { id: is.uuid, requisitionId: is.uuid, apparatusId: is.uuid, quantity: is.int, fromMs: is.number, toMs: is.number },
  `SELECT h.id, h.requisition_id AS "requisitionId", h.apparatus_id AS "apparatusId", h.quantity,
     date_part('epoch', h.starts_at) * 1000 AS "fromMs", date_part('epoch', h.ends_at) * 1000 AS "toMs"
   FROM hold h WHERE h.school_id = $1 AND h.apparatus_id = ANY($2) AND ${overlapping('$3::timestamptz', '$4::timestamptz')}`,
);

export const RAISE = command(`
UPDATE hold h SET quantity = h.quantity + more.quantity FROM jsonb_to_recordset($2) AS more(id uuid, quantity int)
WHERE h.school_id = $1 AND h.id = more.id`);

type Held = { id: string } & Given & { fromMs: number; toMs: number };
type Asked = Wanting & ShortOf & { own: Held | undefined };

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
    const given = apparatus.flatMap((one) => this.share(one, oldestFirst, held.get(one.id) ?? []));
    const raised = given.filter(({ wanting }) => wanting.own !== undefined);
    const made = given.filter(({ wanting }) => wanting.own === undefined);
    const more = raised.map(({ wanting, quantity }) => ({ id: wanting.own?.id, quantity }));
    if (more.length > 0) await this.db.change(RAISE, [this.db.schoolId, JSON.stringify(more)]);
    await this.db.insert([HoldRow, made.map(({ apparatus: one, ...share }) => this.row(one, share))]);
    return given.map(({ wanting: { requisitionId, apparatusId }, quantity }) => ({ requisitionId, apparatusId, quantity }));
  }

  private share(apparatus: HeldApparatus, oldestFirst: readonly Wanting[], held: readonly Held[]) {
    const asked = oldestFirst
      .filter(({ apparatusId }) => apparatusId === apparatus.id)
      .map((wanting): Asked => {
        const own = held.find(({ requisitionId }) => requisitionId === wanting.requisitionId);
        const { fromMs, toMs } = own ?? holdInterval(wanting, apparatus.turnaround_minutes);
        return { ...wanting, fromMs, toMs, own };
      });
    return shareOut(apparatus.owned - apparatus.out_of_service, held, asked).map((share) => ({ ...share, apparatus }));
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
