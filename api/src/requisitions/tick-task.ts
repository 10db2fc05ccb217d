import { Injectable } from '@nestjs/common';
import { type ChangedTask, stateAfterTick, STEP_TASKS, stepsOfTick, type StepTask, type TaskChange } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { idOr404 } from '../core/ids/index.js';
import { ProblemError } from '../core/problems/index.js';
import { TakeBackAct } from '../core/undo/index.js';
import { ChangeTask } from '../prep/index.js';
import { type Asking, Askings, refuseOldRules } from './asking.js';
import type { Locked } from './locked-requisition.js';
import { refuseOtherDay, refuseOthersWork } from './move-task.js';
import { OpenRequisition } from './open-requisition.js';
import { RequisitionUndos } from './requisition-undos.js';
import { TakeSteps } from './take-steps.js';

/** Whether a tick of clearing away is no step any more: the request was cancelled or closed, and what was made is still there. */
function isEnded({ status }: Locked, { doneAt }: TaskChange): boolean {
  return status === 'cancelled' || (status === 'cleared' && doneAt !== null);
}

const STAYS_CLEARED = 'What was cleared can be opened again for a day by whoever did it. Nothing was changed.';

/** A tap on the prep list. A tick is a step of a requisition, so it is taken here; all else of a task is the prep room's affair. */
@Injectable()
export class TickTask {
  constructor(
    private readonly askings: Askings,
    private readonly opened: OpenRequisition,
    private readonly tasks: ChangeTask,
    private readonly steps: TakeSteps,
    private readonly undos: RequisitionUndos,
    private readonly acts: TakeBackAct,
  ) {}

  /**
   * Changes what is sent. Marking done takes the requisition's step and the open ones before it; taking the mark back takes the step
   * back, the later ones first.
   * @throws NOT_FOUND, STALE_VERSION with `current`, OTHER_DEPARTMENT, TRANSITION_REFUSED, INVALID naming the field
   */
  async change(principal: Principal, id: string, change: TaskChange): Promise<ChangedTask> {
    return this.askings.inTransaction(principal, async (asking) => {
      const requisition = await this.opened.ofTask(principal, idOr404(id, 'task'));
      if (requisition) refuseOldRules(asking, requisition.rulesVersion);
      const before = requisition && (await this.undos.state(requisition.id));
      const changed = await this.inHand(asking, requisition, id, change);
      await this.undos.keepTask(principal, id, before);
      return changed;
    });
  }

  private async inHand(asking: Asking, requisition: Locked | null, id: string, change: TaskChange): Promise<ChangedTask> {
    const { principal } = asking;
    const before = await this.tasks.open(principal, id, change.version);
    refuseOthersWork(asking, before, change);
    refuseOtherDay(asking, requisition, before, change);
    const isMark = change.doneAt !== undefined && (change.doneAt === null) !== (before.done_at === null);
    // a mark writes its minutes itself, with the step that it takes
    await this.tasks.edit(principal, before, isMark ? { ...change, actualMinutes: undefined } : change);
    const kind = STEP_TASKS.find((task) => task === before.kind);
    const isStep = requisition && kind && !(kind === 'clear' && isEnded(requisition, change));
    if (!isMark || !isStep) {
      if (isMark) await this.tasks.mark(principal, before, change);
      return this.tasks.answer(principal, id);
    }
    if (kind === 'clear' && requisition.status === 'cleared') return this.clearNot(principal, requisition, id);
    const also = await this.step(asking, requisition, kind, change);
    if (requisition.whys.length > 0) await this.opened.follow(asking, requisition);
    return this.tasks.answer(principal, id, { requisitionId: requisition.id, kinds: also });
  }

  /** Nothing leads back from what has been cleared but taking back what cleared it. @throws TRANSITION_REFUSED where that cannot be */
  private async clearNot(principal: Principal, { id: requisitionId }: Locked, taskId: string): Promise<ChangedTask> {
    const token = await this.acts.last(principal.schoolId, [taskId, requisitionId], ['requisition.cleared', 'task.done']);
    if (token === null) throw new ProblemError('TRANSITION_REFUSED', STAYS_CLEARED);
    await this.acts.undo(principal, token);
    return this.tasks.answer(principal, taskId, { requisitionId, kinds: [...STEP_TASKS] });
  }

  /** Takes the steps of a tick and answers the tasks that were marked before it. */
  private async step(asking: Asking, requisition: Locked, kind: StepTask, { doneAt, actualMinutes }: TaskChange): Promise<StepTask[]> {
    const done = doneAt !== null;
    const asked = stateAfterTick(kind, done);
    if (asked === null) throw new ProblemError('TRANSITION_REFUSED', STAYS_CLEARED);
    // where the table has no way, the step itself is asked for and refused with what the requisition is now
    const steps = stepsOfTick(requisition.status, kind, done) ?? [{ to: asked, task: kind }];
    const states = steps.map(({ to }) => to);
    await this.steps.take(asking, requisition, states, actualMinutes === undefined ? {} : { actualMinutes });
    return steps.slice(0, -1).flatMap(({ task }) => task ?? []);
  }
}
