import { Injectable } from '@nestjs/common';
import { isElsewhere, may, type MessageBody, type MessageView } from '@app/shared';
import { otherDepartment, type Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';
import { notFound } from '../core/problems/index.js';
import { type Asking, Askings } from './asking.js';
import { OpenRequisition } from './open-requisition.js';
import { ownersOf } from './requisitions.policy.js';
import { RequisitionMessageRow } from './requisition-message.entity.js';
import { NAME } from './write-requisition.js';

/** Makes the row of what was said in a thread, with a step or by itself; none where nothing was. */
export function messageRows(
  { principal, nowMs }: Pick<Asking, 'principal' | 'nowMs'>,
  requisitionId: string,
  said?: string,
): RequisitionMessageRow[] {
  const { schoolId, personId } = principal;
  const text = said?.trim() ?? '';
  return text === '' ? [] : [{ schoolId, id: newId(), requisitionId, personId, at: instant(nowMs), text }];
}

/** The thread of questions and answers on a requisition. */
@Injectable()
export class Messages {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly askings: Askings,
    private readonly opened: OpenRequisition,
    private readonly events: Events,
  ) {}

  /** Adds a message; its teacher, and technicians and heads of its department write. @throws NOT_FOUND, OTHER_DEPARTMENT */
  async add(principal: Principal, id: string, { text }: MessageBody): Promise<MessageView> {
    const { schoolId, personId } = principal;
    const { rules } = await this.askings.begin(principal);
    return this.db.transaction(schoolId, async () => {
      const [locked, by] = await Promise.all([this.opened.see(principal, id), this.db.one(NAME, [schoolId, personId])]);
      const of = ownersOf(locked);
      if (isElsewhere(principal, 'requisition.write', of)) throw otherDepartment('request', rules.departments.get(of.departmentId));
      if (!by || !may(principal, 'requisition.write', of)) throw notFound('requisition');
      const { title } = locked;
      const row = { schoolId, id: newId(), requisitionId: id, personId, at: instant(this.clock.nowMs()), text };
      await this.events.record(principal, { name: 'requisition.message', subjectId: id, payload: { after: { title } }, note: text }, [
        RequisitionMessageRow,
        [row],
      ]);
      return { id: row.id, at: row.at, by: { id: personId, ...by }, text };
    });
  }
}
