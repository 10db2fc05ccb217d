import { Injectable } from '@nestjs/common';
import {
  type AskedFor,
  asksForMore,
  CHANGEABLE,
  isOtherWork,
  lessonId,
  lessonOn,
  type RequisitionAsk,
  type RequisitionChange,
  type RequisitionStatus,
} from '@app/shared';
import { Database, ONE_MORE } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { ProblemError, told } from '../core/problems/index.js';
import { Assess } from './assess.js';
import { acceptsItself } from './assessment.js';
import type { Asking } from './asking.js';
import { asItStands, isSameAssessment, keptAssessment } from './kept-assessment.js';
import { askedFor, askOf, type Locked } from './locked-requisition.js';
import { OpenRequisition } from './open-requisition.js';
import { plannedFor } from './plan-requisition.js';
import { changedEvent } from './requisition-events.js';
import { refuseUnlessMayChange } from './requisitions.policy.js';
import { AS_SAID, type AsSaid, RequisitionRow } from './requisition.entity.js';
import { SubmitRequisition } from './submit-requisition.js';
import { withoutNulls } from './without-nulls.js';
import { WriteRequisition } from './write-requisition.js';

/**
 * What is asked after a change: another practical brings its own title, lines and group size unless they are sent too; null takes away.
 * What was confirmed of another practical or version is not confirmed of this one.
 */
export function changed(locked: Locked, change: RequisitionChange): RequisitionAsk {
  const before = askOf(locked);
  const { version: _version, status: _status, note: _note, ...sent } = change;
  const isOther = sent.practicalId != null && sent.practicalId !== locked.practicalId;
  if (isOther) {
    delete before.title;
    delete before.lines;
    delete before.groupSize;
  }
  const isNewer = sent.practicalVersion != null && sent.practicalVersion !== locked.practicalVersion && locked.status !== 'draft';
  if ((isOther || isNewer) && before.riskAssessment) before.riskAssessment = { ...before.riskAssessment, confirmed: false };
  else if (isSameAssessment(sent.riskAssessment, before.riskAssessment)) delete sent.riskAssessment;
  return withoutNulls({ ...before, ...sent, lessonId: sent.lessonId ?? before.lessonId });
}

/** Whether only words change that hold nothing and make no work: the notes, or a risk assessment that was read. */
function isOfWords(change: RequisitionChange, status: RequisitionStatus): boolean {
  const isRead = change.riskAssessment == null || (change.riskAssessment.confirmed && CHANGEABLE.includes(status));
  const words: readonly string[] = ['version', 'note', ...AS_SAID];
  const others = Object.entries(change).filter(([key, value]) => value !== undefined && !words.includes(key));
  return isRead && change.riskAssessment !== null && others.length === 0;
}

/** Changing what was asked, and sending a draft as it is after the change. */
@Injectable()
export class ChangeRequisition {
  constructor(
    private readonly db: Database,
    private readonly opened: OpenRequisition,
    private readonly assess: Assess,
    private readonly requisitions: WriteRequisition,
    private readonly submissions: SubmitRequisition,
    private readonly events: Events,
  ) {}

  /**
   * Changes what is sent of a request under lock, at its lesson. After the deadline a change of anything but the notes is a late change,
   * which the technicians hear of and look at again.
   * @throws NOT_ALLOWED, OTHER_DEPARTMENT, TRANSITION_REFUSED, INVALID, HOLD_REFUSED (then everything stays as it was), and as submitting
   * does where a draft is sent
   */
  async change(asking: Asking, locked: Locked, change: RequisitionChange): Promise<void> {
    refuseUnlessMayChange(
      asking,
      locked,
      'Only its teacher, a technician or a head of department can change a requisition. Nothing was changed.',
    );
    if (change.status != null && locked.status !== 'draft')
      throw await this.opened.refused(
        asking,
        locked,
        told`This request is ${{ status: locked.status }}: only a draft is kept or sent. Nothing was changed.`,
      );
    if (change.status === 'submitted') await this.submissions.send(asking, locked, changed(locked, change));
    else if (isOfWords(change, locked.status)) await this.note(asking, locked, change);
    else await this.rewrite(asking, locked, change);
  }

  private async note({ principal, nowMs }: Asking, locked: Locked, change: RequisitionChange): Promise<void> {
    const { notes, riskAssessment: sent } = change;
    const stands = locked.riskAssessment && asItStands(locked.riskAssessment);
    const riskAssessment = keptAssessment(isSameAssessment(sent, stands) ? stands : sent, principal.personId, nowMs);
    const changes = { ...(notes !== undefined && { notes }), ...(sent !== undefined && { riskAssessment }) };
    const before = Object.fromEntries(AS_SAID.map((field) => [field, locked[field]])) as Pick<Locked, AsSaid>;
    const after = { ...before, ...changes };
    await this.db.update(RequisitionRow, { id: locked.id }, { ...changes, version: ONE_MORE });
    await this.events.record(principal, { name: 'requisition.noted', subjectId: locked.id, payload: { before, after } });
  }

  private async rewrite(asking: Asking, locked: Locked, change: RequisitionChange): Promise<void> {
    const { status } = locked;
    if (!CHANGEABLE.includes(status))
      throw new ProblemError(
        'TRANSITION_REFUSED',
        told`This request is ${{ status }}: only its notes can still be changed. Nothing was changed.`,
      );
    const isDraft = status === 'draft';
    const ask = changed(locked, change);
    if (isLost(asking, locked, ask)) return this.keep(asking, locked, ask);
    const assessment = await (isDraft ? this.assess.draft(asking, ask, locked) : this.assess.change(asking, ask, locked));
    const [before, after] = [askedFor(locked), plannedFor(assessment.plan)];
    const isPast = locked.deadline !== null && asking.nowMs > locked.deadline;
    const isLate = !isDraft && isPast && isOtherWork(before, asChosen(locked, before, after));
    // what asks for no more stays accepted, whatever others ask for by now
    const isMore = asksForMore(before, after);
    const isJudged = isMore || change.riskAssessment !== undefined;
    const goesBack = status === 'accepted' && (isLate || (isJudged && !acceptsItself(assessment, false)));
    const to = { status: goesBack ? 'submitted' : status, isLate } as const;
    await this.requisitions.replace(locked, assessment, { status: to.status, isJudged: isDraft, keepsPlace: !isMore }, (overload) => [
      changedEvent(locked, assessment, overload, { ...to, note: change.note?.trim() || null }),
    ]);
  }

  /** A request whose lesson is lost is kept as it is asked for now, without kit or work, until its people settle it. */
  private async keep(asking: Asking, locked: Locked, ask: RequisitionAsk): Promise<void> {
    const assessment = await this.assess.lost(asking, ask, locked);
    const to = { status: locked.status, isLate: false } as const;
    await this.requisitions.replace(locked, assessment, { status: to.status, isJudged: false, keepsPlace: true }, (overload) => [
      changedEvent(locked, assessment, overload, { ...to, note: null }),
    ]);
  }
}

/** What a change asks for by its people's choice: to take down sooner what stands in a room that is closed is the world's doing. */
function asChosen({ whys }: Locked, { keptUntilMs: kept }: AskedFor, after: AskedFor): AskedFor {
  return whys.includes('closed') && kept != null && (after.keptUntilMs ?? 0) < kept ? { ...after, keptUntilMs: kept } : after;
}

/** Whether what is asked for stays at a lesson that does not take place. */
function isLost({ rules }: Asking, { entryId, entry, date }: Locked, ask: RequisitionAsk): boolean {
  return ask.lessonId === lessonId(entryId, date) && !(rules.calendar && lessonOn(rules.calendar, entry, date));
}
