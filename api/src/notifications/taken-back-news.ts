import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { MessageKind } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import { Database, is, statement } from '../core/database/index.js';
import type { EventOf, EventRow } from '../core/events/index.js';
import { MailQueue } from '../core/mail/index.js';
import { words } from '../core/words.js';
import { type AboutRequisition, type AboutRow, requisitionOf } from './compose/index.js';
import type { Message } from './deliver.js';
import { NotificationRow } from './notification.entity.js';

/** So long what somebody does is told to nobody by e-mail, in milliseconds. */
export const TAKEN_BACK_WITHIN_MS = 60_000;

/** How a request stands once its sending was taken back. */
const UNSENT: readonly string[] = ['cancelled', 'draft'];

/** The events of acts on requests ($2) of a school ($1) that were taken back. */
export const TAKEN_BACK = statement(
  { eventId: is.text },
  `SELECT jsonb_array_elements_text(b.payload->'after'->'events') AS "eventId" FROM event b
   WHERE b.school_id = $1 AND b.subject_id = ANY($2) AND b.name = 'requisition.taken-back'`,
);

/** Who was told of events ($2) of a request ($3), in a school ($1), and with what. */
export const TOLD = statement(
  {
    id: is.uuid,
    personId: is.uuid,
    name: is.text,
    email: is.text.orNull,
    subject: is.text,
    isRead: is.bool,
    event: is.text.as<MessageKind>(),
    mailId: is.uuid.orNull,
  },
  `SELECT n.id, n.person_id AS "personId", p.name, p.email, n.subject, n.read_at IS NOT NULL AS "isRead", n.event, n.mail_id AS "mailId"
   FROM notification n JOIN person p ON p.school_id = $1 AND p.id = n.person_id
   WHERE n.school_id = $1 AND n.event_key = ANY(ARRAY(SELECT 'event:' || e.id FROM event e
     WHERE e.school_id = $1 AND e.id = ANY($2::uuid[]) AND e.subject_id = $3)) ORDER BY n.id`,
);

type Told = (typeof TOLD)['row'];
type TakenBack = EventOf<'requisition.taken-back'>;

/** What was told of acts that were taken back: it is withdrawn, and whoever has heard it is told what is so again. */
@Injectable()
export class TakenBackNews {
  constructor(
    private readonly db: Database,
    private readonly queue: MailQueue,
  ) {}

  /** Leaves out the events of acts that were taken back before anybody was told. */
  async stillSo(schoolId: string, events: readonly EventRow[]): Promise<EventRow[]> {
    const ids = events.filter(({ subject }) => subject === 'requisition').map(({ subjectId }) => subjectId);
    if (ids.length === 0) return [...events];
    const gone = new Set((await this.db.query(TAKEN_BACK, [schoolId, [...new Set(ids)]])).map(({ eventId }) => eventId));
    return events.filter(({ id }) => !gone.has(id));
  }

  /** Withdraws what was told of what was taken back, and makes the messages to those who have heard it. */
  async messages({ schoolId, timeZone }: Rules, events: readonly EventRow[], around: ReadonlyMap<string, AboutRow>): Promise<Message[]> {
    const happened = events.filter((event): event is TakenBack => event.name === 'requisition.taken-back');
    const messages: Message[] = [];
    for (const event of happened) {
      const row = around.get(event.id);
      const request = row && requisitionOf(row, timeZone);
      const heard = await this.withdraw(schoolId, event);
      if (request) messages.push(...heard.map((one) => messageOf(event, { ...one, doer: row.doer }, request)));
    }
    return messages;
  }

  /**
   * Takes away all that was told of it, for it is not so; what nobody has begun to send goes out to nobody. Answers who has heard it: has
   * read it, or was sent it, by itself or in an e-mail of many, which is not taken apart.
   */
  private async withdraw(schoolId: string, { payload, subjectId, personId }: TakenBack): Promise<Told[]> {
    const told = await this.db.query(TOLD, [schoolId, payload.after.events, subjectId]);
    if (told.length === 0) return [];
    const unsent = await this.queue.unsent(told.flatMap(({ mailId }) => mailId ?? []));
    const ownMail = (one: Told): string | null => (one.mailId !== null && unsent.get(one.mailId) === one.event ? one.mailId : null);
    await this.db.delete(NotificationRow, { id: In(told.map(({ id }) => id)) });
    await this.queue.takeBack(told.flatMap((one) => ownMail(one) ?? []));
    return told.filter((one) => one.personId !== personId && (one.isRead || (one.mailId !== null && ownMail(one) === null)));
  }
}

function messageOf(
  { id, name, subjectId, payload }: TakenBack,
  { personId, name: who, email, event: kind, subject, doer }: Told & { doer: string | null },
  request: AboutRequisition,
): Message {
  // what was never sent is its teacher's alone, and so is it to whom it was handed over
  const isUnsent = UNSENT.includes(payload.after.status);
  const isForeign = (isUnsent || kind === 'requisition.handed-over') && personId !== request.teacherId;
  const says = words.messages.takenBack(request, doer, { kind, told: subject, isUnsent });
  return {
    personId,
    event: name,
    eventKey: `event:${id}`,
    subject: says.subject,
    text: says.lines.join('\n'),
    link: isForeign ? null : `/requests/${subjectId}`,
    mailTo: email === null ? null : { name: who, address: email },
    lessonStartMs: request.startsAt,
  };
}
