import { Injectable } from '@nestjs/common';
import type { Notification, OutgoingMail } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { activity, ActivityRow } from '../core/activity/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { idOr404 } from '../core/ids/index.js';
import { notFound, ProblemError } from '../core/problems/index.js';
import { MailQueue } from '../core/mail/index.js';
import { NotificationsQueries } from './notifications.queries.js';

/** What people do with messages. */
@Injectable()
export class NotificationsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly queue: MailQueue,
    private readonly queries: NotificationsQueries,
  ) {}

  /**
   * Marks one's own message as read or unread. It leaves no activity: who reads what and when is nobody else's affair.
   * @throws NOT_FOUND, also for somebody else's
   */
  async mark({ schoolId, personId }: Principal, id: string, read: boolean): Promise<Notification> {
    const [row] = await this.db.transaction(schoolId, () =>
      this.db.query<Omit<Notification, 'at'> & { at: number }>(
        `UPDATE notification SET read_at = CASE WHEN $3 THEN coalesce(read_at, $4) END
         WHERE school_id = (SELECT current_school()) AND id = $1 AND person_id = $2 AND NOT mail_only
         RETURNING id, event, subject, text, link, at, read_at IS NOT NULL AS read`,
        [idOr404(id, 'message'), personId, read, instant(this.clock.nowMs())],
      ),
    );
    if (!row) throw notFound('message');
    return { ...row, at: instant(row.at) };
  }

  /**
   * Sends a message that was given up, or was not sent for want of a mail server, once more from the first attempt.
   * @throws NOT_FOUND, TRANSITION_REFUSED for one that was sent or still waits, and while there is no mail server
   */
  async retry(principal: Principal, id: string): Promise<OutgoingMail> {
    const { schoolId, personId } = principal;
    return this.db.transaction(schoolId, async () => {
      const before = await this.queries.mail(principal, id);
      if (!this.queue.sends)
        throw new ProblemError(
          'TRANSITION_REFUSED',
          'No mail server is set up, so nothing can be sent. The message is kept; set SMTP_URL and try again.',
        );
      const nowMs = this.clock.nowMs();
      const again = await this.db.change(
        `UPDATE notification SET mail_status = 'waiting', mail_attempts = 0, mail_after = $2
         WHERE school_id = (SELECT current_school()) AND id = $1 AND mail_status IN ('failed', 'not-sent')`,
        [id, instant(nowMs)],
      );
      if (again === 0)
        throw new ProblemError(
          'TRANSITION_REFUSED',
          before.status === 'sent'
            ? 'This message was sent. It is not sent twice.'
            : 'This message is waiting to be sent. Nothing was changed.',
        );
      await this.queue.wake(schoolId, nowMs);
      const deed = {
        what: 'mail.retried',
        subject: 'notification',
        subjectId: id,
        before: { status: before.status },
        after: { status: 'waiting', event: before.event },
      };
      await this.db.insert([ActivityRow, [activity(schoolId, personId, nowMs, deed)]]);
      return this.queries.mail(principal, id);
    });
  }
}
