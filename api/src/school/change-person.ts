import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import {
  allows,
  beganOn,
  endedOn,
  followedBy,
  isWithoutHours,
  type IsoDate,
  type Person,
  type PersonChange,
  resumedOn,
  rolesWith,
  specialismsOf,
} from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { command, Database, ONE_MORE } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { idOr404 } from '../core/ids/index.js';
import { notFound, ProblemError, told } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { Invitations, MoveSignIn, Sessions } from '../identity/index.js';
import { checkPrepRooms } from './check-prep-rooms.js';
import { checkDepartments, checkPattern, checkUnique } from './check-person.js';
import { departmentsAfter } from './departments-led.js';
import { filledIn, refuseNull } from './filled-in.js';
import { firstHoursFrom } from './first-hours.js';
import { PeopleQueries } from './people.queries.js';
import { PersonDepartmentRow } from './person-department.entity.js';
import { PersonRow } from './person.entity.js';
import { raiseRulesVersion } from './rules-version.js';
import { losesPeople } from './school.policy.js';

export const OTHER_ADMIN = command(
  'SELECT FROM person WHERE school_id = $1 AND id <> $2 AND active AND account_id IS NOT NULL AND roles && $3 LIMIT 1',
);
export const JOIN_DEPARTMENTS = command(
  'INSERT INTO person_department (school_id, person_id, department_id) SELECT $1, $2, unnest($3::uuid[]) ON CONFLICT DO NOTHING',
);

const FIELDS = [
  'name',
  'email',
  'code',
  'roles',
  'departmentIds',
  'headOf',
  'workingPattern',
  'title',
  'specialisms',
  'contract',
  'prepRoomId',
  'active',
] as const;
const EMPTIED: readonly string[] = ['workingPattern', 'title', 'contract', 'headOf', 'prepRoomId'];

/** Changes what a school knows of a person. */
@Injectable()
export class ChangePerson {
  constructor(
    private readonly db: Database,
    private readonly people: PeopleQueries,
    private readonly moves: MoveSignIn,
    private readonly invitations: Invitations,
    private readonly sessions: Sessions,
    private readonly events: Events,
  ) {}

  /** Changes what is sent; `token` is that of the session that asks. @throws NOT_FOUND, PROVE_YOURSELF for an address that somebody signs in with, STALE_VERSION with the current person, INVALID, ALREADY_EXISTS, IN_USE for the last admin */
  async change(principal: Principal, id: string, body: PersonChange, token?: string): Promise<Person> {
    const { schoolId } = principal;
    idOr404(id, 'person');
    refuseNull(
      body,
      FIELDS.filter((field) => !EMPTIED.includes(field)),
    );
    checkPattern(body.workingPattern, body.contract);
    return this.db.transaction(schoolId, async () => {
      await raiseRulesVersion(this.db, schoolId);
      const before = await this.people.one(schoolId, id);
      if (!before) throw notFound('person');
      if (before.forgotten) throw new ProblemError('TRANSITION_REFUSED', words.people.isForgotten);
      if (before.version !== body.version)
        throw new ProblemError(
          'STALE_VERSION',
          told`${{ name: before.name }} was changed by somebody else first. Nothing of yours was saved.`,
          undefined,
          {
            current: before,
          },
        );
      const today = this.people.today(principal);
      const isFirst = body.workingPattern && isWithoutHours(before.workingPattern);
      const begins = body.patternFrom ?? (isFirst ? await firstHoursFrom(this.db, schoolId, today, principal.timeZone) : today);
      const after = this.changed(before, body, { today, begins });
      // an admin's page that was left open gives nobody else's account away
      if (before.signIn === 'joined' && before.email !== after.email) await this.sessions.mustBeProvedLately(schoolId, token);
      await this.judge(schoolId, before, after);
      await this.write(schoolId, after);
      await this.followUp(schoolId, before, after);
      await this.record(principal, before, after);
      const current = await this.people.one(schoolId, id);
      return current ?? after;
    });
  }

  private changed(before: Person, body: PersonChange, { today, begins }: { today: IsoDate; begins: IsoDate | null }): Person {
    const { workingPattern: hours } = body;
    const said =
      hours && isWithoutHours(before.workingPattern)
        ? beganOn(hours, begins)
        : hours && followedBy(before.workingPattern, hours, body.patternFrom ?? today);
    const after: Person = {
      ...before,
      name: body.name === undefined ? before.name : filledIn('name', body.name),
      code: body.code === undefined ? before.code : filledIn('code', body.code),
      email: body.email ?? before.email,
      roles: body.roles ?? before.roles,
      ...departmentsAfter(before, body),
      workingPattern: said === undefined ? before.workingPattern : said,
      title: body.title === undefined ? before.title : body.title?.trim() || null,
      specialisms: body.specialisms === undefined ? before.specialisms : specialismsOf(body.specialisms),
      contract: body.contract === undefined ? before.contract : body.contract,
      prepRoomId: body.prepRoomId === undefined ? before.prepRoomId : body.prepRoomId,
      active: body.active ?? before.active,
    };
    return { ...after, workingPattern: hoursServed(before, after, today) };
  }

  private async judge(schoolId: string, before: Person, after: Person): Promise<void> {
    if (after.headOf) await checkDepartments(this.db, schoolId, after.headOf, 'headOf');
    await checkDepartments(this.db, schoolId, after.departmentIds);
    if (after.prepRoomId !== before.prepRoomId) await checkPrepRooms(this.db, schoolId, [after.prepRoomId], 'prepRoomId');
    await checkUnique(this.db, schoolId, after);
    if (!losesPeople(before, after)) return;
    const other = await this.db.one(OTHER_ADMIN, [schoolId, before.id, rolesWith('people.write')]);
    if (!other)
      throw new ProblemError(
        'IN_USE',
        told`${{ name: before.name }} is the only admin who can sign in. Nothing was changed; make somebody else an admin first.`,
      );
  }

  private async write(
    schoolId: string,
    { id, departmentIds, name, code, email, roles, workingPattern, title, specialisms, contract, active, headOf, prepRoomId }: Person,
  ): Promise<void> {
    const hours = { workingPattern, title, specialisms, contract, prepRoomId };
    await this.db.update(PersonRow, { id }, { version: ONE_MORE, name, code, email, roles, active, headOf, ...hours });
    await this.db.delete(PersonDepartmentRow, { personId: id, departmentId: Not(In(departmentIds)) });
    await this.db.change(JOIN_DEPARTMENTS, [schoolId, id, departmentIds]);
  }

  /** A person who leaves is signed out; a link that went to an old address, or to somebody who left, stops working. */
  private async followUp(schoolId: string, before: Person, after: Person): Promise<void> {
    const left = before.active && !after.active;
    if (left) await this.sessions.endOfPerson(schoolId, after.id);
    if (left || before.email !== after.email) await this.invitations.withdraw(schoolId, after.id);
    if (before.email !== after.email && after.email) await this.moves.toAddress(schoolId, { ...after, email: after.email }, before.email);
  }

  private async record(principal: Principal, before: Person, after: Person): Promise<void> {
    const changes = FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
    const only = (person: Person) => ({ name: person.name, ...Object.fromEntries(changes.map((field) => [field, person[field]])) });
    await this.events.record(principal, {
      name: 'person.changed',
      subjectId: after.id,
      payload: { before: only(before), after: only(after) },
    });
  }
}

/** Hours end on the day on which somebody stops doing technicians' work, and go on when they do it again, so that what was worked stays so. */
function hoursServed(before: Person, after: Person, today: IsoDate): Person['workingPattern'] {
  const serves = ({ active, roles }: Person) => active && allows(roles, 'tasks.take');
  const hours = after.workingPattern;
  if (hours === null || serves(before) === serves(after)) return hours;
  if (!serves(after)) return endedOn(hours, today);
  return before.workingPattern && hours.windows.length === 0 ? resumedOn(before.workingPattern, today) : hours;
}
