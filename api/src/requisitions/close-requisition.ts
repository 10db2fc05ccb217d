import { Injectable } from '@nestjs/common';
import { closingRefused, HOLDING, UNTOUCHED } from '@app/shared';
import { Breakages, Holds } from '../apparatus/index.js';
import { otherDepartment } from '../core/access/index.js';
import { Database, ONE_MORE } from '../core/database/index.js';
import { type Doer, Events } from '../core/events/index.js';
import { ProblemError, told } from '../core/problems/index.js';
import { clearingFrom, Tasks } from '../prep/index.js';
import type { Asking } from './asking.js';
import { ofRequest } from './kit-of-step.js';
import type { Locked } from './locked-requisition.js';
import { OpenRequisition } from './open-requisition.js';
import { refuseUnlessTrue } from './refuse-requisition.js';
import { RequisitionRow } from './requisition.entity.js';
import { SettleRow } from './settle.entity.js';
import type { StepWords } from './take-steps.js';

/** What closing looks at: who does it, by which rules, and when. */
type Closing = Pick<Asking, 'rules' | 'nowMs'> & { principal: Doer };

/** What may be said of a request that is closed: what became of it, how long it took, and where somebody is there to see, what broke. */
type ClosingWords = Pick<StepWords, 'outcome' | 'note' | 'actualMinutes'>;

/** Closing a request whose lesson is over and that nobody took to its end. */
@Injectable()
export class CloseRequisition {
  constructor(
    private readonly db: Database,
    private readonly opened: OpenRequisition,
    private readonly holds: Holds,
    private readonly tasks: Tasks,
    private readonly breakages: Breakages,
    private readonly events: Events,
  ) {}

  /**
   * Closes a request in one step, whatever of it was done. An outcome that is not said is what its teacher said of the lesson, or unknown; what broke is
   * counted.
   * @throws TRANSITION_REFUSED with `current`, NOT_ALLOWED, OTHER_DEPARTMENT, INVALID, NOT_FOUND for apparatus that is not there
   */
  async close(asking: Asking, locked: Locked, said: StepWords): Promise<void> {
    const { status, teacherId: personId, departmentId, endsAt } = locked;
    const refusal = closingRefused(status, endsAt <= asking.nowMs, asking.principal, { personId, departmentId });
    if (refusal === 'other-department') throw otherDepartment('work', asking.rules.departments.get(departmentId));
    if (refusal === 'not-yours')
      throw new ProblemError(
        'NOT_ALLOWED',
        'A technician closes what was prepared; its teacher closes a request that nobody touched. Nothing was changed.',
      );
    if (refusal)
      throw await this.opened.refused(
        asking,
        locked,
        refusal === 'not-over'
          ? told`This request is ${{ status }} and its lesson is not over: it cannot be closed yet. Nothing was changed.`
          : told`This request is ${{ status }}; from there it cannot be closed. Nothing was changed.`,
      );
    refuseUnlessTrue(locked.status, said);
    await this.breakages.count(asking.principal, ofRequest(locked.id, said.breakages ?? []), asking.nowMs);
    await this.end(asking, locked, said);
  }

  /** Ends a request under lock: its kit is free, its open work goes, and what was made is still cleared away. */
  async end({ principal, rules, nowMs }: Closing, locked: Pick<Locked, 'id' | 'status' | 'title' | 'outcome'>, said: ClosingWords) {
    const { id, status, title } = locked;
    const { outcome = locked.outcome, note = null, actualMinutes } = said;
    const isMade = !UNTOUCHED.includes(status);
    if (HOLDING.has(status)) await this.holds.release(id);
    await this.tasks.end(id, isMade ? clearingFrom(rules, nowMs) : null);
    await this.db.delete(SettleRow, { requisitionId: id });
    await this.db.update(RequisitionRow, { id }, { status: 'cleared', outcome, version: ONE_MORE });
    const facts = { ...(actualMinutes === undefined ? {} : { actualMinutes }), ...(outcome ? { outcome } : {}) };
    const payload = { before: { status }, after: { status: 'cleared' as const, title, closed: true, ...facts } };
    await this.events.record(principal, {
      name: 'requisition.cleared',
      subjectId: id,
      payload,
      note,
      ...(principal.personId === null ? { automatic: true } : {}),
    });
  }
}
