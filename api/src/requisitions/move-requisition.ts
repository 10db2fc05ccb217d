import { Injectable } from '@nestjs/common';
import { CLOSABLE, type Requisition, statesOfMove, type TransitionBody } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import type { Asking } from './asking.js';
import { CloseRequisition } from './close-requisition.js';
import { askOf, type Locked } from './locked-requisition.js';
import { OpenRequisition } from './open-requisition.js';
import { SubmitRequisition } from './submit-requisition.js';
import { TakeSteps } from './take-steps.js';

/** Moving a requisition along its life. */
@Injectable()
export class MoveRequisition {
  constructor(
    private readonly opened: OpenRequisition,
    private readonly submissions: SubmitRequisition,
    private readonly steps: TakeSteps,
    private readonly closing: CloseRequisition,
  ) {}

  /**
   * Moves a requisition to a state, through those that it implies; one whose lesson is over is closed in one step. Two people at once: the second is told what the first did.
   * @throws NOT_FOUND, STALE_VERSION with `current`, NOT_ALLOWED, TRANSITION_REFUSED with `current`, RISK_ASSESSMENT_NEEDED, HOLD_REFUSED,
   * and as submitting does where a draft is sent
   */
  move(principal: Principal, id: string, body: TransitionBody): Promise<Requisition> {
    const work = (asking: Asking, locked: Locked) => {
      const { status } = locked;
      if (body.to === 'cleared' && CLOSABLE.includes(status)) return this.closing.close(asking, locked, body);
      const isSent = status === 'draft' && body.to === 'submitted';
      return isSent ? this.send(asking, locked, body) : this.steps.take(asking, locked, statesOfMove(locked.status, body.to), body);
    };
    const isShortened = (body.breakages ?? []).length > 0;
    return this.opened.toChange(principal, id, body.version, work, { alone: isShortened });
  }

  private async send(asking: Asking, locked: Locked, { lateReason, goShort }: TransitionBody): Promise<void> {
    await this.steps.refuseUnlessAllowed(asking, locked, 'submitted');
    const ask = { ...askOf(locked), ...(lateReason ? { lateReason } : {}), ...(goShort ? { goShort } : {}) };
    await this.submissions.send(asking, locked, ask);
  }
}
