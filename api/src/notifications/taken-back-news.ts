import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { parseInstantMs } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import { Database, is, statement } from '../core/database/index.js';
import type { EventOf, EventRow } from '../core/events/index.js';
import { MailQueue } from '../core/mail/index.js';
import { words } from '../core/words.js';
import { type AboutRow, requisitionOf } from './compose/index.js';
import type { Message } from './deliver.js';
import { NotificationRow } from './notification.entity.js';

/** So long what somebody does is told to nobody by e-mail, and by nothing at all if it is taken back, in milliseconds. */
export const TAKEN_BACK_WITHIN_MS = 60_000;

/** How a request stands once its sending was taken back. */
const UNSENT: readonly string[] = ['cancelled', 'draft'];

/** The events of acts on requests ($2) of a school ($1) that were taken back. */
export const TAKEN_BACK = statement(
  { eventId: is.text },
  `SELECT jsonb_array_elements_text(b.payload->'after'->'events') AS "eventId" FROM event b
   WHERE b.school_id = $1 AND b.subject_id = ANY($2) AND b.name = 'requisition.taken-back'`,
);

/** Who was told of events, by their keys ($2), in a school ($1), with what and when. */
export const TOLD = statement(
  {
    id: is.uuid,
    personId: is.uuid,
    name: is.text,
    email: is.text.orNull,
    subject: is.text,
    at: is.instant,
    isRead: is.bool,
    event: is.text,
    forDigest: is.bool,
    mailId: is.uuid.orNull,
  },
  `SELECT n.id, n.person_id AS "personId", p.name, p.email, n.subject, n.at, n.read_at IS NOT NULL AS "isRead", n.event,
     n.for_digest AS "forDigest", n.mail_id AS "mailId"
   FROM notification n JOIN person p ON p.school_id = $1 AND p.id = n.person_id AND p.active
   WHERE n.school_id = $1 AND n.event_key = ANY($2) ORDER BY n.id`,
);

type Told = (typeof TOLD)['row'];
type TakenBack = EventOf<'requisition.taken-back'>;

/** What was told of acts that were taken back: it is withdrawn where nobody has heard it yet, and else told that it is so no more. */
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

  /** Withdraws what nobody has heard yet of what was taken back, and makes the messages to those who have. */
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

  /** Takes away what nobody has heard, and answers who has heard what. */
  private async withdraw(schoolId: string, { payload, at, personId }: TakenBack) {
    const told = await this.db.query(TOLD, [schoolId, payload.after.events.map((id) => `event:${id}`)]);
    const unsent = await this.queue.unsent(told.flatMap(({ mailId }) => mailId ?? []));
    const sinceMs = parseInstantMs(at) - TAKEN_BACK_WITHIN_MS;
    const isUnheard = (one: Told): boolean =>
      !one.isRead && (one.mailId === null ? waits(one, sinceMs) : unsent.get(one.mailId) === one.event);
    const unheard = told.filter(isUnheard);
    if (unheard.length > 0) await this.db.delete(NotificationRow, { id: In(unheard.map(({ id }) => id)) });
    await this.queue.takeBack(unheard.flatMap(({ mailId }) => mailId ?? []));
    return told.filter((one) => !isUnheard(one) && one.personId !== personId);
  }
}

/** What comes by no e-mail of its own is unheard while it waits for the daily one, and else for a minute; an e-mail of many is not taken apart. */
function waits({ forDigest, at }: Pick<Told, 'forDigest' | 'at'>, sinceMs: number): boolean {
  return forDigest || at >= sinceMs;
}

function messageOf(
  event: TakenBack,
  { personId, name, email, subject, doer }: { personId: string; name: string; email: string | null; subject: string; doer: string | null },
  request: NonNullable<ReturnType<typeof requisitionOf>>,
): Message {
  // what was never sent is its teacher's alone
  const isUnsent = UNSENT.includes(event.payload.after.status);
  const { subject: says, lines } = words.messages.takenBack(request, doer, { told: subject, isUnsent });
  return {
    personId,
    event: event.name,
    eventKey: `event:${event.id}`,
    subject: says,
    text: lines.join('\n'),
    link: isUnsent && personId !== request.teacherId ? null : `/requests/${event.subjectId}`,
    mailTo: email === null ? null : { name, address: email },
    lessonStartMs: request.startsAt,
  };
}
