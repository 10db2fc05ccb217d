import { Injectable } from '@nestjs/common';
import { type AbsenceAnswer, type AbsenceBody, dateAt, extraSegments, type Interval, may, workingSegments } from '@app/shared';
import { otherDepartment, type Principal } from '../core/access/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { idOr404, newId } from '../core/ids/index.js';
import { invalid, notFound } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { raiseRulesVersion } from '../school/index.js';
import { absenceRange } from './absence-range.js';
import { AbsenceRow } from './absence.entity.js';
import { AbsencesQueries, rangeText } from './absences.queries.js';
import { refuseUnless } from './lessons.policy.js';
import { teamOf } from './capacity-of.js';
import type { Rules } from './rules.types.js';
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
    if (body.departmentId != null) return this.writeTeam(principal, body, idOr404(body.departmentId, 'department'));
    if (body.personId == null) throw invalid('personId', words.absences.whoIsAway);
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
      const affected = await this.queries.affected(rules, personId, away);
      if (affected.lessons.length === 0) refuseOutsideHours(rules, personId, away);
      const row: AbsenceRow = { schoolId, id, personId, during, reason, teamId: null, departmentId: null };
      // the reason stays with the absence: what was done is read by more people than may know why
      const written = { name: 'absence.written', subjectId: id, payload: { after: { personId, during } } } as const;
      await this.events.record(principal, written, [AbsenceRow, [row]]);
      return { id, ...affected };
    });
  }

  /**
   * Writes down that all technicians who serve a department are away: one absence of each, which are one entry.
   * @throws as `write`; NOT_FOUND for a department that is not there
   */
  private writeTeam(principal: Principal, body: AbsenceBody, departmentId: string): Promise<AbsenceAnswer> {
    const { schoolId } = principal;
    if (body.personId != null) throw invalid('personId', words.absences.oneOfBoth);
    const away = absenceRange(body, principal.timeZone);
    const teamId = newId();
    const reason = body.reason?.trim() || null;
    return this.db.transaction(schoolId, async () => {
      await raiseRulesVersion(this.db, schoolId);
      const rules = await this.rules.of(principal);
      const name = rules.departments.get(departmentId);
      if (name === undefined) throw notFound('department');
      refuseElsewhere(principal, null, [{ id: departmentId, name }]);
      const team = teamOf(rules, departmentId);
      if (team.length === 0) throw invalid('departmentId', words.absences.nobodyServes(name));
      const during = rangeText(away);
      const rows = team.map(({ id: personId }): AbsenceRow => ({ schoolId, id: newId(), personId, during, reason, teamId, departmentId }));
      const written = rows.map(({ id, personId }) => ({
        ...{ name: 'absence.written' as const, subjectId: id, payload: { after: { personId, during } } },
      }));
      await this.events.record(principal, written, [AbsenceRow, rows]);
      const affected: Omit<AbsenceAnswer, 'id'> = { lessons: [], requisitions: [], tasks: [] };
      for (const { personId } of rows) {
        const { lessons, requisitions, tasks } = await this.queries.affected(rules, personId, away);
        affected.lessons.push(...lessons);
        affected.requisitions.push(...requisitions);
        affected.tasks.push(...tasks);
      }
      return { id: teamId, ...affected };
    });
  }

  /**
   * Takes an absence away, or all of a team's entry by its id.
   * @throws NOT_FOUND for one that is not there or that this person may not see; OTHER_DEPARTMENT
   */
  async withdraw(principal: Principal, id: string): Promise<void> {
    const { schoolId } = principal;
    idOr404(id, 'absence');
    await this.db.transaction(schoolId, async () => {
      await raiseRulesVersion(this.db, schoolId);
      const personId = may(principal, 'absence.seeAll') ? undefined : principal.personId;
      const one = await this.db.delete(AbsenceRow, { id, personId }, ['id', 'personId', 'during']);
      const team =
        one.length > 0 || personId !== undefined
          ? []
          : await this.db.delete(AbsenceRow, { teamId: id }, ['id', 'personId', 'during', 'departmentId']);
      const [of] = team;
      if (one.length + team.length === 0) throw notFound('absence');
      if (of?.departmentId) await this.refuseOtherTeam(principal, of.departmentId);
      for (const { personId: who } of one) if (who !== principal.personId) await this.refuseOther(principal, who);
      for (const { id: subjectId, personId: who, during } of [...one, ...team])
        await this.events.record(principal, { name: 'absence.withdrawn', subjectId, payload: { before: { personId: who, during } } });
    });
  }

  private async refuseOtherTeam(principal: Principal, departmentId: string): Promise<void> {
    const { departments } = await this.rules.of(principal);
    refuseElsewhere(principal, null, [{ id: departmentId, name: departments.get(departmentId) ?? '' }]);
  }

  private async refuseOther(principal: Principal, personId: string): Promise<void> {
    const person = await this.db.one(OF_DEPARTMENTS, [principal.schoolId, personId]);
    refuseElsewhere(principal, personId, person?.departments ?? []);
  }
}

/** @throws OTHER_DEPARTMENT where somebody belongs to other departments than those in which one acts */
function refuseElsewhere(principal: Principal, personId: string | null, departments: readonly { id: string; name: string }[]): void {
  const departmentIds = departments.map(({ id }) => id);
  if (may(principal, 'absence.write', { personId: personId ?? '', departmentIds })) return;
  throw otherDepartment('absence', departments.map(({ name }) => name).join(' and '));
}

/**
 * Refuses an absence of a technician in none of whose hours it lies, within the days of the calendar.
 * @throws INVALID naming `from`
 */
function refuseOutsideHours(rules: Rules, personId: string, { fromMs, toMs }: Interval): void {
  const { calendar, timeZone } = rules;
  const technician = rules.technicians.find(({ id }) => id === personId);
  const [first, last] = [calendar?.days[0], calendar?.days.at(-1)];
  if (!calendar || !first || !last || !technician || technician.pattern.windows.length === 0) return;
  if (fromMs < first.startMs || toMs > last.endMs) return;
  const { pattern, name } = technician;
  const days = calendar.daysBetween(dateAt(fromMs, timeZone), dateAt(toMs - 1, timeZone));
  const works = [
    ...workingSegments(calendar, pattern, days, []),
    ...extraSegments(calendar, pattern, dateAt(fromMs, timeZone), dateAt(toMs - 1, timeZone)),
  ];
  if (!works.some((one) => one.fromMs < toMs && fromMs < one.toMs)) throw invalid('from', words.absences.noHoursThen(name));
}
