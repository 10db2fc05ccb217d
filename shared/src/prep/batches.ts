import type { IsoDate } from '../time/iso-date.js';
import { traysFor } from '../practicals/quantities.js';

/** One requisition's prepare task. */
export interface PrepareTask {
  id: string;
  requisitionId: string;
  /** Null for a free list, which is never batched. */
  practicalId: string | null;
  /** The version that it was asked for with: two versions are not made in one go. */
  practicalVersion?: number | null;
  title: string;
  date: IsoDate;
  /** Null = unassigned, which batches like one more technician. */
  assigneeId: string | null;
  sets: number;
  setsPerTray?: number | null;
  /** Minutes of this task done alone. */
  minutes: number;
  /** Those of `minutes` that do not recur when the practical is prepared again in the same go. */
  fixedMinutes: number;
  fromMs: number;
  dueMs: number;
}

/** Prepare tasks done in one go. */
export interface TaskBatch {
  key: string;
  practicalId: string | null;
  title: string;
  date: IsoDate;
  assigneeId: string | null;
  taskIds: string[];
  /** Distinct, in order of due. */
  requisitionIds: string[];
  sets: number;
  /** Each requisition goes to its own room, so part-filled trays are not shared. */
  trays: number;
  minutes: number;
  /** The earliest start and the earliest due of its tasks. */
  fromMs: number;
  dueMs: number;
}

function keyOf(task: PrepareTask): string {
  return task.practicalId === null
    ? `task:${task.id}`
    : `${task.date}:${task.practicalId}:${task.practicalVersion ?? ''}:${task.assigneeId ?? 'unassigned'}`;
}

function soonestFirst(one: { dueMs: number; fromMs: number }, other: { dueMs: number; fromMs: number }): number {
  return one.dueMs - other.dueMs || one.fromMs - other.fromMs;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function batchOf(key: string, tasks: readonly [PrepareTask, ...PrepareTask[]]): TaskBatch {
  const [first] = tasks;
  return {
    key,
    practicalId: first.practicalId,
    title: first.title,
    date: first.date,
    assigneeId: first.assigneeId,
    taskIds: tasks.map((task) => task.id),
    requisitionIds: [...new Set(tasks.map((task) => task.requisitionId))],
    sets: sum(tasks.map((task) => task.sets)),
    trays: sum(tasks.map((task) => traysFor(task.sets, task.setsPerTray ?? undefined))),
    minutes: sum(tasks.map((task) => task.minutes - task.fixedMinutes)) + Math.max(...tasks.map((task) => task.fixedMinutes)),
    fromMs: Math.min(...tasks.map((task) => task.fromMs)),
    dueMs: first.dueMs,
  };
}

/**
 * Puts prepare tasks of the same practical and version, date and technician together, the fixed minutes counted once; a task
 * without a practical is a batch of its own. Batches and the tasks in them come in order of due.
 */
export function batchTasks(tasks: readonly PrepareTask[]): TaskBatch[] {
  const byKey = new Map<string, [PrepareTask, ...PrepareTask[]]>();
  for (const task of [...tasks].sort(soonestFirst)) {
    const key = keyOf(task);
    const batch = byKey.get(key);
    if (batch) batch.push(task);
    else byKey.set(key, [task]);
  }
  return [...byKey].map(([key, together]) => batchOf(key, together)).sort(soonestFirst);
}
