import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import type { MailStatus } from './mail-message.entity.js';

/** An e-mail as it stands in the table, without its secret link; instants are epoch milliseconds. */
export interface StoredMail {
  id: string;
  to: string;
  kind: string;
  subject: string;
  text: string;
  link: string | null;
  /** Carries, or carried, a link that is for one person alone. */
  personal: boolean;
  at: number;
  status: MailStatus;
  due: number;
  sentAt: number | null;
  attempts: number;
  problem: string | null;
}

/** $1 the school, $2 one e-mail or null for all, $3 the id to go on after or null, $4 how many. */
const MAIL = `
SELECT id, to_address AS "to", kind, subject, text, link, personal, at, status, due, sent_at AS "sentAt", attempts, problem
FROM mail_message
WHERE school_id = $1 AND ($2::uuid IS NULL OR id = $2) AND ($3::uuid IS NULL OR id < $3)
ORDER BY id DESC LIMIT $4`;

/** Reads the e-mails of a school. */
@Injectable()
export class MailMessages {
  constructor(private readonly db: Database) {}

  /** E-mails, newest first: so many at most, going on after an id. */
  list(schoolId: string, afterId: string | null, limit: number): Promise<StoredMail[]> {
    return this.db.read<StoredMail & Record<string, unknown>>(schoolId, MAIL, [schoolId, null, afterId, limit]);
  }

  /** One e-mail; in a transaction it is read there. */
  async one(schoolId: string, id: string): Promise<StoredMail | null> {
    const [row] = await this.db.read<StoredMail & Record<string, unknown>>(schoolId, MAIL, [schoolId, id, null, 1]);
    return row ?? null;
  }
}
