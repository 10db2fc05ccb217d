import { Injectable } from '@nestjs/common';
import { mailAfterMs, type MessageKind } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { newId } from '../core/ids/index.js';
import { type Mail, MailQueue } from '../core/mail/index.js';
import { Choices } from './choices.js';

/** What one person is told of one event. */
export interface Message {
  personId: string;
  /** What happened, in the words of the field: `requisition.late`. */
  event: MessageKind;
  /** The same for the same happening, whoever looks at it and however often: a person hears of it once. */
  eventKey: string;
  /** Says it all. */
  subject: string;
  text: string;
  /** A path of the application, `/requests/…`. */
  link: string | null;
  /** Whom the e-mail goes to; null: the message stays in the application. */
  mailTo: Mail['to'] | null;
  /** When the lesson begins that it is about (epoch ms): no e-mail waits for the end of quiet hours past that. Null: about none. */
  lessonStartMs: number | null;
  /** The departments of whose overload it tells. */
  overloadOf?: readonly string[];
}

/** $1 the school, $2 its messages. Those of an event that the person has heard of change nothing. */
export const TELL = statement(
  { id: is.uuid },
  `INSERT INTO notification (school_id, id, person_id, event, event_key, subject, text, link, at, mail_id, for_digest, overload_of)
SELECT $1, m.id, m."personId", m.event, m."eventKey", m.subject, m.text, m.link, m.at, m."mailId", m."forDigest", m."overloadOf"
FROM jsonb_to_recordset($2) AS m(id uuid, "personId" uuid, event text, "eventKey" text, subject text, text text, link text, at timestamptz, "mailId" uuid, "forDigest" boolean, "overloadOf" uuid[])
ON CONFLICT (school_id, event_key, person_id) DO NOTHING
RETURNING id`,
);

/** Brings messages to people: in the application, and by e-mail where they have an address. */
@Injectable()
export class Deliver {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly queue: MailQueue,
    private readonly choices: Choices,
  ) {}

  /**
   * Tells people, in the ambient transaction of the school, what they have not heard yet; each message goes out in an e-mail of its own, not
   * before `mailWaitsMs`.
   */
  async messages({ schoolId, calendar }: Pick<Rules, 'schoolId' | 'calendar'>, all: readonly Message[], mailWaitsMs = 0): Promise<void> {
    if (all.length === 0) return;
    const choiceOf = await this.choices.of(
      schoolId,
      all.map(({ personId }) => personId),
    );
    const messages = all.map((message) => {
      const choice = choiceOf(message.personId, message.event);
      return { ...message, mailTo: choice === 'at-once' ? message.mailTo : null, forDigest: choice === 'digest' };
    });
    const nowMs = this.clock.nowMs();
    const mails = messages.flatMap(({ mailTo, lessonStartMs, overloadOf: _overloadOf, ...message }) =>
      mailTo === null ? [] : [mailOf(message, mailTo, Math.max(nowMs + mailWaitsMs, mailAfterMs(calendar, nowMs, lessonStartMs)))],
    );
    const mailIds = (await this.queue.put(schoolId, ...mails)).values();
    const at = instant(nowMs);
    const rows = messages.map(({ personId, event, eventKey, subject, text, link, mailTo, forDigest, overloadOf }) => ({
      id: newId(),
      personId,
      event,
      eventKey,
      subject: subject.replace(/\s+/g, ' ').trim(),
      text,
      link,
      at,
      forDigest,
      overloadOf: overloadOf && overloadOf.length > 0 ? overloadOf : null,
      mailId: mailTo === null ? null : (mailIds.next().value ?? null),
    }));
    const told = new Set((await this.db.query(TELL, [schoolId, JSON.stringify(rows)])).map(({ id }) => id));
    const heardBefore = rows.filter(({ id }) => !told.has(id)).map(({ mailId }) => mailId);
    await this.queue.takeBack(heardBefore.filter((id) => id !== null));
  }
}

function mailOf({ event, subject, text, link }: Omit<Message, 'mailTo' | 'lessonStartMs'>, to: Mail['to'], dueMs: number): Mail {
  return { kind: event, to, subject, text, link, dueMs };
}
