import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { plusAmount } from '@app/shared';
import { command, Database, is, statement } from '../core/database/index.js';
import { type Doer, Events, type NewEvent } from '../core/events/index.js';
import { LOCK_STOCK } from './stock.columns.js';
import { StockMovementRow } from './stock-movement.entity.js';
import { type Moved, StockService } from './stock.service.js';

/** What a line of a request draws from a stock. */
export interface Draw {
  lineId: string | null;
  stockId: string;
  amount: number;
}

/** What a request ($2) of a school ($1) has drawn and not given back. */
export const DRAWN = statement(
  { lineId: is.uuid.orNull, stockId: is.uuid, amount: is.number },
  `SELECT m.line_id AS "lineId", m.stock_id AS "stockId", -sum(m.delta) AS amount FROM stock_movement m
WHERE m.school_id = $1 AND m.requisition_id = $2 GROUP BY m.stock_id, m.line_id HAVING sum(m.delta) <> 0 ORDER BY m.stock_id, m.line_id`,
);

export const SET_AMOUNTS = command(`
UPDATE stock s SET amount = v.amount, version = s.version + 1 FROM unnest($2::uuid[], $3::numeric[]) AS v(id, amount) WHERE s.school_id = $1 AND s.id = v.id`);

const keyOf = ({ stockId, lineId }: Draw) => `${stockId} ${lineId ?? ''}`;

/** Draws stock down for requests, and gives it back. */
@Injectable()
export class Draws {
  constructor(
    private readonly db: Database,
    private readonly events: Events,
    private readonly stock: StockService,
  ) {}

  /** Leaves what requests drew drawn, and forgets that it was they: they are kept no longer. */
  forget(requisitionIds: readonly string[]): Promise<number> {
    return this.db.update(StockMovementRow, { requisitionId: In(requisitionIds) }, { requisitionId: null, lineId: null });
  }

  /** What a request has drawn by now. */
  of(schoolId: string, requisitionId: string): Promise<Draw[]> {
    return this.db.read(schoolId, DRAWN, [schoolId, requisitionId]);
  }

  /**
   * Makes of what a request has drawn what it is to have drawn, in the ambient transaction, the request under lock: more is drawn as far as
   * it is there, never below nothing; what is too much is given back exactly. Nothing to change is one statement.
   */
  async set(by: Doer, requisitionId: string, wanted: readonly Draw[]): Promise<void> {
    const { schoolId } = by;
    const drawn = await this.db.query(DRAWN, [schoolId, requisitionId]);
    const changes = changesOf(drawn, wanted);
    if (changes.length === 0) return;
    const ids = [...new Set(changes.map(({ stockId }) => stockId))].sort();
    const rows = await this.db.query(LOCK_STOCK, [schoolId, ids]);
    const kept = new Map(rows.map((row) => [row.id, row]));
    const left = new Map(rows.map(({ id, amount }) => [id, amount]));
    const moved: Moved[] = [];
    const events: NewEvent<'stock.drawn' | 'stock.given-back'>[] = [];
    for (const { stockId, lineId, amount: back } of changes) {
      const [row, there] = [kept.get(stockId), left.get(stockId) ?? 0];
      const delta = Math.max(back, -there);
      if (!row || delta === 0) continue;
      const amount = plusAmount(there, delta);
      left.set(stockId, amount);
      const isDraw = delta < 0;
      moved.push({ stockId, lineId, requisitionId, delta, amount, why: isDraw ? 'drawn' : 'given-back' });
      const payload = { before: { amount: there }, after: { amount, name: row.name, requisitionId, delta } };
      events.push({ name: isDraw ? 'stock.drawn' : 'stock.given-back', subjectId: stockId, payload });
    }
    if (moved.length === 0) return;
    const after = ids.filter((id) => left.has(id));
    await this.db.change(SET_AMOUNTS, [schoolId, after, after.map((id) => left.get(id))]);
    await this.events.record(by, events, [StockMovementRow, this.stock.movements(by, moved)]);
  }
}

/** What has to be given back (above 0) and drawn (below), what is given back first. */
function changesOf(drawn: readonly Draw[], wanted: readonly Draw[]): Draw[] {
  const changes = new Map<string, Draw>();
  for (const one of drawn) changes.set(keyOf(one), { ...one });
  for (const one of wanted) {
    const before = changes.get(keyOf(one))?.amount ?? 0;
    changes.set(keyOf(one), { ...one, amount: plusAmount(before, -one.amount) });
  }
  return [...changes.values()].filter(({ amount }) => amount !== 0).sort((one, other) => other.amount - one.amount);
}
