import { Injectable } from '@nestjs/common';
import { dateAt, type DepartmentName, type Me, type Role } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { notFound } from '../core/problems/index.js';

export const ME = statement(
  {
    id: is.uuid,
    name: is.text,
    code: is.text,
    email: is.text.orNull,
    roles: is.texts.as<Role[]>(),
    school: is.text,
    demo: is.bool,
    headOf: is.uuids.orNull,
    departments: is.json<DepartmentName[]>(),
    newestEvent: is.int.orNull,
  },
  `SELECT p.id, p.name, p.code, p.email, p.roles, s.name AS school, s.demo, p.head_of AS "headOf",
          (SELECT coalesce(json_agg(json_build_object('id', d.id, 'name', d.name) ORDER BY lower(d.name), d.id), '[]')
           FROM person_department pd JOIN department d ON d.school_id = $1 AND d.id = pd.department_id
           WHERE pd.school_id = $1 AND pd.person_id = p.id) AS departments,
          (SELECT e.place FROM event e WHERE e.school_id = $1 ORDER BY e.place DESC LIMIT 1) AS "newestEvent"
   FROM person p JOIN school s ON s.school_id = $1 WHERE p.school_id = $1 AND p.id = $2`,
);

/** Reads who is signed in. */
@Injectable()
export class IdentityQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Whoever asks, their school and what they may do, in one statement. */
  async me({ schoolId, personId, permissions, timeZone, departments: held, shares }: Principal): Promise<Me> {
    const [row] = await this.db.read(schoolId, ME, [schoolId, personId]);
    if (!row) throw notFound('person');
    const { id, name, code, email, roles, school, demo, headOf, departments, newestEvent } = row;
    const nowMs = this.clock.nowMs();
    return {
      user: { id, name, code, email },
      school: { id: schoolId, name: school, timeZone, demo },
      roles,
      departments: departments.map((one) => ({ ...one, roles: held.filter(({ id: of }) => of === one.id).map(({ role }) => role) })),
      headOf,
      shares: [...shares],
      permissions: [...permissions],
      today: dateAt(nowMs, timeZone),
      now: instant(nowMs),
      newestEvent,
    };
  }
}
