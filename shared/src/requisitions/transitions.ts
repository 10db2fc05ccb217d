import type { RequisitionStatus } from './statuses.js';

/** What a person is to one requisition; a person may be several at once. */
export type Actor = 'its-teacher' | 'technician' | 'head';

/** The work of technicians that a step of a requisition stands for. */
export type StepTask = 'prepare' | 'deliver' | 'collect' | 'clear';

export interface Transition {
  from: RequisitionStatus;
  to: RequisitionStatus;
  actors: readonly Actor[];
  /** The task that the step finishes, or, taken back, opens again. */
  task?: StepTask;
  /** A step back after a mis-tap. */
  back?: true;
}

/** Why a move may not be made. */
export type MoveRefusal = 'not-a-step' | 'not-yours';

const ANYONE: readonly Actor[] = ['its-teacher', 'technician', 'head'];
const TECHNICIAN: readonly Actor[] = ['technician'];
const TEACHER: readonly Actor[] = ['its-teacher'];

/** Every step in a requisition's life, who may take it and which task it finishes. What is not here does not happen. */
export const TRANSITIONS: readonly Transition[] = [
  { from: 'draft', to: 'submitted', actors: ANYONE },
  { from: 'draft', to: 'cancelled', actors: ANYONE },
  { from: 'submitted', to: 'accepted', actors: TECHNICIAN },
  { from: 'submitted', to: 'queried', actors: TECHNICIAN },
  { from: 'submitted', to: 'declined', actors: TECHNICIAN },
  { from: 'submitted', to: 'cancelled', actors: ANYONE },
  { from: 'queried', to: 'submitted', actors: TEACHER },
  { from: 'queried', to: 'cancelled', actors: ANYONE },
  { from: 'accepted', to: 'prepared', actors: TECHNICIAN, task: 'prepare' },
  { from: 'accepted', to: 'queried', actors: TECHNICIAN },
  { from: 'accepted', to: 'declined', actors: TECHNICIAN },
  { from: 'accepted', to: 'cancelled', actors: ANYONE },
  { from: 'prepared', to: 'delivered', actors: TECHNICIAN, task: 'deliver' },
  { from: 'prepared', to: 'cancelled', actors: ANYONE },
  { from: 'prepared', to: 'accepted', actors: TECHNICIAN, task: 'prepare', back: true },
  { from: 'delivered', to: 'collected', actors: TECHNICIAN, task: 'collect' },
  { from: 'delivered', to: 'prepared', actors: TECHNICIAN, task: 'deliver', back: true },
  { from: 'collected', to: 'cleared', actors: TECHNICIAN, task: 'clear' },
  { from: 'collected', to: 'delivered', actors: TECHNICIAN, task: 'collect', back: true },
];

/** States in which a requisition keeps its kit held. Cancelling, declining and collecting release it. */
export const HOLDING: ReadonlySet<RequisitionStatus> = new Set(['submitted', 'accepted', 'queried', 'prepared', 'delivered']);

function mayTake(step: Transition, actors: readonly Actor[]): boolean {
  return step.actors.some((actor) => actors.includes(actor));
}

/** States to which these actors may move a requisition, steps back included, in the table's order. */
export function nextStates(from: RequisitionStatus, actors: readonly Actor[]): RequisitionStatus[] {
  return TRANSITIONS.filter((step) => step.from === from && mayTake(step, actors)).map((step) => step.to);
}

/** Why a move is refused: there is no such step, or it is somebody else's. Null when it may be made. */
export function moveRefused(from: RequisitionStatus, to: RequisitionStatus, actors: readonly Actor[]): MoveRefusal | null {
  const step = TRANSITIONS.find((candidate) => candidate.from === from && candidate.to === to);
  if (!step) return 'not-a-step';
  return mayTake(step, actors) ? null : 'not-yours';
}
