import { Injectable } from '@nestjs/common';
import { Clock, instant } from '../clock/index.js';
import { Database } from '../database/index.js';
import { newId } from '../ids/index.js';
import { Pending, PendingRow } from '../jobs/index.js';
import { MailTransport } from './mail-transport.js';

/** What one person is told of one event. */
export interface Message {
  personId: string;
  /** What happened, in the words of the field: `requisition.late`. */
  event: string;
  /** The same for the same happening, whoever looks at it and however often: a person hears of it once. */
  eventKey: string;
  /** Says it all. */
  subject: string;
  text: string;
  /** A path of the application, `/requests/…`. */
  link: string | null;
  /** An e-mail address; null: the message stays in the application. */
  to: string | null;
  /** Epoch milliseconds before which no e-mail goes. */
  mailAfterMs: number;
  /** Is not shown in the application. */
  mailOnly?: boolean;
  /** A whole address that stands in the e-mail instead of `link`. It is a secret: it is shown nowhere and wiped once it was sent. */
  secretLink?: string;
}

/** The queue of messages, which is a table: what a transaction puts in is sent if it commits, and only then. */
@Injectable()
export class MailQueue {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly transport: MailTransport,
    private readonly pending: Pending,
  ) {}

  /** Whether e-mail goes out at all; without it messages are kept, and shown to the admins as not sent. */
  get sends(): boolean {
    return this.transport.isSetUp;
  }

  /** Puts messages in, in the ambient transaction of the school. Those of an event that the person has heard of change nothing. */
  async put(schoolId: string, ...messages: Message[]): Promise<void> {
    if (messages.length === 0) return;
    const at = instant(this.clock.nowMs());
    // ids of the same millisecond come in any order; people read their messages in that of their happening
    const ids = messages.map(newId).sort();
    const rows = messages.map((message, index) => ({
      school_id: schoolId,
      id: ids[index],
      person_id: message.personId,
      event: message.event,
      event_key: message.eventKey,
      subject: message.subject.replace(/\s+/g, ' ').trim(),
      text: message.text,
      link: message.link,
      at,
      mail_to: message.to,
      mail_status: this.sends && message.to !== null ? 'waiting' : 'not-sent',
      mail_after: instant(message.mailAfterMs),
      mail_only: message.mailOnly ?? false,
      mail_link: this.sends ? (message.secretLink ?? null) : null,
    }));
    await this.db.change(PUT, [JSON.stringify(rows)]);
    const waiting = messages.filter(({ to }) => this.sends && to !== null);
    await this.wake(schoolId, ...waiting.map(({ mailAfterMs }) => mailAfterMs));
  }

  /** Says, in the ambient transaction of the school, at which instants (epoch ms) messages are due to be sent. */
  async wake(schoolId: string, ...dueMs: number[]): Promise<void> {
    const wanted = [...new Set(dueMs)].map((due) => ({ consumer: 'mail', dueMs: due }));
    await this.db.insert([PendingRow, this.pending.rows(schoolId, ...wanted)]);
  }
}

const PUT = `
INSERT INTO notification (school_id, id, person_id, event, event_key, subject, text, link, at, mail_to, mail_status, mail_after, mail_only, mail_link)
SELECT school_id, id, person_id, event, event_key, subject, text, link, at, mail_to, mail_status, mail_after, mail_only, mail_link
FROM jsonb_populate_recordset(NULL::notification, $1)
ON CONFLICT (school_id, event_key, person_id) DO NOTHING`;
