import { Injectable } from '@nestjs/common';
import { allows, type LeaveBody, type Person } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { idOr404, isId } from '../core/ids/index.js';
import { invalid, notFound, told } from '../core/problems/index.js';
import { ChangePerson } from './change-person.js';
import { PeopleQueries } from './people.queries.js';
import { raiseRulesVersion } from './rules-version.js';

/** Lets a person leave the school: they are signed out for good, and what they asked for goes to somebody else or is to be settled. */
@Injectable()
export class LeavePerson {
  constructor(
    private readonly db: Database,
    private readonly people: PeopleQueries,
    private readonly changes: ChangePerson,
    private readonly events: Events,
  ) {}

  /**
   * Lets a person leave. Who has left already is left as they are; what is still theirs can be handed over then too.
   * @throws NOT_FOUND, INVALID naming `handOverTo`, IN_USE for the last admin
   */
  leave(principal: Principal, id: string, { handOverTo = null }: LeaveBody): Promise<Person> {
    const { schoolId } = principal;
    idOr404(id, 'person');
    return this.db.transaction(schoolId, async () => {
      await raiseRulesVersion(this.db, schoolId);
      const person = await this.people.one(schoolId, id);
      if (!person) throw notFound('person');
      if (handOverTo !== null) await this.refuseUnlessTaker(schoolId, person, handOverTo);
      if (person.active) await this.changes.change(principal, id, { version: person.version, active: false });
      await this.events.record(principal, {
        name: 'person.left',
        subjectId: id,
        payload: { before: { name: person.name, code: person.code }, after: { name: person.name, handOverTo } },
      });
      return (await this.people.one(schoolId, id)) ?? person;
    });
  }

  private async refuseUnlessTaker(schoolId: string, leaver: Person, handOverTo: string): Promise<void> {
    const taker = isId(handOverTo) ? await this.people.one(schoolId, handOverTo) : null;
    if (!taker || taker.id === leaver.id)
      throw invalid('handOverTo', 'There is nobody like that to hand over to. Nothing was changed; choose somebody else of the school.');
    const { name } = taker;
    if (!taker.active) throw invalid('handOverTo', told`${{ name }} has left too. Nothing was changed; choose somebody who is still here.`);
    if (!allows(taker.roles, 'lessons.teach'))
      throw invalid('handOverTo', told`${{ name }} teaches no lessons. Nothing was changed; choose somebody who teaches.`);
  }
}
