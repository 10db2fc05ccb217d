import { Injectable } from '@nestjs/common';
import type { UserView } from '@app/shared';
import { command, Database, is, statement } from '../core/database/index.js';
import { invalid, ProblemError, told } from '../core/problems/index.js';
import { AccountRow } from './account.entity.js';
import { MembershipRow } from './membership.entity.js';
import { passwordMatches } from './password.js';
import { SignInFailures } from './sign-in-failures.js';

/** An account as sign-in needs it. */
export interface Account {
  id: string;
  email: string;
  passwordHash: string | null;
}

/** A person of a school whom an account signs in as. */
export interface Member {
  schoolId: string;
  user: UserView;
}

const ACCOUNT = { id: is.uuid, email: is.text, passwordHash: is.text.orNull };

export const ACCOUNT_BY_EMAIL = statement(
  ACCOUNT,
  'SELECT id, email, password_hash AS "passwordHash" FROM account WHERE lower(email) = lower($1)',
);
export const ACCOUNT_BY_ID = statement(ACCOUNT, 'SELECT id, email, password_hash AS "passwordHash" FROM account WHERE id = $1');

export const MEMBERSHIPS = statement(
  { schoolId: is.uuid, personId: is.uuid },
  `SELECT school_id AS "schoolId", person_id AS "personId" FROM membership WHERE account_id = $1 ORDER BY used_at DESC, school_id`,
);
export const MEMBER = statement(
  { id: is.uuid, name: is.text, code: is.text, email: is.text.orNull },
  'SELECT id, name, code, email FROM person WHERE school_id = $1 AND id = $2 AND active',
);
export const USES_OF_ACCOUNT = statement(
  { here: is.bool, elsewhere: is.bool },
  `SELECT coalesce(bool_or(school_id = $2 AND person_id = $3), false) AS here,
          coalesce(bool_or(school_id <> $2 OR person_id <> $3), false) AS elsewhere
   FROM membership WHERE account_id = $1`,
);
export const OTHER_ACCOUNT = command(
  `SELECT FROM account a JOIN membership m ON m.school_id = $1 AND m.person_id = $2 AND m.account_id <> a.id
   WHERE lower(a.email) = lower($3)`,
);
export const FOLLOW_EMAIL = command(
  `UPDATE account SET email = $3 WHERE id = (SELECT account_id FROM membership WHERE school_id = $1 AND person_id = $2)
   AND NOT EXISTS (SELECT FROM membership m WHERE m.account_id = account.id AND m.school_id <> $1)`,
);

/** Looks accounts up and proves that somebody owns one. */
@Injectable()
export class Accounts {
  constructor(
    private readonly db: Database,
    private readonly failures: SignInFailures,
  ) {}

  /** The account of an e-mail address, in whatever letters; null where there is none. */
  async byEmail(email: string): Promise<Account | null> {
    const [found] = await this.db.acrossSchools(ACCOUNT_BY_EMAIL, [email.trim()]);
    return found ?? null;
  }

  /** Opens an account, unless it is there, and makes it a person of a school, in the ambient transaction. */
  async open(account: Account & { isNew: boolean }, member: { schoolId: string; personId: string }, at: string): Promise<void> {
    const { isNew, ...row } = account;
    await this.db.insert(
      [AccountRow, isNew ? [{ ...row, createdAt: at }] : []],
      [MembershipRow, [{ ...member, accountId: account.id, usedAt: at }]],
    );
  }

  /** The account of an id; null where there is none. */
  async byId(id: string): Promise<Account | null> {
    const [found] = await this.db.acrossSchools(ACCOUNT_BY_ID, [id]);
    return found ?? null;
  }

  /**
   * The account of this e-mail address, when the password is its own. Wrong attempts are counted.
   * @throws WRONG_SIGN_IN (with `detail`) for a wrong password and for an unknown account alike; TOO_MANY_REQUESTS
   */
  async prove(email: string, password: string, address: string, detail: string): Promise<Account> {
    await this.failures.attempt(email, address);
    const account = await this.byEmail(email);
    const right = await passwordMatches(account?.passwordHash ?? null, password);
    if (!account || !right) throw new ProblemError('WRONG_SIGN_IN', detail);
    await this.failures.forget(email, address);
    return account;
  }

  /** The person whom the account was last used as and who is still active; null where there is none. */
  async memberOf(accountId: string): Promise<Member | null> {
    for (const { schoolId, personId } of await this.db.acrossSchools(MEMBERSHIPS, [accountId])) {
      const [user] = await this.db.read(schoolId, MEMBER, [schoolId, personId]);
      if (user) return { schoolId, user };
    }
    return null;
  }

  /**
   * Whether this person's invitation may choose the account's password: it works at no other school, and it either is this person
   * already or has no password yet. In a transaction it reads there.
   */
  async mayChoosePassword(account: Account, schoolId: string, personId: string): Promise<boolean> {
    const uses = await this.db.transaction(schoolId, () => this.db.one(USES_OF_ACCOUNT, [account.id, schoolId, personId]));
    return uses !== undefined && !uses.elsewhere && (uses.here || account.passwordHash === null);
  }

  /**
   * Lets the account of a person sign in with the person's new e-mail address, in the ambient transaction; an account that works at
   * another school too keeps its own.
   * @throws ALREADY_EXISTS naming `email`, where another account has it
   */
  async followEmail(schoolId: string, personId: string, email: string): Promise<void> {
    const other = await this.db.one(OTHER_ACCOUNT, [schoolId, personId, email]);
    if (other)
      throw invalid('email', told`Somebody of another school signs in with ${{ email }}. Nothing was changed.`, 'ALREADY_EXISTS', 'taken');
    await this.db.change(FOLLOW_EMAIL, [schoolId, personId, email]);
  }
}
