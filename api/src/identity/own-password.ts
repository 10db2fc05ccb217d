import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import type { OwnPassword, ProveSelf } from '@app/shared';
import { type Principal, secretHash } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { ProblemError } from '../core/problems/index.js';
import { AccountNews } from './account-news.js';
import { type Member } from './accounts.js';
import type { Browser } from './browser.js';
import { MembershipRow } from './membership.entity.js';
import { hashPassword } from './password.js';
import { ProvePassword } from './prove-password.js';
import { refuseWeak } from './refuse-weak.js';
import { SessionRow } from './session.entity.js';
import { Sessions } from './sessions.js';

const WRONG = 'This is not your password. Nothing was changed; check it and try again.';

/** Lets somebody who is signed in change the own password. */
@Injectable()
export class ChangeOwnPassword {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly passwords: ProvePassword,
    private readonly sessions: Sessions,
    private readonly news: AccountNews,
    private readonly events: Events,
  ) {}

  /**
   * Changes it at every school whose membership has the current one, ends the other sessions there, and tells the person.
   * @throws INVALID naming `current` or `password`; TOO_MANY_REQUESTS
   */
  async change({ schoolId, accountId }: Principal, members: readonly Member[], body: OwnPassword, browser: Browser): Promise<void> {
    const own = members.find((one) => one.schoolId === schoolId);
    if (!own) throw new ProblemError('SIGNED_OUT', 'You are not signed in. Nothing was changed.');
    const { salt, hash } = await this.passwords.proveOwn(accountId, schoolId, body.current, browser, WRONG);
    refuseWeak(
      'password',
      body.password,
      members.flatMap(({ school, user }) => [school, user.name, user.email ?? '']),
    );
    const passwordHash = await hashPassword(body.password, salt);
    for (const member of members) await this.set(accountId, member, { from: hash, to: passwordHash }, browser);
    await this.proved(schoolId, browser);
  }

  /** Takes note that whoever is signed in knows the password of the school. @throws INVALID naming `current`; TOO_MANY_REQUESTS */
  async prove({ schoolId, accountId }: Principal, { current }: ProveSelf, browser: Browser): Promise<void> {
    await this.passwords.proveOwn(accountId, schoolId, current, browser, WRONG);
    await this.proved(schoolId, browser);
  }

  private async proved(schoolId: string, browser: Browser): Promise<void> {
    const now = instant(this.clock.nowMs());
    const tokenHash = secretHash(browser.token ?? '');
    await this.db.transaction(schoolId, () => this.db.update(SessionRow, { tokenHash, expiresAt: MoreThan(now) }, { provedAt: now }));
  }

  private async set(
    accountId: string,
    { schoolId, school, user }: Member,
    { from, to }: { from: string; to: string },
    browser: Browser,
  ): Promise<void> {
    await this.db.transaction(schoolId, async () => {
      const passwordAt = instant(this.clock.nowMs());
      const seen = { accountId, schoolId, passwordHash: from };
      if ((await this.db.update(MembershipRow, seen, { passwordHash: to, passwordAt })) === 0) return;
      await this.sessions.endOfPerson(schoolId, user.id, browser.token);
      await this.events.record(
        { schoolId, personId: user.id },
        { name: 'person.passwordSet', subjectId: user.id, payload: { after: { name: user.name } } },
      );
      if (user.email) await this.news.passwordSet(schoolId, { name: user.name, address: user.email }, school);
    });
  }
}
