import { Injectable } from '@nestjs/common';
import type { UserView } from '@app/shared';
import { Database } from '../core/database/index.js';
import { invalid, ProblemError, told } from '../core/problems/index.js';
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

const COLUMNS = 'id, email, password_hash AS "passwordHash"';

/** Looks accounts up and proves that somebody owns one. */
@Injectable()
export class Accounts {
  constructor(
    private readonly db: Database,
    private readonly failures: SignInFailures,
  ) {}

  /** The account of an e-mail address, in whatever letters; null where there is none. */
  async byEmail(email: string): Promise<Account | null> {
    const [found] = await this.db.acrossSchools<Account & Record<string, unknown>>(
      `SELECT ${COLUMNS} FROM account WHERE lower(email) = lower($1)`,
      [email.trim()],
    );
    return found ?? null;
  }

  /** The account of an id; null where there is none. */
  async byId(id: string): Promise<Account | null> {
    const [found] = await this.db.acrossSchools<Account & Record<string, unknown>>(`SELECT ${COLUMNS} FROM account WHERE id = $1`, [id]);
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
    const memberships = await this.db.acrossSchools<{ school_id: string; person_id: string }>(
      'SELECT school_id, person_id FROM membership WHERE account_id = $1 ORDER BY used_at DESC, school_id',
      [accountId],
    );
    for (const { school_id: schoolId, person_id: personId } of memberships) {
      const [user] = await this.db.read<UserView & Record<string, unknown>>(
        schoolId,
        'SELECT id, name, code, email FROM person WHERE id = $1 AND active',
        [personId],
      );
      if (user) return { schoolId, user };
    }
    return null;
  }

  /**
   * Whether this person's invitation may choose the account's password: it works at no other school, and it either is this person
   * already or has no password yet. In a transaction it reads there.
   */
  async mayChoosePassword(account: Account, schoolId: string, personId: string): Promise<boolean> {
    const uses = await this.db.transaction(schoolId, () =>
      this.db.one<{ here: boolean; elsewhere: boolean }>(
        `SELECT coalesce(bool_or(school_id = $2 AND person_id = $3), false) AS here,
                coalesce(bool_or(school_id <> $2 OR person_id <> $3), false) AS elsewhere
         FROM membership WHERE account_id = $1`,
        [account.id, schoolId, personId],
      ),
    );
    return uses !== undefined && !uses.elsewhere && (uses.here || account.passwordHash === null);
  }

  /**
   * Lets the account of a person sign in with the person's new e-mail address, in the ambient transaction; an account that works at
   * another school too keeps its own.
   * @throws ALREADY_EXISTS naming `email`, where another account has it
   */
  async followEmail(schoolId: string, personId: string, email: string): Promise<void> {
    const other = await this.db.one(
      `SELECT 1 FROM account a JOIN membership m ON m.school_id = $1 AND m.person_id = $2 AND m.account_id <> a.id
       WHERE lower(a.email) = lower($3)`,
      [schoolId, personId, email],
    );
    if (other)
      throw invalid('email', told`Somebody of another school signs in with ${{ email }}. Nothing was changed.`, 'ALREADY_EXISTS', 'taken');
    await this.db.change(
      `UPDATE account SET email = $3 WHERE id = (SELECT account_id FROM membership WHERE school_id = $1 AND person_id = $2)
       AND NOT EXISTS (SELECT FROM membership m WHERE m.account_id = account.id AND m.school_id <> $1)`,
      [schoolId, personId, email],
    );
  }
}
