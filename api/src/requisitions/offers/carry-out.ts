import { Injectable } from '@nestjs/common';
import type { RequisitionAsk } from '@app/shared';
import { Holds } from '../../apparatus/index.js';
import { words } from '../../core/words.js';
import type { Asking } from '../asking.js';
import type { Assessment } from '../assessment.js';
import { askOf, type Locked } from '../locked-requisition.js';
import { PlaceRequisition } from '../place-requisition.js';
import { WorkOfRequests } from '../work-of-requests.js';

/** A request under lock, and the lesson that it goes to. */
export interface Going {
  locked: Locked;
  lessonId: string;
}

/** Moves requests as an offer says: one to another lesson, or two that change places. */
@Injectable()
export class CarryOut {
  constructor(
    private readonly holds: Holds,
    private readonly work: WorkOfRequests,
    private readonly places: PlaceRequisition,
  ) {}

  /**
   * Moves the requests, which are under lock, in the ambient transaction, and answers how each was judged at its new lesson, in the order
   * given. What all of them hold and ask for is given back first, and taken again in the order in which they were sent, so that two that
   * change places never refuse each other. `overruled`: who offered it takes what comes close to the lesson.
   * @throws as moving does: HOLD_REFUSED, BLOCKED_BY_POLICY, INVALID, NOT_FOUND, TRANSITION_REFUSED
   */
  async carryOut(asking: Asking, goings: readonly Going[], overruled: boolean): Promise<Assessment[]> {
    if (goings.length > 1)
      for (const { locked } of goings) {
        await this.holds.release(locked.id);
        await this.work.drop(locked.id, locked.status === 'prepared');
      }
    const judged = new Map<Going, Assessment>();
    for (const going of [...goings].sort(bySending)) {
      const { locked, lessonId } = going;
      judged.set(going, await this.places.place(asking, locked, { ...askOf(locked), ...reasonOf(locked), lessonId }, { overruled }));
    }
    return goings.flatMap((going) => judged.get(going) ?? []);
  }
}

function bySending({ locked: one }: Going, { locked: other }: Going): number {
  return (one.submittedAt ?? 0) - (other.submittedAt ?? 0) || (one.id < other.id ? -1 : 1);
}

/** Where a request comes too late for the lesson that was agreed on, that is why; what went short may go short again. */
function reasonOf({ lateReason, short }: Locked): Partial<RequisitionAsk> {
  return {
    ...(lateReason ? {} : { lateReason: 'other' as const, lateWords: words.offering.lateWords }),
    ...(short ? { goShort: true } : {}),
  };
}
