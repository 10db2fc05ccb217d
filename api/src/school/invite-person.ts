import { Injectable } from '@nestjs/common';
import { beganOn, type PersonBody, type PersonInvited, specialismsOf } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { command, Database } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { idOr404, newId } from '../core/ids/index.js';
import { invalid, notFound, told } from '../core/problems/index.js';
import { MailQueue } from '../core/mail/index.js';
import { Invitations } from '../identity/index.js';
import { checkPrepRooms } from './check-prep-rooms.js';
import { checkDepartments, checkPattern, checkUnique } from './check-person.js';
import { ledBy, refuseLed, withLed } from './departments-led.js';
import { filledIn } from './filled-in.js';
import { firstHoursFrom } from './first-hours.js';
import { invitationMail } from './invitation-mail.js';
import { PeopleQueries } from './people.queries.js';
import { PersonDepartmentRow } from './person-department.entity.js';
import { PersonRow } from './person.entity.js';
import { raiseRulesVersion } from './rules-version.js';

export const LOCK_PERSON = command('SELECT FROM person WHERE school_id = $1 AND id = $2 FOR UPDATE');

/** Adds people and hands out the links that let them in. */
@Injectable()
export class InvitePerson {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly people: PeopleQueries,
    private readonly invitations: Invitations,
    private readonly mail: MailQueue,
    private readonly events: Events,
  ) {}

  /** Adds somebody and answers their link. @throws INVALID, ALREADY_EXISTS, each naming its fields */
  async add(principal: Principal, body: PersonBody): Promise<PersonInvited> {
    const { schoolId } = principal;
    checkPattern(body.workingPattern, body.contract);
    refuseLed(body);
    const id = newId();
    const today = this.people.today(principal);
    const from = body.patternFrom ?? (body.workingPattern ? await firstHoursFrom(this.db, schoolId, today, principal.timeZone) : null);
    const departmentIds = withLed(body.departmentIds, body.headOf);
    const person: PersonRow = {
      schoolId,
      id,
      version: 1,
      accountId: null,
      name: filledIn('name', body.name),
      code: filledIn('code', body.code),
      email: body.email,
      roles: body.roles,
      workingPattern: body.workingPattern ? beganOn(body.workingPattern, from) : null,
      title: body.title?.trim() || null,
      specialisms: specialismsOf(body.specialisms ?? []),
      contract: body.contract ?? null,
      headOf: ledBy(body),
      prepRoomId: body.prepRoomId ?? null,
      active: true,
      forgottenAt: null,
    };
    return this.db.transaction(schoolId, async () => {
      await raiseRulesVersion(this.db, schoolId);
      if (person.headOf) await checkDepartments(this.db, schoolId, person.headOf, 'headOf');
      await checkDepartments(this.db, schoolId, departmentIds);
      await checkPrepRooms(this.db, schoolId, [person.prepRoomId], 'prepRoomId');
      await checkUnique(this.db, schoolId, person);
      const { name, email, roles, workingPattern } = person;
      const hours = workingPattern === null ? {} : { workingPattern };
      await this.events.record(
        principal,
        { name: 'person.invited', subjectId: id, payload: { after: { name, email, roles, ...hours } } },
        [PersonRow, [person]],
        [PersonDepartmentRow, departmentIds.map((departmentId) => ({ schoolId, personId: id, departmentId }))],
      );
      return this.offer(schoolId, id, { name, email });
    });
  }

  /**
   * A new link for somebody who has not joined, or who has forgotten the password; earlier links stop working.
   * @throws NOT_FOUND; INVALID for somebody without an e-mail address or who is not active
   */
  async again(principal: Principal, id: string): Promise<PersonInvited> {
    const { schoolId } = principal;
    idOr404(id, 'person');
    return this.db.transaction(schoolId, async () => {
      await this.db.query(LOCK_PERSON, [schoolId, id]);
      const person = await this.people.one(schoolId, id);
      if (!person) throw notFound('person');
      const { name, email, roles } = person;
      if (!email) throw invalid('email', told`${{ name }} has no e-mail address yet. Nothing was changed; give one first.`);
      if (!person.active) throw invalid('active', told`${{ name }} is not active. Nothing was changed; make ${{ name }} active first.`);
      await this.events.record(principal, { name: 'person.invited', subjectId: id, payload: { after: { name, email, roles } } });
      return this.offer(schoolId, id, { name, email });
    });
  }

  /** The link is in the answer, for whoever invites to pass on, and in an e-mail where there is a mail server; it is kept nowhere else. */
  private async offer(schoolId: string, id: string, { name, email }: { name: string; email: string | null }): Promise<PersonInvited> {
    const invitationUrl = await this.invitations.offer(schoolId, id);
    if (this.mail.sends && email) {
      const to = { name, address: email };
      await this.mail.put(schoolId, await invitationMail(this.db, schoolId, this.clock.nowMs(), to, invitationUrl));
    }
    return { id, invitationUrl };
  }
}
