import type { TaskRow } from './task.entity.js';

/** Which batch a task is of: preparing of one practical and version, on one planned day, by one person (nobody counts as one); '' of none. */
export function batchKey(
  task: Pick<TaskRow, 'kind' | 'practicalId' | 'practicalVersion' | 'fixedMinutes' | 'date' | 'assigneeId'>,
): string {
  const { kind, practicalId, practicalVersion, fixedMinutes, date, assigneeId } = task;
  if (kind !== 'prepare' || practicalId === null || !(fixedMinutes > 0)) return '';
  return [practicalId, practicalVersion ?? 0, date, assigneeId ?? ''].join(':');
}

const isOfBatch = (k: string): string => `${k}.kind = 'prepare' AND ${k}.fixed_minutes > 0 AND ${k}.practical_id IS NOT NULL`;

/** The same in SQL, of a task by this name. */
export const batchOf = (k: string): string =>
  `CASE WHEN ${isOfBatch(k)}
    THEN ${k}.practical_id::text || ':' || coalesce(${k}.practical_version, 0) || ':' || ${k}.date::text || ':' || coalesce(${k}.assignee_id::text, '') ELSE '' END`;

/**
 * SQL: the columns `practical` and `version` that tell the batches of tasks by this name apart where they are grouped by day and person anyway,
 * both null of no batch: over a school year the text of each task costs more than the sums.
 */
export const batchOfDay = (k: string): string =>
  `CASE WHEN ${isOfBatch(k)} THEN ${k}.practical_id END AS practical, CASE WHEN ${isOfBatch(k)} THEN coalesce(${k}.practical_version, 0) END AS version`;

/** SQL: the minutes of the tasks of one such batch `b` (or of those of none) by this name, where they are grouped: what a batch spends once is in it once. */
export const minutesOfBatch = (k: string, b: string): string =>
  `sum(CASE WHEN ${b}.practical IS NULL THEN ${k}.minutes ELSE ${k}.minutes - ${k}.fixed_minutes END) + max(CASE WHEN ${b}.practical IS NULL THEN 0 ELSE ${k}.fixed_minutes END)`;
