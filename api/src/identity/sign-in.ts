import { Injectable } from '@nestjs/common';
import type { SignIn, UserView } from '@app/shared';
import { Database } from '../core/database/index.js';
import { ProblemError } from '../core/problems/index.js';
import { Accounts } from './accounts.js';
import { Sessions, type SessionSecrets } from './sessions.js';

const WRONG = 'The e-mail address or the password is not right. Check both and try again; an admin of your school can send a new link.';

/** Signs people in, at the school that they used last. */
@Injectable()
export class SignInService {
  constructor(
    private readonly db: Database,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
  ) {}

  /** Begins a session and answers whose; `oldToken` is the one the browser had. @throws WRONG_SIGN_IN, TOO_MANY_REQUESTS */
  async signIn(
    { email, password }: SignIn,
    address: string,
    oldToken: string | undefined,
  ): Promise<{ user: UserView; session: SessionSecrets }> {
    const account = await this.accounts.prove(email, password, address, WRONG);
    const member = await this.accounts.memberOf(account.id);
    if (!member)
      throw new ProblemError(
        'WRONG_SIGN_IN',
        'Your account is not active at any school now. Ask an admin of your school to let you in again.',
      );
    const { schoolId, user } = member;
    const of = { accountId: account.id, schoolId, personId: user.id, address };
    const session = await this.db.transaction(schoolId, () => this.sessions.begin(of, oldToken));
    return { user, session };
  }
}
