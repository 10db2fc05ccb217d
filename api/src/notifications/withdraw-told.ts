import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { MessageKind } from '@app/shared';
import { Database, is, statement } from '../core/database/index.js';
import { MailQueue } from '../core/mail/index.js';
import { NotificationRow } from './notification.entity.js';

/** Who was told of events ($2) of a request ($3), in a school ($1), and with what. */
export const TOLD = statement(
  {
    id: is.uuid,
    personId: is.uuid,
    name: is.text,
    email: is.text.orNull,
    active: is.bool,
    subject: is.text,
    isRead: is.bool,
    event: is.text.as<MessageKind>(),
    mailId: is.uuid.orNull,
    overloadOf: is.uuids.orNull,
  },
  `SELECT n.id, n.person_id AS "personId", p.name, p.email, p.active, n.subject, n.read_at IS NOT NULL AS "isRead", n.event, n.mail_id AS "mailId", n.overload_of AS "overloadOf"
   FROM notification n JOIN person p ON p.school_id = $1 AND p.id = n.person_id
   WHERE n.school_id = $1 AND n.event_key = ANY(ARRAY(SELECT 'event:' || e.id FROM event e
     WHERE e.school_id = $1 AND e.id = ANY($2::uuid[]) AND e.subject_id = $3)) ORDER BY n.place`,
);

/** What somebody was told. */
export type Told = (typeof TOLD)['row'];

/** Takes back what people were told and what is not so any more. */
@Injectable()
export class WithdrawTold {
  constructor(
    private readonly db: Database,
    private readonly queue: MailQueue,
  ) {}

  /**
   * Takes away all that was told of events of a request; what nobody has begun to send goes out to nobody. Answers who has heard it, and is
   * still there: has read it, or was sent it, by itself or in an e-mail of many, which is not taken apart.
   */
  async withdraw(schoolId: string, eventIds: readonly string[], requisitionId: string): Promise<Told[]> {
    const told = await this.db.query(TOLD, [schoolId, eventIds, requisitionId]);
    if (told.length === 0) return [];
    const unsent = await this.queue.unsent(told.flatMap(({ mailId }) => mailId ?? []));
    const ownMail = (one: Told): string | null => (one.mailId !== null && unsent.get(one.mailId) === one.event ? one.mailId : null);
    await this.db.delete(NotificationRow, { id: In(told.map(({ id }) => id)) });
    await this.queue.takeBack(told.flatMap((one) => ownMail(one) ?? []));
    return told.filter((one) => one.active && (one.isRead || (one.mailId !== null && ownMail(one) === null)));
  }
}
