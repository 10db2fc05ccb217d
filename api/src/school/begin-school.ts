import { Inject, Injectable } from '@nestjs/common';
import { FIRST_ROLE, type FirstAdmin, type SetupBody, type SetupView, type UserView } from '@app/shared';
import { Clock, instant } from '../core/clock/index.js';
import { CONFIG, type Config } from '../core/config/index.js';
import { command, Database, is, statement } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';
import { ProblemError } from '../core/problems/index.js';
import { Accounts, hashPassword, Sessions, type SessionSecrets, SignInFailures } from '../identity/index.js';
import { DepartmentRow } from './department.entity.js';
import { filledIn } from './filled-in.js';
import { codeOf } from './person-code.js';
import { PersonDepartmentRow } from './person-department.entity.js';
import { PersonRow } from './person.entity.js';
import { SchoolRow } from './school.entity.js';
import { canonicalZone } from './time-zone.js';

const DEMO_ADMIN = 'admin@oakfield.example';
const OWN_PASSWORD =
  'There is an account with this e-mail address already, from another school: the password must be that of the account. Nothing was changed.';

export const SETUP_STATE = statement(
  { needed: is.bool, demo: is.bool },
  'SELECT NOT EXISTS (SELECT FROM membership) AS needed, EXISTS (SELECT FROM account WHERE lower(email) = $1) AS demo',
);
export const WAIT_FOR_SETUP = command("SELECT FROM pg_advisory_xact_lock(hashtext('requisite setup'))");
export const ANY_MEMBERSHIP = command('SELECT FROM membership LIMIT 1');

/** A school that was made, and its admin. */
export interface Begun {
  schoolId: string;
  schoolName: string;
  accountId: string;
  user: UserView;
}

function alreadySetUp(): ProblemError {
  return new ProblemError(
    'ALREADY_SET_UP',
    'There is a school here already. Nothing was changed; sign in, or ask its admin for an invitation.',
  );
}

/** Makes schools: the first one by whoever comes first, further ones by the operator. */
@Injectable()
export class BeginSchool {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly failures: SignInFailures,
    @Inject(CONFIG) private readonly config: Config,
    private readonly events: Events,
  ) {}

  /** Whether the first school is still to be made, and whether this is a demo. */
  async state(): Promise<SetupView> {
    const [state] = await this.db.acrossSchools(SETUP_STATE, [DEMO_ADMIN]);
    return { needed: state?.needed ?? false, demo: this.config.demo || (state?.demo ?? false) };
  }

  /** Makes the first school and signs its admin in. Of several at once one wins. @throws ALREADY_SET_UP, TOO_MANY_REQUESTS */
  async first(body: SetupBody, address: string, oldToken: string | undefined): Promise<{ user: UserView; session: SessionSecrets }> {
    if (!(await this.state()).needed) {
      await this.failures.guess('the first run', address);
      throw alreadySetUp();
    }
    const make = await this.prepare(body, address);
    return this.db.transaction(make.schoolId, async () => {
      await this.db.query(WAIT_FOR_SETUP);
      if (await this.db.one(ANY_MEMBERSHIP)) throw alreadySetUp();
      const { schoolId, accountId, user } = await make.write();
      const session = await this.sessions.begin({ accountId, schoolId, personId: user.id, address }, oldToken);
      return { user, session };
    });
  }

  /** Makes one more school. @throws WRONG_SIGN_IN for an admin who has an account already and another password */
  async another(body: SetupBody, address: string): Promise<Begun> {
    const make = await this.prepare(body, address);
    return this.db.transaction(make.schoolId, make.write);
  }

  /** Does the slow part before the transaction. */
  private async prepare({ school, admin }: SetupBody, address: string): Promise<{ schoolId: string; write: () => Promise<Begun> }> {
    const name = filledIn('school.name', school.name);
    const adminName = filledIn('admin.name', admin.name);
    const schoolId = newId();
    const account = await this.accountOf(admin, address);
    const timeZone = canonicalZone(school.timeZone);
    return { schoolId, write: () => this.write({ schoolId, name, timeZone }, { ...admin, name: adminName }, account) };
  }

  private async accountOf(
    { email, password }: FirstAdmin,
    address: string,
  ): Promise<{ id: string; isNew: boolean; passwordHash: string | null }> {
    const known = await this.accounts.byEmail(email);
    if (!known) return { id: newId(), isNew: true, passwordHash: await hashPassword(password) };
    const { id, passwordHash } = await this.accounts.prove(email, password, address, OWN_PASSWORD);
    return { id, isNew: false, passwordHash };
  }

  private async write(
    { schoolId, name, timeZone }: { schoolId: string; name: string; timeZone: string },
    { name: adminName, email }: FirstAdmin,
    account: { id: string; isNew: boolean; passwordHash: string | null },
  ): Promise<Begun> {
    const now = instant(this.clock.nowMs());
    const departmentId = newId();
    const user = { id: newId(), name: adminName, code: codeOf(adminName), email };
    const { id: accountId, isNew, passwordHash } = account;
    const school: SchoolRow = {
      schoolId,
      name,
      timeZone,
      demo: false,
      autoAccept: true,
      freshSchoolDays: 2,
      rulesVersion: 1,
      createdAt: now,
    };
    const person: PersonRow = {
      ...user,
      schoolId,
      version: 1,
      accountId,
      roles: [FIRST_ROLE],
      workingPattern: null,
      specialisms: [],
      active: true,
    };
    await this.accounts.open({ id: accountId, email, passwordHash, isNew }, { schoolId, personId: user.id }, now);
    await this.events.record(
      { schoolId, personId: user.id },
      { name: 'school.begun', subjectId: schoolId, payload: { after: { name, timeZone } } },
      [SchoolRow, [school]],
      [DepartmentRow, [{ schoolId, id: departmentId, name: 'Science', riskAssessmentNeeded: false }]],
      [PersonRow, [person]],
      [PersonDepartmentRow, [{ schoolId, personId: user.id, departmentId }]],
    );
    return { schoolId, schoolName: name, accountId, user };
  }
}
