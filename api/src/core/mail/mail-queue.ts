import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock, instant } from '../clock/index.js';
import { Database, is, statement } from '../database/index.js';
import { newId } from '../ids/index.js';
import { Pending, PendingRow } from '../jobs/index.js';
import { MailMessageRow, type MailStatus } from './mail-message.entity.js';
import { MailServer } from './mail-server.js';
import { MailTransport } from './mail-transport.js';

/** The consumer that sends what waits. */
export const MAIL = 'mail';

/** Locks those of some e-mails ($2) of a school ($1) that nobody has begun to send. */
export const UNSENT = statement(
  { id: is.uuid, kind: is.text },
  `SELECT id, kind FROM mail_message WHERE school_id = $1 AND id = ANY($2) AND status IN ('waiting', 'not-sent') AND attempts = 0 FOR UPDATE`,
);

/** Has the oldest e-mails of a school ($1) that were given up and whose link is nobody's own, so many ($3), sent once more from the first attempt, now ($2). */
export const RETRY_FAILED = statement(
  { id: is.uuid, kind: is.text },
  `WITH given AS MATERIALIZED (SELECT id FROM mail_message WHERE school_id = $1 AND status = 'failed' AND NOT personal ORDER BY due, id LIMIT $3 FOR UPDATE SKIP LOCKED)
   UPDATE mail_message m SET status = 'waiting', attempts = 0, due = $2 FROM given g WHERE m.school_id = $1 AND m.id = g.id RETURNING m.id, m.kind`,
);

/** An e-mail to be sent. */
export interface Mail {
  /** What it is about, in the words of the field: `requisition.late`. */
  kind: string;
  to: { name: string; address: string };
  /** Says it all. */
  subject: string;
  text: string;
  /** A path of the application, `/requests/…`. */
  link: string | null;
  /** Epoch milliseconds before which it does not go. */
  dueMs: number;
  /** A whole address that stands in the e-mail instead of `link`. It is a secret: it is shown nowhere, and wiped once it was sent or given up. */
  secretLink?: string;
}

/** The queue of e-mails, which is a table: what a transaction puts in is sent if it commits, and only then. */
@Injectable()
export class MailQueue {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly transport: MailTransport,
    private readonly pending: Pending,
    private readonly server: MailServer,
  ) {}

  /** Whether e-mail goes out at all; without it e-mails are kept, and shown to the admins as not sent. */
  get sends(): boolean {
    return this.transport.isSetUp;
  }

  /** Puts e-mails in, in the ambient transaction of the school, and answers their ids in the same order. */
  async put(schoolId: string, ...mails: Mail[]): Promise<string[]> {
    const at = instant(this.clock.nowMs());
    const rows = mails.map((mail): MailMessageRow => ({
      schoolId,
      id: newId(),
      kind: mail.kind,
      toName: mail.to.name,
      toAddress: mail.to.address,
      subject: mail.subject.replace(/\s+/g, ' ').trim(),
      text: mail.text,
      link: mail.link,
      personal: mail.secretLink !== undefined,
      secretLink: this.sends ? (mail.secretLink ?? null) : null,
      at,
      status: this.sends ? 'waiting' : 'not-sent',
      due: instant(mail.dueMs),
      sentAt: null,
      attempts: 0,
      problem: null,
    }));
    const dueMs = this.sends ? mails.map((mail) => mail.dueMs) : [];
    await this.db.insert([MailMessageRow, rows], [PendingRow, this.wakeUps(schoolId, dueMs)]);
    return rows.map(({ id }) => id);
  }

  /** Finds those of some e-mails that nobody has begun to send, with their kinds; none is sent until the ambient transaction ends. */
  async unsent(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = ids.length === 0 ? [] : await this.db.query(UNSENT, [this.db.schoolId, ids]);
    return new Map(rows.map(({ id, kind }) => [id, kind]));
  }

  /** Has an e-mail that the ambient transaction found unsent go to somebody by another name or address. */
  async readdress(id: string, to: Mail['to']): Promise<void> {
    await this.db.update(MailMessageRow, { id }, { toName: to.name, toAddress: to.address });
  }

  /** Takes e-mails back that the ambient transaction put in, or found unsent. */
  async takeBack(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.db.delete(MailMessageRow, { id: In([...ids]) });
  }

  /**
   * Has an e-mail that was given up, or was not sent for want of a mail server, sent once more from the first attempt, in the ambient
   * transaction. Answers whether it was such a one; one whose link was for one person alone has it no more, and stays as it is.
   */
  async retry(schoolId: string, id: string): Promise<boolean> {
    const nowMs = this.clock.nowMs();
    const given = { id, personal: false, status: In<MailStatus>(['failed', 'not-sent']) };
    const again = await this.db.update(MailMessageRow, given, { status: 'waiting', attempts: 0, due: instant(nowMs) });
    if (again > 0) await this.db.insert([PendingRow, this.wakeUps(schoolId, [nowMs])]);
    return again > 0;
  }

  /** Has so many of those that were given up sent once more, and the mail server tried at once, in the ambient transaction. */
  async retryFailed(schoolId: string, most: number): Promise<{ id: string; kind: string }[]> {
    const nowMs = this.clock.nowMs();
    const again = await this.db.query(RETRY_FAILED, [schoolId, instant(nowMs), most]);
    await this.server.tryNow();
    await this.db.insert([PendingRow, this.wakeUps(schoolId, [nowMs])]);
    return again;
  }

  private wakeUps(schoolId: string, dueMs: readonly number[]): PendingRow[] {
    return this.pending.rows(schoolId, ...[...new Set(dueMs)].map((due) => ({ consumer: MAIL, dueMs: due })));
  }
}
