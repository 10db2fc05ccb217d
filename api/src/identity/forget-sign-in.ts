import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { REMEMBERED_MS, secretHash } from '../core/access/index.js';
import { instant } from '../core/clock/index.js';
import { command, Database, is, statement } from '../core/database/index.js';
import { type Forgotten, ForgetPeople, type PersonForgetter } from '../core/forgetting/index.js';
import { Retention, type Sweeper } from '../core/jobs/index.js';
import { InvitationRow } from './invitation.entity.js';
import { MembershipRow } from './membership.entity.js';
import { PasswordResetRow } from './password-reset.entity.js';
import { SessionRow } from './session.entity.js';
import { SignInFailureRow } from './sign-in-failure.entity.js';

/** The accounts that a person ($2) of a school ($1) has signed in with. */
export const ACCOUNTS_OF = statement(
  { accountId: is.uuid },
  `SELECT m.account_id AS "accountId" FROM membership m WHERE m.school_id = $1 AND m.person_id = $2
   UNION SELECT s.account_id FROM session s WHERE s.school_id = $1 AND s.person_id = $2`,
);
/** Accounts ($1) that lead to no school any more, and to no session. */
export const UNUSED_ACCOUNTS = command(
  `DELETE FROM account a WHERE a.id = ANY($1) AND NOT EXISTS (SELECT FROM membership m WHERE m.account_id = a.id)
   AND NOT EXISTS (SELECT FROM session s WHERE s.account_id = a.id)`,
);

/** Forgets how somebody signed in and from where; and, of everybody, sessions that ended so long ago that nobody is known by them. */
@Injectable()
export class ForgetSignIn implements PersonForgetter, Sweeper, OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly people: ForgetPeople,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.people.register(this);
    this.retention.register(this);
  }

  /** Takes a person's sign-in away, with the network addresses of it; the account too, where no other school has it. */
  async forgetPerson(schoolId: string, { personId, addresses }: Forgotten): Promise<void> {
    const accounts = await this.db.query(ACCOUNTS_OF, [schoolId, personId]);
    const ids = accounts.map(({ accountId }) => accountId);
    const theirs = { schoolId, personId };
    await this.db.delete(SessionRow, theirs);
    await this.db.delete(MembershipRow, theirs);
    await this.db.delete(InvitationRow, theirs);
    await this.db.delete(PasswordResetRow, theirs);
    const tried = [...ids, ...addresses.map((address) => address.toLowerCase())].map((subject) => secretHash(subject));
    if (tried.length > 0) await this.db.delete(SignInFailureRow, { emailHash: In(tried) });
    if (ids.length > 0) await this.db.change(UNUSED_ACCOUNTS, [ids]);
  }

  /** Takes a school's sessions away that ended so long ago that no device is known by them. */
  async sweep(schoolId: string, nowMs: number): Promise<void> {
    await this.db.delete(SessionRow, { schoolId, expiresAt: LessThan(instant(nowMs - REMEMBERED_MS)) });
  }
}
