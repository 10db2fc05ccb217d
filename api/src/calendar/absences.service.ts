import { Injectable } from '@nestjs/common';
import { type AbsenceAnswer, type AbsenceBody, may } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { command, Database } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { idOr404, newId } from '../core/ids/index.js';
import { notFound } from '../core/problems/index.js';
import { raiseRulesVersion } from '../school/index.js';
import { absenceRange } from './absence-range.js';
import { AbsenceRow } from './absence.entity.js';
import { AbsencesQueries, rangeText } from './absences.queries.js';
import { refuseUnless } from './lessons.policy.js';
import { SchoolRules } from './school-rules.js';

export const IS_ACTIVE = command('SELECT FROM person WHERE school_id = $1 AND id = $2 AND active');

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
   * Writes an absence, one's own or, for those who read all lessons, anybody's; answers what it touches.
   * @throws INVALID that names `from` or `to`; NOT_ALLOWED for another's without the right; NOT_FOUND for a person who is not there
   */
  async write(principal: Principal, body: AbsenceBody): Promise<AbsenceAnswer> {
    const { schoolId } = principal;
    refuseUnless(may(principal, 'absence.write', { personId: body.personId }), 'absences');
    const personId = idOr404(body.personId, 'person');
    const away = absenceRange(body, principal.timeZone);
    const id = newId();
    const reason = body.reason?.trim() || null;
    return this.db.transaction(schoolId, async () => {
      await raiseRulesVersion(this.db, schoolId);
      const person = await this.db.one(IS_ACTIVE, [schoolId, personId]);
      if (!person) throw notFound('person');
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
   * @throws NOT_FOUND for one that is not there or that this person may not see
   */
  async withdraw(principal: Principal, id: string): Promise<void> {
    const { schoolId } = principal;
    idOr404(id, 'absence');
    await this.db.transaction(schoolId, async () => {
      await raiseRulesVersion(this.db, schoolId);
      const personId = may(principal, 'absence.seeAll') ? undefined : principal.personId;
      const [before] = await this.db.delete(AbsenceRow, { id, personId }, ['personId', 'during']);
      if (!before) throw notFound('absence');
      await this.events.record(principal, { name: 'absence.withdrawn', subjectId: id, payload: { before } });
    });
  }
}
