import { Injectable } from '@nestjs/common';
import { secretHash } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { command, Database, is, statement } from '../core/database/index.js';
import { ProblemError } from '../core/problems/index.js';
import { SignInFailureRow } from './sign-in-failure.entity.js';
import { type Failures, FAILURES_COUNT_FOR_MS, mayTry, MAX_FAILURES } from './throttle.js';

export const WAIT_TURN = command('SELECT FROM pg_advisory_xact_lock(hashtextextended($1, 0))');
export const FAILURES_OF = statement(
  { pair: is.int, address: is.int, email: is.int, knownHere: is.bool },
  `SELECT count(*) FILTER (WHERE email_hash = $1 AND address = $2) AS pair,
          count(*) FILTER (WHERE address = $2) AS address,
          count(*) FILTER (WHERE email_hash = $1) AS email,
          EXISTS (SELECT FROM session s JOIN account a ON a.id = s.account_id WHERE lower(a.email) = lower($3) AND s.address = $2) AS "knownHere"
   FROM sign_in_failure WHERE (email_hash = $1 OR address = $2) AND at > $4`,
);
export const GUESSES_FROM = statement({ count: is.int }, 'SELECT count(*) FROM sign_in_failure WHERE address = $1 AND at > $2');
export const PRUNE_FAILURES = command(
  `WITH old AS (SELECT id FROM sign_in_failure WHERE at <= $1 LIMIT 100 FOR UPDATE SKIP LOCKED)
   DELETE FROM sign_in_failure f USING old WHERE f.id = old.id`,
);

function hashOf(email: string): Buffer {
  return secretHash(email.trim().toLowerCase());
}

/** Counts wrong attempts, per account and per network address, and refuses more of them for a while. */
@Injectable()
export class SignInFailures {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts an attempt as failed before its password is looked at, so that many at once cannot slip under the limit; `forget` takes it
   * back when it was right.
   * @throws TOO_MANY_REQUESTS where the rule refuses it; such an attempt is not counted
   */
  async attempt(email: string, address: string): Promise<void> {
    const emailHash = hashOf(email);
    const nowMs = this.clock.nowMs();
    await this.db.transaction(null, async () => {
      await this.db.query(WAIT_TURN, [`sign-in ${emailHash.toString('hex')}`]);
      const since = instant(nowMs - FAILURES_COUNT_FOR_MS);
      const failures: Failures | undefined = await this.db.one(FAILURES_OF, [emailHash, address, email.trim(), since]);
      if (failures && !mayTry(failures))
        throw new ProblemError(
          'TOO_MANY_REQUESTS',
          'There were too many wrong attempts. Nothing is locked for good: wait 15 minutes, then try again.',
        );
      await this.write(emailHash, address, nowMs);
    });
  }

  /** An attempt was right: the failures of this e-mail address (or other thing) from this network address are forgotten. */
  async forget(email: string, address: string): Promise<void> {
    await this.db.transaction(null, () => this.db.delete(SignInFailureRow, { emailHash: hashOf(email), address }));
  }

  /**
   * Counts a guess at something that is no account (`at` names it: an invitation, the first run) for its network address; `forget`
   * takes it back when it was right.
   * @throws TOO_MANY_REQUESTS from 100 failures within 15 minutes on
   */
  async guess(at: string, address: string): Promise<void> {
    const nowMs = this.clock.nowMs();
    await this.db.transaction(null, async () => {
      const failures = await this.db.one(GUESSES_FROM, [address, instant(nowMs - FAILURES_COUNT_FOR_MS)]);
      if (failures && failures.count >= MAX_FAILURES.address)
        throw new ProblemError('TOO_MANY_REQUESTS', 'There were too many wrong attempts from here. Wait 15 minutes, then try again.');
      await this.write(hashOf(at), address, nowMs);
    });
  }

  private async write(emailHash: Buffer, address: string, nowMs: number): Promise<void> {
    await Promise.all([
      this.db.change(PRUNE_FAILURES, [instant(nowMs - FAILURES_COUNT_FOR_MS)]),
      this.db.insert([SignInFailureRow, [{ emailHash, address, at: instant(nowMs) }]]),
    ]);
  }
}
