import { Injectable } from '@nestjs/common';
import {
  CHEMICAL_UNITS,
  dateAt,
  type MovementWhy,
  plusAmount,
  readName,
  type Stock,
  type StockAdjustment,
  type StockBody,
  type StockChange,
  type StockFacts,
  substanceKey,
} from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database, ONE_MORE } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';
import { invalid, notFound, ProblemError, told } from '../core/problems/index.js';
import { Undos } from '../core/undo/index.js';
import { words } from '../core/words.js';
import { KnownSubstances } from '../substances/index.js';
import { LOCK_STOCK, type StockRecord, toStock } from './stock.columns.js';
import { STORAGE_RULES } from './storage.queries.js';
import { StockMovementRow } from './stock-movement.entity.js';
import { StockRow } from './stock.entity.js';

/** A movement to be written: of what, how much more, how much there is then, and why. */
export interface Moved {
  stockId: string;
  delta: number;
  amount: number;
  why: MovementWhy;
  reason?: string | null;
  requisitionId?: string | null;
  lineId?: string | null;
}

/** Adds to and changes what is kept in stock. */
@Injectable()
export class StockService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly undos: Undos,
    private readonly substances: KnownSubstances,
  ) {}

  /** @throws INVALID naming `unit`, `concentration` or `concentrationText` */
  async add(principal: Principal, body: StockBody): Promise<Stock> {
    const facts = checkedStock(stockFacts(body));
    const { schoolId } = principal;
    const row = rowOf(schoolId, newId(), facts);
    const known = await this.substances.of(principal);
    await this.db.transaction(schoolId, async () => {
      await this.refuseUnknown(principal, body);
      const begun = facts.amount > 0 ? [{ stockId: row.id, delta: facts.amount, amount: facts.amount, why: 'added' as const }] : [];
      await this.db.insert([StockRow, [row]]);
      await this.events.record(principal, { name: 'stock.added', subjectId: row.id, payload: { after: facts } }, [
        StockMovementRow,
        this.movements(principal, begun),
      ]);
      this.undos.keep(principal);
    });
    return toStock(row, this.today(principal), known);
  }

  /** Changes what is sent. @throws NOT_FOUND; STALE_VERSION with `current`; INVALID as `add` */
  async change(principal: Principal, id: string, { version, kind, ...body }: StockChange): Promise<Stock> {
    const known = await this.substances.of(principal);
    return this.db.transaction(principal.schoolId, async () => {
      const current = await this.lock(principal.schoolId, id);
      if (current.version !== version) throw this.stale(toStock(current, this.today(principal), known));
      // a group that is gone from the rules may stay on what was in it
      const added = body.storageGroups?.filter((one) => !current.storageGroups.includes(one));
      await this.refuseUnknown(principal, { ...body, storageGroups: added });
      const before = factsOf(current);
      const after = checkedStock(stockFacts({ ...before, ...sent(body), kind: kind ?? before.kind }));
      await this.write(principal, id, { before, after });
      await this.events.record(principal, { name: 'stock.changed', subjectId: id, payload: { before, after } });
      this.undos.keep(principal);
      return toStock({ ...rowOf(principal.schoolId, id, after), version: current.version + 1 }, this.today(principal), known);
    });
  }

  /** Says that there is more or less of it. @throws NOT_FOUND; STALE_VERSION with `current` where a version is sent; INVALID naming `delta` */
  async adjust(principal: Principal, id: string, { delta, reason, version }: StockAdjustment): Promise<Stock> {
    const known = await this.substances.of(principal);
    return this.db.transaction(principal.schoolId, async () => {
      const current = await this.lock(principal.schoolId, id);
      const before = toStock(current, this.today(principal), known);
      if (version !== undefined && version !== current.version) throw this.stale(before);
      const amount = plusAmount(current.amount, delta);
      if (amount < 0) throw invalid('delta', words.stock.belowNothing(before, -delta));
      await this.db.update(StockRow, { id }, { amount, version: ONE_MORE });
      const payload = { before: { amount: current.amount }, after: { amount, name: current.name } };
      await this.events.record(principal, { name: 'stock.adjusted', subjectId: id, payload, note: reason.trim() }, [
        StockMovementRow,
        this.movements(principal, [{ stockId: id, delta, amount, why: 'adjusted', reason: reason.trim() }]),
      ]);
      this.undos.keep(principal);
      return toStock({ ...current, amount, version: current.version + 1 }, this.today(principal), known);
    });
  }

  /** Takes it off the list; what drew from it still names it. @throws NOT_FOUND */
  async remove(principal: Principal, id: string): Promise<void> {
    return this.db.transaction(principal.schoolId, async () => {
      const before = factsOf(await this.lock(principal.schoolId, id));
      await this.db.update(StockRow, { id }, { archived: true, version: ONE_MORE });
      await this.events.record(principal, { name: 'stock.removed', subjectId: id, payload: { before } });
      this.undos.keep(principal);
    });
  }

  /** Writes facts over those of a stock under lock, with the movement that this is. */
  async write(
    principal: Principal,
    id: string,
    { before, after }: { before: StockFacts; after: StockFacts },
    why: MovementWhy = 'changed',
  ) {
    const delta = plusAmount(after.amount, -before.amount);
    await this.db.update(StockRow, { id }, { ...after, key: substanceKey(after.name), version: ONE_MORE });
    if (delta === 0) return;
    await this.db.insert([StockMovementRow, this.movements(principal, [{ stockId: id, delta, amount: after.amount, why }])]);
  }

  /** Makes the rows of movements that happen now. */
  movements(by: { schoolId: string; personId: string | null }, moved: readonly Moved[]): StockMovementRow[] {
    const at = instant(this.clock.nowMs());
    return moved.map(({ reason = null, requisitionId = null, lineId = null, ...one }) => ({
      schoolId: by.schoolId,
      id: newId(),
      at,
      personId: by.personId,
      ...one,
      reason,
      requisitionId,
      lineId,
    }));
  }

  private async refuseUnknown({ schoolId, timeZone }: Principal, { storageGroups = [], opened }: Partial<StockBody>): Promise<void> {
    if (opened && opened > dateAt(this.clock.nowMs(), timeZone)) throw invalid('opened', words.storage.notOpenedYet);
    if (storageGroups.length === 0) return;
    const known = new Set((await this.db.one(STORAGE_RULES, [schoolId]))?.groups.map(({ id }) => id));
    if (storageGroups.some((id) => !known.has(id))) throw invalid('storageGroups', words.storage.noSuchGroup);
  }

  /** Locks one stock that is kept. @throws NOT_FOUND */
  private async lock(schoolId: string, id: string): Promise<StockRecord> {
    const row = await this.db.one(LOCK_STOCK, [schoolId, [id]]);
    if (!row || row.archived) throw notFound('stock');
    return row;
  }

  private stale(current: Stock): ProblemError {
    const detail = told`${{ name: current.name }} was changed since you read it. Nothing was changed; look at it as it is now and save again.`;
    return new ProblemError('STALE_VERSION', detail, undefined, { current });
  }

  private today({ timeZone }: Principal): string {
    return dateAt(this.clock.nowMs(), timeZone);
  }
}

/** The row of a new stock. */
export function rowOf(schoolId: string, id: string, facts: StockFacts): StockRow {
  return { schoolId, id, version: 1, key: substanceKey(facts.name), ...facts, ...keptAs(facts), archived: false };
}

function keptAs({ opened = null, storageGroups = [] }: StockFacts): { opened: string | null; storageGroups: string[] } {
  return { opened, storageGroups };
}

/** What is said of a stock that was read. */
export function factsOf(row: StockRecord): StockFacts {
  const { id: _id, version: _version, key: _key, archived: _archived, ...facts } = row as StockRecord & { archived?: boolean };
  return facts;
}

function sent<Body extends object>(body: Body): Partial<Body> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Partial<Body>;
}

const orNull = (text: string | null | undefined): string | null => (text === null || text === undefined ? null : readName(text) || null);

/** Completes what is said of a stock: what is not said is nothing. */
export function stockFacts(body: StockBody): StockFacts {
  return {
    name: readName(body.name),
    kind: body.kind,
    amount: body.amount,
    unit: orNull(body.unit),
    concentration: body.concentration ?? null,
    concentrationText: orNull(body.concentrationText),
    location: readName(body.location ?? ''),
    expires: body.expires ?? null,
    reorderLevel: body.reorderLevel ?? null,
    supplier: orNull(body.supplier),
    price: body.price ?? null,
    opened: body.opened ?? null,
    storageGroups: body.storageGroups ?? [],
  };
}

/** @throws INVALID naming the unit of a chemical that is neither g nor cm3, or the strength of what has none */
export function checkedStock(facts: StockFacts): StockFacts {
  const { kind, unit, concentration, concentrationText } = facts;
  if (kind === 'chemical') {
    if (!CHEMICAL_UNITS.some((known) => known === unit))
      throw invalid('unit', 'A chemical is kept in g or in cm3. Nothing was changed; choose one of the two.');
    return facts;
  }
  if (concentration !== null) throw invalid('concentration', 'Only a chemical has a strength. Nothing was changed.');
  if (concentrationText !== null) throw invalid('concentrationText', 'Only a chemical has a strength. Nothing was changed.');
  return facts;
}
