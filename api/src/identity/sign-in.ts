import { Injectable } from '@nestjs/common';
import type { ChangeSchool, SchoolBegun, SignedInAt, SignIn } from '@app/shared';
import { type Principal, secretHash, SESSION_LIFE_MS } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { notFound, ProblemError } from '../core/problems/index.js';
import { Accounts, type Member } from './accounts.js';
import type { Browser, SessionSecrets } from './browser.js';
import { ProvePassword } from './prove-password.js';
import { Sessions } from './sessions.js';

/** Somebody who is signed in, and what the browser gets for it. */
export interface Entered {
  signedIn: SignedInAt;
  session: SessionSecrets;
}

export const PROVED_SCHOOLS = statement(
  { schoolId: is.uuid, personId: is.uuid, provedAt: is.instant, endsAt: is.instant },
  `SELECT m.school_id AS "schoolId", m.person_id AS "personId", s.proved_at AS "provedAt", s.ends_at AS "endsAt"
   FROM session s JOIN membership m ON m.account_id = s.account_id
   WHERE s.token_hash = $1 AND s.expires_at > $2
     AND (m.school_id = s.school_id OR m.school_id = ANY(s.school_ids) AND m.password_at <= s.proved_at)
   ORDER BY m.used_at DESC, m.school_id`,
);
const WRONG = 'The e-mail address or the password is not right. Check both and try again; an admin of your school can send a new link.';

/** Signs people in, at the school that they name or used last, and lets them change to another whose password they typed. */
@Injectable()
export class SignInService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly passwords: ProvePassword,
    private readonly sessions: Sessions,
  ) {}

  /** Begins a session at a school whose membership has this password. @throws WRONG_SIGN_IN, TOO_MANY_REQUESTS */
  async signIn({ email, password, schoolId }: SignIn, browser: Browser): Promise<Entered> {
    const { account, members } = await this.passwords.prove(email, password, browser, WRONG);
    const [last] = members;
    const member = schoolId == null ? last : members.find((one) => one.schoolId === schoolId);
    if (!member) throw new ProblemError('WRONG_SIGN_IN', WRONG);
    const nowMs = this.clock.nowMs();
    return this.enter(account.id, member, members, { atMs: nowMs, endsMs: nowMs + SESSION_LIFE_MS }, browser);
  }

  /** Who is signed in, and the schools to which they may change. */
  async current({ schoolId }: Principal, token: string): Promise<SignedInAt> {
    const { members } = await this.proved(token);
    const member = members.find((one) => one.schoolId === schoolId);
    if (!member) throw notFound('person');
    return signedInAt(member, members);
  }

  /** Goes to another school whose password the session proved, for as long as the session would have lasted. @throws NOT_FOUND */
  async change({ accountId }: Principal, { schoolId }: ChangeSchool, browser: Browser): Promise<Entered> {
    const { members, atMs, endsMs } = await this.proved(browser.token ?? '');
    const member = members.find((one) => one.schoolId === schoolId);
    if (!member) throw notFound('school');
    return this.enter(accountId, member, members, { atMs, endsMs }, browser);
  }

  /** The people of schools whom a session may be. */
  async membersOf(token: string): Promise<Member[]> {
    return (await this.proved(token)).members;
  }

  /** The people of schools whom a session may be, and when its password was typed and it ends for good, in epoch milliseconds. */
  private async proved(token: string): Promise<{ members: Member[]; atMs: number; endsMs: number }> {
    const rows = await this.db.acrossSchools(PROVED_SCHOOLS, [secretHash(token), instant(this.clock.nowMs())]);
    const members = await Promise.all(rows.map((row) => this.accounts.memberOf(row)));
    return { members: members.filter((one) => one !== null), atMs: rows[0]?.provedAt ?? 0, endsMs: rows[0]?.endsAt ?? 0 };
  }

  private async enter(
    accountId: string,
    member: Member,
    members: readonly Member[],
    proved: { atMs: number; endsMs: number },
    browser: Browser,
  ): Promise<Entered> {
    const { schoolId, user } = member;
    const schoolIds = members.map((one) => one.schoolId);
    const of = { accountId, schoolId, personId: user.id, proved: { ...proved, schoolIds } };
    const session = await this.db.transaction(schoolId, () => this.sessions.begin(of, browser));
    return { signedIn: signedInAt(member, members), session };
  }
}

function signedInAt(member: Member, members: readonly Member[]): SignedInAt {
  const schools = members.map((one): SchoolBegun => ({ id: one.schoolId, name: one.school }));
  return { user: member.user, school: { id: member.schoolId, name: member.school }, schools };
}
