import { Injectable } from '@nestjs/common';
import type { SetupBody, SetupView, UserView } from '@app/shared';
import { ClosedSchools } from '../core/access/index.js';
import { command, Database, is, statement } from '../core/database/index.js';
import { MailQueue } from '../core/mail/index.js';
import { ProblemError } from '../core/problems/index.js';
import { type Browser, Sessions, type SessionSecrets, SignInFailures } from '../identity/index.js';
import { BeginSchool } from './begin-school.js';

export const SETUP_STATE = statement(
  { needed: is.bool },
  'SELECT NOT EXISTS (SELECT FROM membership WHERE school_id <> ALL($1::uuid[])) AS needed',
);
export const WAIT_FOR_SETUP = command("SELECT FROM pg_advisory_xact_lock(hashtext('requisite setup'))");
export const ANY_MEMBERSHIP = command('SELECT FROM membership WHERE school_id <> ALL($1::uuid[]) LIMIT 1');

function alreadySetUp(): ProblemError {
  return new ProblemError(
    'ALREADY_SET_UP',
    'There is a school here already. Nothing was changed; sign in, or ask its admin for an invitation.',
  );
}

/** Makes the first school of an installation, by whoever comes first. */
@Injectable()
export class FirstRun {
  constructor(
    private readonly db: Database,
    private readonly schools: BeginSchool,
    private readonly sessions: Sessions,
    private readonly failures: SignInFailures,
    private readonly mail: MailQueue,
    private readonly closed: ClosedSchools,
  ) {}

  /** Whether the first school is still to be made, beside a demo school that is over, and whether this is a demo. */
  async state(): Promise<SetupView> {
    const [state] = await this.db.acrossSchools(SETUP_STATE, [this.closed.ids]);
    return { needed: state?.needed ?? false, demo: this.closed.isDemo, mails: this.mail.sends };
  }

  /** Sees that the first school is still to be made. @throws ALREADY_SET_UP, TOO_MANY_REQUESTS after many tries */
  async assertNeeded(browser: Browser): Promise<void> {
    if ((await this.state()).needed) return;
    await this.failures.guess('the first run', browser.address);
    throw alreadySetUp();
  }

  /** Makes the first school and signs its admin in. Of several at once one wins. @throws ALREADY_SET_UP */
  async first(body: SetupBody, browser: Browser): Promise<{ user: UserView; session: SessionSecrets }> {
    const make = await this.schools.prepare(body);
    return this.db.transaction(make.schoolId, async () => {
      await this.db.query(WAIT_FOR_SETUP);
      if (await this.db.one(ANY_MEMBERSHIP, [this.closed.ids])) throw alreadySetUp();
      const { schoolId, accountId, user } = await make.write();
      const session = await this.sessions.begin({ accountId, schoolId, personId: user.id }, browser);
      return { user, session };
    });
  }
}
