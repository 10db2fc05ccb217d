import { Injectable } from '@nestjs/common';
import { type MergeBody, PERSON_LIMITS, type Person } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { command, Database, is, ONE_MORE, statement } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { isId } from '../core/ids/index.js';
import { invalid, ProblemError, told } from '../core/problems/index.js';
import { Invitations } from '../identity/index.js';
import { ledByEither } from './departments-led.js';
import { PeopleQueries } from './people.queries.js';
import { PersonDepartmentRow } from './person-department.entity.js';
import { PersonRow } from './person.entity.js';
import { raiseRulesVersion } from './rules-version.js';

export const DEPARTMENTS_TOO = command(
  `INSERT INTO person_department (school_id, person_id, department_id)
   SELECT o.school_id, $3, o.department_id FROM person_department o WHERE o.school_id = $1 AND o.person_id = $2 ON CONFLICT DO NOTHING`,
);

/** Into whom somebody ($2) was merged, the last time. */
export const MERGED_INTO = statement(
  { keep: is.text },
  `SELECT payload #>> '{after,name}' AS keep FROM event WHERE school_id = $1 AND name = 'person.merged' AND payload #>> '{before,personId}' = $2::text
   ORDER BY id DESC LIMIT 1`,
);

/** Makes two people one, where a file or somebody has put down the same person twice. */
@Injectable()
export class MergePeople {
  constructor(
    private readonly db: Database,
    private readonly people: PeopleQueries,
    private readonly invitations: Invitations,
    private readonly events: Events,
  ) {}

  /**
   * Makes everything of the other person the first one's: roles and departments here, lessons, requests, tasks and absences by those who keep
   * them, in one transaction. The other one stays as somebody who has left and says into whom they were merged. Only who cannot sign in is
   * merged into somebody else, so that nobody loses their way in.
   * @throws INVALID naming `keep` or `other` for somebody who is not there or was merged already; IN_USE where the other one has a sign-in
   */
  merge(principal: Principal, { keep: keepId, other: otherId }: MergeBody): Promise<Person> {
    const { schoolId } = principal;
    return this.db.transaction(schoolId, async () => {
      await raiseRulesVersion(this.db, schoolId);
      const keep = await this.found(schoolId, 'keep', keepId);
      const other = await this.found(schoolId, 'other', otherId);
      if (keep.id === other.id) throw invalid('other', 'Choose two people. Nothing was changed.');
      if (other.signIn === 'joined')
        throw new ProblemError(
          'IN_USE',
          told`${{ other: other.name }} signs in here. Nothing was changed; keep ${{ other: other.name }} and merge ${{ keep: keep.name }} into them, which can be done where only one of the two signs in.`,
        );
      await this.invitations.withdraw(schoolId, other.id);
      await this.give(schoolId, keep, other);
      await this.events.record(principal, {
        name: 'person.merged',
        subjectId: keep.id,
        payload: { before: { personId: other.id, name: other.name, code: other.code }, after: { name: keep.name, code: keep.code } },
      });
      return (await this.people.one(schoolId, keep.id)) ?? keep;
    });
  }

  private async give(schoolId: string, keep: Person, other: Person): Promise<void> {
    const name = told`${{ other: other.name }} (merged into ${{ keep: keep.code }})`.text.slice(0, PERSON_LIMITS.name);
    await this.db.update(PersonRow, { id: other.id }, { version: ONE_MORE, name, email: null, active: false });
    await this.db.update(
      PersonRow,
      { id: keep.id },
      {
        version: ONE_MORE,
        email: keep.email ?? other.email,
        roles: [...new Set([...keep.roles, ...other.roles])],
        workingPattern: keep.workingPattern ?? other.workingPattern,
        active: keep.active || other.active,
        headOf: ledByEither(keep, other),
      },
    );
    await this.db.change(DEPARTMENTS_TOO, [schoolId, other.id, keep.id]);
    await this.db.delete(PersonDepartmentRow, { personId: other.id });
  }

  private async found(schoolId: string, field: 'keep' | 'other', id: string): Promise<Person> {
    const person = isId(id) ? await this.people.one(schoolId, id) : null;
    if (!person) throw invalid(field, 'There is no such person. Nothing was changed; choose somebody of the school.');
    const merged = person.active ? null : await this.db.one(MERGED_INTO, [schoolId, id]);
    if (merged)
      throw invalid(field, `This person was merged into ${merged.keep} already. Nothing was changed; choose ${merged.keep} instead.`);
    return person;
  }
}
