import { Injectable } from '@nestjs/common';
import type { Drawn, HeldInterval, HeldOf } from '@app/shared';
import { instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { drawnOf, HELD_APPARATUS, HELD_COLUMNS, heldAndOut, heldOf, standingOf, type Stocked, WITH_PARTS } from './kit-held.js';

type HeldRow = [requisitionId: string, quantity: number, fromMs: number, toMs: number];

/** Apparatus ($2) of a school ($1) and the parts of kits among them, with what is held of each over [$3, $4): whose, how many, from and to in milliseconds. */
export const HELD = statement(
  { ...HELD_APPARATUS, held: is.json<HeldRow[]>().orNull },
  `SELECT ${HELD_COLUMNS}, (SELECT json_agg(json_build_array(h.requisition_id, h.quantity * h.each, date_part('epoch', h.starts_at) * 1000, date_part('epoch', h.ends_at) * 1000)
      ORDER BY h.starts_at, h.id) FROM ${heldOf('a', '$3::timestamptz', '$4::timestamptz')} h) AS held
   FROM apparatus a WHERE a.school_id = $1 AND a.id = ANY(${WITH_PARTS})`,
);

/** A hold with whose it is. */
export type RequestHold = HeldInterval & { requisitionId: string };

/** What is held of some apparatus over a stretch of time: what each draws on, who holds it (`held`), what is out of service (`out`), and both. */
export interface HeldThen {
  drawn: ReadonlyMap<string, Drawn[]>;
  held: ReadonlyMap<string, RequestHold[]>;
  out: HeldOf;
  all: HeldOf;
}

/** Looks up what is held, for whoever only wants to see it. */
@Injectable()
export class HeldKit {
  constructor(private readonly db: Database) {}

  /** What is held of apparatus, and of the parts of kits among them, over [fromMs, toMs): one statement, without a lock. */
  async between(schoolId: string, ids: readonly string[], fromMs: number, toMs: number): Promise<HeldThen> {
    const rows = await this.db.read(schoolId, HELD, [schoolId, ids, instant(fromMs), instant(toMs)]);
    const held = new Map(
      rows.map(({ id, held: of }) => [
        id,
        (of ?? []).map(([requisitionId, quantity, startMs, endMs]) => ({ requisitionId, quantity, fromMs: startMs, toMs: endMs })),
      ]),
    );
    return heldThen(rows, held);
  }
}

/** Tells of apparatus, and the parts of kits among them, what is held of each by requests. */
export function heldThen(apparatus: readonly Stocked[], held: ReadonlyMap<string, RequestHold[]>): HeldThen {
  return {
    drawn: drawnOf(apparatus),
    held,
    out: new Map(apparatus.map((one) => [one.id, standingOf(one).out])),
    all: heldAndOut(apparatus, held),
  };
}
