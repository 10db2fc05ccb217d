import { Injectable } from '@nestjs/common';
import { dateAt, type Department, type PolicyBody, policyOn } from '@app/shared';
import { Clock } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';

/** $2 one department, or null for all. */
export const DEPARTMENTS = statement(
  {
    id: is.uuid,
    name: is.text,
    riskAssessmentNeeded: is.bool,
    asks: is.bool,
    lendsPracticals: is.bool,
    teamShared: is.bool,
    deadlinesFrom: is.date.orNull,
    prepRoomIds: is.uuids,
    policies: is.json<PolicyBody[]>(),
  },
  `SELECT d.id, d.name, d.risk_assessment_needed AS "riskAssessmentNeeded", d.asks, d.lends_practicals AS "lendsPracticals", d.team_shared AS "teamShared",
          d.deadlines_from AS "deadlinesFrom", d.prep_room_ids AS "prepRoomIds",
          (SELECT coalesce(json_agg(json_strip_nulls(json_build_object(
             'from', p.valid_from, 'kind', p.kind, 'weekday', p.weekday, 'time', p.time, 'weeksBefore', p.weeks_before,
             'schoolDays', p.school_days, 'blockWithinHours', p.block_within_hours)) ORDER BY p.valid_from), '[]')
           FROM department_policy p WHERE p.school_id = $1 AND p.department_id = d.id) AS policies
   FROM department d WHERE d.school_id = $1 AND ($2::uuid IS NULL OR d.id = $2) ORDER BY lower(d.name), d.id`,
);

/** Reads departments with their policies. */
@Injectable()
export class DepartmentsQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** All departments by name, or the one of `id`; `policies` by the date from which they hold. In a transaction it reads there. */
  async list(schoolId: string, timeZone: string, id: string | null = null): Promise<Department[]> {
    const rows = await this.db.read(schoolId, DEPARTMENTS, [schoolId, id]);
    const today = dateAt(this.clock.nowMs(), timeZone);
    return rows.map(({ policies, ...department }) => ({
      ...department,
      policy: policies.length === 0 ? null : policyOn(policies, today),
      policies,
    }));
  }

  /** The department of an id, as in `list`; null where there is none. */
  async one(schoolId: string, timeZone: string, id: string): Promise<Department | null> {
    const [department] = await this.list(schoolId, timeZone, id);
    return department ?? null;
  }
}
