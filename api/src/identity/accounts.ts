import { Injectable } from '@nestjs/common';
import type { UserView } from '@app/shared';
import { ClosedSchools } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { type Answered, command, Database, is, statement } from '../core/database/index.js';
import { newId } from '../core/ids/index.js';
import { ProblemError } from '../core/problems/index.js';
import { AccountRow } from './account.entity.js';
import { MembershipRow } from './membership.entity.js';
import { newSalt } from './password.js';

/** An account as sign-in needs it: an e-mail address, and the salt of its passwords. */
export interface Account {
  id: string;
  salt: Buffer;
}

/** An e-mail address as the database compares them, and its account; null where there is none. */
export interface Looked {
  lowered: string;
  account: Account | null;
}

/** A person of a school whom an account signs in as. */
export interface Member {
  schoolId: string;
  school: string;
  user: UserView;
}

export const ACCOUNT_BY_EMAIL = statement(
  { lowered: is.text, id: is.uuid.orNull, salt: is.bytes.orNull },
  `SELECT asked.lowered, a.id, a.password_salt AS salt
   FROM (SELECT lower($1::text) AS lowered) asked LEFT JOIN account a ON lower(a.email) = asked.lowered`,
);
export const MEMBERSHIPS = statement(
  { schoolId: is.uuid, personId: is.uuid, passwordHash: is.text.orNull },
  `SELECT school_id AS "schoolId", person_id AS "personId", password_hash AS "passwordHash"
   FROM membership WHERE account_id = $1 ORDER BY used_at DESC, school_id`,
);
export const MEMBER = statement(
  { id: is.uuid, name: is.text, code: is.text, email: is.text.orNull, school: is.text },
  `SELECT p.id, p.name, p.code, p.email, s.name AS school FROM person p JOIN school s ON s.school_id = $1
   WHERE p.school_id = $1 AND p.id = $2 AND p.active`,
);
export const ADD_ACCOUNT = command(
  'INSERT INTO account (id, email, password_salt, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (lower(email)) DO NOTHING',
);
export const LINK_ACCOUNT = command('UPDATE person SET account_id = $3 WHERE school_id = $1 AND id = $2 AND active');
export const FORGET_SESSIONS = command('DELETE FROM session WHERE school_id = $1 AND person_id = $2 AND account_id <> $3');
export const OTHER_MEMBERSHIPS = command('DELETE FROM membership WHERE school_id = $1 AND person_id = $2 AND account_id <> $3');
export const ADD_MEMBERSHIP = command(
  `INSERT INTO membership (account_id, school_id, person_id, used_at, password_hash, password_at) VALUES ($1, $2, $3, $4, $5, $4)
   ON CONFLICT (account_id, school_id) DO UPDATE
     SET used_at = excluded.used_at, password_hash = excluded.password_hash, password_at = excluded.password_at
     WHERE membership.person_id = excluded.person_id`,
);
export const MOVE_MEMBERSHIP = command(
  `UPDATE membership SET account_id = $3 WHERE school_id = $1 AND person_id = $2 AND account_id <> $3
   AND NOT EXISTS (SELECT FROM membership m WHERE m.school_id = $1 AND m.account_id = $3)`,
);
export const MEMBERSHIP_OF = statement(
  { accountId: is.uuid },
  'SELECT account_id AS "accountId" FROM membership WHERE school_id = $1 AND person_id = $2',
);

/** Looks accounts up, and says which person of which school signs in by which. */
@Injectable()
export class Accounts {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly closed: ClosedSchools,
  ) {}

  /** The account of an e-mail address, in whatever letters; outside any transaction. */
  async byEmail(email: string): Promise<Looked> {
    const [found] = await this.db.acrossSchools(ACCOUNT_BY_EMAIL, [email.trim()]);
    return looked(found);
  }

  /** The account of an e-mail address, or what a new one would be. */
  async accountFor(email: string): Promise<Account & { isNew: boolean }> {
    return orNew(await this.byEmail(email));
  }

  /** Opens an account, unless it is there, and makes it a person of a school with a password, in the ambient transaction. */
  async open(
    { id, salt, isNew, email }: Account & { isNew: boolean; email: string },
    member: { schoolId: string; personId: string; passwordHash: string },
    at: string,
  ): Promise<void> {
    await this.db.insert(
      [AccountRow, isNew ? [{ id, email, passwordSalt: salt, createdAt: at }] : []],
      [MembershipRow, [{ ...member, accountId: id, usedAt: at, passwordAt: at }]],
    );
  }

  /**
   * Lets a person of a school sign in with this account and this password, in the ambient transaction.
   * @throws BUSY where somebody opened the account meanwhile, ALREADY_EXISTS where it is another person of the school
   */
  async join(
    account: Account & { isNew: boolean },
    { schoolId, personId, email, passwordHash }: { schoolId: string; personId: string; email: string; passwordHash: string },
  ): Promise<boolean> {
    const at = instant(this.clock.nowMs());
    await this.addAccount(account, email, at);
    const linked = await this.db.change(LINK_ACCOUNT, [schoolId, personId, account.id]);
    await this.db.change(FORGET_SESSIONS, [schoolId, personId, account.id]);
    await this.db.change(OTHER_MEMBERSHIPS, [schoolId, personId, account.id]);
    const member = await this.db.change(ADD_MEMBERSHIP, [account.id, schoolId, personId, at, passwordHash]);
    if (member === 0) throw somebodyElse();
    return linked > 0;
  }

  /** The person of a membership who is still active, at a school that is open; null where there is none. */
  async memberOf({ schoolId, personId }: { schoolId: string; personId: string }): Promise<Member | null> {
    if (this.closed.has(schoolId)) return null;
    const [found] = await this.db.read(schoolId, MEMBER, [schoolId, personId]);
    if (!found) return null;
    const { school, ...user } = found;
    return { schoolId, school, user };
  }

  /**
   * Lets a person of a school sign in with a new e-mail address, in the ambient transaction: the sign-in of this school alone goes to the
   * account of that address. Answers whether there was one to go.
   * @throws ALREADY_EXISTS where it is another person of the school
   */
  async followEmail(schoolId: string, personId: string, email: string): Promise<boolean> {
    const member = await this.db.one(MEMBERSHIP_OF, [schoolId, personId]);
    if (!member) return false;
    const account = orNew(looked(await this.db.one(ACCOUNT_BY_EMAIL, [email.trim()])));
    if (account.id === member.accountId) return true;
    await this.addAccount(account, email, instant(this.clock.nowMs()));
    if ((await this.db.change(MOVE_MEMBERSHIP, [schoolId, personId, account.id])) === 0) throw somebodyElse();
    await this.db.change(FORGET_SESSIONS, [schoolId, personId, account.id]);
    await this.db.change(LINK_ACCOUNT, [schoolId, personId, account.id]);
    return true;
  }

  private async addAccount({ id, salt, isNew }: Account & { isNew: boolean }, email: string, at: string): Promise<void> {
    const added = isNew ? await this.db.change(ADD_ACCOUNT, [id, email.trim(), salt, at]) : 1;
    if (added === 0)
      throw new ProblemError('BUSY', 'Somebody else was given this address at the same moment. Nothing was changed; please try again.');
  }
}

function looked(found: Answered<typeof ACCOUNT_BY_EMAIL> | undefined): Looked {
  const { lowered = '', id = null, salt = null } = found ?? {};
  return { lowered, account: id === null || salt === null ? null : { id, salt } };
}

function orNew({ account }: Looked): Account & { isNew: boolean } {
  return account ? { ...account, isNew: false } : { id: newId(), salt: newSalt(), isNew: true };
}

function somebodyElse(): ProblemError {
  return new ProblemError('ALREADY_EXISTS', 'This address is another person of this school already. Ask an admin to put that right.');
}
