import { Injectable } from '@nestjs/common';
import type { ListQuery, Notification, NotificationList } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { cursorOf, limitOf, page } from '../core/http/index.js';

interface OwnRow {
  id: string;
  event: string;
  subject: string;
  text: string;
  link: string | null;
  at: number;
  isRead: boolean;
  place: number;
}

const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

/** One's own messages: $1 the school, $2 whose, $3 the place to go on after or null, $4 how many. */
export const OWN = statement(
  { unread: is.int, total: is.int, items: is.json<OwnRow[] | null>().orNull },
  `SELECT
  (SELECT count(*) FROM notification WHERE school_id = $1 AND person_id = $2 AND read_at IS NULL)::int AS unread,
  (SELECT count(*) FROM notification WHERE school_id = $1 AND person_id = $2)::int AS total,
  (SELECT jsonb_agg(jsonb_build_object('id', n.id, 'event', n.event, 'subject', n.subject, 'text', n.text, 'link', n.link, 'at', ${ms('n.at')},
      'isRead', n.read_at IS NOT NULL, 'place', n.place) ORDER BY n.place DESC)
   FROM (SELECT * FROM notification WHERE school_id = $1 AND person_id = $2 AND ($3::bigint IS NULL OR place < $3)
         ORDER BY place DESC LIMIT $4) n) AS items`,
);

function toNotification({ isRead, at, place: _place, ...row }: OwnRow): Notification {
  return { ...row, at: instant(at), read: isRead };
}

/** What people were told, as they see it. */
@Injectable()
export class NotificationsQueries {
  constructor(private readonly db: Database) {}

  /** The principal's own messages, newest first. */
  async own({ schoolId, personId }: Principal, query: ListQuery): Promise<NotificationList> {
    const limit = limitOf(query.limit);
    const [row] = await this.db.read(schoolId, OWN, [schoolId, personId, after(query), limit + 1]);
    return {
      ...page(row?.items ?? [], limit, toNotification, ({ place }) => [String(place)]),
      unread: row?.unread ?? 0,
      total: row?.total ?? 0,
    };
  }
}

/** The place in the order of writing that a list goes on after. @throws INVALID for a cursor that no list gave */
export function after(query: ListQuery): string | null {
  const [place] = cursorOf(query.cursor, ['written']) ?? [];
  return place ?? null;
}
