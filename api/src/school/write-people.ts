import { Injectable } from '@nestjs/common';
import type { PersonField, PersonPlaced } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database, ONE_MORE } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { MailQueue } from '../core/mail/index.js';
import { Invitations } from '../identity/index.js';
import { JOIN_DEPARTMENTS } from './change-person.js';
import { filledIn } from './filled-in.js';
import { invitationMails } from './invitation-mail.js';
import { PersonDepartmentRow } from './person-department.entity.js';
import { PersonRow } from './person.entity.js';

/** A row with whom it means; `id` is theirs, also where they are yet to be made. */
export interface Placed extends PersonPlaced {
  id: string;
}

/** Writes many people at once, in the ambient transaction, and hands out their links. */
@Injectable()
export class WritePeople {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly invitations: Invitations,
    private readonly mail: MailQueue,
    private readonly events: Events,
  ) {}

  /** Adds and changes people as they were placed, none of them refused; answers the links of those who are invited, by id. */
  async write(principal: Principal, people: readonly Placed[]): Promise<Map<string, string>> {
    const added = people.filter(({ what }) => what === 'new');
    const changed = people.filter(({ what }) => what === 'changed');
    const { schoolId } = principal;
    await Promise.all(changed.map((one) => this.change(schoolId, one)));
    await this.events.record(
      principal,
      people.flatMap((one) => happenedTo(one)),
      [PersonRow, added.map((one) => newPerson(schoolId, one))],
      [
        PersonDepartmentRow,
        added.flatMap(({ id, departmentIds }) => departmentIds.map((departmentId) => ({ schoolId, personId: id, departmentId }))),
      ],
    );
    return this.invite(
      schoolId,
      people.filter(({ invites }) => invites),
    );
  }

  private async change(schoolId: string, { id, name, code, email, roles, departmentIds, changes }: Placed): Promise<void> {
    await this.db.update(
      PersonRow,
      { id },
      { version: ONE_MORE, name: filledIn('name', name), code: filledIn('code', code), email, roles },
    );
    if (changes.includes('departmentIds')) await this.db.change(JOIN_DEPARTMENTS, [schoolId, id, departmentIds]);
  }

  private async invite(schoolId: string, people: readonly Placed[]): Promise<Map<string, string>> {
    const links = await this.invitations.offerAll(
      schoolId,
      people.map(({ id }) => id),
    );
    if (!this.mail.sends) return links;
    const to = people.map(({ id, name, email }) => ({ name, address: email ?? '', url: links.get(id) ?? '' }));
    await this.mail.put(schoolId, ...(await invitationMails(this.db, schoolId, this.clock.nowMs(), to)));
    return links;
  }
}

function newPerson(schoolId: string, { id, name, code, email, roles }: Placed): PersonRow {
  return {
    schoolId,
    id,
    version: 1,
    accountId: null,
    name: filledIn('name', name),
    code: filledIn('code', code),
    email,
    roles,
    workingPattern: null,
    title: null,
    specialisms: [],
    contract: null,
    headOf: null,
    forgottenAt: null,
    prepRoomId: null,
    active: true,
  };
}

/** What is recorded of a person: added or changed, and that they were invited. */
function happenedTo({ what, id, known, changes, invites, name, code, email, roles, departmentIds }: Placed) {
  const after = { name, code, email, roles, departmentIds };
  const only = (facts: Readonly<Record<PersonField, unknown>>) => Object.fromEntries(changes.map((field) => [field, facts[field]]));
  return [
    ...(what === 'new' && !invites ? [{ name: 'person.added' as const, subjectId: id, payload: { after: { name, code, roles } } }] : []),
    ...(what === 'changed' && known
      ? [
          {
            name: 'person.changed' as const,
            subjectId: id,
            payload: { before: { name: known.name, ...only(known) }, after: { name, ...only(after) } },
          },
        ]
      : []),
    ...(invites ? [{ name: 'person.invited' as const, subjectId: id, payload: { after: { name, email, roles } } }] : []),
  ];
}
