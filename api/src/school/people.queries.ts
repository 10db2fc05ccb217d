import { Injectable } from '@nestjs/common';
import type { PeopleQuery, Person } from '@app/shared';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { cursorOf, limitOf, type Page, page } from '../core/http/index.js';

type PersonShape = Person & { sortName: string } & Record<string, unknown>;

const PERSON = `
  SELECT p.id, p.version, p.name, p.code, p.email, p.roles, p.working_pattern AS "workingPattern", p.active, lower(p.name) AS "sortName",
         ARRAY(SELECT pd.department_id::text FROM person_department pd JOIN department d ON d.school_id = pd.school_id AND d.id = pd.department_id
               WHERE pd.school_id = p.school_id AND pd.person_id = p.id ORDER BY lower(d.name), d.id) AS "departmentIds",
         CASE WHEN p.account_id IS NOT NULL THEN 'joined'
              WHEN EXISTS (SELECT FROM invitation i WHERE i.school_id = p.school_id AND i.person_id = p.id AND i.used_at IS NULL AND i.expires_at > $1)
              THEN 'invited' ELSE 'never-invited' END AS "signIn"
  FROM person p`;

function toPerson({ sortName: _, ...person }: PersonShape): Person {
  return person;
}

/** Reads the people of a school. */
@Injectable()
export class PeopleQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Everybody, active or not, by name and then id; small and capital letters sort alike. */
  async list(schoolId: string, query: PeopleQuery): Promise<Page<Person>> {
    const limit = limitOf(query.limit);
    const [name, id] = cursorOf(query.cursor, 2) ?? [null, null];
    const rows = await this.db.read<PersonShape>(
      schoolId,
      `${PERSON} WHERE $2::text IS NULL OR (lower(p.name), p.id::text) > ($2, $3::text) ORDER BY lower(p.name), p.id::text LIMIT $4`,
      [instant(this.clock.nowMs()), name, id, limit + 1],
    );
    return page(rows, limit, toPerson, (row) => [row.sortName, row.id]);
  }

  /** One person; in a transaction it is read there. */
  async one(schoolId: string, id: string): Promise<Person | null> {
    const [row] = await this.db.read<PersonShape>(schoolId, `${PERSON} WHERE p.id = $2`, [instant(this.clock.nowMs()), id]);
    return row ? toPerson(row) : null;
  }
}
