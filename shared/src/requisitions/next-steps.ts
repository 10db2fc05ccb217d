import { may, type Rights } from '../access/index.js';
import { closingRefused } from './closing.js';
import { REQUISITION_STATUSES, type RequisitionStatus } from './statuses.js';
import { statesOfMove, stepOf } from './steps.js';
import { nextStates, type OfTeacher } from './transitions.js';

/** What a request's next steps hang on beside its state and whose it is. */
export interface StepsHangOn {
  isOver: boolean;
  /** Of a draft: whoever asks may ask for its lesson, which is held and still ahead. */
  canBeSent: boolean;
  /** Its department wants a confirmed risk assessment, and there is none. */
  lacksAssessment: boolean;
}

/** Whether a step is the acceptance of what was asked, and no step back to it. */
export function isAcceptance(from: RequisitionStatus, to: RequisitionStatus): boolean {
  return to === 'accepted' && (from === 'submitted' || from === 'queried');
}

/**
 * Lists the states to which somebody can move a request now: the steps of the table in its order, and what one call takes through several
 * or past them.
 */
export function nextSteps(from: RequisitionStatus, who: Rights, of: OfTeacher, on: StepsHangOn): RequisitionStatus[] {
  const steps = nextStates(from, who, of);
  const further = REQUISITION_STATUSES.filter((to) => !steps.includes(to) && isTaken(from, to, who, of, on.isOver));
  return [...steps, ...further].filter((to) => {
    if (from === 'draft' && to === 'submitted') return on.canBeSent;
    return !(isAcceptance(from, to) && on.lacksAssessment);
  });
}

function isTaken(
  from: RequisitionStatus,
  to: RequisitionStatus,
  who: Rights,
  { personId, departmentId, ...of }: OfTeacher,
  isOver: boolean,
) {
  if (to === 'cleared') return closingRefused(from, isOver, who, { personId, departmentId }) === null;
  const way = [from, ...statesOfMove(from, to)];
  return way.slice(1).every((state, index) => {
    const step = stepOf(way[index] ?? from, state);
    return step !== undefined && may(who, step.act, { ...of, personId, departmentId });
  });
}
