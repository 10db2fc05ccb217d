import { Injectable } from '@nestjs/common';
import type { Requisition, RequisitionAsk, RequisitionBody } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { invalid, told } from '../core/problems/index.js';
import { Undos } from '../core/undo/index.js';
import { KnownSubstances } from '../substances/index.js';
import { Assess } from './assess.js';
import { acceptsItself } from './assessment.js';
import { type Asking, Askings } from './asking.js';
import type { Locked } from './locked-requisition.js';
import { RecordRequisition } from './record-requisition.js';
import { sentEvents } from './requisition-events.js';
import { withChemicals } from './stored-requisition.js';
import { withoutNulls } from './without-nulls.js';
import { type Recorded, WriteRequisition } from './write-requisition.js';
import { answerOf } from './written-requisition.js';

/** Asking for a practical. */
@Injectable()
export class SubmitRequisition {
  constructor(
    private readonly askings: Askings,
    private readonly assess: Assess,
    private readonly requisitions: WriteRequisition,
    private readonly records: RecordRequisition,
    private readonly undos: Undos,
    private readonly substances: KnownSubstances,
  ) {}

  /**
   * Saves a draft, submits (under lock, holds what is there or refuses with the shortages), or writes down what was done without a request.
   * @throws NOT_FOUND, INVALID (also for one more draft than a lesson may have), LATE_REASON_NEEDED, BLOCKED_BY_POLICY, HOLD_REFUSED
   */
  async submit(principal: Principal, body: RequisitionBody): Promise<Requisition> {
    const { status, outcome = null, note = null, ...ask } = withoutNulls(body);
    refuseWhatIsNotSaidYet(status, { outcome, note });
    const known = await this.substances.of(principal);
    return this.askings.inTransaction(principal, async (asking) => {
      const written =
        status === 'cleared' ? await this.records.record(asking, ask, { outcome, note }) : await this.write(asking, ask, status);
      this.undos.keep(principal);
      return withChemicals(known, written);
    });
  }

  /** Writes what is asked for in the ambient transaction, by the rules of the call. @throws as `submit` */
  async write(asking: Asking, ask: RequisitionAsk, wanted: 'draft' | 'submitted'): Promise<Requisition> {
    const isDraft = wanted === 'draft';
    const assessment = await (isDraft ? this.assess.draft(asking, ask) : this.assess.submission(asking, ask));
    const written = await this.requisitions.add(assessment, isDraft ? wanted : sentStatus(assessment));
    return answerOf(assessment, written);
  }

  /** Submits for several lessons at once, in the ambient transaction; null where that has to be done one by one: nothing is written then. */
  async together(asking: Asking, asks: readonly RequisitionAsk[]): Promise<Requisition[] | null> {
    const assessed = await this.assess.submissions(asking, asks);
    if (!assessed) return null;
    const written = await this.requisitions.addAll(assessed.map((assessment) => ({ assessment, status: sentStatus(assessment) })));
    return assessed.flatMap((assessment, index) => (written[index] ? [answerOf(assessment, written[index])] : []));
  }

  /** Submits a draft that is under lock, as it is asked for now. @throws as `submit` */
  async send(asking: Asking, locked: Locked, ask: RequisitionAsk): Promise<void> {
    const assessment = await this.assess.submission(asking, ask, locked);
    const status = sentStatus(assessment);
    await this.requisitions.replace(locked, assessment, { status, isJudged: true }, (overload) =>
      sentEvents(locked.id, assessment, overload, { status, wasDraft: true }),
    );
  }
}

/** What became of a lesson is said once it is over. @throws INVALID naming the field */
function refuseWhatIsNotSaidYet(status: RequisitionBody['status'], said: Recorded): void {
  if (status === 'cleared') return;
  for (const field of ['outcome', 'note'] as const)
    if (said[field] !== null)
      throw invalid(field, told`${{ field }} goes with what is written down after its lesson (status cleared). Nothing was submitted.`);
}

/** The status that a submission has at once. */
function sentStatus(assessment: Parameters<typeof acceptsItself>[0]): 'accepted' | 'submitted' {
  return acceptsItself(assessment) ? 'accepted' : 'submitted';
}
