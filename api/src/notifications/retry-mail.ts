import { Injectable } from '@nestjs/common';
import type { OutgoingMail } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { MailQueue } from '../core/mail/index.js';
import { ProblemError } from '../core/problems/index.js';
import { OutboxQueries } from './outbox.queries.js';

/** Sends an e-mail once more. */
@Injectable()
export class RetryMail {
  constructor(
    private readonly db: Database,
    private readonly queue: MailQueue,
    private readonly outbox: OutboxQueries,
    private readonly events: Events,
  ) {}

  /**
   * Sends an e-mail that was given up, or was not sent for want of a mail server, once more from the first attempt.
   * @throws NOT_FOUND, TRANSITION_REFUSED for one that was sent or still waits, and while there is no mail server
   */
  retry(principal: Principal, id: string): Promise<OutgoingMail> {
    const { schoolId } = principal;
    return this.db.transaction(schoolId, async () => {
      const before = await this.outbox.one(principal, id);
      if (!this.queue.sends)
        throw new ProblemError(
          'TRANSITION_REFUSED',
          'No mail server is set up, so nothing can be sent. The message is kept; set SMTP_URL and try again.',
        );
      if (!(await this.queue.retry(schoolId, id)))
        throw new ProblemError(
          'TRANSITION_REFUSED',
          before.status === 'sent'
            ? 'This message was sent. It is not sent twice.'
            : 'This message is waiting to be sent. Nothing was changed.',
        );
      await this.events.record(principal, {
        name: 'mail.retried',
        subjectId: id,
        payload: { before: { status: before.status }, after: { status: 'waiting', event: before.event } },
      });
      return this.outbox.one(principal, id);
    });
  }
}
