import { randomBytes } from 'node:crypto';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import type { AcceptReset, AskReset, UserView } from '@app/shared';
import { secretHash } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { CONFIG, type Config } from '../core/config/index.js';
import { Database, is, statement, turnAt } from '../core/database/index.js';
import { MailQueue } from '../core/mail/index.js';
import { ProblemError } from '../core/problems/index.js';
import { AccountNews } from './account-news.js';
import { Accounts, MEMBERSHIPS } from './accounts.js';
import type { Browser, SessionSecrets } from './browser.js';
import { type Chooser, ChoosePassword } from './choose-password.js';
import { PasswordResetRow } from './password-reset.entity.js';
import { SignInFailures } from './sign-in-failures.js';

/** A link to choose a new password serves for 2 hours. */
export const RESET_MS = 2 * 3_600_000;
/** So many links of one person may live at once: whoever asks again and again fills nobody's mailbox. */
export const MOST_RESETS = 3;

export const RESET = statement(
  { schoolId: is.uuid, personId: is.uuid },
  `SELECT school_id AS "schoolId", person_id AS "personId" FROM password_reset
   WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2`,
);
export const LIVE_RESETS = statement(
  { count: is.int },
  'SELECT count(*) FROM password_reset WHERE school_id = $1 AND person_id = $2 AND expires_at > $3',
);

/** Puts the links into e-mails. */
@Injectable()
export class Letters {
  constructor(
    private readonly news: AccountNews,
    private readonly mail: MailQueue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Whether e-mails go out at all. */
  get go(): boolean {
    return this.mail.sends;
  }

  /** Sends a person the link of a token, in the ambient transaction; what follows the # no server between here and there reads. */
  async send({ schoolId, name, email, school }: Chooser, token: string): Promise<void> {
    await this.news.resetLink(schoolId, { name, address: email }, school, `${this.config.publicUrl}/new-password#${token}`);
  }
}

function spent(): ProblemError {
  return new ProblemError(
    'INVITATION_SPENT',
    'This link was used already, or is older than 2 hours. Nothing was changed; ask for a new one on the sign-in page.',
  );
}

/** Lets somebody who forgot the password choose a new one, by a link that goes to their e-mail address and nowhere else. */
@Injectable()
export class ForgottenPassword implements OnModuleDestroy {
  private readonly logger = new Logger('Sign-in');
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly choosing: ChoosePassword,
    private readonly failures: SignInFailures,
    private readonly letters: Letters,
  ) {}

  /**
   * Begins to send a link for each school at which the address signs in. Nothing of that is waited for, so that neither the answer nor the
   * time until it comes tells whether there is such a person.
   */
  ask({ email }: AskReset): void {
    const sending = this.send(email)
      .catch((error: unknown) => this.logger.error({ err: error }, 'a link for a forgotten password was not written'))
      .finally(() => this.underWay.delete(sending));
    this.underWay.add(sending);
  }

  /** Waits for all that was asked for until now. */
  async settled(): Promise<void> {
    await Promise.all(this.underWay);
  }

  onModuleDestroy(): Promise<void> {
    return this.settled();
  }

  /** Sets the new password of the school that the link is for, and signs in. @throws INVITATION_SPENT, INVALID, TOO_MANY_REQUESTS */
  async accept({ token, password }: AcceptReset, browser: Browser): Promise<{ user: UserView; session: SessionSecrets }> {
    const [reset] = await this.db.acrossSchools(RESET, [secretHash(token), instant(this.clock.nowMs())]);
    const chooser = reset && (await this.choosing.chooser(reset));
    if (!reset || !chooser) {
      await this.failures.guess('a new password', browser.address);
      throw spent();
    }
    return this.choosing.choose(chooser, password, browser, async () => {
      const now = instant(this.clock.nowMs());
      const unused = { tokenHash: secretHash(token), usedAt: IsNull(), expiresAt: MoreThan(now) };
      if ((await this.db.update(PasswordResetRow, unused, { usedAt: now })) === 0) throw spent();
      await this.db.delete(PasswordResetRow, { schoolId: reset.schoolId, personId: reset.personId, usedAt: IsNull() });
    });
  }

  private async send(email: string): Promise<void> {
    if (!this.letters.go) return;
    const { account } = await this.accounts.byEmail(email);
    if (!account) return;
    for (const membership of await this.db.acrossSchools(MEMBERSHIPS, [account.id])) {
      const chooser = await this.choosing.chooser(membership);
      if (chooser?.accountId === account.id) await this.offer(chooser);
    }
  }

  private async offer(chooser: Chooser): Promise<void> {
    const { schoolId, id: personId } = chooser;
    const nowMs = this.clock.nowMs();
    await this.db.transaction(schoolId, async () => {
      await turnAt(this.db, `reset ${personId}`);
      await this.db.delete(PasswordResetRow, { schoolId, personId, expiresAt: LessThanOrEqual(instant(nowMs)) });
      const live = await this.db.one(LIVE_RESETS, [schoolId, personId, instant(nowMs)]);
      if ((live?.count ?? 0) >= MOST_RESETS) return;
      const token = randomBytes(32).toString('base64url');
      const row = { tokenHash: secretHash(token), schoolId, personId, askedAt: instant(nowMs), expiresAt: instant(nowMs + RESET_MS) };
      await this.db.insert([PasswordResetRow, [{ ...row, usedAt: null }]]);
      await this.letters.send(chooser, token);
    });
  }
}
