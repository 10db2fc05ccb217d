import { Injectable } from '@nestjs/common';
import type { Principal } from '../core/access/index.js';
import { Database, ONE_MORE } from '../core/database/index.js';
import { Events, type TakenBack, TakeBacks } from '../core/events/index.js';
import { notFound } from '../core/problems/index.js';
import { ApparatusRow } from './apparatus.entity.js';
import { LOCK_APPARATUS } from './apparatus.queries.js';

/** Takes back that something broke: it is in service again, and whoever went short for it is filled as when kit comes free. */
@Injectable()
export class TakeBackBreakage {
  constructor(
    takeBacks: TakeBacks,
    private readonly db: Database,
    private readonly events: Events,
  ) {
    takeBacks.add('apparatus.broken', (by, taken) => this.takeBack(by, taken));
  }

  private async takeBack(by: Principal, { event, refuseIfBuiltOn }: TakenBack<'apparatus.broken'>): Promise<void> {
    const { subjectId: id, payload } = event;
    const current = await this.db.one(LOCK_APPARATUS, [by.schoolId, id]);
    if (!current) throw notFound('apparatus');
    await refuseIfBuiltOn();
    const broken = payload.after.outOfService - payload.before.outOfService;
    const after = { outOfService: Math.max(0, current.outOfService - broken) };
    await this.db.update(ApparatusRow, { id }, { ...after, version: ONE_MORE });
    const before = { outOfService: current.outOfService };
    await this.events.record(by, { name: 'apparatus.repaired', subjectId: id, payload: { before, after } });
  }
}
