import { Injectable } from '@nestjs/common';
import { Database, is, statement } from '../core/database/index.js';
import { invalid, ProblemError } from '../core/problems/index.js';
import { type Account, Accounts, type Member, MEMBERSHIPS } from './accounts.js';
import type { Browser } from './browser.js';
import { MembershipRow } from './membership.entity.js';
import { comparePasswords } from './password.js';
import { SignInFailures } from './sign-in-failures.js';

/** An account, and the people of schools as whom its password signs in, the one used last first. */
export interface Proved {
  account: Account;
  members: Member[];
}

export const OWN_HASH = statement(
  { hash: is.text.orNull, salt: is.bytes },
  `SELECT m.password_hash AS hash, a.password_salt AS salt FROM membership m JOIN account a ON a.id = m.account_id
   WHERE m.account_id = $1 AND m.school_id = $2`,
);

/** Proves that somebody knows a password. */
@Injectable()
export class ProvePassword {
  constructor(
    private readonly db: Database,
    private readonly accounts: Accounts,
    private readonly failures: SignInFailures,
  ) {}

  /**
   * Finds the schools whose membership has this password. A wrong one, an unknown address and somebody who is not active are one answer
   * and one failure. A password that is right at some schools of an account and wrong at others is a guess at those: it stays counted, so
   * that nobody who chooses their own password at one school can try another's in that way.
   * @throws WRONG_SIGN_IN with `detail`; TOO_MANY_REQUESTS
   */
  async prove(email: string, password: string, browser: Browser, detail: string): Promise<Proved> {
    const { account, lowered } = await this.accounts.byEmail(email);
    const at = { subject: account?.id ?? lowered, accountId: account?.id ?? null };
    const may = await this.failures.attempt(at, browser);
    const memberships = await this.db.acrossSchools(MEMBERSHIPS, [at.accountId]);
    const hashes = memberships.map(({ schoolId, passwordHash }) => (may === 'all' || may.includes(schoolId) ? passwordHash : null));
    const { right, made } = await comparePasswords(hashes, account?.salt ?? null, password);
    const opened = memberships.filter((_, n) => right[n]);
    const members = (await Promise.all(opened.map((one) => this.accounts.memberOf(one)))).filter((one) => one !== null);
    if (!account || members.length === 0) throw new ProblemError('WRONG_SIGN_IN', detail);
    await this.renew(account.id, opened, made);
    if (memberships.every(({ passwordHash }, n) => passwordHash === null || right[n])) await this.failures.forget(at.subject, browser);
    return { account, members };
  }

  /**
   * Proves that whoever is signed in at a school knows the password there, and answers its hash with the account's salt.
   * @throws INVALID naming `current`, with `detail`; TOO_MANY_REQUESTS
   */
  async proveOwn(
    accountId: string,
    schoolId: string,
    password: string,
    browser: Browser,
    detail: string,
  ): Promise<{ salt: Buffer; hash: string }> {
    const [own] = await this.db.acrossSchools(OWN_HASH, [accountId, schoolId]);
    await this.failures.attempt({ subject: accountId, accountId }, browser);
    const { right } = await comparePasswords([own?.hash ?? null], own?.salt ?? null, password);
    if (!own || own.hash === null || !right[0]) throw invalid('current', detail);
    await this.failures.forget(accountId, browser);
    return { salt: own.salt, hash: own.hash };
  }

  /** Keeps a password as it is hashed today, where it was hashed at another cost or with the salt of an earlier address. */
  private async renew(
    accountId: string,
    opened: readonly { schoolId: string; passwordHash: string | null }[],
    made: string,
  ): Promise<void> {
    for (const { schoolId, passwordHash } of opened)
      if (passwordHash !== null && passwordHash !== made)
        await this.db.transaction(schoolId, () =>
          this.db.update(MembershipRow, { accountId, schoolId, passwordHash }, { passwordHash: made }),
        );
  }
}
