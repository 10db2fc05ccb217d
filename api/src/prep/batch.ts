import type { TaskRow } from './task.entity.js';

/** Which batch a task is of: preparing of one practical and version, on one planned day, by one person (nobody counts as one); '' of none. */
export function batchKey(
  task: Pick<TaskRow, 'kind' | 'practicalId' | 'practicalVersion' | 'fixedMinutes' | 'date' | 'assigneeId'>,
): string {
  const { kind, practicalId, practicalVersion, fixedMinutes, date, assigneeId } = task;
  if (kind !== 'prepare' || practicalId === null || !(fixedMinutes > 0)) return '';
  return [practicalId, practicalVersion ?? 0, date, assigneeId ?? ''].join(':');
}

/** The same in SQL, of a task by this name. */
export const batchOf = (k: string): string =>
  `CASE WHEN ${k}.kind = 'prepare' AND ${k}.fixed_minutes > 0 AND ${k}.practical_id IS NOT NULL
    THEN ${k}.practical_id::text || ':' || coalesce(${k}.practical_version, 0) || ':' || ${k}.date::text || ':' || coalesce(${k}.assignee_id::text, '') ELSE '' END`;

/** SQL: the minutes of the tasks of one batch (or of those of none, '') by this name, where they are grouped: what a batch spends once is in it once. */
export const minutesOfBatch = (k: string, batch: string): string =>
  `sum(CASE WHEN ${batch} = '' THEN ${k}.minutes ELSE ${k}.minutes - ${k}.fixed_minutes END) + max(CASE WHEN ${batch} = '' THEN 0 ELSE ${k}.fixed_minutes END)`;
