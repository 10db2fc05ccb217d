import { Injectable } from '@nestjs/common';
import { Database } from '../core/database/index.js';
import { instant } from '../core/clock/index.js';
import { type HeldThen, heldThen, type RequestHold } from './held-kit.js';
import type { Stocked } from './kit-held.js';
import type { StoredApparatus } from './stored-apparatus.js';
import { COUNTED, HELD_THEN, KITS_OF, REQUESTS_THEN } from './timeline.statements.js';

/** Whose a hold of a timeline is. */
export interface Holder {
  id: string;
  title: string;
  teacher: string;
  group: string;
}

/** A stretch of time in epoch milliseconds. */
interface During {
  fromMs: number;
  toMs: number;
}

const NOBODY: Promise<Holder[]> = Promise.resolve([]);

/** Looks up what is held of apparatus that was read already, as the many rows of a timeline are: `HeldKit` would read each once more. */
@Injectable()
export class HeldDuring {
  constructor(private readonly db: Database) {}

  /**
   * What is held of apparatus, and of the parts of kits among it, over [fromMs, toMs), and with `whose` the requests that hold it: one round
   * trip, without a lock.
   */
  async of(
    schoolId: string,
    rows: readonly StoredApparatus[],
    { fromMs, toMs }: During,
    whose: boolean,
  ): Promise<HeldThen & { requests: Holder[] }> {
    const known = new Set(rows.map(({ id }) => id));
    const partIds = new Set(rows.flatMap(({ parts }) => (parts ?? []).map(({ apparatusId }) => apparatusId)));
    const others = [...partIds].filter((id) => !known.has(id));
    const ids = [...known, ...others];
    const then = [schoolId, ids, instant(fromMs), instant(toMs)];
    const [holds, kits, counted, requests] = await this.db.readTogether(schoolId, () =>
      Promise.all([
        this.db.query(HELD_THEN, then),
        this.db.query(KITS_OF, [schoolId, ids]),
        others.length === 0 ? Promise.resolve([]) : this.db.query(COUNTED, [schoolId, others]),
        whose ? this.db.query(REQUESTS_THEN, then) : NOBODY,
      ]),
    );
    const byHolder = Map.groupBy(holds, ({ holder }) => holder);
    const kitsOf = Map.groupBy(kits, ({ part }) => part);
    const held = new Map(ids.map((id) => [id, drawnFrom(byHolder, id, kitsOf.get(id) ?? [])]));
    return { ...heldThen([...rows.map(asCounted), ...counted], held), requests };
  }
}

/** The holds that draw on one apparatus by their starts: its own, and those of kits that it is a part of. */
function drawnFrom(
  byHolder: ReadonlyMap<string, RequestHold[]>,
  id: string,
  kits: readonly { kit: string; each: number }[],
): RequestHold[] {
  const own = byHolder.get(id) ?? [];
  if (kits.length === 0) return own;
  const ofKits = kits.flatMap(({ kit, each }) => (byHolder.get(kit) ?? []).map((hold) => ({ ...hold, quantity: hold.quantity * each })));
  return [...own, ...ofKits].sort((one, other) => one.fromMs - other.fromMs);
}

function asCounted({ id, owned, outOfService, backMs, labelled, archived, parts }: StoredApparatus): Stocked {
  return { id, owned, out_of_service: outOfService, back_at: backMs, labelled, archived, parts };
}
