import { Injectable } from '@nestjs/common';
import { may, type MessageBody, type MessageView } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';
import { notFound } from '../core/problems/index.js';
import type { Asking } from './asking.js';
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
    private readonly opened: OpenRequisition,
    private readonly events: Events,
  ) {}

  /** Adds a message; its teacher, technicians and heads write. @throws NOT_FOUND */
  async add(principal: Principal, id: string, { text }: MessageBody): Promise<MessageView> {
    const { schoolId, personId } = principal;
    return this.db.transaction(schoolId, async () => {
      const [locked, by] = await Promise.all([this.opened.see(principal, id), this.db.one(NAME, [schoolId, personId])]);
      if (!by || !may(principal, 'requisition.write', ownersOf(locked))) throw notFound('requisition');
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
