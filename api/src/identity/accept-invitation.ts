import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import type { AcceptInvitation, UserView } from '@app/shared';
import { secretHash } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { command, Database, is, statement } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';
import { ProblemError } from '../core/problems/index.js';
import { AccountRow } from './account.entity.js';
import { type Account, Accounts } from './accounts.js';
import { InvitationRow } from './invitation.entity.js';
import { hashPassword } from './password.js';
import { Sessions, type SessionSecrets } from './sessions.js';
import { SignInFailures } from './sign-in-failures.js';

interface Invited extends UserView {
  schoolId: string;
  accountId: string | null;
  email: string;
}

export const INVITATION = statement(
  { schoolId: is.uuid, personId: is.uuid },
  `SELECT school_id AS "schoolId", person_id AS "personId" FROM invitation WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2`,
);
export const INVITED = statement(
  { id: is.uuid, name: is.text, code: is.text, email: is.text, accountId: is.uuid.orNull },
  'SELECT id, name, code, email, account_id AS "accountId" FROM person WHERE school_id = $1 AND id = $2 AND active AND email IS NOT NULL',
);
export const ADD_ACCOUNT = command(
  'INSERT INTO account (id, email, password_hash, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (lower(email)) DO NOTHING',
);
export const LINK_ACCOUNT = command('UPDATE person SET account_id = $3 WHERE school_id = $1 AND id = $2 AND active');
export const ADD_MEMBERSHIP = command(
  `INSERT INTO membership (account_id, school_id, person_id, used_at) VALUES ($1, $2, $3, $4)
   ON CONFLICT (account_id, school_id) DO UPDATE SET used_at = excluded.used_at WHERE membership.person_id = excluded.person_id`,
);

const OWN_PASSWORD =
  'There is an account with your e-mail address already, from another school: type the password of that account. The invitation is kept.';

function spent(): ProblemError {
  return new ProblemError(
    'INVITATION_SPENT',
    'This invitation was used already, is older than 14 days, or was replaced by a newer one. Nothing was changed; ask an admin of your school for a new link.',
  );
}

function changedMeanwhile(): ProblemError {
  return new ProblemError('BUSY', 'This account was changed at the same moment. The invitation is kept; please try again.');
}

/** Lets an invited person in: takes the password, uses the invitation up and signs the person in. */
@Injectable()
export class AcceptInvitationService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly failures: SignInFailures,
    private readonly events: Events,
  ) {}

  /**
   * An account without a password gets this one; so does one that belongs to this very person alone (a forgotten password, by a new
   * link). An account that works at another school too must prove its own, so that no admin of one school can take it over.
   * @throws INVITATION_SPENT, WRONG_SIGN_IN, TOO_MANY_REQUESTS
   */
  async accept(
    { token, password }: AcceptInvitation,
    address: string,
    oldToken: string | undefined,
  ): Promise<{ user: UserView; session: SessionSecrets }> {
    const invited = await this.invited(token);
    if (!invited) {
      await this.failures.guess('an invitation', address);
      throw spent();
    }
    const { schoolId, id: personId, email } = invited;
    const account = await (invited.accountId ? this.accounts.byId(invited.accountId) : this.accounts.byEmail(email));
    const chooses = !account || (await this.accounts.mayChoosePassword(account, schoolId, personId));
    if (!chooses) await this.accounts.prove(account.email, password, address, OWN_PASSWORD);
    const passwordHash = chooses ? await hashPassword(password) : account.passwordHash;
    return this.db.transaction(schoolId, async () => {
      await this.useUp(token);
      const accountId = account ? await this.keepPassword(account, passwordHash) : await this.addAccount(email, passwordHash);
      if (account && chooses && !(await this.accounts.mayChoosePassword(account, schoolId, personId))) throw changedMeanwhile();
      await this.join(invited, accountId);
      const user = { id: personId, name: invited.name, code: invited.code, email };
      const session = await this.sessions.begin({ accountId, schoolId, personId, address }, oldToken);
      return { user, session };
    });
  }

  private async invited(token: string): Promise<Invited | null> {
    const [invitation] = await this.db.acrossSchools(INVITATION, [secretHash(token), instant(this.clock.nowMs())]);
    if (!invitation) return null;
    const { schoolId, personId } = invitation;
    const [person] = await this.db.read(schoolId, INVITED, [schoolId, personId]);
    return person ? { ...person, schoolId } : null;
  }

  private async useUp(token: string): Promise<void> {
    const now = instant(this.clock.nowMs());
    const unused = { tokenHash: secretHash(token), usedAt: IsNull(), expiresAt: MoreThan(now) };
    const used = await this.db.update(InvitationRow, unused, { usedAt: now });
    if (used === 0) throw spent();
  }

  /** Writes the password only over the one that was seen before the transaction; what was decided on it does not hold for another. */
  private async keepPassword(account: Account, passwordHash: string | null): Promise<string> {
    const seen = { id: account.id, passwordHash: account.passwordHash ?? IsNull() };
    const changed = await this.db.update(AccountRow, seen, { passwordHash });
    if (changed === 0) throw changedMeanwhile();
    return account.id;
  }

  private async addAccount(email: string, passwordHash: string | null): Promise<string> {
    const id = newId();
    const added = await this.db.change(ADD_ACCOUNT, [id, email, passwordHash, instant(this.clock.nowMs())]);
    if (added === 0) throw changedMeanwhile();
    return id;
  }

  private async join({ schoolId, id, accountId: before, name }: Invited, accountId: string): Promise<void> {
    const nowMs = this.clock.nowMs();
    await this.sessions.endOfPerson(schoolId, id);
    const joined = await this.db.change(LINK_ACCOUNT, [schoolId, id, accountId]);
    const member = await this.db.change(ADD_MEMBERSHIP, [accountId, schoolId, id, instant(nowMs)]);
    if (joined === 0) throw spent();
    if (member === 0)
      throw new ProblemError('ALREADY_EXISTS', 'Your account is another person of this school already. Ask an admin to put that right.');
    const what = before ? 'person.passwordSet' : 'person.joined';
    await this.events.record({ schoolId, personId: id }, { name: what, subjectId: id, payload: { after: { name } } });
  }
}
