import { Injectable } from '@nestjs/common';
import type { Notification, UnreadCount } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { command, Database, is, statement } from '../core/database/index.js';
import { idOr404 } from '../core/ids/index.js';
import { notFound } from '../core/problems/index.js';

/** Marks a message ($2) of a person ($3) of a school ($1) as read ($4) now ($5), or as unread. */
export const MARK = statement(
  { id: is.uuid, event: is.text, subject: is.text, text: is.text, link: is.text.orNull, at: is.instant, read: is.bool },
  `UPDATE notification SET read_at = CASE WHEN $4 THEN coalesce(read_at, $5) END
   WHERE school_id = $1 AND id = $2 AND person_id = $3
   RETURNING id, event, subject, text, link, at, read_at IS NOT NULL AS read`,
);

/** Marks every message of a person ($2) of a school ($1) as read now ($3). */
export const MARK_ALL = command('UPDATE notification SET read_at = $3 WHERE school_id = $1 AND person_id = $2 AND read_at IS NULL');

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
    const values = [schoolId, idOr404(id, 'message'), personId, read, instant(this.clock.nowMs())];
    const row = await this.db.transaction(schoolId, () => this.db.one(MARK, values));
    if (!row) throw notFound('message');
    return { ...row, at: instant(row.at) };
  }

  /** Marks all of one's own messages as read. */
  async markAll({ schoolId, personId }: Principal): Promise<UnreadCount> {
    await this.db.transaction(schoolId, () => this.db.change(MARK_ALL, [schoolId, personId, instant(this.clock.nowMs())]));
    return { unread: 0 };
  }
}
