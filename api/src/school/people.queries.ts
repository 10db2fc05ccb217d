import { Injectable } from '@nestjs/common';
import {
  type ContractBody,
  dateAt,
  type IsoDate,
  may,
  type PeopleQuery,
  type Person,
  type Role,
  type WorkingPatternView,
} from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { cursorOf, limitOf, type Page, page } from '../core/http/index.js';

const PERSON = {
  id: is.uuid,
  version: is.int,
  name: is.text,
  code: is.text,
  email: is.text.orNull,
  roles: is.texts.as<Role[]>(),
  workingPattern: is.json<WorkingPatternView>().orNull,
  title: is.text.orNull,
  specialisms: is.texts,
  contract: is.json<ContractBody>().orNull,
  active: is.bool,
  departmentIds: is.texts,
  headOf: is.uuids.orNull,
  prepRoomId: is.uuid.orNull,
  signIn: is.text.as<Person['signIn']>(),
  forgotten: is.bool,
  still: is.json<NonNullable<Person['still']>>().orNull,
};

/** The people of school $1, as they can sign in at $2. */
const people = (which: string) =>
  statement(
    PERSON,
    `
  SELECT p.id, p.version, p.name, p.code, p.email, p.roles, p.working_pattern AS "workingPattern", p.title, p.specialisms, p.contract, p.active, p.forgotten_at IS NOT NULL AS forgotten, p.head_of AS "headOf", p.prep_room_id AS "prepRoomId",
         ARRAY(SELECT pd.department_id::text FROM person_department pd JOIN department d ON d.school_id = $1 AND d.id = pd.department_id
               WHERE pd.school_id = $1 AND pd.person_id = p.id ORDER BY lower(d.name), d.id) AS "departmentIds",
         CASE WHEN p.account_id IS NOT NULL THEN 'joined'
              WHEN EXISTS (SELECT FROM invitation i WHERE i.school_id = $1 AND i.person_id = p.id AND i.used_at IS NULL AND i.expires_at > $2)
              THEN 'invited' ELSE 'never-invited' END AS "signIn",
         CASE WHEN NOT p.active THEN json_build_object(
           'lessons', (SELECT count(*) FROM timetable_entry e WHERE e.school_id = $1 AND e.teacher_id = p.id AND (e.valid_to IS NULL OR e.valid_to >= $2::timestamptz::date))
             + (SELECT count(*) FROM entry_teacher o JOIN timetable_entry e ON e.school_id = $1 AND e.id = o.entry_id
                WHERE o.school_id = $1 AND o.teacher_id = p.id AND (e.valid_to IS NULL OR e.valid_to >= $2::timestamptz::date)),
           'requests', (SELECT count(*) FROM requisition q WHERE q.school_id = $1 AND q.teacher_id = p.id AND q.ends_at > $2
             AND q.starts_at > $2::timestamptz - interval '2 days' AND q.status IN ('submitted', 'queried', 'accepted', 'prepared', 'delivered')),
           'tasks', (SELECT count(*) FROM task k WHERE k.school_id = $1 AND k.assignee_id = p.id AND k.done_at IS NULL AND k.due > $2)) END AS still
  FROM person p WHERE p.school_id = $1 AND ${which}`,
  );

/** $3 the last person of the page before, or null; $4 most rows. */
export const PEOPLE = people(
  `($3::uuid IS NULL OR (lower(p.name), p.id) > (SELECT lower(l.name), l.id FROM person l WHERE l.school_id = $1 AND l.id = $3))
  ORDER BY lower(p.name), p.id LIMIT $4`,
);
export const ONE_PERSON = people('p.id = $3');

/** More people than any school has. */
const EVERYBODY = 20_000;

/** Reads the people of a school. */
@Injectable()
export class PeopleQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Everybody, active or not, by name and then id; small and capital letters sort alike. Addresses and contracts are for themselves and for admins. */
  async list(principal: Principal, query: PeopleQuery): Promise<Page<Person>> {
    const { schoolId, personId } = principal;
    const limit = limitOf(query.limit);
    const [last] = cursorOf(query.cursor, ['id']) ?? [null];
    const knowsAddresses = may(principal, 'person.write');
    const rows = await this.db.read(schoolId, PEOPLE, [schoolId, instant(this.clock.nowMs()), last, limit + 1]);
    return page(
      rows,
      limit,
      (row): Person => (knowsAddresses || row.id === personId ? row : { ...row, email: null, contract: null }),
      (row) => [row.id],
    );
  }

  /** The date at the school of whoever asks. */
  today({ timeZone }: Principal): IsoDate {
    return dateAt(this.clock.nowMs(), timeZone);
  }

  /** Everybody at once, for work that looks at all of them; in a transaction they are read there. */
  all(schoolId: string): Promise<Person[]> {
    return this.db.read(schoolId, PEOPLE, [schoolId, instant(this.clock.nowMs()), null, EVERYBODY]);
  }

  /** One person; in a transaction it is read there. */
  async one(schoolId: string, id: string): Promise<Person | null> {
    const [row] = await this.db.read(schoolId, ONE_PERSON, [schoolId, instant(this.clock.nowMs()), id]);
    return row ?? null;
  }
}
