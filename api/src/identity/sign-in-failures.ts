import { Injectable } from '@nestjs/common';
import { secretHash } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { command, Database, is, statement, turnAt } from '../core/database/index.js';
import { ProblemError } from '../core/problems/index.js';
import type { Browser } from './browser.js';
import { SignInFailureRow } from './sign-in-failure.entity.js';
import { type Failures, FAILURES_COUNT_FOR_MS, mayTry, MAX_FAILURES } from './throttle.js';

/** What can be guessed at beside passwords. Each is counted by itself: a token of 256 bits is not found, and whoever tries keeps nobody else out. */
export type Guessed = 'an invitation' | 'a new password' | 'the first run' | 'the operator';
const GUESSED: readonly Guessed[] = ['an invitation', 'a new password', 'the first run', 'the operator'];

export const FAILURES_OF = statement(
  { device: is.int, pair: is.int, address: is.int, account: is.int, onDevice: is.uuids, here: is.uuids },
  `SELECT count(*) FILTER (WHERE email_hash = $1 AND device_hash = $5) AS device,
          count(*) FILTER (WHERE email_hash = $1 AND address = $2) AS pair,
          count(*) FILTER (WHERE address = $2 AND email_hash <> ALL($6::bytea[])) AS address,
          count(*) FILTER (WHERE email_hash = $1) AS account,
          ARRAY(SELECT DISTINCT s.school_id FROM session s WHERE s.account_id = $3 AND s.device_hash = $5) AS "onDevice",
          ARRAY(SELECT DISTINCT s.school_id FROM session s WHERE s.account_id = $3 AND s.address = $2) AS here
   FROM sign_in_failure WHERE (email_hash = $1 OR address = $2) AND at > $4`,
);
export const GUESSES_FROM = statement(
  { count: is.int },
  'SELECT count(*) FROM sign_in_failure WHERE address = $1 AND at > $2 AND email_hash = $3',
);
export const PRUNE_FAILURES = command(
  `WITH old AS (SELECT id FROM sign_in_failure WHERE at <= $1 LIMIT 100 FOR UPDATE SKIP LOCKED)
   DELETE FROM sign_in_failure f USING old WHERE f.id = old.id`,
);

/** What is tried: an account by its id, or an address that is none, as the database compares addresses. */
export interface Tried {
  subject: string;
  accountId: string | null;
}

/** Counts wrong attempts, per account, device and network address, and refuses more of them for a while. */
@Injectable()
export class SignInFailures {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts an attempt as failed before its password is looked at, so that many at once cannot slip under the limit; `forget` takes it
   * back when it was right. Answers at which schools the password may be looked at: `all`, or these.
   * @throws TOO_MANY_REQUESTS where the rule refuses it; such an attempt is not counted
   */
  async attempt(
    { subject, accountId }: Tried,
    { address, device }: Pick<Browser, 'address' | 'device'>,
  ): Promise<'all' | readonly string[]> {
    const hash = secretHash(subject);
    const deviceHash = device === undefined ? null : secretHash(device);
    const nowMs = this.clock.nowMs();
    return this.db.transaction(null, async () => {
      await turnAt(this.db, `sign-in ${hash.toString('hex')}`);
      const since = instant(nowMs - FAILURES_COUNT_FOR_MS);
      const guessed = GUESSED.map((one) => secretHash(one));
      const failures: Failures | undefined = await this.db.one(FAILURES_OF, [hash, address, accountId, since, deviceHash, guessed]);
      const may = failures ? mayTry(failures) : 'all';
      if (may.length === 0)
        throw new ProblemError(
          'TOO_MANY_REQUESTS',
          'There were too many wrong attempts. Nothing is locked for good: wait 15 minutes, then try again.',
        );
      await this.write(hash, address, nowMs, (failures?.onDevice.length ?? 0) > 0 ? deviceHash : null);
      return may;
    });
  }

  /** An attempt was right: the failures at this on this device are forgotten, or, where it is not known yet, from this network address. */
  async forget(subject: string, { address, device }: Pick<Browser, 'address' | 'device'>): Promise<void> {
    const emailHash = secretHash(subject);
    await this.db.transaction(null, async () => {
      const own = device === undefined ? 0 : await this.db.delete(SignInFailureRow, { emailHash, deviceHash: secretHash(device) });
      if (own === 0) await this.db.delete(SignInFailureRow, { emailHash, address });
    });
  }

  /**
   * Counts a guess at something that is no account for its network address; `forget` takes it back when it was right.
   * @throws TOO_MANY_REQUESTS from 100 failures at the same within 15 minutes on
   */
  async guess(at: Guessed, address: string): Promise<void> {
    const nowMs = this.clock.nowMs();
    const hash = secretHash(at);
    await this.db.transaction(null, async () => {
      const failures = await this.db.one(GUESSES_FROM, [address, instant(nowMs - FAILURES_COUNT_FOR_MS), hash]);
      if (failures && failures.count >= MAX_FAILURES.address)
        throw new ProblemError('TOO_MANY_REQUESTS', 'There were too many wrong attempts from here. Wait 15 minutes, then try again.');
      await this.write(hash, address, nowMs, null);
    });
  }

  private async write(emailHash: Buffer, address: string, nowMs: number, deviceHash: Buffer | null): Promise<void> {
    await Promise.all([
      this.db.change(PRUNE_FAILURES, [instant(nowMs - FAILURES_COUNT_FOR_MS)]),
      this.db.insert([SignInFailureRow, [{ emailHash, address, deviceHash, at: instant(nowMs) }]]),
    ]);
  }
}
