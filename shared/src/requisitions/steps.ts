import type { RequisitionStatus } from './statuses.js';
import { type StepTask, type Transition, TRANSITIONS } from './transitions.js';

/** The tasks of a requisition in the order in which they are done. */
export const STEP_TASKS: readonly StepTask[] = /* @__PURE__ */ TRANSITIONS.flatMap(({ task, back }) => (task && !back ? [task] : []));

/** The step from one state to another, as the table has it. */
export function stepOf(from: RequisitionStatus, to: RequisitionStatus): Transition | undefined {
  return TRANSITIONS.find((step) => step.from === from && step.to === to);
}

/** Follows the work from a state, onwards or back, until a step is the last; null where the table has no such way. */
function wayFrom(from: RequisitionStatus, back: boolean, isLast: (step: Transition) => boolean): Transition[] | null {
  const way: Transition[] = [];
  for (let state = from; ;) {
    const step = TRANSITIONS.find((next) => next.from === state && next.task !== undefined && (next.back ?? false) === back);
    if (!step) return null;
    way.push(step);
    if (isLast(step)) return way;
    state = step.to;
  }
}

/** The state that a requisition is in once a task is ticked, or its tick taken back; null where the table has no such step. */
export function stateAfterTick(task: StepTask, done: boolean): RequisitionStatus | null {
  return TRANSITIONS.find((step) => step.task === task && (step.back ?? false) !== done)?.to ?? null;
}

/**
 * The steps that ticking a task takes, in order; null where there are none. What is fetched back was made and taken out, so a tick
 * takes the open steps before it too; taking a tick back takes back the later steps first.
 */
export function stepsOfTick(from: RequisitionStatus, task: StepTask, done: boolean): Transition[] | null {
  return wayFrom(from, !done, (step) => step.task === task);
}

/**
 * The states that a move to a state goes through, in order. Whoever says 'delivered' says that it was prepared; nothing else is taken
 * for said, since a request of which only the end is told may never have been made.
 */
export function statesOfMove(from: RequisitionStatus, to: RequisitionStatus): RequisitionStatus[] {
  const way = to === 'delivered' ? wayFrom(from, false, (step) => step.to === to) : null;
  return way ? way.map((step) => step.to) : [to];
}

/**
 * The tasks of one requisition that a tick marks, the ticked one last. Done: the open ones before it. Not done: the done ones after it,
 * the last first. A task that is no step marks itself alone.
 */
export function tasksOfTick<Task extends { kind: string }>(
  ticked: Task,
  others: readonly Task[],
  done: boolean,
  isDone: (task: Task) => boolean,
): Task[] {
  const place = ({ kind }: Task): number => STEP_TASKS.findIndex((task) => task === kind);
  if (place(ticked) < 0) return [ticked];
  const isBefore = (one: Task, other: Task): boolean => (done ? place(one) < place(other) : place(one) > place(other));
  const implied = others.filter((task) => place(task) >= 0 && isBefore(task, ticked) && isDone(task) !== done);
  return [...implied.sort((one, other) => (isBefore(one, other) ? -1 : 1)), ticked];
}
