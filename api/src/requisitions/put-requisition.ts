import { Injectable } from '@nestjs/common';
import { lessonId, type Requisition, type RequisitionChange } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import type { Asking } from './asking.js';
import { ChangeRequisition, changed } from './change-requisition.js';
import { GoShort } from './go-short.js';
import { HandOver, whoseOf } from './hand-over.js';
import type { Locked } from './locked-requisition.js';
import { OpenRequisition } from './open-requisition.js';
import { PlaceRequisition } from './place-requisition.js';
import { SayOfRequest } from './say-of-request.js';

/** Whether nothing but this field is sent. */
function isOnly(field: keyof RequisitionChange, change: RequisitionChange): boolean {
  const sent = Object.entries(change).filter(([, value]) => value != null);
  return sent.every(([key]) => key === 'version' || key === 'note' || key === field);
}

/** What PUT does to a request: it changes it where it stands, moves it, hands it over, takes it as it is, says why it was late, or how its lesson went. */
@Injectable()
export class PutRequisition {
  constructor(
    private readonly opened: OpenRequisition,
    private readonly changes: ChangeRequisition,
    private readonly places: PlaceRequisition,
    private readonly hands: HandOver,
    private readonly shorts: GoShort,
    private readonly words: SayOfRequest,
  ) {}

  /**
   * Puts what is sent of a request, in one transaction: first whose it is, then where it stands and what is asked for.
   * @throws NOT_FOUND, STALE_VERSION with `current`, and as handing over, moving and changing do
   */
  put(principal: Principal, id: string, change: RequisitionChange): Promise<Requisition> {
    return this.opened.toChange(principal, id, change.version, async (asking, locked) => {
      if (await this.words.say(asking, locked, change)) return;
      const { teacherId, excused: _excused, ...others } = change;
      if (teacherId == null) return this.change(asking, locked, others);
      const isHanded = teacherId !== locked.teacherId;
      if (isHanded) await this.hands.to(asking, locked, teacherId);
      if (!isOnly('teacherId', change)) await this.change(asking, isHanded ? { ...locked, ...whoseOf(locked, teacherId) } : locked, others);
    });
  }

  private async change(asking: Asking, locked: Locked, change: RequisitionChange): Promise<void> {
    const isSent = locked.status !== 'draft';
    const at = change.lessonId ?? lessonId(locked.entryId, locked.date);
    if (isSent && at !== lessonId(locked.entryId, locked.date)) {
      await this.places.place(asking, locked, changed(locked, change));
      return;
    }
    if (isSent && change.goShort === true && isOnly('goShort', change)) return this.shorts.go(asking, locked);
    return this.changes.change(asking, locked, change);
  }
}
