import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock, instant } from '../clock/index.js';
import { CONFIG, type Config } from '../config/index.js';
import { Database } from '../database/index.js';
import { SingleFlight, Schools } from '../jobs/index.js';
import { waitAfter } from './mail-attempts.js';
import { mailText } from './mail-text.js';
import { mailProblem, MailTransport } from './mail-transport.js';

const EVERY_MS = 2000;
/** As many as the pool has connections by default: a batch is under way all at once. */
const BATCH = 5;
/** For so long a claimed message is left to the server that claimed it; should that one die, another sends it afterwards. */
const LEASE_MS = 10 * 60_000;

interface Claimed {
  id: string;
  mail_to: string;
  name: string;
  subject: string;
  text: string;
  link: string | null;
  mail_link: string | null;
  mail_attempts: number;
}

interface Outcome {
  id: string;
  attempts: number;
  status: 'sent' | 'waiting' | 'failed';
  after: string;
  sent: string | null;
  problem: string | null;
}

/**
 * $1 now, $2 until when they are lent, $3 how many. Rows that another server is claiming are passed over. No lock is kept while the
 * mail server answers, so that a slow one keeps nobody from reading the message.
 */
const CLAIM = `
WITH due AS MATERIALIZED (
  SELECT school_id, id, person_id FROM notification
  WHERE school_id = (SELECT current_school()) AND mail_status = 'waiting' AND mail_after <= $1
  ORDER BY mail_after, id LIMIT $3 FOR UPDATE SKIP LOCKED)
UPDATE notification n SET mail_after = $2, mail_attempts = n.mail_attempts + 1
FROM due JOIN person p ON p.school_id = due.school_id AND p.id = due.person_id
WHERE n.school_id = due.school_id AND n.id = due.id
RETURNING n.id, n.mail_to, p.name, n.subject, n.text, n.link, n.mail_link, n.mail_attempts`;

/** What became of the batch ($1), unless it took so long that somebody else took the message up meanwhile. */
const SETTLE = `
UPDATE notification n SET mail_status = o.status, mail_after = o.after, mail_sent_at = o.sent, mail_problem = o.problem,
  mail_link = CASE WHEN o.status = 'sent' THEN NULL ELSE n.mail_link END
FROM jsonb_to_recordset($1) AS o(id uuid, attempts int, status text, after timestamptz, sent timestamptz, problem text)
WHERE n.school_id = (SELECT current_school()) AND n.id = o.id AND n.mail_status = 'waiting' AND n.mail_attempts = o.attempts`;

/** Sends what is due, on any number of servers: each message is claimed by one of them. */
@Injectable()
export class MailSender implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Mail');
  private readonly turns = new SingleFlight();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly schools: Schools,
    private readonly transport: MailTransport,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  /** Sends all that is due in every school. One run at a time in a process. */
  @Interval('mail', EVERY_MS)
  run(): Promise<void> {
    return this.turns.run(() => this.round());
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.turns.stop();
  }

  private async round(): Promise<void> {
    let isServerThere = true;
    await this.schools.each(this.logger, async (schoolId) => {
      if (!this.transport.isSetUp) return this.giveUp(schoolId);
      for (let isMore = true; isMore && isServerThere;) {
        const batch = await this.claim(schoolId);
        if (batch.length > 0) isServerThere = await this.sendAll(schoolId, batch);
        isMore = batch.length === BATCH;
      }
    });
  }

  private claim(schoolId: string): Promise<Claimed[]> {
    const nowMs = this.clock.nowMs();
    return this.db.transaction(schoolId, () =>
      this.db.query<Claimed & Record<string, unknown>>(CLAIM, [instant(nowMs), instant(nowMs + LEASE_MS), BATCH]),
    );
  }

  /** Answers whether the mail server is there: without it no other message need be tried now. */
  private async sendAll(schoolId: string, batch: readonly Claimed[]): Promise<boolean> {
    const tried = await Promise.all(batch.map((claimed) => this.send(claimed)));
    await this.db.transaction(schoolId, () => this.db.change(SETTLE, [JSON.stringify(tried.map(({ outcome }) => outcome))]));
    return tried.some(({ isServerThere }) => isServerThere);
  }

  private async send(claimed: Claimed): Promise<{ outcome: Outcome; isServerThere: boolean }> {
    const { id, mail_attempts: attempts } = claimed;
    try {
      await this.transport.send({
        id,
        name: claimed.name,
        address: claimed.mail_to,
        subject: claimed.subject,
        text: mailText(this.config.publicUrl, claimed.text, claimed.link, claimed.mail_link),
      });
      const now = instant(this.clock.nowMs());
      return { outcome: { id, attempts, status: 'sent', after: now, sent: now, problem: null }, isServerThere: true };
    } catch (error) {
      const { words, isFinal, isOfServer } = mailProblem(error);
      const wait = isFinal ? null : waitAfter(attempts);
      this.logger.warn(
        { notificationId: id, attempts, problem: words },
        wait === null ? 'a message was given up' : 'a message was not sent',
      );
      const after = instant(this.clock.nowMs() + (wait ?? 0));
      return {
        outcome: { id, attempts, status: wait === null ? 'failed' : 'waiting', after, sent: null, problem: words },
        isServerThere: !isOfServer,
      };
    }
  }

  /** Without a mail server nothing waits for one: what is left from a time when there was is shown to the admins as not sent. */
  private async giveUp(schoolId: string): Promise<void> {
    await this.db.transaction(schoolId, () =>
      this.db.change(
        `UPDATE notification SET mail_status = 'not-sent' WHERE school_id = (SELECT current_school()) AND mail_status = 'waiting' AND mail_after <= $1`,
        [instant(this.clock.nowMs())],
      ),
    );
  }
}
