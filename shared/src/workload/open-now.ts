import type { TaskKind } from '../prep/task-windows.js';
import type { Demand } from './pressure.js';

/** An open task as it is kept, with the lesson that it is for; epoch milliseconds. */
export interface OpenTask extends Demand {
  kind: TaskKind;
  /** Null: it is for no lesson. */
  lessonMs: number | null;
}

/**
 * Says when an open task can still be done: nothing starts before now. Overdue, preparing is due at the lesson's start, collecting and
 * clearing by the end of the next working day; what cannot be made good any more (null) is no demand.
 */
export function openNow<T extends OpenTask>(task: T, nowMs: number, nextDayEndMs: number): T | null {
  const fromMs = Math.max(task.fromMs, nowMs);
  if (task.dueMs > nowMs) return { ...task, fromMs };
  const isOfLesson = task.kind === 'prepare' || task.kind === 'deliver' || task.kind === 'support';
  if (!isOfLesson) return { ...task, fromMs, dueMs: nextDayEndMs };
  return task.kind === 'prepare' && task.lessonMs !== null && task.lessonMs > nowMs ? { ...task, fromMs, dueMs: task.lessonMs } : null;
}

/** Whether something was to be prepared by now for a lesson that has not begun: it cannot wait, and is kept whatever else is. */
export function isOverdue(work: readonly Pick<OpenTask, 'kind' | 'dueMs' | 'lessonMs'>[], nowMs: number): boolean {
  return work.some(({ kind, dueMs, lessonMs }) => kind === 'prepare' && dueMs <= nowMs && lessonMs !== null && lessonMs > nowMs);
}
