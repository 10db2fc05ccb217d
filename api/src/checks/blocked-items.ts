import { Injectable } from '@nestjs/common';
import { dateAt, isCheckOverdue } from '@app/shared';
import { ApparatusService } from '../apparatus/index.js';
import type { JobPrincipal, Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { type CheckRow as Check, LOCK_BLOCKING } from './check-columns.js';
import { CheckRow } from './check.entity.js';

/** How many of an apparatus ($2) of a school ($1) are there, and are out of service. */
export const ITEM = statement(
  { version: is.int, owned: is.int, outOfService: is.int },
  'SELECT version, owned, out_of_service AS "outOfService" FROM apparatus WHERE school_id = $1 AND id = $2',
);

/** Takes items out of service while a check of theirs that blocks is overdue, and puts them back when it is not. */
@Injectable()
export class BlockedItems {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly apparatus: ApparatusService,
  ) {}

  /** Has an apparatus, or all of a school (null), be as its checks say, in the ambient transaction; who held what is taken out is short of it. */
  async follow(by: Principal | JobPrincipal, apparatusId: string | null): Promise<void> {
    const checks = await this.db.query(LOCK_BLOCKING, [by.schoolId, apparatusId]);
    const today = dateAt(this.clock.nowMs(), by.timeZone);
    // what is free again first: another check may still want it
    for (const check of checks) if (check.taken > 0 && !blocks(check, today)) await this.putBack(by, check);
    for (const check of checks) if (blocks(check, today)) await this.takeOut(by, check);
  }

  private async takeOut(by: Principal | JobPrincipal, { id, apparatusId, taken }: Check): Promise<void> {
    const item = await this.item(by.schoolId, apparatusId);
    const free = item ? item.owned - item.outOfService : 0;
    if (!item || free <= 0 || apparatusId === null) return;
    await this.set(by, apparatusId, { version: item.version, outOfService: item.owned });
    await this.db.update(CheckRow, { id }, { taken: taken + free });
  }

  private async putBack(by: Principal | JobPrincipal, { id, apparatusId, taken }: Check): Promise<void> {
    const item = await this.item(by.schoolId, apparatusId);
    await this.db.update(CheckRow, { id }, { taken: 0 });
    if (!item || apparatusId === null) return;
    await this.set(by, apparatusId, { version: item.version, outOfService: Math.max(0, item.outOfService - taken) });
  }

  private async item(schoolId: string, apparatusId: string | null) {
    return apparatusId === null ? undefined : this.db.one(ITEM, [schoolId, apparatusId]);
  }

  /** Time that passes takes things out too, and then nobody did. */
  private async set(by: Principal | JobPrincipal, id: string, change: { version: number; outOfService: number }): Promise<void> {
    await this.apparatus.change(by as Principal, id, change);
  }
}

function blocks(check: Check, today: string): boolean {
  return !check.archived && check.blocksItem && check.apparatusId !== null && isCheckOverdue(check, today);
}
