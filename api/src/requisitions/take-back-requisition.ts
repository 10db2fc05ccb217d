import { Injectable } from '@nestjs/common';
import { type EventName, may, type RequisitionStatus } from '@app/shared';
import { otherDepartment, type Principal } from '../core/access/index.js';
import { Database } from '../core/database/index.js';
import { Events, type TakenBack, TakeBacks } from '../core/events/index.js';
import { notFound } from '../core/problems/index.js';
import { Askings, refuseOldRules } from './asking.js';
import type { KeptRequisition } from './kept-requisition.js';
import { LOCK } from './locked-requisition.js';
import { Replan } from './replan/index.js';
import { RestoreRequisition, type Restoring } from './restore-requisition.js';

/** What people do to a request that can be taken back; the first of an act's events says how, and all say the same. */
const ACTS = [
  'requisition.accepted',
  'requisition.cancelled',
  'requisition.changed',
  'requisition.changed-late',
  'requisition.cleared',
  'requisition.collected',
  'requisition.declined',
  'requisition.delivered',
  'requisition.draft',
  'requisition.excused',
  'requisition.handed-over',
  'requisition.moved',
  'requisition.noted',
  'requisition.outcome-told',
  'requisition.prepared',
  'requisition.queried',
  'requisition.reason-corrected',
  'requisition.recorded',
  'requisition.settled',
  'requisition.submitted',
] as const satisfies readonly EventName[];

/** Takes back what was done to a request: it is again as it was, with its kit, its work and its place in the order. */
@Injectable()
export class TakeBackRequisition {
  constructor(
    takeBacks: TakeBacks,
    private readonly db: Database,
    private readonly askings: Askings,
    private readonly restoring: RestoreRequisition,
    private readonly events: Events,
    private readonly replan: Replan,
  ) {
    for (const name of ACTS) takeBacks.add(name, (by, taken) => this.takeBack(by, taken));
  }

  private takeBack(by: Principal, { event, eventIds, kept, refuseIfBuiltOn }: TakenBack): Promise<void> {
    const id = event.subjectId;
    return this.askings.inTransaction(by, async (asking) => {
      const locked = await this.db.one(LOCK, [by.schoolId, id]);
      if (!locked) throw notFound('requisition');
      refuseOldRules(asking, locked.rulesVersion);
      const { departmentId } = locked;
      // a tick is any technician's to take back who may tick there
      if (event.personId !== by.personId && !may(by, 'task.change', { departmentId }))
        throw otherDepartment('work', asking.rules.departments.get(departmentId));
      await refuseIfBuiltOn();
      const status = await this.restore({ asking, locked, eventIds }, kept as KeptRequisition | null);
      await this.events.record(by, {
        name: 'requisition.taken-back',
        subjectId: id,
        payload: { before: { status: locked.status }, after: { status, title: locked.title, act: event.name, events: eventIds } },
      });
      // what the world changed meanwhile is followed
      await this.replan.requisitions(by, [id]);
    });
  }

  private async restore(taken: Restoring, kept: KeptRequisition | null): Promise<RequisitionStatus> {
    if (kept === null) return this.restoring.withdraw(taken.locked);
    await this.restoring.restore(taken, kept);
    return kept.row.status ?? taken.locked.status;
  }
}
