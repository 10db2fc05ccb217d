import { Injectable } from '@nestjs/common';
import type { PreviewAnswer, PreviewBody, RequisitionStatus } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { isId } from '../core/ids/index.js';
import { notFound } from '../core/problems/index.js';
import { KnownSubstances } from '../substances/index.js';
import { PLANNED } from '../workload/index.js';
import { Alternatives } from './alternatives.js';
import { Askings } from './asking.js';
import { Assess } from './assess.js';
import { dayOf, previewOf } from './preview-answer.js';
import { withChemicals } from './stored-requisition.js';
import { withoutNulls } from './without-nulls.js';
import { WorkOfRequests } from './work-of-requests.js';

/** Where a requisition ($2) of a school ($1) stands, and whose it is. */
export const STANDING = statement(
  { id: is.uuid, entryId: is.uuid, date: is.date, teacherId: is.uuid, departmentId: is.uuid, practicalId: is.uuid.orNull },
  'SELECT id, entry_id AS "entryId", date, teacher_id AS "teacherId", department_id AS "departmentId", practical_id AS "practicalId" FROM requisition WHERE school_id = $1 AND id = $2',
);

/**
 * What else is asked for at a lesson ($2 entry, $3 date) of a school ($1), but a request ($4); of drafts those of one person ($5), as of
 * every list.
 */
export const STANDS_THERE = statement(
  { requisitionId: is.uuid, title: is.text, status: is.text.as<RequisitionStatus>() },
  `SELECT q.id AS "requisitionId", q.title, q.status FROM requisition q
   WHERE q.school_id = $1 AND q.entry_id = $2 AND q.date = $3 AND q.id IS DISTINCT FROM $4::uuid AND q.status NOT IN ('cancelled', 'declined')
     AND (q.status <> 'draft' OR q.teacher_id = $5 OR q.created_by = $5)
   ORDER BY q.id`,
);

/** What would happen if this were submitted now; nothing is changed and nothing is locked. */
@Injectable()
export class PreviewRequisition {
  constructor(
    private readonly db: Database,
    private readonly askings: Askings,
    private readonly assess: Assess,
    private readonly alternatives: Alternatives,
    private readonly substances: KnownSubstances,
    private readonly work: WorkOfRequests,
  ) {}

  /** @throws NOT_FOUND or INVALID as submitting would; late, short and blocked are answers here, not refusals */
  async preview(principal: Principal, body: PreviewBody): Promise<PreviewAnswer> {
    const { requisitionId: excluding = null, status: _status, ...said } = withoutNulls(body);
    if (excluding !== null && !isId(excluding)) throw notFound('requisition');
    const ask = said.title === undefined && said.practicalId === undefined ? { ...said, title: 'Own list' } : said;
    const [asking, known] = await Promise.all([this.askings.begin(principal), this.substances.of(principal)]);
    return this.db.transaction(principal.schoolId, async () => {
      const was = excluding === null ? undefined : await this.db.one(STANDING, [principal.schoolId, excluding]);
      const assessment = await this.assess.look(asking, ask, was ?? null);
      const day = [principal.schoolId, assessment.plan.work.departmentId, dayOf(assessment).date, excluding];
      const { entry, date } = assessment.plan.lesson;
      const [overload, planned, duplicates] = await Promise.all([
        this.work.overload(assessment),
        this.db.query(PLANNED, day),
        this.db.query(STANDS_THERE, [principal.schoolId, entry.id, date, excluding, principal.personId]),
      ]);
      const alternatives = await this.alternatives.forRequest(assessment, this.assess.judge(asking, was ?? null), was?.id ?? null);
      return withChemicals(known, previewOf(assessment, { overload, planned, duplicates, alternatives }));
    });
  }
}
