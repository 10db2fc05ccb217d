import { Injectable } from '@nestjs/common';
import type { RequisitionChange } from '@app/shared';
import type { Asking } from './asking.js';
import { isOfReason, LateReasons } from './late-reason.js';
import type { Locked } from './locked-requisition.js';
import { TellOutcome } from './tell-outcome.js';

/** What is only said of a request, and changes nothing that is asked for: why it was late, that it is excused, how its lesson went. */
@Injectable()
export class SayOfRequest {
  constructor(
    private readonly reasons: LateReasons,
    private readonly outcomes: TellOutcome,
  ) {}

  /** Says what a change says; false where it is of what is asked for. @throws as correcting, excusing and telling do */
  async say(asking: Asking, locked: Locked, change: RequisitionChange): Promise<boolean> {
    if (change.excused != null) await this.reasons.excuse(asking, locked, change);
    else if (change.outcome !== undefined) await this.outcomes.tell(asking, locked, change);
    else if (locked.status !== 'draft' && isOfReason(change)) await this.reasons.correct(asking, locked, change);
    else return false;
    return true;
  }
}
