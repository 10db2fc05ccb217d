import { Injectable } from '@nestjs/common';
import {
  type AlikeRow,
  type AlikeSettled,
  plusAmount,
  settleAlike,
  type StockFacts,
  type StockRead,
  strengthKey,
  substanceKey,
} from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { command, Database, statement } from '../core/database/index.js';
import { Events, type TakenBack, TakeBacks } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';
import { Undos } from '../core/undo/index.js';
import { STOCK, STOCK_COLUMNS, type StockRecord } from './stock.columns.js';
import { StockMovementRow } from './stock-movement.entity.js';
import { factsOf, type Moved, rowOf, StockService } from './stock.service.js';
import { StockRow } from './stock.entity.js';

/** All stock that a school ($1) keeps, locked in the order of its ids. */
export const ALL_STOCK = statement(
  STOCK,
  `SELECT ${STOCK_COLUMNS} FROM stock s WHERE s.school_id = $1 AND NOT s.archived ORDER BY s.id FOR NO KEY UPDATE`,
);

/** Writes what is said of stock ($2, as JSON) of a school ($1). */
export const WRITE_LISTED = command(`
UPDATE stock s SET amount = v.amount, expires = v.expires, reorder_level = v."reorderLevel", supplier = v.supplier, price = v.price, location = v.location, version = s.version + 1
FROM jsonb_to_recordset($2) AS v(id uuid, amount numeric, expires date, "reorderLevel" numeric, supplier text, price numeric, location text)
WHERE s.school_id = $1 AND s.id = v.id`);

/** Puts stock ($2) of a school ($1) off the list. */
export const ARCHIVE_LISTED = command(
  `UPDATE stock s SET archived = true, version = s.version + 1 WHERE s.school_id = $1 AND s.id = ANY($2)`,
);

/** What taking a list in does. `twice`: rows that say again what another row says; `left`: how many of those a person left out. */
export interface ListPlan {
  added: StockFacts[];
  changed: { before: StockRecord; after: StockFacts }[];
  unchanged: number;
  twice: AlikeSettled['twice'];
  left: number;
}

/** Of which file, and how many rows of it were not taken. */
export interface TakenList {
  file: string;
  rejected: number;
}

interface KeptList {
  added: string[];
  before: (StockFacts & { id: string })[];
}

const strengthOf = (one: Pick<StockFacts, 'name' | 'kind' | 'unit' | 'concentration' | 'concentrationText'>): string =>
  JSON.stringify([substanceKey(one.name), one.kind, one.unit, strengthKey(one)]);
const placeOf = (location: string | null): string => (location ?? '').toLowerCase();
/** What stands where, whenever it expires. */
const standOf = (read: StockRead): string => `${strengthOf(read)} ${placeOf(read.location)}`;

/** Takes in lists of stock as schools keep them: what is new is added, what is another amount is counted, nothing goes. */
@Injectable()
export class StockList {
  constructor(
    takeBacks: TakeBacks,
    private readonly db: Database,
    private readonly events: Events,
    private readonly undos: Undos,
    private readonly stock: StockService,
  ) {
    takeBacks.add('stock.imported', (by, taken) => this.takeBack(by, taken));
  }

  /** Compares a list with what there is, under lock, in the ambient transaction. */
  async plan({ schoolId }: Principal, rows: readonly AlikeRow[]): Promise<ListPlan> {
    const kept = await this.db.query(ALL_STOCK, [schoolId]);
    const things = Map.groupBy(kept, strengthOf);
    const { rows: settled, twice, left } = settleAlike(rows, (read) => `${standOf(read)} ${read.expires ?? ''}`);
    const inFile = new Map<string, number>();
    for (const { read } of settled) inFile.set(standOf(read), (inFile.get(standOf(read)) ?? 0) + 1);
    const plan: ListPlan = { added: [], changed: [], unchanged: 0, twice, left };
    for (const { read } of settled) {
      const same = (things.get(strengthOf(read)) ?? []).filter((one) => placeOf(one.location) === placeOf(read.location));
      const only = same.length === 1 && inFile.get(standOf(read)) === 1 ? same[0] : undefined;
      place(plan, same.find(({ expires }) => expires === read.expires) ?? only, read);
    }
    return plan;
  }

  /** Writes what a plan says, in the ambient transaction; it can be taken back. */
  async apply(principal: Principal, { added, changed, unchanged }: ListPlan, { file, rejected }: TakenList): Promise<void> {
    if (added.length + changed.length === 0) return;
    const { schoolId } = principal;
    const rows = added.map((facts) => rowOf(schoolId, newId(), facts));
    const begun = rows
      .filter(({ amount }) => amount > 0)
      .map(({ id, amount }): Moved => ({ stockId: id, delta: amount, amount, why: 'imported' }));
    const counted = changed.flatMap(({ before, after }): Moved[] => {
      const delta = plusAmount(after.amount, -before.amount);
      return delta === 0 ? [] : [{ stockId: before.id, delta, amount: after.amount, why: 'imported' }];
    });
    await this.db.insert([StockRow, rows]);
    await this.write(
      schoolId,
      changed.map(({ before, after }) => ({ id: before.id, ...after })),
    );
    const after = { file, created: added.length, updated: changed.length, unchanged, rejected };
    await this.events.record(principal, { name: 'stock.imported', subjectId: schoolId, payload: { after } }, [
      StockMovementRow,
      this.stock.movements(principal, [...begun, ...counted]),
    ]);
    const kept: KeptList = {
      added: rows.map(({ id }) => id),
      before: changed.map(({ before }) => ({ id: before.id, ...factsOf(before) })),
    };
    this.undos.keep(principal, new Map([[schoolId, { kept }]]));
  }

  private async write(schoolId: string, rows: readonly (StockFacts & { id: string })[]): Promise<void> {
    if (rows.length > 0) await this.db.change(WRITE_LISTED, [schoolId, JSON.stringify(rows)]);
  }

  /** What came by a list goes, what it changed is as before; what was drawn or counted since is not looked at. */
  private async takeBack(by: Principal, { event, kept }: TakenBack<'stock.imported'>): Promise<void> {
    const { added, before } = kept as KeptList;
    const now = new Map((await this.db.query(ALL_STOCK, [by.schoolId])).map((one) => [one.id, one]));
    const back = before.filter(({ id }) => now.has(id));
    const moved = back.flatMap(({ id, amount }): Moved[] => {
      const delta = plusAmount(amount, -(now.get(id)?.amount ?? 0));
      return delta === 0 ? [] : [{ stockId: id, delta, amount, why: 'undone' }];
    });
    await this.write(by.schoolId, back);
    await this.db.change(ARCHIVE_LISTED, [by.schoolId, added]);
    const after = { ...event.payload.after, created: -added.length, updated: back.length };
    await this.events.record(by, { name: 'stock.import-undone', subjectId: by.schoolId, payload: { after } }, [
      StockMovementRow,
      this.stock.movements(by, moved),
    ]);
  }
}

/** Puts a row where it belongs: new, changed, or as it was. An empty cell says nothing of what there is. */
function place(plan: ListPlan, kept: StockRecord | undefined, read: StockRead): void {
  if (!kept) {
    plan.added.push({ ...read, location: read.location ?? '' });
    return;
  }
  const before = factsOf(kept);
  const { amount, location, expires, reorderLevel, supplier, price } = read;
  const after: StockFacts = {
    ...before,
    amount,
    location: location ?? before.location,
    expires: expires ?? before.expires,
    reorderLevel: reorderLevel ?? before.reorderLevel,
    supplier: supplier ?? before.supplier,
    price: price ?? before.price,
  };
  if (JSON.stringify(after) === JSON.stringify(before)) plan.unchanged += 1;
  else plan.changed.push({ before: kept, after });
}
