import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { instant } from '../clock/index.js';
import { command, Database, is, statement } from '../database/index.js';
import { type Forgotten, namePattern } from '../forgetting/index.js';
import { MailMessageRow } from './mail-message.entity.js';

/** E-mails of a school ($1) that were written before an instant ($2), so many ($3). */
export const OLD_MAILS = command(
  `DELETE FROM mail_message m WHERE m.school_id = $1 AND m.id IN (
     SELECT o.id FROM mail_message o WHERE o.school_id = $1 AND o.at < $2 LIMIT $3)`,
);
/** E-mails of a school ($1) to addresses ($2, in small letters). */
export const MAILS_TO = statement(
  { id: is.uuid },
  'SELECT m.id FROM mail_message m WHERE m.school_id = $1 AND lower(m.to_address) = ANY($2::text[])',
);
/** Puts $3 in place of a name ($2, a pattern) in e-mails to others. */
export const NAMELESS_MAILS = command(
  `UPDATE mail_message m SET text = regexp_replace(m.text, $2, $3, 'g'), subject = regexp_replace(m.subject, $2, $3, 'g')
   WHERE m.school_id = $1 AND (m.text ~ $2 OR m.subject ~ $2)`,
);

/** Forgets e-mails, and who is named in them. */
@Injectable()
export class ForgetMail {
  constructor(private readonly db: Database) {}

  /** Takes e-mails away that nothing points to any more, in the ambient transaction; answers how many went. */
  before(schoolId: string, ms: number, most: number): Promise<number> {
    return this.db.change(OLD_MAILS, [schoolId, instant(ms), most]);
  }

  /** Finds what was sent to addresses, in whatever letters. */
  async to(schoolId: string, addresses: readonly string[]): Promise<string[]> {
    const rows = await this.db.query(MAILS_TO, [schoolId, addresses.map((address) => address.toLowerCase())]);
    return rows.map(({ id }) => id);
  }

  /** Takes e-mails away, and a person's name from what was sent to others, in the ambient transaction; nothing points to them any more. */
  async of(schoolId: string, { names, shown }: Forgotten, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.db.delete(MailMessageRow, { id: In(ids) });
    for (const name of names) await this.db.change(NAMELESS_MAILS, [schoolId, namePattern(name), shown]);
  }
}
