import { Injectable } from '@nestjs/common';
import { Database, is, statement } from '../core/database/index.js';
import { AccountNews } from './account-news.js';
import { Accounts } from './accounts.js';
import { Sessions } from './sessions.js';

export const NAME_OF_SCHOOL = statement({ name: is.text }, 'SELECT name FROM school WHERE school_id = $1');

/** Lets people sign in with another e-mail address. */
@Injectable()
export class MoveSignIn {
  constructor(
    private readonly db: Database,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly news: AccountNews,
  ) {}

  /**
   * Has a person of a school sign in with a new address, in the ambient transaction; signs them out and tells both addresses. Of one who
   * has not joined nothing is to be done.
   * @throws ALREADY_EXISTS where the address signs in as another person of the school
   */
  async toAddress(
    schoolId: string,
    { id, name, email }: { id: string; name: string; email: string },
    before: string | null,
  ): Promise<void> {
    if (!(await this.accounts.followEmail(schoolId, id, email))) return;
    const isOther = before?.toLowerCase() !== email.toLowerCase();
    if (!isOther) return;
    await this.sessions.endOfPerson(schoolId, id);
    const school = await this.db.one(NAME_OF_SCHOOL, [schoolId]);
    await this.news.addressChanged(schoolId, name, before, email, school?.name ?? '');
  }
}
