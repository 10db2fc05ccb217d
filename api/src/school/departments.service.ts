import { Injectable } from '@nestjs/common';
import { type Department, type DepartmentBody, type DepartmentChange, may, type PolicyBody } from '@app/shared';
import { otherDepartment, type Principal } from '../core/access/index.js';
import { command, Database, is, statement } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { idOr404, newId } from '../core/ids/index.js';
import { invalid, notFound, ProblemError, told } from '../core/problems/index.js';
import { checkPrepRooms } from './check-prep-rooms.js';
import { DepartmentRow, NEW_DEPARTMENT } from './department.entity.js';
import { DepartmentsQueries } from './departments.queries.js';
import { filledIn, refuseNull } from './filled-in.js';
import { raiseRulesVersion } from './rules-version.js';

export const SET_POLICY = command(
  `INSERT INTO department_policy (school_id, id, department_id, valid_from, kind, weekday, time, weeks_before, school_days, block_within_hours)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
   ON CONFLICT (school_id, department_id, valid_from) DO UPDATE SET
     kind = excluded.kind, weekday = excluded.weekday, time = excluded.time, weeks_before = excluded.weeks_before,
     school_days = excluded.school_days, block_within_hours = excluded.block_within_hours`,
);
export const OTHER_OF_NAME = statement(
  { name: is.text },
  'SELECT name FROM department WHERE school_id = $1 AND lower(name) = lower($3) AND id <> $2',
);

/** What is on or off, and never neither. */
const SWITCHES = ['riskAssessmentNeeded', 'asks', 'lendsPracticals', 'teamShared'] as const;

/** Adds and changes departments and their policies. */
@Injectable()
export class DepartmentsService {
  constructor(
    private readonly db: Database,
    private readonly queries: DepartmentsQueries,
    private readonly events: Events,
  ) {}

  /** Adds a department without a policy, where the usual one holds. @throws INVALID, ALREADY_EXISTS naming `name` */
  async add(principal: Principal, body: DepartmentBody): Promise<Department> {
    const { schoolId } = principal;
    const id = newId();
    const name = filledIn('name', body.name);
    return this.db.transaction(schoolId, async () => {
      await raiseRulesVersion(this.db, schoolId);
      await this.checkName(schoolId, id, name);
      const added = { schoolId, id, name, ...NEW_DEPARTMENT };
      await this.events.record(principal, { name: 'department.added', subjectId: id, payload: { after: { name } } }, [
        DepartmentRow,
        [added],
      ]);
      return this.found(principal, id);
    });
  }

  /**
   * Changes what is sent: its head what the department settles for itself, an admin its name too.
   * @throws NOT_FOUND, OTHER_DEPARTMENT, NOT_ALLOWED for a name, INVALID, ALREADY_EXISTS naming `name`
   */
  async change(principal: Principal, id: string, body: DepartmentChange): Promise<Department> {
    const { schoolId } = principal;
    idOr404(id, 'department');
    refuseNull(body, ['name', 'prepRoomIds', ...SWITCHES]);
    return this.db.transaction(schoolId, async () => {
      await raiseRulesVersion(this.db, schoolId);
      const before = await this.found(principal, id);
      refuseUnlessMaySet(principal, before, body);
      const name = body.name === undefined ? before.name : filledIn('name', body.name);
      await this.checkName(schoolId, id, name);
      await checkPrepRooms(this.db, schoolId, body.prepRoomIds ?? [], 'prepRoomIds');
      await this.db.update(DepartmentRow, { id }, { ...body, name });
      const after = await this.found(principal, id);
      await this.events.record(principal, {
        name: 'department.changed',
        subjectId: id,
        payload: { before: settingsOf(before), after: settingsOf(after) },
      });
      return after;
    });
  }

  /**
   * Sets the policy that holds from `body.from` on, in place of one from the same date. Requisitions keep the deadline they were sent under.
   * @throws NOT_FOUND, OTHER_DEPARTMENT
   */
  async setPolicy(principal: Principal, id: string, body: PolicyBody): Promise<Department> {
    const { schoolId } = principal;
    idOr404(id, 'department');
    return this.db.transaction(schoolId, async () => {
      await raiseRulesVersion(this.db, schoolId);
      const before = await this.found(principal, id);
      if (!may(principal, 'department.setPolicy', { departmentId: id })) throw otherDepartment('settings', before.name);
      const weekly = body.kind === 'weekly';
      await this.db.change(SET_POLICY, [
        schoolId,
        newId(),
        id,
        body.from,
        body.kind,
        weekly ? body.weekday : null,
        body.time ?? null,
        weekly ? (body.weeksBefore ?? 1) : null,
        weekly ? null : body.schoolDays,
        body.blockWithinHours ?? null,
      ]);
      const after = await this.found(principal, id);
      const from = ({ policies }: Department) => policies.find((policy) => policy.from === body.from) ?? null;
      await this.events.record(principal, {
        name: 'policy.changed',
        subjectId: id,
        payload: { before: from(before), after: { name: before.name, ...(from(after) ?? body) } },
      });
      return after;
    });
  }

  private async checkName(schoolId: string, id: string, name: string): Promise<void> {
    const other = await this.db.one(OTHER_OF_NAME, [schoolId, id, name]);
    if (other)
      throw invalid('name', told`There is a department ${{ name: other.name }} already. Nothing was changed.`, 'ALREADY_EXISTS', 'taken');
  }

  private async found({ schoolId, timeZone }: Principal, id: string): Promise<Department> {
    const department = await this.queries.one(schoolId, timeZone, id);
    if (!department) throw notFound('department');
    return department;
  }
}

function refuseUnlessMaySet(principal: Principal, { id: departmentId, name }: Department, body: DepartmentChange): void {
  if (!may(principal, 'department.set', { departmentId })) throw otherDepartment('settings', name);
  const renames = body.name !== undefined && body.name.trim() !== name;
  if (renames && !may(principal, 'department.write'))
    throw new ProblemError('NOT_ALLOWED', told`An admin names departments. Nothing was changed; ask one to rename ${{ name }}.`);
}

function settingsOf({ name, riskAssessmentNeeded, asks, lendsPracticals, teamShared, deadlinesFrom, prepRoomIds }: Department) {
  return { name, riskAssessmentNeeded, asks, lendsPracticals, teamShared, deadlinesFrom, prepRoomIds };
}
