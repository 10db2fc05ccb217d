import { Injectable } from '@nestjs/common';
import { type Answered, Database, is, statement } from '../database/index.js';
import type { MailStatus } from './mail-message.entity.js';

/** The e-mails of a school ($1): one ($2) or all (null), going on after a place in the order of writing ($3, or null), so many ($4); without their secret links. */
export const MAILS = statement(
  {
    id: is.uuid,
    to: is.text,
    kind: is.text,
    subject: is.text,
    text: is.text,
    link: is.text.orNull,
    personal: is.bool,
    at: is.instant,
    status: is.text.as<MailStatus>(),
    due: is.instant,
    sentAt: is.instant.orNull,
    attempts: is.int,
    problem: is.text.orNull,
    place: is.int,
  },
  `SELECT id, to_address AS "to", kind, subject, text, link, personal, at, status, due, sent_at AS "sentAt", attempts, problem, place
   FROM mail_message
   WHERE school_id = $1 AND ($2::uuid IS NULL OR id = $2) AND ($3::bigint IS NULL OR place < $3)
   ORDER BY place DESC LIMIT $4`,
  'each time',
);

/** How many e-mails a school ($1) has, and how many of them were given up and can be sent once more. */
export const HOW_MANY_MAILS = statement(
  { count: is.int, failed: is.int },
  `SELECT count(*)::int AS count, count(*) FILTER (WHERE status = 'failed' AND NOT personal)::int AS failed FROM mail_message WHERE school_id = $1`,
);

/** An e-mail as it stands in the table; instants are epoch milliseconds. */
export type StoredMail = Answered<typeof MAILS>;

/** Reads the e-mails of a school. */
@Injectable()
export class MailMessages {
  constructor(private readonly db: Database) {}

  /** E-mails, newest first: so many at most, going on after a place in the order of writing. */
  list(schoolId: string, after: string | null, limit: number): Promise<StoredMail[]> {
    return this.db.read(schoolId, MAILS, [schoolId, null, after, limit]);
  }

  /** Counts the e-mails of a school, and those that were given up; in a transaction they are counted there. */
  async count(schoolId: string): Promise<{ count: number; failed: number }> {
    const [row] = await this.db.read(schoolId, HOW_MANY_MAILS, [schoolId]);
    return row ?? { count: 0, failed: 0 };
  }

  /** One e-mail; in a transaction it is read there. */
  async one(schoolId: string, id: string): Promise<StoredMail | null> {
    const [row] = await this.db.read(schoolId, MAILS, [schoolId, id, null, 1]);
    return row ?? null;
  }
}
