import { Injectable } from '@nestjs/common';
import { addDays, dateAt, type LineKind, plusAmount, type ShoppingItem, type ShoppingList, type ShoppingQuery, toBuyOf } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { isId } from '../core/ids/index.js';
import { invalid, told } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { Shelf } from './shelf.js';
import { STOCK, STOCK_COLUMNS } from './stock.columns.js';

/** A fortnight, its first day too. */
const USUAL_DAYS = 13;
const MAX_DAYS = 92;

/**
 * What requests of a school ($1) that are sent and not prepared yet need of chemicals and stock for lessons from a day ($2) to another ($3), of a
 * department ($4) or all: each thing at its strength, summed.
 */
export const NEEDS = statement(
  {
    stockId: is.uuid.orNull,
    name: is.text,
    kind: is.text.as<LineKind>(),
    unit: is.text.orNull,
    concentration: is.number.orNull,
    concentrationText: is.text.orNull,
    quantity: is.number,
  },
  `SELECT l.stock_id AS "stockId", l.name, l.kind, l.unit, l.concentration, l.concentration_text AS "concentrationText", sum(l.needed::numeric) AS quantity
FROM requisition q JOIN requisition_line l ON l.school_id = $1 AND l.requisition_id = q.id
WHERE q.school_id = $1 AND q.starts_at >= $2::date - interval '1 day' AND q.starts_at < $3::date + interval '2 days' AND q.date BETWEEN $2 AND $3
  AND q.status IN ('submitted', 'queried', 'accepted') AND ($4::uuid IS NULL OR q.department_id = $4) AND (l.stock_id IS NOT NULL OR l.kind = 'chemical') AND l.needed > 0
GROUP BY l.stock_id, l.name, l.kind, l.unit, l.concentration, l.concentration_text
ORDER BY l.name, l.concentration, l.concentration_text, l.unit, l.stock_id`,
);

/** Stock of a school ($1) that is low, or out of date on a day ($2), or one of these ($3). */
export const TO_LOOK_AT = statement(
  STOCK,
  `SELECT ${STOCK_COLUMNS} FROM stock s WHERE s.school_id = $1 AND NOT s.archived AND (s.amount < s.reorder_level OR s.expires < $2::date OR s.id = ANY($3::uuid[]))`,
);

const inReadingOrder = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

/** What has to be bought. */
@Injectable()
export class ShoppingListQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly shelf: Shelf,
  ) {}

  /** @throws INVALID for days in the wrong order or too many, or a department that is no id */
  async list(principal: Principal, query: ShoppingQuery): Promise<ShoppingList> {
    const { schoolId, timeZone } = principal;
    const today = dateAt(this.clock.nowMs(), timeZone);
    const from = query.from ?? today;
    const to = query.to ?? addDays(from, USUAL_DAYS);
    if (to < from) throw invalid('to', told`${{ to }} is before ${{ from }}.`);
    if (to > addDays(from, MAX_DAYS)) throw invalid('to', told`Ask for at most ${{ days: MAX_DAYS }} days at once.`);
    if (query.departmentId !== undefined && !isId(query.departmentId)) throw invalid('departmentId', words.stock.noDepartment);
    const needs = await this.needed(principal, [schoolId, from, to, query.departmentId ?? null]);
    const rows = await this.db.read(schoolId, TO_LOOK_AT, [schoolId, today, [...needs.keys()]]);
    const items = rows.flatMap((row): ShoppingItem[] => {
      const bought = toBuyOf(row, needs.get(row.id) ?? 0, today);
      const { id: stockId, name, concentration, concentrationText, unit, supplier } = row;
      return bought ? [{ stockId, name, concentration, concentrationText, unit, ...bought, supplier }] : [];
    });
    return { from, to, items: items.sort(bySupplier) };
  }

  /** How much is needed of each stock, by its id. */
  private async needed(principal: Principal, asked: unknown[]): Promise<Map<string, number>> {
    const wanted = await this.db.read(principal.schoolId, NEEDS, asked);
    const shelf = await this.shelf.for(principal, wanted);
    const needs = new Map<string, number>();
    for (const one of wanted) {
      const taking = shelf.usual(one) ?? shelf.outOfDate(one);
      if (taking) needs.set(taking.stock.id, plusAmount(needs.get(taking.stock.id) ?? 0, taking.amount));
    }
    return needs;
  }
}

function bySupplier(one: ShoppingItem, other: ShoppingItem): number {
  if (one.supplier === null || other.supplier === null) {
    const late = Number(one.supplier === null) - Number(other.supplier === null);
    if (late !== 0) return late;
  }
  return (
    inReadingOrder.compare(one.supplier ?? '', other.supplier ?? '') ||
    inReadingOrder.compare(one.name, other.name) ||
    (one.concentration ?? 0) - (other.concentration ?? 0) ||
    one.stockId.localeCompare(other.stockId)
  );
}
