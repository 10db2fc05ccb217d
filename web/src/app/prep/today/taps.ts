import type { Task } from '@app/shared/contracts';

/** A task as it was on the screen when it was tapped. */
interface Mark {
  taskId: string;
  title: string;
  version: number;
}

/**
 * One tap: what a task is to be, and the version that was on the screen. `also`: tasks of the same requisition that the server marks
 * before it, in order. `holdUntilMs`: not sent before, so that it can still be taken back.
 */
export interface Tap extends Mark {
  done: boolean;
  also?: Mark[];
  at: string;
  holdUntilMs: number;
}

/** A task as a tap needs to know it. */
export type Tapped = Pick<Task, 'id' | 'version' | 'doneAt' | 'title' | 'kind' | 'requisitionId'>;

/** A tap that the server did not take, kept until the person has seen it. */
export interface Conflict {
  tap: Tap;
  detail: string;
  /** The task as it is now, where the answer told. */
  current: Task | null;
}

/** A tap by its task and its moment: the same task can wait twice, tapped and tapped back. */
export function idOf(tap: Tap): string {
  return `${tap.taskId}@${tap.at}`;
}

/** A conflict by its task: of one task only the last is kept. */
export function ofTask(conflict: Conflict): string {
  return conflict.tap.taskId;
}

/** Tells whether two are one tap: of the same task at the same moment. */
export function isSame(one: Tap, other: Tap | null): boolean {
  return one.taskId === other?.taskId && one.at === other.at;
}

/** The tasks that a tap marks, in the order in which the server does. */
export function marksOf(tap: Tap): Mark[] {
  return [...(tap.also ?? []), tap];
}

/** What each task is to be once the taps are sent. */
export function marksIn(taps: readonly Tap[]): Map<string, boolean> {
  return new Map(taps.flatMap((tap) => marksOf(tap).map(({ taskId }) => [taskId, tap.done])));
}

/** What is left of a tap that has not been sent when some of its tasks are taken back: those that come before them. */
export function cutBefore(tap: Tap, taskIds: ReadonlySet<string>): Tap[] {
  const marks = marksOf(tap);
  const first = marks.findIndex(({ taskId }) => taskIds.has(taskId));
  if (first < 0) return [tap];
  const [last, ...before] = marks.slice(0, first).reverse();
  return last ? [{ ...tap, ...last, also: before.reverse(), holdUntilMs: 0 }] : [];
}

/** In the order in which they were made. */
export function inOrder(taps: readonly Tap[]): Tap[] {
  return [...taps].sort((one, other) => Temporal.Instant.compare(one.at, other.at));
}
