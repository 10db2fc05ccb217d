import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import { instant } from '../core/clock/index.js';
import { command, Database } from '../core/database/index.js';
import {
  type Forgotten,
  ForgetPeople,
  ForgetYears,
  type KeptFrom,
  namePattern,
  type PersonForgetter,
  type YearsForgetter,
} from '../core/forgetting/index.js';
import { ForgetMail } from '../core/mail/index.js';
import { NotificationChoiceRow } from './notification-choice.entity.js';
import { NotificationRow } from './notification.entity.js';

/** What people of a school ($1) were told before an instant ($2), so many ($3). */
export const OLD_NEWS = command(
  `DELETE FROM notification n WHERE n.school_id = $1 AND n.id IN (
     SELECT o.id FROM notification o WHERE o.school_id = $1 AND o.at < $2 LIMIT $3)`,
);
/** Puts $3 in place of a name ($2, a pattern) in what others were told. */
export const NAMELESS_NEWS = command(
  `UPDATE notification n SET text = regexp_replace(n.text, $2, $3, 'g'), subject = regexp_replace(n.subject, $2, $3, 'g')
   WHERE n.school_id = $1 AND (n.text ~ $2 OR n.subject ~ $2)`,
);

/** Forgets what people were told in years that are kept no longer, and the e-mails that said it; and who was named in either. */
@Injectable()
export class ForgetTold implements YearsForgetter, PersonForgetter, OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly years: ForgetYears,
    private readonly people: ForgetPeople,
    private readonly mail: ForgetMail,
  ) {}

  onModuleInit(): void {
    this.years.register(this);
    this.people.register(this);
  }

  /** Takes news away and, once none is left that was sent by them, e-mails. */
  async forgetBefore(schoolId: string, { ms }: KeptFrom, most: number): Promise<number> {
    const news = await this.db.change(OLD_NEWS, [schoolId, instant(ms), most]);
    return news > 0 ? news : this.mail.before(schoolId, ms, most);
  }

  /** Takes away what the person was told and chose, and their name from what others were told. */
  async forgetPerson(schoolId: string, person: Forgotten): Promise<void> {
    const { personId, names, addresses, shown } = person;
    const mails = await this.mail.to(schoolId, addresses);
    await this.db.delete(NotificationRow, { personId });
    await this.db.delete(NotificationChoiceRow, { personId });
    for (const name of names) await this.db.change(NAMELESS_NEWS, [schoolId, namePattern(name), shown]);
    if (mails.length > 0) await this.db.update(NotificationRow, { mailId: In(mails) }, { mailId: null });
    await this.mail.of(schoolId, person, mails);
  }
}
