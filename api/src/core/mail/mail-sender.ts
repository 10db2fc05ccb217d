import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { Clock, instant } from '../clock/index.js';
import { CONFIG, type Config } from '../config/index.js';
import { type Answered, Database, is, statement } from '../database/index.js';
import { type Consumer, type Work, Worker } from '../jobs/index.js';
import { waitAfter } from './mail-attempts.js';
import { MailMessageRow } from './mail-message.entity.js';
import { MAIL } from './mail-queue.js';
import { MailServer } from './mail-server.js';
import { mailText } from './mail-text.js';
import { mailProblem, type MailProblem, MailTransport } from './mail-transport.js';

/** So many are claimed at once; they go one after the other, so that a server that dies has one at most to be repeated. */
const BATCH = 5;
/** For so long a claimed message is left to the server that claimed it; should that one die, another sends it afterwards. */
const LEASE_MS = 10 * 60_000;

/**
 * Claims what is due of a school ($1) now ($2), until an instant ($3), so many ($4). Rows that another server is claiming are passed over.
 * No lock is kept while the mail server answers, so that a slow one keeps nobody from reading the message.
 */
export const CLAIM = statement(
  {
    id: is.uuid,
    name: is.text,
    address: is.text,
    subject: is.text,
    text: is.text,
    link: is.text.orNull,
    secretLink: is.text.orNull,
    attempts: is.int,
  },
  `WITH waiting AS MATERIALIZED (
     SELECT id FROM mail_message WHERE school_id = $1 AND status = 'waiting' AND due <= $2 ORDER BY due, id LIMIT $4 FOR UPDATE SKIP LOCKED)
   UPDATE mail_message m SET due = $3, attempts = m.attempts + 1
   FROM waiting w WHERE m.school_id = $1 AND m.id = w.id
   RETURNING m.id, m.to_name AS name, m.to_address AS address, m.subject, m.text, m.link, m.secret_link AS "secretLink", m.attempts`,
);
type Claimed = Answered<typeof CLAIM>;

/** When the next message of a school ($1) is due. */
export const NEXT = statement(
  { dueMs: is.instant.orNull },
  `SELECT min(due) AS "dueMs" FROM mail_message WHERE school_id = $1 AND status = 'waiting'`,
);

/** Sends what is due, on any number of servers: each message is claimed by one of them. */
@Injectable()
export class MailSender implements Consumer, OnModuleInit {
  readonly name = MAIL;
  readonly isOutside = true;
  private readonly logger = new Logger('Mail');

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly worker: Worker,
    private readonly transport: MailTransport,
    private readonly server: MailServer,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  onModuleInit(): void {
    this.worker.register(this);
  }

  /** Sends all that is due in a school, and answers when more will be. */
  async run({ schoolId }: Work): Promise<number | null> {
    if (!this.transport.isSetUp) await this.giveUp(schoolId);
    const away = await this.server.away();
    let wasAway = away !== null;
    let isThere = this.transport.isSetUp && (away === null || away.nextTryMs <= this.clock.nowMs());
    for (let isMore = isThere; isThere && isMore;) {
      const batch = await this.claim(schoolId);
      for (const claimed of batch) {
        isThere = isThere ? await this.send(schoolId, claimed) : await this.giveBack(schoolId, claimed);
        if (isThere && wasAway) await this.server.noteThere();
        wasAway &&= !isThere;
      }
      isMore = batch.length === BATCH;
    }
    return this.nextMs(schoolId);
  }

  private claim(schoolId: string): Promise<Claimed[]> {
    const nowMs = this.clock.nowMs();
    return this.db.transaction(schoolId, () => this.db.query(CLAIM, [schoolId, instant(nowMs), instant(nowMs + LEASE_MS), BATCH]));
  }

  /** Sends one and writes down at once what became of it; answers whether the mail server is there. */
  private async send(schoolId: string, claimed: Claimed): Promise<boolean> {
    const { id, name, address, subject, text, link, secretLink } = claimed;
    try {
      await this.transport.send({ id, name, address, subject, text: mailText(this.config.publicUrl, text, link, secretLink) });
    } catch (error) {
      return this.fail(schoolId, claimed, mailProblem(error));
    }
    const now = instant(this.clock.nowMs());
    await this.settle(schoolId, claimed, { status: 'sent', due: now, sentAt: now, problem: null, secretLink: null });
    return true;
  }

  private async fail(schoolId: string, claimed: Claimed, { words, isFinal, isOfServer }: MailProblem): Promise<boolean> {
    const { id, attempts } = claimed;
    if (isOfServer) {
      this.logger.warn({ problem: words }, 'the mail server is away');
      await this.server.noteAway(words);
      return this.giveBack(schoolId, claimed, words);
    }
    const wait = isFinal ? null : waitAfter(attempts);
    this.logger.warn({ mailId: id, attempts, problem: words }, wait === null ? 'a message was given up' : 'a message was not sent');
    await this.settle(schoolId, claimed, {
      status: wait === null ? 'failed' : 'waiting',
      due: instant(this.clock.nowMs() + (wait ?? 0)),
      problem: words,
      ...(wait === null ? { secretLink: null } : {}),
    });
    return true;
  }

  /** Leaves a message as if it had not been tried: that the mail server is away is not its fault. It comes after those that wait already. */
  private async giveBack(schoolId: string, claimed: Claimed, problem?: string): Promise<false> {
    await this.settle(schoolId, claimed, { attempts: claimed.attempts - 1, due: instant(this.clock.nowMs()), problem });
    return false;
  }

  /** Writes down what became of a message, unless it took so long that somebody else took it up meanwhile. */
  private async settle(schoolId: string, { id, attempts }: Claimed, outcome: Partial<MailMessageRow>): Promise<void> {
    await this.db.transaction(schoolId, () => this.db.update(MailMessageRow, { id, attempts, status: 'waiting' }, outcome));
  }

  /** When the next message of a school is due; one whose time has come waits for another server, or for the mail server to be back. */
  private async nextMs(schoolId: string): Promise<number | null> {
    const [[next], away] = await Promise.all([this.db.read(schoolId, NEXT, [schoolId]), this.server.away()]);
    const dueMs = next?.dueMs ?? null;
    return dueMs !== null && away !== null ? Math.max(dueMs, away.nextTryMs) : dueMs;
  }

  /** Without a mail server nothing waits for one: what is left from a time when there was is shown to the admins as not sent. */
  private async giveUp(schoolId: string): Promise<void> {
    const due = LessThanOrEqual(instant(this.clock.nowMs()));
    await this.db.transaction(schoolId, () =>
      this.db.update(MailMessageRow, { status: 'waiting', due }, { status: 'not-sent', secretLink: null }),
    );
  }
}
