import { Injectable } from '@nestjs/common';
import { dateAt, type DepartmentName, type Me, permissionsOf } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { notFound } from '../core/problems/index.js';

interface MeRow {
  id: string;
  name: string;
  code: string;
  email: string | null;
  school: string;
  departments: DepartmentName[];
}

/** Reads who is signed in. */
@Injectable()
export class IdentityQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Whoever asks, their school and what they may do, in one statement. */
  async me({ schoolId, personId, roles, timeZone }: Principal): Promise<Me> {
    const [row] = await this.db.read<MeRow & Record<string, unknown>>(
      schoolId,
      `SELECT p.id, p.name, p.code, p.email, s.name AS school,
              (SELECT coalesce(json_agg(json_build_object('id', d.id, 'name', d.name) ORDER BY lower(d.name), d.id), '[]')
               FROM person_department pd JOIN department d ON d.school_id = pd.school_id AND d.id = pd.department_id
               WHERE pd.school_id = p.school_id AND pd.person_id = p.id) AS departments
       FROM person p JOIN school s ON s.school_id = p.school_id WHERE p.id = $1`,
      [personId],
    );
    if (!row) throw notFound('person');
    const { id, name, code, email, school, departments } = row;
    const nowMs = this.clock.nowMs();
    return {
      user: { id, name, code, email },
      school: { id: schoolId, name: school, timeZone },
      roles,
      departments,
      permissions: permissionsOf(roles),
      today: dateAt(nowMs, timeZone),
      now: instant(nowMs),
    };
  }
}
