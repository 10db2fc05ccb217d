import { Injectable } from '@nestjs/common';
import type { OutgoingMail, RetriedMails } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { MailMessages, MailQueue } from '../core/mail/index.js';
import { ProblemError } from '../core/problems/index.js';
import { OutboxQueries } from './outbox.queries.js';

/** So many are sent once more in one call. */
const AT_ONCE = 500;
const NO_SERVER = 'No mail server is set up, so nothing can be sent. The messages are kept; set SMTP_URL and try again.';

const OWN_LINK =
  'This message held a link for one person alone, which is kept no longer. Nothing was sent; send them a new invitation, or have them ask for a new password.';
/** Why a message of each status is not sent once more. */
const WHY_NOT = {
  sent: 'This message was sent. It is not sent twice.',
  waiting: 'This message is waiting to be sent. Nothing was changed.',
  failed: OWN_LINK,
  'not-sent': OWN_LINK,
} as const;

/** Sends e-mails once more. */
@Injectable()
export class RetryMail {
  constructor(
    private readonly db: Database,
    private readonly queue: MailQueue,
    private readonly mails: MailMessages,
    private readonly outbox: OutboxQueries,
    private readonly events: Events,
  ) {}

  /**
   * Sends an e-mail that was given up, or was not sent for want of a mail server, once more from the first attempt.
   * @throws NOT_FOUND, TRANSITION_REFUSED for one that was sent, still waits or held a link of somebody's own, and while there is no mail server
   */
  retry(principal: Principal, id: string): Promise<OutgoingMail> {
    const { schoolId } = principal;
    return this.db.transaction(schoolId, async () => {
      const before = await this.outbox.one(principal, id);
      if (!this.queue.sends) throw new ProblemError('TRANSITION_REFUSED', NO_SERVER);
      if (!(await this.queue.retry(schoolId, id))) throw new ProblemError('TRANSITION_REFUSED', WHY_NOT[before.status]);
      await this.events.record(principal, {
        name: 'mail.retried',
        subjectId: id,
        payload: { before: { status: before.status }, after: { status: 'waiting', event: before.event } },
      });
      return this.outbox.one(principal, id);
    });
  }

  /**
   * Sends all e-mails that were given up once more, 500 of them in one call, and tries the mail server at once.
   * @throws TRANSITION_REFUSED while there is no mail server
   */
  retryAll(principal: Principal): Promise<RetriedMails> {
    const { schoolId } = principal;
    if (!this.queue.sends) throw new ProblemError('TRANSITION_REFUSED', NO_SERVER);
    return this.db.transaction(schoolId, async () => {
      const again = await this.queue.retryFailed(schoolId, AT_ONCE);
      const events = again.map(({ id, kind }) => ({
        name: 'mail.retried' as const,
        subjectId: id,
        payload: { before: { status: 'failed' as const }, after: { status: 'waiting' as const, event: kind } },
      }));
      if (events.length > 0) await this.events.record(principal, events);
      return { retried: again.length, left: (await this.mails.count(schoolId)).failed };
    });
  }
}
