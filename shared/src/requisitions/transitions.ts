import { isElsewhere, may, type Rights } from '../access/index.js';
import type { RequisitionStatus } from './statuses.js';

/** The acts that steps are; who may do them to which requisition stands in the table of access. */
export type StepAct = `requisition.${'submit' | 'discard' | 'cancel' | 'reply' | 'serve'}`;

/**
 * Whose requisition it is: that of its teacher, and of the others of its lesson; of a draft instead of whoever began it. And of which department.
 */
export interface OfTeacher {
  personId: string;
  colleagues?: readonly string[];
  departmentId: string;
}

/** The work of technicians that a step of a requisition stands for. */
export type StepTask = 'prepare' | 'deliver' | 'collect' | 'clear';

export interface Transition {
  from: RequisitionStatus;
  to: RequisitionStatus;
  act: StepAct;
  /** The task that the step finishes, or, taken back, opens again. */
  task?: StepTask;
  /** A step back after a mis-tap. */
  back?: true;
}

/** Why a move may not be made. */
export type MoveRefusal = 'not-a-step' | 'not-yours' | 'other-department';

const SERVE = 'requisition.serve';
const CANCEL = 'requisition.cancel';

/** Every step in a requisition's life, who may take it and which task it finishes. What is not here does not happen. */
export const TRANSITIONS: readonly Transition[] = [
  { from: 'draft', to: 'submitted', act: 'requisition.submit' },
  { from: 'draft', to: 'cancelled', act: 'requisition.discard' },
  { from: 'submitted', to: 'accepted', act: SERVE },
  { from: 'submitted', to: 'queried', act: SERVE },
  { from: 'submitted', to: 'declined', act: SERVE },
  { from: 'submitted', to: 'cancelled', act: CANCEL },
  { from: 'queried', to: 'submitted', act: 'requisition.reply' },
  // answered by word of mouth; the note says what
  { from: 'queried', to: 'accepted', act: SERVE },
  { from: 'queried', to: 'declined', act: SERVE },
  { from: 'queried', to: 'cancelled', act: CANCEL },
  { from: 'accepted', to: 'prepared', act: SERVE, task: 'prepare' },
  { from: 'accepted', to: 'queried', act: SERVE },
  { from: 'accepted', to: 'declined', act: SERVE },
  { from: 'accepted', to: 'cancelled', act: CANCEL },
  { from: 'prepared', to: 'delivered', act: SERVE, task: 'deliver' },
  { from: 'prepared', to: 'cancelled', act: CANCEL },
  { from: 'prepared', to: 'accepted', act: SERVE, task: 'prepare', back: true },
  { from: 'delivered', to: 'collected', act: SERVE, task: 'collect' },
  { from: 'delivered', to: 'prepared', act: SERVE, task: 'deliver', back: true },
  { from: 'collected', to: 'cleared', act: SERVE, task: 'clear' },
  { from: 'collected', to: 'delivered', act: SERVE, task: 'collect', back: true },
];

/** States in which a requisition keeps its kit held. Cancelling, declining and collecting release it. */
export const HOLDING: ReadonlySet<RequisitionStatus> = new Set(['submitted', 'accepted', 'queried', 'prepared', 'delivered']);

/** States in which what was asked for may still be changed; after them only its notes. */
export const CHANGEABLE: readonly RequisitionStatus[] = ['draft', 'submitted', 'queried', 'accepted'];

/** States in which a request can still be moved to another lesson. */
export const MOVABLE: readonly RequisitionStatus[] = ['draft', 'submitted', 'queried', 'accepted', 'prepared'];

/** The states in which it can be handed over to somebody else: what is over and done with is nobody's to take over. */
export const HANDABLE: readonly RequisitionStatus[] = ['draft', 'submitted', 'queried', 'accepted', 'prepared', 'delivered', 'collected'];

/** States to which somebody may move a requisition of that teacher, steps back included, in the table's order. */
export function nextStates(from: RequisitionStatus, who: Rights, of: OfTeacher): RequisitionStatus[] {
  return TRANSITIONS.filter((step) => step.from === from && may(who, step.act, of)).map((step) => step.to);
}

/** Says why a move is refused: there is no such step, or it is somebody else's, or another department's. Null when it may be made. */
export function moveRefused(from: RequisitionStatus, to: RequisitionStatus, who: Rights, of: OfTeacher): MoveRefusal | null {
  const step = TRANSITIONS.find((candidate) => candidate.from === from && candidate.to === to);
  if (!step) return 'not-a-step';
  if (may(who, step.act, of)) return null;
  return isElsewhere(who, step.act, of) ? 'other-department' : 'not-yours';
}
