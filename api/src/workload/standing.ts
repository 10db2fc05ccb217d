import type { Work } from '@app/shared';
import { type Answered, is, statement } from '../core/database/index.js';
import { batchOf } from '../prep/index.js';

const SUMS = {
  departmentId: is.json<string[]>().orNull,
  due: is.json<number[]>().orNull,
  from: is.json<number[]>().orNull,
  batch: is.json<string[]>().orNull,
  fixed: is.json<number[]>().orNull,
  minutes: is.json<number[]>().orNull,
  tasks: is.json<number[]>().orNull,
  overMinutes: is.json<number[]>().orNull,
  overTasks: is.json<number[]>().orNull,
  yieldingMinutes: is.json<number[]>().orNull,
  yieldingTasks: is.json<number[]>().orNull,
};
const ARRAYS = `to_json(array_agg(department_id)) AS "departmentId", to_json(array_agg(date_part('epoch', due) * 1000)) AS due,
  to_json(array_agg(date_part('epoch', window_from) * 1000)) AS "from", to_json(array_agg(batch)) AS batch, to_json(array_agg(fixed_minutes)) AS fixed,
  to_json(array_agg(minutes)) AS minutes, to_json(array_agg(tasks)) AS tasks, to_json(array_agg(over_minutes)) AS "overMinutes", to_json(array_agg(over_tasks)) AS "overTasks",
  to_json(array_agg(yielding_minutes)) AS "yieldingMinutes", to_json(array_agg(yielding_tasks)) AS "yieldingTasks"`;
const COLUMNS =
  'department_id, due, window_from, batch, minutes, fixed_minutes, tasks, over_minutes, over_tasks, yielding_minutes, yielding_tasks';

/**
 * What is overdue ($6 now) and still to be done: preparing until its lesson begins, collecting and clearing what was made, by the end of
 * the next working day ($5). What was due more than four weeks ago is nobody's plan any more.
 */
const overdue = (
  which = '',
) => `(SELECT k.department_id, CASE WHEN k.kind = 'prepare' THEN q.starts_at ELSE $5::timestamptz END AS due, $6::timestamptz AS window_from, '' AS batch,
    k.minutes, 0 AS fixed_minutes, 1 AS tasks, 0 AS over_minutes, 0 AS over_tasks, 0 AS yielding_minutes, 0 AS yielding_tasks
  FROM task k LEFT JOIN requisition q ON q.school_id = $1 AND q.id = k.requisition_id
  WHERE k.school_id = $1 AND k.department_id = ANY($2) AND k.done_at IS NULL AND k.minutes > 0 AND k.due <= $6 AND k.due > $6::timestamptz - interval '28 days'
    AND CASE k.kind WHEN 'prepare' THEN q.starts_at > $6 WHEN 'deliver' THEN false ELSE q.id IS NULL OR q.status NOT IN ('submitted', 'queried', 'accepted') END ${which})`;

/** The open work of departments ($2) of a school ($1) that is due after $3 and until $4, as sums by window and batch, and what is overdue (see there). */
export const STANDING = statement(
  SUMS,
  `SELECT ${ARRAYS} FROM (
     SELECT ${COLUMNS} FROM demand WHERE school_id = $1 AND department_id = ANY($2) AND due > $3 AND due <= $4 AND tasks > 0
     UNION ALL ${overdue()} ORDER BY 1, 2, 3, 4) open`,
);

/** The same without the work of one requisition ($7), batch keys and all. */
export const STANDING_OF_OTHERS = statement(
  SUMS,
  `SELECT ${ARRAYS} FROM (
     SELECT department_id, due, window_from, batch, sum(minutes) AS minutes, max(fixed_minutes) AS fixed_minutes, sum(tasks) AS tasks, sum(over_minutes) AS over_minutes,
       sum(over_tasks) AS over_tasks, sum(yielding_minutes) AS yielding_minutes, sum(yielding_tasks) AS yielding_tasks FROM (
       SELECT ${COLUMNS} FROM demand WHERE school_id = $1 AND department_id = ANY($2) AND due > $3 AND due <= $4 AND tasks > 0
       UNION ALL
       SELECT k.department_id, k.due, k.window_from, b.batch, b.own, 0, -1, CASE WHEN k.over_line THEN b.own ELSE 0 END, CASE WHEN k.over_line THEN -1 ELSE 0 END,
         CASE WHEN k.yields AND NOT k.over_line THEN b.own ELSE 0 END, CASE WHEN k.yields AND NOT k.over_line THEN -1 ELSE 0 END
       FROM task k CROSS JOIN LATERAL (SELECT batch, CASE WHEN batch = '' THEN -k.minutes ELSE k.fixed_minutes - k.minutes END AS own FROM (SELECT ${batchOf('k')} AS batch) named) b
       WHERE k.school_id = $1 AND k.requisition_id = $7 AND k.department_id = ANY($2) AND k.done_at IS NULL AND k.minutes > 0 AND k.due > $3 AND k.due <= $4
     ) each GROUP BY department_id, due, window_from, batch HAVING sum(tasks) > 0
     UNION ALL ${overdue('AND k.requisition_id IS DISTINCT FROM $7')} ORDER BY 1, 2, 3, 4) open`,
);

/** The open work of some departments by window and batch. */
export interface Standing extends Work {
  /** How many of it there are in all, over the line, and kept but yielding; minutes likewise. */
  tasks: number;
  over: { minutes: number; tasks: number };
  yielding: { minutes: number; tasks: number };
  /** The window as it is stored. */
  window: { fromMs: number; dueMs: number };
}

/** Makes of the answered arrays the work that they say. */
export function standingOf(row: Answered<typeof STANDING> | undefined): Standing[] {
  const { due } = row ?? {};
  if (!row || !due) return [];
  return due.map((dueMs, index) => {
    const fromMs = row.from?.[index] ?? dueMs;
    return {
      departmentId: row.departmentId?.[index] ?? '',
      fromMs,
      dueMs,
      batch: row.batch?.[index] ?? '',
      fixedMinutes: row.fixed?.[index] ?? 0,
      minutes: row.minutes?.[index] ?? 0,
      tasks: row.tasks?.[index] ?? 0,
      over: { minutes: row.overMinutes?.[index] ?? 0, tasks: row.overTasks?.[index] ?? 0 },
      yielding: { minutes: row.yieldingMinutes?.[index] ?? 0, tasks: row.yieldingTasks?.[index] ?? 0 },
      window: { fromMs, dueMs },
    };
  });
}

/** Of standing work what is kept; `late`: also what yields to those on time. */
export function keptOf(standing: readonly Standing[], late: boolean): Work[] {
  return standing.flatMap(({ tasks, minutes, over, yielding, ...work }) => {
    const kept = tasks - over.tasks - (late ? 0 : yielding.tasks);
    return kept > 0 ? [{ ...work, minutes: minutes - over.minutes - (late ? 0 : yielding.minutes) }] : [];
  });
}
