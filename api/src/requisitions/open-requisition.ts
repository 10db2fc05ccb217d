import { Injectable } from '@nestjs/common';
import type { Principal } from '../core/access/index.js';
import { Database } from '../core/database/index.js';
import { idOr404 } from '../core/ids/index.js';
import { notFound, ProblemError } from '../core/problems/index.js';
import type { Rules } from '../calendar/index.js';
import { LOCK, LOCK_OF_TASK, type Locked } from './locked-requisition.js';
import { seesAll } from './requisitions.policy.js';
import { RequisitionQueries } from './requisitions.queries.js';

/** Opens requisitions to be changed: each stays locked until the transaction ends, so that two people change it one after the other. */
@Injectable()
export class OpenRequisition {
  constructor(
    private readonly db: Database,
    private readonly queries: RequisitionQueries,
  ) {}

  /**
   * Locks a requisition at the version that the person has read.
   * @throws NOT_FOUND for one that is not there or not theirs to see, STALE_VERSION with `current`
   */
  async at(principal: Principal, rules: Rules, id: string, version: number): Promise<Locked> {
    const locked = await this.db.one<Locked & Record<string, unknown>>(LOCK, [principal.schoolId, idOr404(id, 'requisition')]);
    if (!locked || (!seesAll(principal) && locked.teacher_id !== principal.personId)) throw notFound('requisition');
    if (locked.version !== version)
      throw new ProblemError(
        'STALE_VERSION',
        'Somebody changed this requisition first. Nothing of yours was changed; look at what it is now and try again.',
        undefined,
        { current: await this.queries.one(principal, rules, id) },
      );
    return locked;
  }

  /** Locks the requisition that a task belongs to, whatever its version; null for a task of none. Steps and ticks lock in this order. */
  async ofTask(principal: Principal, taskId: string): Promise<Locked | null> {
    return (await this.db.one<Locked & Record<string, unknown>>(LOCK_OF_TASK, [principal.schoolId, taskId])) ?? null;
  }
}
