import { Injectable } from '@nestjs/common';
import type { MessageBody, MessageView } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { idOr404, newId } from '../core/ids/index.js';
import { notFound } from '../core/problems/index.js';
import { actorsOf } from './requisitions.policy.js';

/** The thread of questions and answers on a requisition. */
@Injectable()
export class Messages {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly events: Events,
  ) {}

  /** Adds a message; its teacher, technicians and heads write. @throws NOT_FOUND */
  async add(principal: Principal, id: string, body: MessageBody): Promise<MessageView> {
    return this.db.transaction(principal.schoolId, async () => {
      const row = await this.db.one<{ teacher_id: string; title: string; by: MessageView['by'] }>(
        `SELECT q.teacher_id, q.title, jsonb_build_object('id', p.id, 'code', p.code, 'name', p.name) AS by
         FROM requisition q JOIN person p ON p.school_id = q.school_id AND p.id = $2 WHERE q.id = $1`,
        [idOr404(id, 'requisition'), principal.personId],
      );
      if (!row || actorsOf(principal, row.teacher_id).length === 0) throw notFound('requisition');
      const nowMs = this.clock.nowMs();
      const message = { id: newId(), at: instant(nowMs), by: row.by, text: body.text };
      await this.db.change(
        'INSERT INTO requisition_message (school_id, id, requisition_id, person_id, at, text) VALUES ($1, $2, $3, $4, $5, $6)',
        [principal.schoolId, message.id, id, principal.personId, message.at, message.text],
      );
      await this.events.record(principal, {
        name: 'requisition.message',
        subjectId: id,
        payload: { after: { title: row.title } },
        note: body.text,
      });
      return message;
    });
  }
}
