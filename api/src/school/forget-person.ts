import { Injectable } from '@nestjs/common';
import type { Person } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database, is, ONE_MORE, statement } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { ForgetPeople } from '../core/forgetting/index.js';
import { idOr404 } from '../core/ids/index.js';
import { notFound, ProblemError, told } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { PeopleQueries } from './people.queries.js';
import { PersonDepartmentRow } from './person-department.entity.js';
import { PersonRow } from './person.entity.js';
import { raiseRulesVersion } from './rules-version.js';

/** Who turned out to be somebody ($2): they are the same person, and go with them. */
export const SAME_PERSON = statement(
  { id: is.uuid },
  `SELECT p.id FROM event e JOIN person p ON p.school_id = $1 AND p.id = (e.payload #>> '{before,personId}')::uuid
   WHERE e.school_id = $1 AND e.subject_id = $2 AND e.name = 'person.merged' AND p.forgotten_at IS NULL ORDER BY p.id`,
);

/** What somebody ($2) was ever called and written to by, as far as it is nobody else's of the school now; and whether their hours count on past days. */
export const KNOWN_AS = statement(
  { names: is.texts, addresses: is.texts, worked: is.bool },
  `WITH known AS (
     SELECT p.name, p.email FROM person p WHERE p.school_id = $1 AND p.id = $2
     UNION SELECT side.value ->> 'name', side.value ->> 'email' FROM event e CROSS JOIN LATERAL jsonb_each(e.payload) side
       WHERE e.school_id = $1 AND e.subject = 'person' AND e.subject_id = $2 AND e.name <> 'person.merged' AND jsonb_typeof(side.value) = 'object'
     UNION SELECT e.payload #>> '{before,name}', NULL FROM event e
       WHERE e.school_id = $1 AND e.name = 'person.merged' AND e.payload #>> '{before,personId}' = $2::text)
   SELECT
     (SELECT coalesce(array_agg(DISTINCT k.name), '{}') FROM known k WHERE length(k.name) > 2
        AND NOT EXISTS (SELECT FROM person o WHERE o.school_id = $1 AND o.id <> $2 AND o.name = k.name AND o.forgotten_at IS NULL)) AS names,
     (SELECT coalesce(array_agg(DISTINCT lower(k.email)), '{}') FROM known k WHERE k.email IS NOT NULL
        AND NOT EXISTS (SELECT FROM person o WHERE o.school_id = $1 AND o.id <> $2 AND lower(o.email) = lower(k.email))) AS addresses,
     (SELECT p.working_pattern -> 'former' IS NOT NULL FROM person p WHERE p.school_id = $1 AND p.id = $2) AS worked`,
);

/** Takes name and address of somebody who left away for good; what they asked for and did stays, without them. */
@Injectable()
export class ForgetPerson {
  constructor(
    private readonly db: Database,
    private readonly people: PeopleQueries,
    private readonly forgetting: ForgetPeople,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * Forgets a person, and whoever turned out to be the same one, in one transaction: name, address, sign-in, and both wherever they stand in
   * history and e-mails. It cannot be taken back; doing it again does nothing.
   * @throws NOT_FOUND, IN_USE for somebody who has not left
   */
  forget(principal: Principal, id: string): Promise<Person> {
    const { schoolId } = principal;
    idOr404(id, 'person');
    return this.db.transaction(schoolId, async () => {
      await raiseRulesVersion(this.db, schoolId);
      const person = await this.people.one(schoolId, id);
      if (!person) throw notFound('person');
      if (person.active)
        throw new ProblemError(
          'IN_USE',
          told`${{ name: person.name }} has not left. Nothing was changed; let them leave first, and then have them forgotten.`,
        );
      if (person.forgotten) return person;
      const same = await this.db.query(SAME_PERSON, [schoolId, id]);
      for (const { id: one } of [...same, { id }]) await this.one(schoolId, one);
      await this.events.record(principal, { name: 'person.forgotten', subjectId: id, payload: { after: { code: codeOf(id) } } });
      return (await this.people.one(schoolId, id)) ?? person;
    });
  }

  private async one(schoolId: string, personId: string): Promise<void> {
    const known = await this.db.one(KNOWN_AS, [schoolId, personId]);
    const shown = words.people.forgotten;
    await this.db.update(
      PersonRow,
      { id: personId },
      {
        version: ONE_MORE,
        ...{ name: shown, code: codeOf(personId), email: null, accountId: null },
        // the hours stay, and whose they were: what nobody did any more would make past days look over-booked
        ...{ specialisms: [], title: null, contract: null, headOf: null, active: false },
        forgottenAt: instant(this.clock.nowMs()),
      },
    );
    if (!known?.worked) await this.db.delete(PersonDepartmentRow, { personId });
    await this.forgetting.forget(schoolId, { personId, names: known?.names ?? [], addresses: known?.addresses ?? [], shown });
  }
}

/** Tells people apart who are forgotten, by what says nothing of them. */
function codeOf(id: string): string {
  return `LEFT-${id.slice(-6).toUpperCase()}`;
}
