import { Injectable } from '@nestjs/common';
import { type RequisitionChange, tellingRefused } from '@app/shared';
import { Database, ONE_MORE } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { invalid, ProblemError, told } from '../core/problems/index.js';
import type { Asking } from './asking.js';
import type { Locked } from './locked-requisition.js';
import { OpenRequisition } from './open-requisition.js';
import { RequisitionRow } from './requisition.entity.js';
import { ownersOf } from './requisitions.policy.js';

const FIELDS = ['version', 'note', 'outcome'];

/** Says how the lesson of a request went: its teacher does, whose kit a technician counts and puts away. */
@Injectable()
export class TellOutcome {
  constructor(
    private readonly db: Database,
    private readonly opened: OpenRequisition,
    private readonly events: Events,
  ) {}

  /**
   * Writes down how the lesson went, or (null) that nothing is said of it; its kit and its work stay as they are. The same once more changes
   * nothing. @throws INVALID naming `outcome` with other changes; NOT_ALLOWED; TRANSITION_REFUSED with `current`
   */
  async tell(asking: Asking, locked: Locked, change: RequisitionChange): Promise<void> {
    if (Object.entries(change).some(([key, value]) => value != null && !FIELDS.includes(key)))
      throw invalid('outcome', 'How the lesson went is said by itself, without other changes. Nothing was changed.');
    const { id, status, title } = locked;
    const outcome = change.outcome ?? null;
    await this.refuseUnlessTheirs(asking, locked);
    if (outcome === locked.outcome) return;
    await this.db.update(RequisitionRow, { id }, { outcome, version: ONE_MORE });
    await this.events.record(asking.principal, {
      name: 'requisition.outcome-told',
      subjectId: id,
      payload: { before: { status, outcome: locked.outcome }, after: { status, title, outcome } },
      note: change.note?.trim() || null,
    });
  }

  private async refuseUnlessTheirs(asking: Asking, locked: Locked): Promise<void> {
    const { status } = locked;
    const refusal = tellingRefused(locked, locked.endsAt <= asking.nowMs, asking.principal, ownersOf(locked));
    if (refusal === 'not-yours')
      throw new ProblemError(
        'NOT_ALLOWED',
        'Its teacher says how the lesson went; a technician says it when putting things away. Nothing was changed.',
      );
    if (refusal === 'not-made')
      throw await this.opened.refused(
        asking,
        locked,
        told`This request is ${{ status }}: how a lesson went is said of what was made for it. Nothing was changed.`,
      );
    if (refusal === 'not-over')
      throw await this.opened.refused(asking, locked, 'The lesson is not over yet: say how it went when it is. Nothing was changed.');
    if (refusal === 'known')
      throw await this.opened.refused(
        asking,
        locked,
        'It was put away, and said then how the lesson went. Write a message if that is not so. Nothing was changed.',
      );
  }
}
