import { Injectable } from '@nestjs/common';
import { mailAfterMs } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import { command, Database, is, statement } from '../core/database/index.js';
import { MailQueue } from '../core/mail/index.js';
import { words } from '../core/words.js';

/** What waits for the daily e-mail in a school ($1) and was not read meanwhile, of people who are here and have an address. */
export const WAITING_FOR_DIGEST = statement(
  { personId: is.uuid, name: is.text, email: is.text, ids: is.uuids, messages: is.json<{ subject: string; text: string }[]>() },
  `SELECT p.id AS "personId", p.name, p.email, array_agg(n.id ORDER BY n.place) AS ids,
     json_agg(json_build_object('subject', n.subject, 'text', n.text) ORDER BY n.place) AS messages
   FROM notification n JOIN person p ON p.school_id = $1 AND p.id = n.person_id
   WHERE n.school_id = $1 AND n.for_digest AND n.read_at IS NULL AND p.active AND p.email IS NOT NULL
   GROUP BY p.school_id, p.id ORDER BY p.id`,
);

/** Notes of messages ($2) of a school ($1) the e-mail ($3) that carries them. */
export const CARRIED = command('UPDATE notification SET mail_id = $3 WHERE school_id = $1 AND id = ANY($2)');
/** What was told in the application only waits no more. */
export const NONE_WAITS = command('UPDATE notification SET for_digest = false WHERE school_id = $1 AND for_digest');

/** Gathers what people want to hear of once a day in one e-mail. */
@Injectable()
export class Digest {
  constructor(
    private readonly db: Database,
    private readonly queue: MailQueue,
  ) {}

  /** Sends each person, in the ambient transaction of the school, what waits and was not read in the application. */
  async send({ schoolId, calendar }: Rules, nowMs: number): Promise<void> {
    const waiting = await this.db.query(WAITING_FOR_DIGEST, [schoolId]);
    const mails = waiting.map(({ name, email, messages }) => ({
      kind: 'digest',
      to: { name, address: email },
      ...words.messages.digest(messages),
      link: '/messages',
      dueMs: mailAfterMs(calendar, nowMs, null),
    }));
    const ids = mails.length > 0 ? await this.queue.put(schoolId, ...mails) : [];
    for (const [at, person] of waiting.entries()) await this.db.change(CARRIED, [schoolId, person.ids, ids[at] ?? null]);
    await this.db.change(NONE_WAITS, [schoolId]);
  }
}
