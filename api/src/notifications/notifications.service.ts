import { Injectable } from '@nestjs/common';
import type { Notification } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { idOr404 } from '../core/ids/index.js';
import { notFound } from '../core/problems/index.js';

/** What people do with messages. */
@Injectable()
export class NotificationsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Marks one's own message as read or unread. It leaves no event: who reads what and when is nobody else's affair.
   * @throws NOT_FOUND, also for somebody else's
   */
  async mark({ schoolId, personId }: Principal, id: string, read: boolean): Promise<Notification> {
    const [row] = await this.db.transaction(schoolId, () =>
      this.db.query<Omit<Notification, 'at'> & { at: number }>(
        `UPDATE notification SET read_at = CASE WHEN $3 THEN coalesce(read_at, $4) END
         WHERE school_id = $5 AND id = $1 AND person_id = $2
         RETURNING id, event, subject, text, link, at, read_at IS NOT NULL AS read`,
        [idOr404(id, 'message'), personId, read, instant(this.clock.nowMs()), schoolId],
      ),
    );
    if (!row) throw notFound('message');
    return { ...row, at: instant(row.at) };
  }
}
