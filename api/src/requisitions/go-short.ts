import { Injectable } from '@nestjs/common';
import { may } from '@app/shared';
import { Database, ONE_MORE } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import type { Asking } from './asking.js';
import type { Locked } from './locked-requisition.js';
import { RequisitionRow } from './requisition.entity.js';
import { Settle } from './settle.js';
import { refuseUnlessMayChange } from './requisitions.policy.js';

/** Takes a request that went short as it is: what is there is held, and nobody needs to settle it. */
@Injectable()
export class GoShort {
  constructor(
    private readonly db: Database,
    private readonly settle: Settle,
    private readonly events: Events,
  ) {}

  /** Says of a request under lock that it goes on with what there is. @throws NOT_ALLOWED, OTHER_DEPARTMENT */
  async go(asking: Asking, locked: Locked): Promise<void> {
    const { principal } = asking;
    const { id, status, title, whys, departmentId } = locked;
    refuseUnlessMayChange(
      asking,
      locked,
      'Only its teacher, a technician or a head of department can say that a request goes short. Nothing was changed.',
    );
    await this.settle.drop([id], ['short', 'room-lacks']);
    await this.db.update(RequisitionRow, { id }, { version: ONE_MORE });
    const isForAll = may(principal, 'requisition.serve', { departmentId }) || may(principal, 'requisition.hearAsHead', { departmentId });
    const payload = { before: { status, whys }, after: { status, title, ...(isForAll ? { forAll: true } : {}) } };
    await this.events.record(principal, { name: 'requisition.settled', subjectId: id, payload });
  }
}
