import { Injectable } from '@nestjs/common';
import { isAcceptance, moveRefused, type RequisitionStatus, stepOf, type TransitionBody } from '@app/shared';
import { otherDepartment } from '../core/access/index.js';
import { Database, ONE_MORE } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { ProblemError, told } from '../core/problems/index.js';
import { clearingFrom, Tasks } from '../prep/index.js';
import type { Asking } from './asking.js';
import { KitOfStep } from './kit-of-step.js';
import type { Locked } from './locked-requisition.js';
import { OpenRequisition } from './open-requisition.js';
import { messageRows } from './messages.js';
import { refuseUnlessTrue } from './refuse-requisition.js';
import { RequisitionMessageRow } from './requisition-message.entity.js';
import { ownersOf } from './requisitions.policy.js';
import { RequisitionRow } from './requisition.entity.js';
import { SettleRow } from './settle.entity.js';

/** States in which nothing is left to settle. */
const SETTLED: ReadonlySet<RequisitionStatus> = new Set(['cancelled', 'declined', 'cleared']);

/** What may be said with a step: a note, how long it took, what became of the lesson. */
export type StepWords = Omit<TransitionBody, 'to' | 'version'>;

/** Whether what is said with a step is part of the talk with the teacher: a question, and the answer to one. */
function isOfThread(from: RequisitionStatus, to: RequisitionStatus): boolean {
  return to === 'queried' || (from === 'queried' && (to === 'submitted' || to === 'accepted'));
}

/** What is said belongs to the last of several steps; what is drawn to preparing, whichever that is. */
function wordsOf(said: StepWords, to: RequisitionStatus, isLast: boolean): StepWords {
  const { draws, ...others } = said;
  return { ...(isLast ? others : {}), ...(to === 'prepared' && draws !== undefined ? { draws } : {}) };
}

function eventOf(to: RequisitionStatus) {
  if (to === 'draft') throw new Error('No step leads back to a draft');
  return `requisition.${to}` as const;
}

/** Takes the steps of a requisition's life, with what each does to the kit that is held and to the technicians' work. */
@Injectable()
export class TakeSteps {
  constructor(
    private readonly db: Database,
    private readonly opened: OpenRequisition,
    private readonly kit: KitOfStep,
    private readonly tasks: Tasks,
    private readonly events: Events,
  ) {}

  /**
   * Takes one step after the other, each with its own line of history; what is said with them belongs to the last.
   * @throws NOT_ALLOWED, OTHER_DEPARTMENT, TRANSITION_REFUSED with `current`, RISK_ASSESSMENT_NEEDED, HOLD_REFUSED
   */
  async take(asking: Asking, locked: Locked, states: readonly RequisitionStatus[], said: StepWords): Promise<void> {
    let at = locked;
    for (const [index, to] of states.entries()) {
      await this.refuseUnlessAllowed(asking, at, to);
      await this.step(asking, at, to, wordsOf(said, to, index === states.length - 1));
      at = { ...at, status: to };
    }
  }

  /** @throws NOT_ALLOWED, OTHER_DEPARTMENT, TRANSITION_REFUSED with `current`, RISK_ASSESSMENT_NEEDED */
  async refuseUnlessAllowed(asking: Asking, locked: Locked, to: RequisitionStatus): Promise<void> {
    const { status, departmentId, riskAssessment } = locked;
    const refusal = moveRefused(status, to, asking.principal, ownersOf(locked));
    if (refusal === 'other-department') throw otherDepartment('request', asking.rules.departments.get(departmentId));
    if (refusal === 'not-yours')
      throw new ProblemError('NOT_ALLOWED', told`From ${{ status }} to ${{ to }} is not your step to take. Nothing was changed.`);
    if (refusal)
      throw await this.opened.refused(
        asking,
        locked,
        told`This request is ${{ status }}; from there it cannot become ${{ to }}. Nothing was changed.`,
      );
    if (isAcceptance(status, to) && asking.rules.riskAssessmentNeeded.has(departmentId) && riskAssessment?.confirmed !== true)
      throw new ProblemError(
        'RISK_ASSESSMENT_NEEDED',
        'The department wants a confirmed risk assessment before this is accepted. Nothing was changed; ask its teacher for it.',
      );
  }

  private async step(asking: Asking, locked: Locked, to: RequisitionStatus, said: StepWords): Promise<void> {
    const { id, status: from, title } = locked;
    const { actualMinutes, note } = said;
    const isEnd = to === 'cleared';
    // what its teacher said of the lesson stands where whoever puts it away says nothing else
    const outcome = said.outcome ?? (isEnd ? locked.outcome : null);
    if (isEnd) refuseUnlessTrue(from, said);
    await this.kit.keep(asking, locked, to, said);
    await this.keepTasks(asking, locked, to, actualMinutes);
    if (SETTLED.has(to)) await this.db.delete(SettleRow, { requisitionId: id });
    // who accepts what is short takes it as it is
    else if (to === 'accepted' && locked.whys.includes('short')) await this.db.delete(SettleRow, { requisitionId: id, why: 'short' });
    await this.db.update(RequisitionRow, { id }, { status: to, outcome: isEnd ? outcome : undefined, version: ONE_MORE });
    const facts = { ...(actualMinutes === undefined ? {} : { actualMinutes }), ...(outcome ? { outcome } : {}) };
    const payload = { before: { status: from }, after: { status: to, title, ...facts } };
    const event = { name: eventOf(to), subjectId: id, payload, note: note?.trim() || null };
    const words = isOfThread(from, to) ? messageRows(asking, id, note) : [];
    await this.events.record(asking.principal, event, [RequisitionMessageRow, words]);
  }

  /** Marks the task of the step, or takes the work away where there is none any more. */
  private async keepTasks({ principal, rules, nowMs }: Asking, { id, status }: Locked, to: RequisitionStatus, actualMinutes?: number) {
    // what was made for nothing is still there to be cleared away
    if (to === 'cancelled' && status === 'prepared') await this.tasks.end(id, clearingFrom(rules, nowMs));
    else if (to === 'cancelled' || to === 'declined') await this.tasks.drop(id);
    const step = stepOf(status, to);
    if (step?.task) await this.tasks.mark(id, step.task, step.back ? null : { atMs: nowMs, personId: principal.personId, actualMinutes });
  }
}
