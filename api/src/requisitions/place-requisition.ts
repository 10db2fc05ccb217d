import { Injectable } from '@nestjs/common';
import {
  isStranded,
  lessonId,
  may,
  MOVABLE,
  type MoveBody,
  type Requisition,
  type RequisitionAsk,
  type RequisitionStatus,
} from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { invalid, told } from '../core/problems/index.js';
import type { Asking } from './asking.js';
import { Assess, type Planned } from './assess.js';
import { acceptsItself, type Assessment } from './assessment.js';
import { askOf, type Locked } from './locked-requisition.js';
import { OpenRequisition } from './open-requisition.js';
import { NOT_MOVED, refuseUnlessSubmittable, refuseWhatIsBlocked, refuseWhatIsOver } from './refuse-requisition.js';
import { movedEvents } from './requisition-events.js';
import { refuseUnlessMayPlace } from './requisitions.policy.js';
import type { RequisitionRow } from './requisition.entity.js';
import { isGone } from './stored-requisition.js';
import { WriteRequisition } from './write-requisition.js';

/** Puts a request at another lesson as it is: its story, its thread and what was said with it stay. */
@Injectable()
export class PlaceRequisition {
  constructor(
    private readonly opened: OpenRequisition,
    private readonly assess: Assess,
    private readonly requisitions: WriteRequisition,
  ) {}

  /**
   * Moves a request to another lesson. Which: one of the same class, or another of its teacher's; at a lesson of somebody else it is that
   * teacher's from then on. By choice it is judged like a new one, by the deadline of that lesson and the time now. Where the world took
   * its lesson away, its deadline and lateness stay, and it is blocked only where it would come sooner than it was asked for.
   * @throws NOT_FOUND, STALE_VERSION with `current`, NOT_ALLOWED, TRANSITION_REFUSED with `current`, and as submitting does
   */
  move(principal: Principal, id: string, { version, ...to }: MoveBody): Promise<Requisition> {
    return this.opened.toChange(principal, id, version, async (asking, locked) => {
      const { lessonId: at, lateReason, lateWords, goShort } = to;
      const said = { ...(lateReason ? { lateReason } : {}), ...(lateWords ? { lateWords } : {}), ...(goShort ? { goShort } : {}) };
      await this.place(asking, locked, { ...askOf(locked), ...said, lessonId: at });
    });
  }

  /**
   * Places a request that is under lock as it is asked for now, and answers how that was judged. `agreed`: those who may have it there have
   * said so, whoever writes it down, so that it is no less accepted than it was. @throws as `move`
   */
  async place(asking: Asking, locked: Locked, ask: RequisitionAsk, agreed: Agreed | null = null): Promise<Assessment> {
    if (!MOVABLE.includes(locked.status))
      throw await this.opened.refused(
        asking,
        locked,
        told`This request is ${{ status: locked.status }}: it cannot be moved any more. Nothing was changed.`,
      );
    const isHere = ask.lessonId === lessonId(locked.entryId, locked.date);
    if (isHere && !isGone(asking.rules, locked)) throw invalid('lessonId', 'The request is at that lesson already. Nothing was changed.');
    const stranded = isStranded(locked.whys) || isGone(asking.rules, locked);
    const assessment = await this.assess.move(asking, ask, locked, (planned) => {
      if (!agreed) refuseUnlessMayPlace(asking, locked, planned.context.entry, stranded);
      if (agreed?.overruled) refuseWhatIsOver(planned, NOT_MOVED);
      else refuseUnfit(planned, locked, stranded);
    });
    const status = statusAfter(locked, assessment, { stranded, agreed });
    const whose = whoseAfter(locked, assessment);
    const isJudged = locked.status === 'draft' || !stranded;
    await this.requisitions.replace(locked, assessment, { status, isJudged, keepsPlace: stranded, whose }, (overload) =>
      movedEvents(locked, assessment, overload, { status, stranded, teacherId: whose.teacherId }),
    );
    return assessment;
  }
}

/** A move that was agreed upon. `overruled`: by somebody who takes what comes too close to the lesson. */
export interface Agreed {
  overruled: boolean;
}

function refuseUnfit(planned: Planned, { status, startsAt }: Locked, stranded: boolean): void {
  if (status === 'draft') return refuseWhatIsOver(planned, NOT_MOVED);
  if (!stranded) return refuseUnlessSubmittable(planned, NOT_MOVED);
  refuseWhatIsOver(planned, NOT_MOVED);
  if (planned.plan.lesson.startMs < startsAt) refuseWhatIsBlocked(planned, NOT_MOVED);
}

/** What waits for an answer, or is made already, stays so; the rest is judged as it is now, its lateness as it stands. */
function statusAfter(
  { status, late }: Locked,
  assessment: Assessment,
  { stranded, agreed }: { stranded: boolean; agreed: Agreed | null },
): RequisitionStatus {
  if (status !== 'submitted' && status !== 'accepted') return status;
  const { asking, plan } = assessment;
  const isServed =
    status === 'accepted' &&
    (agreed?.overruled === true || may(asking.principal, 'requisition.serve', { departmentId: plan.work.departmentId }));
  return isServed || acceptsItself(assessment, stranded ? late : undefined) ? 'accepted' : 'submitted';
}

/** Whose it is at the lesson: its teacher's where that lesson is theirs, or of the one for whom they ask; else the lesson's teacher's. */
function whoseAfter(locked: Locked, { context }: Assessment): Pick<RequisitionRow, 'teacherId' | 'lessonTeacherId'> {
  const { id } = context.entry.teacher;
  const { teacherId, lessonTeacherId } = locked;
  if (id === lessonTeacherId) return { teacherId, lessonTeacherId };
  return { teacherId: id, lessonTeacherId: null };
}
