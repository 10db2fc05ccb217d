import { Injectable } from '@nestjs/common';
import { codeOfName, FIRST_ROLE, type FirstAdmin, type SetupBody, type UserView } from '@app/shared';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';
import { Accounts, hashPassword } from '../identity/index.js';
import { DepartmentRow, NEW_DEPARTMENT } from './department.entity.js';
import { filledIn } from './filled-in.js';
import { PersonDepartmentRow } from './person-department.entity.js';
import { PersonRow } from './person.entity.js';
import { SchoolRow } from './school.entity.js';
import { canonicalZone } from './time-zone.js';

const OWN_PASSWORD =
  'There is an account with this e-mail address already, from another school: the password must be that of the account. Nothing was changed.';

/** A school that was made, and its admin. */
export interface Begun {
  schoolId: string;
  schoolName: string;
  accountId: string;
  user: UserView;
}

/** A school whose slow part is done: `write` makes it, in a transaction of its own school. */
export interface ToBegin {
  schoolId: string;
  write: () => Promise<Begun>;
}

/** Makes a school with its first admin and a Science department. */
@Injectable()
export class BeginSchool {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly events: Events,
  ) {}

  /** Makes one more school. @throws WRONG_SIGN_IN for an admin who has an account already and another password */
  async another(body: SetupBody, address: string): Promise<Begun> {
    const make = await this.prepare(body, address);
    return this.db.transaction(make.schoolId, make.write);
  }

  /** Does the slow part before the transaction. @throws WRONG_SIGN_IN for an admin who has an account already and another password */
  async prepare({ school, admin }: SetupBody, address: string): Promise<ToBegin> {
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
    const user = { id: newId(), name: adminName, code: codeOfName(adminName), email };
    const { id: accountId, isNew, passwordHash } = account;
    const school: SchoolRow = {
      schoolId,
      name,
      timeZone,
      demo: false,
      autoAccept: true,
      freshSchoolDays: 2,
      joinDoubles: true,
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
      headOf: null,
      active: true,
    };
    await this.accounts.open({ id: accountId, email, passwordHash, isNew }, { schoolId, personId: user.id }, now);
    await this.events.record(
      { schoolId, personId: user.id },
      { name: 'school.begun', subjectId: schoolId, payload: { after: { name, timeZone } } },
      [SchoolRow, [school]],
      [DepartmentRow, [{ schoolId, id: departmentId, name: 'Science', ...NEW_DEPARTMENT }]],
      [PersonRow, [person]],
      [PersonDepartmentRow, [{ schoolId, personId: user.id, departmentId }]],
    );
    return { schoolId, schoolName: name, accountId, user };
  }
}
