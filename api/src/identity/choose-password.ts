import { Injectable } from '@nestjs/common';
import type { UserView } from '@app/shared';
import { Database, is, statement } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { ProblemError } from '../core/problems/index.js';
import { AccountNews } from './account-news.js';
import { Accounts } from './accounts.js';
import type { Browser, SessionSecrets } from './browser.js';
import { refuseWeak } from './refuse-weak.js';
import { hashPassword } from './password.js';
import { Sessions } from './sessions.js';

/** A person of a school who has a link to choose a password by. */
export interface Chooser extends UserView {
  schoolId: string;
  school: string;
  accountId: string | null;
  email: string;
}

export const CHOOSER = statement(
  { id: is.uuid, name: is.text, code: is.text, email: is.text, accountId: is.uuid.orNull, school: is.text },
  `SELECT p.id, p.name, p.code, p.email, p.account_id AS "accountId", s.name AS school FROM person p JOIN school s ON s.school_id = $1
   WHERE p.school_id = $1 AND p.id = $2 AND p.active AND p.email IS NOT NULL`,
);

/** Gives a person of a school the password that they chose by a link, and signs them in. */
@Injectable()
export class ChoosePassword {
  constructor(
    private readonly db: Database,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly news: AccountNews,
    private readonly events: Events,
  ) {}

  /** Whom a link is for; null where that person has left or has no e-mail address any more. */
  async chooser({ schoolId, personId }: { schoolId: string; personId: string }): Promise<Chooser | null> {
    const [person] = await this.db.read(schoolId, CHOOSER, [schoolId, personId]);
    return person ? { ...person, schoolId } : null;
  }

  /**
   * Sets the password, ends the sessions that the person had, tells them where they had one before, and begins a session. `useUp` spends the link in the same
   * transaction, and throws where another did first.
   * @throws INVALID for a password that is easily guessed
   */
  async choose(
    { schoolId, id: personId, accountId, name, code, email, school }: Chooser,
    password: string,
    browser: Browser,
    useUp: () => Promise<void>,
  ): Promise<{ user: UserView; session: SessionSecrets }> {
    refuseWeak('password', password, [name, school, email]);
    const account = await this.accounts.accountFor(email);
    const passwordHash = await hashPassword(password, account.salt);
    return this.db.transaction(schoolId, async () => {
      await useUp();
      await this.sessions.endOfPerson(schoolId, personId);
      const isThere = await this.accounts.join(account, { schoolId, personId, email, passwordHash });
      if (!isThere)
        throw new ProblemError('INVITATION_SPENT', 'You have left this school. Nothing was changed; ask an admin of your school.');
      const what = accountId ? 'person.passwordSet' : 'person.joined';
      await this.events.record({ schoolId, personId }, { name: what, subjectId: personId, payload: { after: { name } } });
      if (accountId) await this.news.passwordSet(schoolId, { name, address: email }, school);
      const session = await this.sessions.begin({ accountId: account.id, schoolId, personId }, browser);
      return { user: { id: personId, name, code, email }, session };
    });
  }
}
