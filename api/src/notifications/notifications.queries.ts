import { Inject, Injectable } from '@nestjs/common';
import type { ListQuery, Notification, NotificationList, Outbox, OutgoingMail } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { instant } from '../core/clock/index.js';
import { CONFIG, type Config } from '../core/config/index.js';
import { Database } from '../core/database/index.js';
import { cursorOf, limitOf, page } from '../core/http/index.js';
import { idOr404, isId } from '../core/ids/index.js';
import { invalid, notFound } from '../core/problems/index.js';
import { MailQueue, mailText } from '../core/mail/index.js';

interface OwnRow {
  id: string;
  event: string;
  subject: string;
  text: string;
  link: string | null;
  at: number;
  isRead: boolean;
}

interface MailRow {
  id: string;
  to: string;
  event: string;
  subject: string;
  text: string;
  link: string | null;
  isPersonal: boolean;
  at: number;
  status: OutgoingMail['status'];
  after: number;
  sentAt: number | null;
  attempts: number;
  problem: string | null;
}

const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

/** $1 whose, $2 the id to go on after or null, $3 how many. */
const OWN = `
SELECT
  (SELECT count(*) FROM notification WHERE school_id = (SELECT current_school()) AND person_id = $1 AND read_at IS NULL AND NOT mail_only)::int AS unread,
  (SELECT jsonb_agg(jsonb_build_object('id', n.id, 'event', n.event, 'subject', n.subject, 'text', n.text, 'link', n.link, 'at', ${ms('n.at')},
      'isRead', n.read_at IS NOT NULL) ORDER BY n.id DESC)
   FROM (SELECT * FROM notification WHERE school_id = (SELECT current_school()) AND person_id = $1 AND NOT mail_only AND ($2::uuid IS NULL OR id < $2)
         ORDER BY id DESC LIMIT $3) n) AS items`;

/** $1 one message or null for all, $2 the id to go on after or null, $3 how many. */
const MAIL = `
SELECT id, mail_to AS "to", event, subject, text, link, mail_link IS NOT NULL OR (mail_only AND link IS NULL) AS "isPersonal", at, mail_status AS status,
  mail_after AS after, mail_sent_at AS "sentAt", mail_attempts AS attempts, mail_problem AS problem
FROM notification
WHERE school_id = (SELECT current_school()) AND mail_to IS NOT NULL AND ($1::uuid IS NULL OR id = $1) AND ($2::uuid IS NULL OR id < $2)
ORDER BY id DESC LIMIT $3`;

function toNotification({ isRead, at, ...row }: OwnRow): Notification {
  return { ...row, at: instant(at), read: isRead };
}

/** What people were told, as they and the admins see it. */
@Injectable()
export class NotificationsQueries {
  constructor(
    private readonly db: Database,
    private readonly queue: MailQueue,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  /** The principal's own messages, newest first. */
  async own({ schoolId, personId }: Principal, query: ListQuery): Promise<NotificationList> {
    const limit = limitOf(query.limit);
    const [row] = await this.db.read<{ unread: number; items: OwnRow[] | null }>(schoolId, OWN, [personId, after(query), limit + 1]);
    return { ...page(row?.items ?? [], limit, toNotification, ({ id }) => [id]), unread: row?.unread ?? 0 };
  }

  /** What was sent to everybody of the school, or would have been, newest first. */
  async outbox({ schoolId }: Principal, query: ListQuery): Promise<Outbox> {
    const limit = limitOf(query.limit);
    const rows = await this.db.read<MailRow & Record<string, unknown>>(schoolId, MAIL, [null, after(query), limit + 1]);
    return {
      ...page(
        rows,
        limit,
        (row) => this.toMail(row),
        ({ id }) => [id],
      ),
      smtp: this.queue.sends,
    };
  }

  /** One message of the outbox. @throws NOT_FOUND */
  async mail({ schoolId }: Principal, id: string): Promise<OutgoingMail> {
    const [row] = await this.db.read<MailRow & Record<string, unknown>>(schoolId, MAIL, [idOr404(id, 'message'), null, 1]);
    if (!row) throw notFound('message');
    return this.toMail(row);
  }

  private toMail({ text, link, isPersonal, at, after, sentAt, ...row }: MailRow): OutgoingMail {
    const secret = isPersonal ? '(a link of their own stands here)' : null;
    return {
      ...row,
      text: mailText(this.config.publicUrl, text, link, secret),
      at: instant(at),
      after: instant(after),
      sentAt: sentAt === null ? null : instant(sentAt),
    };
  }
}

function after(query: ListQuery): string | null {
  const [id] = cursorOf(query.cursor, 1) ?? [];
  if (id !== undefined && !isId(id)) throw invalid('cursor', 'cursor must be the nextCursor of an earlier answer');
  return id ?? null;
}
