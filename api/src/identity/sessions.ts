import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SESSION_IDLE_MS, secretHash } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { ProblemError } from '../core/problems/index.js';

/** How long an ended session is remembered as a sign that its account signs in from its address. */
const REMEMBERED_MS = 90 * 86_400_000;

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
    if (oldToken) await this.end('token_hash = $1', [secretHash(oldToken)]);
    await this.db.change('DELETE FROM session WHERE account_id = $1 AND expires_at <= $2 AND (address = $3 OR expires_at <= $4)', [
      of.accountId,
      now,
      of.address,
      instant(nowMs - REMEMBERED_MS),
    ]);
    await this.db.change(
      `INSERT INTO session (token_hash, account_id, school_id, person_id, xsrf, address, created_at, seen_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)`,
      [secretHash(secrets.token), of.accountId, of.schoolId, of.personId, secrets.xsrf, of.address, now, instant(nowMs + SESSION_IDLE_MS)],
    );
    await this.db.change('UPDATE membership SET used_at = $3 WHERE account_id = $1 AND school_id = $2', [of.accountId, of.schoolId, now]);
    return secrets;
  }

  /**
   * Ends the session of a token; one that is not there, or has ended, is no fault.
   * @throws XSRF_MISSING where the session lives and the request did not repeat its XSRF token
   */
  async signOut(token: string, xsrf: string | undefined): Promise<void> {
    await this.db.transaction(null, async () => {
      const live = await this.db.one<{ xsrf: string }>('SELECT xsrf FROM session WHERE token_hash = $1 AND expires_at > $2', [
        secretHash(token),
        instant(this.clock.nowMs()),
      ]);
      if (!live) return;
      if (xsrf === undefined || !secretHash(xsrf).equals(secretHash(live.xsrf)))
        throw new ProblemError('XSRF_MISSING', 'This page is out of date. You are still signed in; reload it and sign out again.');
      await this.end('token_hash = $1', [secretHash(token)]);
    });
  }

  /** Ends, in the ambient transaction, every session that a person of a school has. */
  async endOfPerson(schoolId: string, personId: string): Promise<void> {
    await this.end('school_id = $1 AND person_id = $2', [schoolId, personId]);
  }

  /** An ended session keeps its row without its token, so that nothing that is under way can bring it back to life. */
  private async end(which: 'token_hash = $1' | 'school_id = $1 AND person_id = $2', values: unknown[]): Promise<void> {
    await this.db.change(
      `UPDATE session SET token_hash = sha256(token_hash || uuid_send(gen_random_uuid())), expires_at = created_at
       WHERE ${which} AND expires_at > created_at`,
      values,
    );
  }
}
