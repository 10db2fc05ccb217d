import { Injectable } from '@nestjs/common';
import { plusAmount } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database, ONE_MORE } from '../core/database/index.js';
import { Events, type TakenBack, TakeBacks } from '../core/events/index.js';
import { notFound } from '../core/problems/index.js';
import { LOCK_STOCK } from './stock.columns.js';
import { StockMovementRow } from './stock-movement.entity.js';
import { factsOf, StockService } from './stock.service.js';
import { StockRow } from './stock.entity.js';

/** Takes back what was done to stock. A count goes back by as much as it said; the rest only where nobody has built on it. */
@Injectable()
export class TakeBackStock {
  constructor(
    takeBacks: TakeBacks,
    private readonly db: Database,
    private readonly events: Events,
    private readonly stock: StockService,
  ) {
    takeBacks.add('stock.added', (by, taken) => this.archive(by, taken, true));
    takeBacks.add('stock.removed', (by, taken) => this.archive(by, taken, false));
    takeBacks.add('stock.changed', (by, taken) => this.changeBack(by, taken));
    takeBacks.add('stock.adjusted', (by, taken) => this.adjustBack(by, taken));
  }

  private async archive(by: Principal, { event, refuseIfBuiltOn }: TakenBack, archived: boolean): Promise<void> {
    const current = await this.lock(by, event.subjectId);
    await refuseIfBuiltOn();
    await this.db.update(StockRow, { id: event.subjectId }, { archived, version: ONE_MORE });
    const facts = factsOf(current);
    await this.events.record(
      by,
      archived
        ? { name: 'stock.removed', subjectId: event.subjectId, payload: { before: facts } }
        : { name: 'stock.added', subjectId: event.subjectId, payload: { after: facts } },
    );
  }

  private async changeBack(by: Principal, { event, refuseIfBuiltOn }: TakenBack<'stock.changed'>): Promise<void> {
    const { subjectId: id, payload } = event;
    const current = factsOf(await this.lock(by, id));
    await refuseIfBuiltOn();
    await this.stock.write(by, id, { before: current, after: payload.before }, 'undone');
    await this.events.record(by, { name: 'stock.changed', subjectId: id, payload: { before: current, after: payload.before } });
  }

  private async adjustBack(by: Principal, { event, refuseIfBuiltOn }: TakenBack<'stock.adjusted'>): Promise<void> {
    const { subjectId: id, payload } = event;
    const current = await this.lock(by, id);
    const back = plusAmount(payload.before.amount, -payload.after.amount);
    const amount = Math.max(0, plusAmount(current.amount, back));
    // what was used since cannot be taken away again
    if (plusAmount(current.amount, back) < 0) await refuseIfBuiltOn();
    await this.db.update(StockRow, { id }, { amount, version: ONE_MORE });
    const after = { amount, name: current.name };
    const delta = plusAmount(amount, -current.amount);
    await this.events.record(by, { name: 'stock.adjusted', subjectId: id, payload: { before: { amount: current.amount }, after } }, [
      StockMovementRow,
      this.stock.movements(by, [{ stockId: id, delta, amount, why: 'undone' }]),
    ]);
  }

  private async lock({ schoolId }: Principal, id: string) {
    const row = await this.db.one(LOCK_STOCK, [schoolId, [id]]);
    if (!row) throw notFound('stock');
    return row;
  }
}
