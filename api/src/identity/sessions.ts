import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { SESSION_IDLE_MS, secretHash } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { command, Database, is, statement } from '../core/database/index.js';
import { ProblemError } from '../core/problems/index.js';
import { MembershipRow } from './membership.entity.js';
import { SessionRow } from './session.entity.js';

/** How long an ended session is remembered as a sign that its account signs in from its address. */
const REMEMBERED_MS = 90 * 86_400_000;

/** An ended session keeps its row without its token, so that nothing that is under way can bring it back to life. */
const ended = (which: string) =>
  command(
    `UPDATE session SET token_hash = sha256(token_hash || uuid_send(gen_random_uuid())), expires_at = created_at
     WHERE ${which} AND expires_at > created_at`,
  );
export const END_SESSION = ended('token_hash = $1');
export const END_SESSIONS_OF_PERSON = ended('school_id = $1 AND person_id = $2');
export const LIVE_SESSION = statement({ xsrf: is.text }, 'SELECT xsrf FROM session WHERE token_hash = $1 AND expires_at > $2');

/** Which person of which school a session is for, and from which network address. */
export interface SessionOf {
  accountId: string;
  schoolId: string;
  personId: string;
  address: string;
}

/** What the browser gets: 32 random bytes that only it knows, and what its writes must repeat. */
export interface SessionSecrets {
  token: string;
  xsrf: string;
}

/** Server-side sessions: stored hashed, never two with one token, ended for good. */
@Injectable()
export class Sessions {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Begins a session in the ambient transaction; the one that the same browser had (`oldToken`) ends. */
  async begin(of: SessionOf, oldToken: string | undefined): Promise<SessionSecrets> {
    const nowMs = this.clock.nowMs();
    const now = instant(nowMs);
    const secrets = { token: randomBytes(32).toString('base64url'), xsrf: randomBytes(32).toString('base64url') };
    if (oldToken) await this.db.change(END_SESSION, [secretHash(oldToken)]);
    const { accountId, schoolId, address } = of;
    const session = { ...of, tokenHash: secretHash(secrets.token), xsrf: secrets.xsrf, createdAt: now, seenAt: now };
    await Promise.all([
      this.db.delete(SessionRow, { accountId, address, expiresAt: LessThanOrEqual(now) }),
      this.db.delete(SessionRow, { accountId, expiresAt: LessThanOrEqual(instant(nowMs - REMEMBERED_MS)) }),
      this.db.insert([SessionRow, [{ ...session, expiresAt: instant(nowMs + SESSION_IDLE_MS) }]]),
      this.db.update(MembershipRow, { accountId, schoolId }, { usedAt: now }),
    ]);
    return secrets;
  }

  /**
   * Ends the session of a token; one that is not there, or has ended, is no fault.
   * @throws XSRF_MISSING where the session lives and the request did not repeat its XSRF token
   */
  async signOut(token: string, xsrf: string | undefined): Promise<void> {
    await this.db.transaction(null, async () => {
      const live = await this.db.one(LIVE_SESSION, [secretHash(token), instant(this.clock.nowMs())]);
      if (!live) return;
      if (xsrf === undefined || !secretHash(xsrf).equals(secretHash(live.xsrf)))
        throw new ProblemError('XSRF_MISSING', 'This page is out of date. You are still signed in; reload it and sign out again.');
      await this.db.change(END_SESSION, [secretHash(token)]);
    });
  }

  /** Ends, in the ambient transaction, every session that a person of a school has. */
  async endOfPerson(schoolId: string, personId: string): Promise<void> {
    await this.db.change(END_SESSIONS_OF_PERSON, [schoolId, personId]);
  }
}
