import { Injectable } from '@nestjs/common';
import { type AbsenceAnswer, type AbsenceBody, may } from '@app/shared';
import { otherDepartment, type Principal } from '../core/access/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { idOr404, newId } from '../core/ids/index.js';
import { notFound } from '../core/problems/index.js';
import { raiseRulesVersion } from '../school/index.js';
import { absenceRange } from './absence-range.js';
import { AbsenceRow } from './absence.entity.js';
import { AbsencesQueries, rangeText } from './absences.queries.js';
import { refuseUnless } from './lessons.policy.js';
import { SchoolRules } from './school-rules.js';

/** Somebody ($2) of a school ($1), and which departments they belong to, in order of name. */
export const OF_DEPARTMENTS = statement(
  { active: is.bool, departments: is.json<{ id: string; name: string }[]>() },
  `SELECT p.active, (SELECT coalesce(json_agg(json_build_object('id', d.id, 'name', d.name) ORDER BY lower(d.name), d.id), '[]')
     FROM person_department l JOIN department d ON d.school_id = $1 AND d.id = l.department_id
     WHERE l.school_id = $1 AND l.person_id = $2) AS departments
   FROM person p WHERE p.school_id = $1 AND p.id = $2`,
);

/** Who is away and when: written and withdrawn. */
@Injectable()
export class AbsencesService {
  constructor(
    private readonly db: Database,
    private readonly rules: SchoolRules,
    private readonly queries: AbsencesQueries,
    private readonly events: Events,
  ) {}

  /**
   * Writes an absence, one's own, or that of somebody of a department in which one acts; answers what it touches.
   * @throws INVALID that names `from` or `to`; NOT_ALLOWED for another's without the right; OTHER_DEPARTMENT; NOT_FOUND for a person who is
   * not there
   */
  async write(principal: Principal, body: AbsenceBody): Promise<AbsenceAnswer> {
    const { schoolId } = principal;
    refuseUnless(may(principal, 'absence.see', { personId: body.personId }), 'absences');
    const personId = idOr404(body.personId, 'person');
    const away = absenceRange(body, principal.timeZone);
    const id = newId();
    const reason = body.reason?.trim() || null;
    return this.db.transaction(schoolId, async () => {
      await raiseRulesVersion(this.db, schoolId);
      const person = await this.db.one(OF_DEPARTMENTS, [schoolId, personId]);
      if (!person?.active) throw notFound('person');
      refuseElsewhere(principal, personId, person.departments);
      const rules = await this.rules.of(principal);
      const during = rangeText(away);
      const row: AbsenceRow = { schoolId, id, personId, during, reason };
      // the reason stays with the absence: what was done is read by more people than may know why
      const written = { name: 'absence.written', subjectId: id, payload: { after: { personId, during } } } as const;
      await this.events.record(principal, written, [AbsenceRow, [row]]);
      return { id, ...(await this.queries.affected(rules, personId, away)) };
    });
  }

  /**
   * Takes an absence away.
   * @throws NOT_FOUND for one that is not there or that this person may not see; OTHER_DEPARTMENT
   */
  async withdraw(principal: Principal, id: string): Promise<void> {
    const { schoolId } = principal;
    idOr404(id, 'absence');
    await this.db.transaction(schoolId, async () => {
      await raiseRulesVersion(this.db, schoolId);
      const personId = may(principal, 'absence.seeAll') ? undefined : principal.personId;
      const [before] = await this.db.delete(AbsenceRow, { id, personId }, ['personId', 'during']);
      if (!before) throw notFound('absence');
      if (before.personId !== principal.personId) await this.refuseOther(principal, before.personId);
      await this.events.record(principal, { name: 'absence.withdrawn', subjectId: id, payload: { before } });
    });
  }

  private async refuseOther(principal: Principal, personId: string): Promise<void> {
    const person = await this.db.one(OF_DEPARTMENTS, [principal.schoolId, personId]);
    refuseElsewhere(principal, personId, person?.departments ?? []);
  }
}

/** @throws OTHER_DEPARTMENT where somebody belongs to other departments than those in which one acts */
function refuseElsewhere(principal: Principal, personId: string, departments: readonly { id: string; name: string }[]): void {
  if (may(principal, 'absence.write', { personId, departmentIds: departments.map(({ id }) => id) })) return;
  throw otherDepartment('absence', departments.map(({ name }) => name).join(' and '));
}
