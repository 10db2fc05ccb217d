import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import type { AcceptInvitation, UserView } from '@app/shared';
import { secretHash } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { ProblemError } from '../core/problems/index.js';
import type { Browser, SessionSecrets } from './browser.js';
import { ChoosePassword } from './choose-password.js';
import { InvitationRow } from './invitation.entity.js';
import { SignInFailures } from './sign-in-failures.js';

export const INVITATION = statement(
  { schoolId: is.uuid, personId: is.uuid },
  `SELECT school_id AS "schoolId", person_id AS "personId" FROM invitation WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2`,
);

function spent(): ProblemError {
  return new ProblemError(
    'INVITATION_SPENT',
    'This invitation was used already, is older than 14 days, or was replaced by a newer one. Nothing was changed; ask an admin of your school for a new link.',
  );
}

/** Lets an invited person in: takes the password, uses the invitation up and signs the person in. */
@Injectable()
export class AcceptInvitationService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly choosing: ChoosePassword,
    private readonly failures: SignInFailures,
  ) {}

  /**
   * The password is for this school alone: whatever the person has at another, and whoever chose that, is neither asked nor changed.
   * @throws INVITATION_SPENT, INVALID for a password that is easily guessed, TOO_MANY_REQUESTS
   */
  async accept({ token, password }: AcceptInvitation, browser: Browser): Promise<{ user: UserView; session: SessionSecrets }> {
    const [invited] = await this.db.acrossSchools(INVITATION, [secretHash(token), instant(this.clock.nowMs())]);
    const chooser = invited && (await this.choosing.chooser(invited));
    if (!chooser) {
      await this.failures.guess('an invitation', browser.address);
      throw spent();
    }
    return this.choosing.choose(chooser, password, browser, async () => {
      const now = instant(this.clock.nowMs());
      const unused = { tokenHash: secretHash(token), usedAt: IsNull(), expiresAt: MoreThan(now) };
      if ((await this.db.update(InvitationRow, unused, { usedAt: now })) === 0) throw spent();
    });
  }
}
