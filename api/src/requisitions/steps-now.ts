import { type EntryRule, lessonOn, may, nextSteps, type RequisitionStatus } from '@app/shared';
import type { Asking } from './asking.js';
import { ownersOf } from './requisitions.policy.js';

/** Of a requisition what its next steps hang on. Instants are epoch milliseconds. */
type Kept = Parameters<typeof ownersOf>[0] & {
  date: string;
  endsAt: number;
  entry: EntryRule & { teacherIds: readonly string[] };
  isAssessed: boolean;
};

/** Lists the steps of a requisition that the server takes of somebody now. */
export function stepsNow({ principal, rules, nowMs }: Asking, kept: Kept): RequisitionStatus[] {
  const { status, departmentId, date, endsAt, entry, isAssessed } = kept;
  const [personId = '', ...colleagues] = entry.teacherIds;
  const isOver = endsAt <= nowMs;
  const isHeld = rules.calendar !== null && lessonOn(rules.calendar, entry, date) !== undefined;
  return nextSteps(status, principal, ownersOf(kept), {
    isOver,
    canBeSent: isHeld && !isOver && may(principal, 'requisition.ask', { personId, colleagues, departmentId }),
    lacksAssessment: rules.riskAssessmentNeeded.has(departmentId) && !isAssessed,
  });
}
