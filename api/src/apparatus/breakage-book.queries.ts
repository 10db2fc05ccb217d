import { Injectable } from '@nestjs/common';
import {
  addDays,
  APPARATUS_LIMITS,
  type BreakageBookAnswer,
  type BreakageBookQuery,
  type BreakageEntry,
  type BreakagesQuery,
  dateAt,
  type GoneHow,
  startOfDayMs,
} from '@app/shared';
import { checkRange } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { cursorOf, limitOf, type Page, page } from '../core/http/index.js';
import { notFound } from '../core/problems/index.js';
import { ONE_APPARATUS } from './stored-apparatus.js';

/** As many rows as a file has at most. */
const MOST_ROWS = 20_000;

interface Facts {
  outOfService: number;
  quantity?: number;
  cost?: number;
  requisitionId?: string;
  how?: GoneHow;
  takesBack?: string;
}

const NAMES = `('apparatus.broken', 'apparatus.repaired')`;
/** What was taken back, and its taking back, stand in no book. */
const STANDS = `e.payload->'after'->>'takesBack' IS NULL AND NOT EXISTS (SELECT FROM event t WHERE t.school_id = $1
    AND t.subject_id = e.subject_id AND t.place > e.place AND t.name IN ${NAMES} AND t.payload->'after'->>'takesBack' = e.id::text)`;
const ENTRY = {
  id: is.uuid,
  place: is.int,
  at: is.instant,
  name: is.text.as<'apparatus.broken' | 'apparatus.repaired'>(),
  by: is.text.orNull,
  before: is.json<Facts>(),
  after: is.json<Facts>(),
  note: is.text.orNull,
};
const COLUMNS = `e.id, e.place, e.at, e.name, p.name AS by, e.payload->'before' AS before, e.payload->'after' AS after, e.note`;

/** What broke of an apparatus ($2) of a school ($1) and was repaired, the newest first, from after a place in history ($3) on, at most $4. */
export const BREAKAGES = statement(
  ENTRY,
  `SELECT ${COLUMNS}
   FROM event e LEFT JOIN person p ON p.school_id = $1 AND p.id = e.person_id
   WHERE e.school_id = $1 AND e.subject_id = $2 AND e.name IN ${NAMES} AND ${STANDS}
     AND ($3::bigint IS NULL OR e.place < $3)
   ORDER BY e.place DESC LIMIT $4`,
);

/**
 * What broke in a school ($1) from an instant ($2) to another ($3, not included) and was repaired, the newest first, from after a place in
 * history ($4) on, at most $5.
 */
export const BOOK = statement(
  { ...ENTRY, apparatusId: is.uuid, apparatus: is.text },
  `SELECT ${COLUMNS}, a.id AS "apparatusId", a.name AS apparatus
   FROM event e JOIN apparatus a ON a.school_id = $1 AND a.id = e.subject_id LEFT JOIN person p ON p.school_id = $1 AND p.id = e.person_id
   WHERE e.school_id = $1 AND e.name IN ${NAMES} AND e.at >= $2 AND e.at < $3 AND ${STANDS}
     AND ($4::bigint IS NULL OR e.place < $4)
   ORDER BY e.place DESC LIMIT $5`,
);

/** What the entries of a school ($1) from an instant ($2) to another ($3, not included) come to. */
export const BOOK_SUMS = statement(
  { total: is.int, gone: is.int, cost: is.number, repairs: is.number },
  `SELECT count(*)::int AS total,
     coalesce(sum(coalesce((e.payload->'after'->>'quantity')::int,
       (e.payload->'after'->>'outOfService')::int - (e.payload->'before'->>'outOfService')::int)) FILTER (WHERE e.name = 'apparatus.broken'), 0)::int AS gone,
     coalesce(sum((e.payload->'after'->>'cost')::numeric) FILTER (WHERE e.name = 'apparatus.broken'), 0)::float8 AS cost,
     coalesce(sum((e.payload->'after'->>'cost')::numeric) FILTER (WHERE e.name = 'apparatus.repaired'), 0)::float8 AS repairs
   FROM event e WHERE e.school_id = $1 AND e.name IN ${NAMES} AND e.at >= $2 AND e.at < $3 AND ${STANDS}`,
);

/** The breakage book: what broke when, what it cost, and what was repaired. */
@Injectable()
export class BreakageBook {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** What broke of an apparatus and was repaired, the newest first. @throws NOT_FOUND; INVALID naming limit or cursor */
  async of(schoolId: string, id: string, query: BreakagesQuery): Promise<Page<BreakageEntry>> {
    const limit = limitOf(query.limit);
    const [after = null] = cursorOf(query.cursor, ['written']) ?? [];
    const [[known], rows] = await this.db.readTogether(schoolId, () =>
      Promise.all([this.db.query(ONE_APPARATUS, [schoolId, id]), this.db.query(BREAKAGES, [schoolId, id, after, limit + 1])]),
    );
    if (!known) throw notFound('apparatus');
    return page(rows, limit, entryOf, ({ place }) => [String(place)]);
  }

  /** The book of the whole school, the newest first, with what all of it comes to. @throws INVALID naming from, to, limit or cursor */
  async all({ schoolId, timeZone }: Principal, query: BreakageBookQuery): Promise<BreakageBookAnswer> {
    const range = this.rangeOf(timeZone, query);
    const limit = query.format === 'csv' ? MOST_ROWS : limitOf(query.limit);
    const [after = null] = cursorOf(query.cursor, ['written']) ?? [];
    const during = [instant(startOfDayMs(range.from, timeZone)), instant(startOfDayMs(addDays(range.to, 1), timeZone))] as const;
    const [[sums], rows] = await this.db.readTogether(schoolId, () =>
      Promise.all([this.db.query(BOOK_SUMS, [schoolId, ...during]), this.db.query(BOOK, [schoolId, ...during, after, limit + 1])]),
    );
    const part = page(
      rows,
      limit,
      ({ apparatusId, apparatus, ...row }) => ({ ...entryOf(row), apparatusId, apparatus }),
      ({ place }) => [String(place)],
    );
    return { ...range, ...part, ...(sums ?? { total: 0, gone: 0, cost: 0, repairs: 0 }) };
  }

  private rangeOf(timeZone: string, { from, to }: BreakageBookQuery): { from: string; to: string } {
    const today = dateAt(this.clock.nowMs(), timeZone);
    const days = APPARATUS_LIMITS.bookDays;
    const range = { from: from ?? addDays(to ?? today, 1 - days), to: to ?? (from ? addDays(from, days - 1) : today) };
    checkRange(range, days);
    return range;
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
