import { Injectable } from '@nestjs/common';
import type { Apparatus } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { type TakenBack, TakeBacks } from '../core/events/index.js';
import { notFound } from '../core/problems/index.js';
import { Breakages } from './breakages.js';
import { asItIs, LOCK_APPARATUS } from './stored-apparatus.js';

/**
 * Takes back that something broke: it is in service again, and whoever went short for it is filled as when kit comes free. Takes back that
 * something was repaired: it is out of service again, and what no longer fits is marked short.
 */
@Injectable()
export class TakeBackBreakage {
  constructor(
    takeBacks: TakeBacks,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly breakages: Breakages,
  ) {
    takeBacks.add('apparatus.broken', (by, taken) => this.unbreak(by, taken));
    takeBacks.add('apparatus.repaired', (by, taken) => this.unrepair(by, taken));
  }

  private async unbreak(by: Principal, taken: TakenBack<'apparatus.broken'>): Promise<void> {
    const current = await this.lock(by, taken);
    const { before, after } = taken.event.payload;
    await this.breakages.putBack(by, current, after.outOfService - before.outOfService, taken.event.id);
  }

  private async unrepair(by: Principal, taken: TakenBack<'apparatus.repaired'>): Promise<void> {
    const current = await this.lock(by, taken);
    const { before, after } = taken.event.payload;
    await this.breakages.break(by, current, { quantity: before.outOfService - after.outOfService, takesBack: taken.event.id }, 'quantity');
  }

  private async lock(
    by: Principal,
    { event, refuseIfBuiltOn }: TakenBack<'apparatus.broken'> | TakenBack<'apparatus.repaired'>,
  ): Promise<Apparatus> {
    const stored = await this.db.one(LOCK_APPARATUS, [by.schoolId, event.subjectId]);
    if (!stored) throw notFound('apparatus');
    await refuseIfBuiltOn();
    return asItIs(stored, this.clock.nowMs());
  }
}
