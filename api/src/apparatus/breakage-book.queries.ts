import { Injectable } from '@nestjs/common';
import type { BreakageEntry, BreakagesQuery, GoneHow } from '@app/shared';
import { instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { cursorOf, limitOf, type Page, page } from '../core/http/index.js';
import { notFound } from '../core/problems/index.js';
import { ONE_APPARATUS } from './stored-apparatus.js';

interface Facts {
  outOfService: number;
  quantity?: number;
  cost?: number;
  requisitionId?: string;
  how?: GoneHow;
}

/** What broke of an apparatus ($2) of a school ($1) and was repaired, the newest first, from after an instant and id ($3, $4) on, at most $5. */
export const BREAKAGES = statement(
  {
    id: is.uuid,
    at: is.instant,
    name: is.text.as<'apparatus.broken' | 'apparatus.repaired'>(),
    by: is.text.orNull,
    before: is.json<Facts>(),
    after: is.json<Facts>(),
    note: is.text.orNull,
  },
  `SELECT e.id, e.at, e.name, p.name AS by, e.payload->'before' AS before, e.payload->'after' AS after, e.note
   FROM event e LEFT JOIN person p ON p.school_id = $1 AND p.id = e.person_id
   WHERE e.school_id = $1 AND e.subject_id = $2 AND e.name IN ('apparatus.broken', 'apparatus.repaired')
     AND ($3::timestamptz IS NULL OR (e.at, e.id) < ($3, $4::uuid))
   ORDER BY e.at DESC, e.id DESC LIMIT $5`,
);

/** The breakage book: what broke when, what it cost, and what was repaired. */
@Injectable()
export class BreakageBook {
  constructor(private readonly db: Database) {}

  /** What broke of an apparatus and was repaired, the newest first. @throws NOT_FOUND; INVALID naming limit or cursor */
  async of(schoolId: string, id: string, query: BreakagesQuery): Promise<Page<BreakageEntry>> {
    const limit = limitOf(query.limit);
    const after = cursorOf(query.cursor, ['instant', 'id']);
    const from = after?.[0] === undefined ? null : instant(Number(after[0]));
    const [[known], rows] = await this.db.readTogether(schoolId, () =>
      Promise.all([
        this.db.query(ONE_APPARATUS, [schoolId, id]),
        this.db.query(BREAKAGES, [schoolId, id, from, after?.[1] ?? null, limit + 1]),
      ]),
    );
    if (!known) throw notFound('apparatus');
    return page(rows, limit, entryOf, (row) => [String(row.at), row.id]);
  }
}

function entryOf({ id, at, name, by, before, after, note }: (typeof BREAKAGES)['row']): BreakageEntry {
  return {
    id,
    at: instant(at),
    by,
    kind: name === 'apparatus.broken' ? 'broken' : 'repaired',
    quantity: after.quantity ?? Math.abs(after.outOfService - before.outOfService),
    cost: after.cost ?? null,
    note,
    requisitionId: after.requisitionId ?? null,
    how: name === 'apparatus.broken' ? (after.how ?? 'broken') : null,
  };
}
