import { Injectable } from '@nestjs/common';
import { dateAt, type Purchase, type PurchaseBody, type PurchaseFacts, type PurchasesQuery, readName, type ReceiptBody } from '@app/shared';
import { departmentsOf, type Principal, seesDepartment } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { type Answered, Database, ONE_MORE } from '../core/database/index.js';
import { Events, type TakenBack, TakeBacks } from '../core/events/index.js';
import { limitOf } from '../core/http/index.js';
import { isId, newId } from '../core/ids/index.js';
import { invalid, notFound, ProblemError } from '../core/problems/index.js';
import { Undos } from '../core/undo/index.js';
import { words } from '../core/words.js';
import { StockService } from '../stock/index.js';
import { BUDGETS, KEPT_STOCK, LOCK_PURCHASE, PURCHASES } from './buying.statements.js';
import { PurchaseRow } from './buying.entity.js';

type Locked = Answered<typeof LOCK_PURCHASE>;

/** What departments order, and that it came: what comes of a stock goes on its shelf in the same transaction. */
@Injectable()
export class PurchasesService {
  constructor(
    takeBacks: TakeBacks,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly undos: Undos,
    private readonly stock: StockService,
  ) {
    takeBacks.add('purchase.ordered', (by, taken) => this.archive(by, taken, true));
    takeBacks.add('purchase.removed', (by, taken) => this.archive(by, taken, false));
    takeBacks.add('purchase.received', (by, taken) => this.receiveBack(by, taken));
  }

  /** Orders of the departments that one sees, what has not come first. @throws INVALID naming a department that is none; NOT_ALLOWED for one that is not one's own */
  async list(principal: Principal, { departmentId, open, limit }: PurchasesQuery): Promise<{ items: Purchase[] }> {
    const { schoolId } = principal;
    if (departmentId !== undefined) await this.refuseForeign(principal, departmentId);
    const whose = departmentId === undefined ? departmentsOf(principal) : [departmentId];
    const isOpen = open === undefined ? null : open === 'true';
    return { items: await this.db.read(schoolId, PURCHASES, [schoolId, whose, isOpen, limitOf(limit), null]) };
  }

  /** @throws INVALID naming a department that is none, the amount, or a day that has not come; NOT_ALLOWED for another department; NOT_FOUND naming the stock */
  async order(principal: Principal, body: PurchaseBody): Promise<Purchase> {
    const { schoolId, timeZone } = principal;
    const today = dateAt(this.clock.nowMs(), timeZone);
    const facts: PurchaseFacts = {
      departmentId: body.departmentId,
      title: readName(body.title),
      stockId: body.stockId ?? null,
      supplier: readName(body.supplier ?? '') || null,
      amount: body.amount ?? null,
      cost: body.cost,
      orderedOn: body.orderedOn ?? today,
      receivedOn: null,
    };
    if (facts.orderedOn > today) throw invalid('orderedOn', words.buying.notYet);
    if (facts.amount !== null && facts.stockId === null) throw invalid('amount', words.buying.amountOfNothing);
    await this.refuseForeign(principal, facts.departmentId);
    const id = newId();
    await this.db.transaction(schoolId, async () => {
      await this.refuseGone(schoolId, facts.stockId);
      await this.db.insert([PurchaseRow, [{ schoolId, id, version: 1, ...facts, archived: false }]]);
      await this.events.record(principal, { name: 'purchase.ordered', subjectId: id, payload: { after: facts } });
      this.undos.keep(principal);
    });
    return this.one(principal, id);
  }

  /** It came: it is spent, and is on the shelf. @throws NOT_FOUND; STALE_VERSION; INVALID naming a day before the order or not come yet */
  async receive(principal: Principal, id: string, body: ReceiptBody): Promise<Purchase> {
    const { schoolId, timeZone } = principal;
    const today = dateAt(this.clock.nowMs(), timeZone);
    await this.db.transaction(schoolId, async () => {
      const current = await this.lock(principal, id);
      if (current.version !== body.version || current.receivedOn !== null)
        throw new ProblemError('STALE_VERSION', words.buying.changedSince, undefined, { current: await this.one(principal, id) });
      const before = factsOf(current);
      const receivedOn = body.receivedOn ?? today;
      if (receivedOn > today) throw invalid('receivedOn', words.buying.notYet);
      if (receivedOn < before.orderedOn) throw invalid('receivedOn', words.buying.beforeOrder);
      if (body.amount !== undefined && before.stockId === null) throw invalid('amount', words.buying.amountOfNothing);
      const after = { ...before, receivedOn, cost: body.cost ?? before.cost, amount: body.amount ?? before.amount };
      await this.db.update(PurchaseRow, { id }, { receivedOn, cost: after.cost, amount: after.amount, version: ONE_MORE });
      await this.events.record(principal, { name: 'purchase.received', subjectId: id, payload: { before, after } });
      if (after.stockId !== null && after.amount !== null)
        await this.stock.adjust(principal, after.stockId, { delta: after.amount, reason: words.buying.delivered });
      else this.undos.keep(principal);
    });
    return this.one(principal, id);
  }

  /** Takes an order off the list: it counts no more. @throws NOT_FOUND */
  async remove(principal: Principal, id: string): Promise<void> {
    await this.db.transaction(principal.schoolId, async () => {
      const current = await this.lock(principal, id);
      await this.db.update(PurchaseRow, { id }, { archived: true, version: ONE_MORE });
      await this.events.record(principal, { name: 'purchase.removed', subjectId: id, payload: { before: factsOf(current) } });
      this.undos.keep(principal);
    });
  }

  private async archive(by: Principal, { event, refuseIfBuiltOn }: TakenBack, archived: boolean): Promise<void> {
    const { subjectId: id } = event;
    const row = await this.db.one(LOCK_PURCHASE, [by.schoolId, id]);
    if (!row) throw notFound('order');
    await refuseIfBuiltOn();
    await this.db.update(PurchaseRow, { id }, { archived, version: ONE_MORE });
    const facts = factsOf(row);
    await this.events.record(
      by,
      archived
        ? { name: 'purchase.removed', subjectId: id, payload: { before: facts } }
        : { name: 'purchase.ordered', subjectId: id, payload: { after: facts } },
    );
  }

  /** It has not come after all; what went on the shelf is taken back with it, by the stock's own event. */
  private async receiveBack(by: Principal, { event, refuseIfBuiltOn }: TakenBack<'purchase.received'>): Promise<void> {
    const { subjectId: id, payload } = event;
    const row = await this.db.one(LOCK_PURCHASE, [by.schoolId, id]);
    if (!row) throw notFound('order');
    await refuseIfBuiltOn();
    const { receivedOn, cost, amount } = payload.before;
    await this.db.update(PurchaseRow, { id }, { receivedOn, cost, amount, version: ONE_MORE });
    await this.events.record(by, { name: 'purchase.received', subjectId: id, payload: { before: factsOf(row), after: payload.before } });
  }

  private async one(principal: Principal, id: string): Promise<Purchase> {
    const { schoolId } = principal;
    const [row] = await this.db.read(schoolId, PURCHASES, [schoolId, departmentsOf(principal), null, 1, id]);
    if (!row) throw notFound('order');
    return row;
  }

  private async lock(principal: Principal, id: string): Promise<Locked> {
    const row = await this.db.one(LOCK_PURCHASE, [principal.schoolId, id]);
    if (!row || row.archived || !seesDepartment(principal, row.departmentId)) throw notFound('order');
    return row;
  }

  private async refuseForeign(principal: Principal, departmentId: string): Promise<void> {
    const { schoolId } = principal;
    const isKnown = isId(departmentId) && (await this.db.read(schoolId, BUDGETS, [schoolId, [departmentId], 0])).length > 0;
    if (!isKnown) throw invalid('departmentId', words.stock.noDepartment);
    if (!seesDepartment(principal, departmentId)) throw new ProblemError('NOT_ALLOWED', words.buying.otherDepartment);
  }

  private async refuseGone(schoolId: string, stockId: string | null): Promise<void> {
    if (stockId === null || (isId(stockId) && (await this.db.one(KEPT_STOCK, [schoolId, stockId])))) return;
    const message = words.buying.noStock;
    throw new ProblemError('NOT_FOUND', message, [{ field: 'stockId', code: 'unknown', message }]);
  }
}

function factsOf({ departmentId, title, stockId, supplier, amount, cost, orderedOn, receivedOn }: PurchaseFacts): PurchaseFacts {
  return { departmentId, title, stockId, supplier, amount, cost, orderedOn, receivedOn };
}
