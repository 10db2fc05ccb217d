import { Injectable } from '@nestjs/common';
import { codeOfName, FIRST_ROLE, type FirstAdmin, type SchoolToBegin, type UserView } from '@app/shared';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';
import { type Account, Accounts, hashPassword, refuseWeak } from '../identity/index.js';
import { DepartmentRow, NEW_DEPARTMENT } from './department.entity.js';
import { filledIn } from './filled-in.js';
import { PersonDepartmentRow } from './person-department.entity.js';
import { PersonRow } from './person.entity.js';
import { SchoolRow } from './school.entity.js';
import { canonicalZone } from './time-zone.js';

/** A school that was made, and its admin. */
export interface Begun {
  schoolId: string;
  schoolName: string;
  accountId: string;
  user: UserView;
}

/** The account of a first admin, with the password there. */
type AdminAccount = Account & { isNew: boolean; passwordHash: string };

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

  /** Makes one more school. @throws INVALID for a password that is easily guessed */
  async another(body: SchoolToBegin): Promise<Begun> {
    const make = await this.prepare(body);
    return this.db.transaction(make.schoolId, make.write);
  }

  /** Does the slow part before the transaction. @throws INVALID for a password that is easily guessed */
  async prepare({ school, admin }: SchoolToBegin): Promise<ToBegin> {
    const name = filledIn('school.name', school.name);
    const adminName = filledIn('admin.name', admin.name);
    const schoolId = newId();
    const account = await this.accountOf({ ...admin, name: adminName }, name);
    const timeZone = canonicalZone(school.timeZone);
    return { schoolId, write: () => this.write({ schoolId, name, timeZone }, { ...admin, name: adminName }, account) };
  }

  /** The account of the admin's address, and the password for this school alone: what it has at another is neither asked nor changed. */
  private async accountOf({ name, email, password }: FirstAdmin, school: string): Promise<AdminAccount> {
    refuseWeak('admin.password', password, [name, school, email]);
    const account = await this.accounts.accountFor(email);
    return { ...account, passwordHash: await hashPassword(password, account.salt) };
  }

  private async write(
    { schoolId, name, timeZone }: { schoolId: string; name: string; timeZone: string },
    { name: adminName, email }: FirstAdmin,
    { passwordHash, ...account }: AdminAccount,
  ): Promise<Begun> {
    const now = instant(this.clock.nowMs());
    const departmentId = newId();
    const user = { id: newId(), name: adminName, code: codeOfName(adminName), email };
    const accountId = account.id;
    const school: SchoolRow = {
      schoolId,
      name,
      timeZone,
      demo: false,
      autoAccept: true,
      freshSchoolDays: 2,
      joinDoubles: true,
      keepYears: null,
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
      title: null,
      specialisms: [],
      contract: null,
      headOf: null,
      forgottenAt: null,
      prepRoomId: null,
      active: true,
    };
    await this.accounts.open({ ...account, email }, { schoolId, personId: user.id, passwordHash }, now);
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
