import { Injectable } from '@nestjs/common';
import { isElsewhere, may, type Requisition, type RequisitionAsk } from '@app/shared';
import { otherDepartment } from '../core/access/index.js';
import { invalid, ProblemError, told } from '../core/problems/index.js';
import { Assess } from './assess.js';
import type { Asking } from './asking.js';
import { type Recorded, WriteRequisition } from './write-requisition.js';
import { answerOf } from './written-requisition.js';

/** Writing down after a lesson what was done in it without a request. */
@Injectable()
export class RecordRequisition {
  constructor(
    private readonly assess: Assess,
    private readonly requisitions: WriteRequisition,
  ) {}

  /**
   * Writes down in the ambient transaction what was done at a lesson that has ended.
   * @throws NOT_FOUND, NOT_ALLOWED for who is no technician, OTHER_DEPARTMENT, INVALID naming `lessonId` for a lesson that is not over
   */
  async record(asking: Asking, ask: RequisitionAsk, said: Recorded): Promise<Requisition> {
    const assessment = await this.assess.past(asking, ask, (planned) => {
      refuseUnlessServes(asking, planned.plan.work.departmentId);
      const { lesson } = planned.plan;
      if (lesson.endMs > asking.nowMs)
        throw invalid(
          'lessonId',
          told`That lesson of ${{ group: lesson.entry.group.code }} is not over. Nothing was written down; send a request for it instead.`,
          'INVALID',
          'not-over',
        );
    });
    return answerOf(assessment, await this.requisitions.record(assessment, said));
  }
}

function refuseUnlessServes({ principal, rules }: Asking, departmentId: string): void {
  const of = { personId: '', departmentId };
  if (may(principal, 'requisition.serve', of)) return;
  if (isElsewhere(principal, 'requisition.serve', of)) throw otherDepartment('lesson', rules.departments.get(departmentId));
  throw new ProblemError(
    'NOT_ALLOWED',
    'A technician writes down what was done without a request. Nothing was written down; tell them what it was.',
  );
}
