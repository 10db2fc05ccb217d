import { Injectable } from '@nestjs/common';
import {
  dateAt,
  isUnnamed,
  type MergeBody,
  type MergePreview,
  type MergeQuery,
  PERSON_LIMITS,
  type Person,
  specialismsOf,
} from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { command, Database, is, ONE_MORE, statement } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { isId } from '../core/ids/index.js';
import { invalid, ProblemError, told } from '../core/problems/index.js';
import { words } from '../core/words.js';
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
   ORDER BY place DESC LIMIT 1`,
);

/** What a person ($2) of a school ($1) has from a date ($3) on that a merge gives to another. */
export const THEIRS = statement(
  { lessons: is.int, requests: is.int, answers: is.int, messages: is.int, tasks: is.int, absences: is.int },
  `SELECT
     (SELECT count(*)::int FROM timetable_entry e WHERE e.school_id = $1 AND (e.valid_to IS NULL OR e.valid_to >= $3::date) AND (e.joined_to IS NULL OR e.joined_to = e.id)
        AND (e.teacher_id = $2 OR EXISTS (SELECT FROM entry_teacher o WHERE o.school_id = $1 AND o.entry_id = e.id AND o.teacher_id = $2))) AS lessons,
     (SELECT count(*)::int FROM requisition q WHERE q.school_id = $1 AND q.teacher_id = $2) AS requests,
     (SELECT count(*)::int FROM lesson_answer a WHERE a.school_id = $1 AND a.person_id = $2) AS answers,
     (SELECT count(*)::int FROM requisition_message m WHERE m.school_id = $1 AND m.person_id = $2) AS messages,
     (SELECT count(*)::int FROM task k WHERE k.school_id = $1 AND k.assignee_id = $2 AND k.done_at IS NULL) AS tasks,
     (SELECT count(*)::int FROM absence b WHERE b.school_id = $1 AND b.person_id = $2) AS absences`,
);

const NOTHING = { lessons: 0, requests: 0, answers: 0, messages: 0, tasks: 0, absences: 0 };

/** Makes two people one, where a file or somebody has put down the same person twice. */
@Injectable()
export class MergePeople {
  constructor(
    private readonly db: Database,
    private readonly people: PeopleQueries,
    private readonly invitations: Invitations,
    private readonly events: Events,
    private readonly clock: Clock,
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
      const { keep, other } = await this.two(schoolId, { keep: keepId, other: otherId });
      await this.invitations.withdraw(schoolId, other.id);
      await this.give(schoolId, keep, other);
      await this.events.record(principal, {
        name: 'person.merged',
        subjectId: keep.id,
        payload: {
          before: { personId: other.id, name: other.name, code: other.code },
          after: { name: nameFor(keep, other) ?? keep.name, code: keep.code },
        },
      });
      return (await this.people.one(schoolId, keep.id)) ?? keep;
    });
  }

  /** Says what merging two people would give to the one who stays, and changes nothing. @throws as `merge` */
  async preview({ schoolId, timeZone }: Principal, query: MergeQuery): Promise<MergePreview> {
    const today = dateAt(this.clock.nowMs(), timeZone);
    return this.db.transaction(schoolId, async () => {
      const { keep, other } = await this.two(schoolId, query);
      const theirs = await this.db.query(THEIRS, [schoolId, other.id, today]);
      return {
        keep,
        other,
        ...(theirs[0] ?? NOTHING),
        roles: other.roles.filter((role) => !keep.roles.includes(role)),
        departmentIds: other.departmentIds.filter((id) => !keep.departmentIds.includes(id)),
        name: nameFor(keep, other),
        email: keep.email === null ? other.email : null,
        workingPattern: keep.workingPattern === null && other.workingPattern !== null,
      };
    });
  }

  private async two(schoolId: string, ids: MergeBody): Promise<{ keep: Person; other: Person }> {
    const keep = await this.found(schoolId, 'keep', ids.keep);
    const other = await this.found(schoolId, 'other', ids.other);
    if (keep.id === other.id) throw invalid('other', 'Choose two people. Nothing was changed.');
    if (other.signIn === 'joined')
      throw new ProblemError(
        'IN_USE',
        told`${{ other: other.name }} signs in here. Nothing was changed; keep ${{ other: other.name }} and merge ${{ keep: keep.name }} into them, which can be done where only one of the two signs in.`,
      );
    return { keep, other };
  }

  private async give(schoolId: string, keep: Person, other: Person): Promise<void> {
    const name = told`${{ other: other.name }} (merged into ${{ keep: keep.code }})`.text.slice(0, PERSON_LIMITS.name);
    await this.db.update(PersonRow, { id: other.id }, { version: ONE_MORE, name, email: null, active: false, workingPattern: null });
    await this.db.update(
      PersonRow,
      { id: keep.id },
      {
        version: ONE_MORE,
        name: nameFor(keep, other) ?? keep.name,
        email: keep.email ?? other.email,
        roles: [...new Set([...keep.roles, ...other.roles])],
        workingPattern: keep.workingPattern ?? other.workingPattern,
        title: keep.title ?? other.title,
        specialisms: specialismsOf([...keep.specialisms, ...other.specialisms]),
        contract: keep.contract ?? other.contract,
        active: keep.active || other.active,
        headOf: ledByEither(keep, other),
        prepRoomId: keep.prepRoomId ?? other.prepRoomId,
      },
    );
    await this.db.change(DEPARTMENTS_TOO, [schoolId, other.id, keep.id]);
    await this.db.delete(PersonDepartmentRow, { personId: other.id });
  }

  private async found(schoolId: string, field: 'keep' | 'other', id: string): Promise<Person> {
    const person = isId(id) ? await this.people.one(schoolId, id) : null;
    if (!person) throw invalid(field, 'There is no such person. Nothing was changed; choose somebody of the school.');
    if (person.forgotten) throw invalid(field, words.people.isForgotten);
    const merged = person.active ? null : await this.db.one(MERGED_INTO, [schoolId, id]);
    if (merged)
      throw invalid(field, `This person was merged into ${merged.keep} already. Nothing was changed; choose ${merged.keep} instead.`);
    return person;
  }
}

/** The name that somebody who is known by a code alone has of the other one; null where there is none to have. */
function nameFor(keep: Person, other: Person): string | null {
  return isUnnamed(keep) && !isUnnamed(other) ? other.name : null;
}
