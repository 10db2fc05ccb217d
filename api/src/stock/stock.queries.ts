import { Injectable } from '@nestjs/common';
import { dateAt, type MovementWhy, type Stock, type StockMovement, type StockQuery, substanceKey } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { cursorOf, limitOf, type Page, page, totalOf } from '../core/http/index.js';
import { notFound } from '../core/problems/index.js';
import { type Known, KnownSubstances } from '../substances/index.js';
import { ONE_STOCK, STOCK, STOCK_COLUMNS, toStock } from './stock.columns.js';

/** More than a school has of anything: a list as a file is whole. */
const MOST_IN_FILE = 100_000;

/**
 * Stock of a school ($1) whose name, place or supplier has every word ($2), or whose name is one of the keys ($3): of a kind ($4) or any, by
 * how it stands on a day ($5): low ($6), expired ($7), missing ($8), each null for any. $9, $10: sort key and id of the last of the page before; $11 most rows.
 */
export const STOCK_LIST = statement(
  { ...STOCK, sort: is.text, total: is.int },
  `
SELECT ${STOCK_COLUMNS}, lower(s.name) AS sort, s.total
FROM (SELECT f.*, count(*) OVER ()::int AS total FROM stock f WHERE f.school_id = $1 AND NOT f.archived AND ($4::text IS NULL OR f.kind = $4)
  AND (f.key = ANY($3) OR NOT EXISTS (SELECT FROM unnest($2::text[]) word
    WHERE strpos(f.key, word) = 0 AND strpos(lower(f.location), word) = 0 AND strpos(lower(coalesce(f.supplier, '')), word) = 0))
  AND ($6::boolean IS NULL OR coalesce(f.amount < f.reorder_level, false) = $6)
  AND ($7::boolean IS NULL OR coalesce(f.expires < $5::date, false) = $7)
  AND ($8::boolean IS NULL OR (f.amount = 0) = $8)) s
WHERE $9::text IS NULL OR (lower(s.name), s.id) > ($9, $10::uuid)
ORDER BY lower(s.name), s.id
LIMIT $11`,
);

/** The movements of a stock ($2) of a school ($1), the newest first, so many ($3). */
export const MOVEMENTS = statement(
  {
    id: is.uuid,
    at: is.instant,
    by: is.text.orNull,
    why: is.text.as<MovementWhy>(),
    delta: is.number,
    amount: is.number,
    reason: is.text.orNull,
    requisitionId: is.uuid.orNull,
  },
  `SELECT m.id, m.at, p.name AS by, m.why, m.delta, m.amount, m.reason, m.requisition_id AS "requisitionId"
FROM stock_movement m LEFT JOIN person p ON p.school_id = $1 AND p.id = m.person_id
WHERE m.school_id = $1 AND m.stock_id = $2 ORDER BY m.place DESC LIMIT $3`,
);

const said = (flag: 'true' | 'false' | undefined): boolean | null => (flag === undefined ? null : flag === 'true');

/** What the screens of stock read. */
@Injectable()
export class StockQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly substances: KnownSubstances,
  ) {}

  /** Stock that has every word, or is the substance that the words name, by name. @throws INVALID naming limit or cursor */
  async list(principal: Principal, query: StockQuery): Promise<Page<Stock>> {
    const limit = limitOf(query.limit);
    const after = cursorOf(query.cursor, ['text', 'id']);
    const rows = await this.rows(principal, query, { after, most: limit + 1 });
    const part = page(
      rows,
      limit,
      ({ stock }) => stock,
      ({ sort, stock }) => [sort, stock.id],
    );
    return { ...part, ...totalOf(rows, after) };
  }

  /** All of it, for a file. */
  async all(principal: Principal, query: StockQuery): Promise<Stock[]> {
    const rows = await this.rows(principal, query, { after: null, most: MOST_IN_FILE });
    return rows.map(({ stock }) => stock);
  }

  /** @throws NOT_FOUND */
  async one(principal: Principal, id: string): Promise<Stock> {
    const known = await this.substances.of(principal);
    const [row] = await this.db.read(principal.schoolId, ONE_STOCK, [principal.schoolId, id]);
    if (!row) throw notFound('stock');
    return toStock(row, this.today(principal), known);
  }

  /** The newest movements of one stock. @throws NOT_FOUND */
  async movements(principal: Principal, id: string, limit: string | undefined): Promise<{ items: StockMovement[] }> {
    const { schoolId } = principal;
    const most = limitOf(limit);
    await this.one(principal, id);
    const rows = await this.db.read(schoolId, MOVEMENTS, [schoolId, id, most]);
    return { items: rows.map((row) => ({ ...row, at: instant(row.at) })) };
  }

  private async rows(principal: Principal, query: StockQuery, { after, most }: { after: string[] | null; most: number }) {
    const known = await this.substances.of(principal);
    const words = substanceKey(query.q ?? '')
      .split(' ')
      .filter(Boolean);
    const { schoolId } = principal;
    const asked = [query.kind ?? null, this.today(principal), said(query.low), said(query.expired), said(query.missing)];
    const values = [schoolId, words, keysOf(known, words), ...asked, after?.[0] ?? null, after?.[1] ?? null, most];
    const rows = await this.db.read(schoolId, STOCK_LIST, values);
    return rows.map((row) => ({ stock: toStock(row, this.today(principal), known), sort: row.sort, total: row.total }));
  }

  private today({ timeZone }: Principal): string {
    return dateAt(this.clock.nowMs(), timeZone);
  }
}

/** The names under which substances stand that the words mean by any name of theirs. */
function keysOf({ all }: Known, words: readonly string[]): string[] {
  if (words.length === 0) return [];
  return all.flatMap(({ name, aliases, formula }) => {
    const keys = [name, ...aliases, ...(formula ? [formula] : [])].map(substanceKey);
    return keys.some((key) => words.every((word) => key.includes(word))) ? keys : [];
  });
}
