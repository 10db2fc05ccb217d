import { Injectable } from '@nestjs/common';
import type { CheckFacts } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database, ONE_MORE } from '../core/database/index.js';
import { Events, type TakenBack, TakeBacks } from '../core/events/index.js';
import { notFound } from '../core/problems/index.js';
import { BlockedItems } from './blocked-items.js';
import { checkFacts, LOCK_CHECK } from './check-columns.js';
import { CheckRecordRow, CheckRow } from './check.entity.js';
import { ChecksService } from './checks.service.js';

/** Takes back what was done to a check, and what that did to its item; only where nobody has built on it. */
@Injectable()
export class TakeBackCheck {
  constructor(
    takeBacks: TakeBacks,
    private readonly db: Database,
    private readonly events: Events,
    private readonly blocked: BlockedItems,
    private readonly checks: ChecksService,
  ) {
    takeBacks.add('check.added', (by, taken) => this.restore(by, taken, {}, true));
    takeBacks.add('check.removed', (by, taken) => this.restore(by, taken, {}, false));
    takeBacks.add('check.changed', (by, taken) => this.restore(by, taken, taken.event.payload.before, false));
    takeBacks.add('check.done', async (by, taken) => {
      await this.restore(by, taken, taken.event.payload.before, false);
      await this.db.delete(CheckRecordRow, { id: taken.event.payload.after.recordId });
    });
  }

  private async restore(
    by: Principal,
    { event, refuseIfBuiltOn }: TakenBack,
    facts: Partial<CheckFacts>,
    archived: boolean,
  ): Promise<void> {
    const id = event.subjectId;
    const current = await this.db.one(LOCK_CHECK, [by.schoolId, id]);
    if (!current) throw notFound('check');
    await refuseIfBuiltOn();
    const before = checkFacts(current);
    const after = { ...before, ...facts };
    if (after.apparatusId !== before.apparatusId) await this.checks.letGo(by, current);
    await this.db.update(CheckRow, { id }, { ...after, archived, version: ONE_MORE });
    if (archived) await this.events.record(by, { name: 'check.removed', subjectId: id, payload: { before } });
    else if (current.archived) await this.events.record(by, { name: 'check.added', subjectId: id, payload: { after } });
    else await this.events.record(by, { name: 'check.changed', subjectId: id, payload: { before, after } });
    if (after.apparatusId !== null) await this.blocked.follow(by, after.apparatusId);
  }
}
