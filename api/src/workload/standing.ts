import type { Work } from '@app/shared';
import { type Answered, is, statement } from '../core/database/index.js';
import { batchOf, sumsText, type SumsText } from '../prep/index.js';

/** The sums of a department, by its place among those that were asked for, as texts with commas between; null where there are none. */
const SUMS = { place: is.int, sums: is.text.orNull };
const COLUMNS =
  'department_id, due, window_from, batch, minutes, fixed_minutes, tasks, over_minutes, over_tasks, yielding_minutes, yielding_tasks';

/**
 * SQL: columns of the open tasks of departments ($2) of a school ($1) that are due as it is asked for. Each department's are looked up by
 * themselves: where several are asked for at once, an index that knows no departments looks as good while nobody has analysed the table.
 */
export const openTasks = (columns: string, due: string) =>
  `unnest($2::uuid[]) d(id)
  CROSS JOIN LATERAL (SELECT ${columns} FROM task WHERE school_id = $1 AND department_id = d.id AND done_at IS NULL AND minutes > 0 AND ${due} OFFSET 0)`;

/**
 * What is overdue ($6 now) and still to be done: preparing until its lesson begins, collecting and clearing what was made, by the end of
 * the next working day ($5). What was due more than four weeks ago is nobody's plan any more.
 */
const overdue = (
  which = '',
) => `(SELECT k.department_id, CASE WHEN k.kind = 'prepare' THEN q.starts_at ELSE $5::timestamptz END AS due, $6::timestamptz AS window_from, '' AS batch,
    k.minutes, 0 AS fixed_minutes, 1 AS tasks, 0 AS over_minutes, 0 AS over_tasks, 0 AS yielding_minutes, 0 AS yielding_tasks
  FROM ${openTasks('department_id, requisition_id, kind, minutes, due', "due <= $6 AND due > $6::timestamptz - interval '28 days'")} k
  LEFT JOIN LATERAL (SELECT id, starts_at, status FROM requisition WHERE school_id = $1 AND id = k.requisition_id OFFSET 0) q ON true
  WHERE CASE k.kind WHEN 'prepare' THEN q.starts_at > $6 WHEN 'deliver' THEN false WHEN 'support' THEN false ELSE q.id IS NULL OR q.status NOT IN ('submitted', 'queried', 'accepted') END ${which})`;

/** SQL: what is selected of the rows of `open`, as `SUMS`. */
const grouped = (open: string) =>
  `array_position($2::uuid[], open.department_id) AS place, string_agg(${sumsText('open')}, ',') AS sums FROM ${open} open GROUP BY open.department_id`;

/** The open work of departments ($2) of a school ($1) that is due after $3 and until $4, as sums by window and batch, and what is overdue (see there). */
export const STANDING = statement(
  SUMS,
  `SELECT d.place::int AS place, (SELECT string_agg(as_text, ',') FROM demand WHERE school_id = $1 AND department_id = d.id AND due > $3 AND due <= $4 AND tasks > 0) AS sums
   FROM unnest($2::uuid[]) WITH ORDINALITY d(id, place)
   UNION ALL SELECT ${grouped(overdue())}`,
);

/** SQL: sums of the same without the work of requisitions, `which` says which, batch keys and all. */
const sumsWithout = (which: string) => `(
     SELECT department_id, due, window_from, batch, sum(minutes) AS minutes, max(fixed_minutes) AS fixed_minutes, sum(tasks) AS tasks, sum(over_minutes) AS over_minutes,
       sum(over_tasks) AS over_tasks, sum(yielding_minutes) AS yielding_minutes, sum(yielding_tasks) AS yielding_tasks FROM (
       SELECT ${COLUMNS} FROM demand WHERE school_id = $1 AND department_id = ANY($2) AND due > $3 AND due <= $4 AND tasks > 0
       UNION ALL
       SELECT k.department_id, k.due, k.window_from, b.batch, b.own, 0, -1, CASE WHEN k.over_line THEN b.own ELSE 0 END, CASE WHEN k.over_line THEN -1 ELSE 0 END,
         CASE WHEN k.yields AND NOT k.over_line THEN b.own ELSE 0 END, CASE WHEN k.yields AND NOT k.over_line THEN -1 ELSE 0 END
       FROM (SELECT * FROM task WHERE school_id = $1 AND requisition_id ${which} OFFSET 0) k CROSS JOIN LATERAL (SELECT batch, CASE WHEN batch = '' THEN -k.minutes ELSE k.fixed_minutes - k.minutes END AS own FROM (SELECT ${batchOf('k')} AS batch) named) b
       WHERE k.department_id = ANY($2) AND k.done_at IS NULL AND k.minutes > 0 AND k.due > $3 AND k.due <= $4
     ) each GROUP BY department_id, due, window_from, batch HAVING sum(tasks) > 0
     UNION ALL ${overdue(`AND (k.requisition_id ${which}) IS NOT TRUE`)})`;

/** The same without the work of one requisition ($7). */
export const STANDING_OF_OTHERS = statement(SUMS, `SELECT ${grouped(sumsWithout('= $7'))}`);

/** The same without the work of some requisitions ($7), as those that change days. */
export const STANDING_WITHOUT = statement(SUMS, `SELECT ${grouped(sumsWithout('= ANY($7)'))}`);

/** The open work of some departments by window and batch. */
export interface Standing extends Work {
  /** How many of it there are in all, over the line, and kept but yielding; minutes likewise. */
  tasks: number;
  over: { minutes: number; tasks: number };
  yielding: { minutes: number; tasks: number };
}

const NONE = { minutes: 0, tasks: 0 };

/** Makes of the answered sums the work that they say, of the departments that were asked for. */
export function standingOf(rows: readonly Answered<typeof STANDING>[], departmentIds: readonly string[]): Standing[] {
  return rows.flatMap(({ place, sums }) => {
    const departmentId = departmentIds[place - 1];
    return sums === null || departmentId === undefined
      ? []
      : (JSON.parse(`[${sums}]`) as SumsText[]).map((sum) => standing(departmentId, sum));
  });
}

/** By places, since some hundreds are read for each request: taking an array apart by name costs as much as reading its text. */
function standing(departmentId: string, sum: SumsText): Standing {
  const batch = sum[4] ?? '';
  const overTasks = sum[7] ?? 0;
  const yieldingTasks = sum[9] ?? 0;
  return {
    departmentId,
    fromMs: sum[1],
    dueMs: sum[0],
    batch,
    fixedMinutes: batch === '' ? 0 : (sum[5] ?? 0),
    minutes: sum[2],
    tasks: sum[3],
    over: overTasks === 0 ? NONE : { minutes: sum[6] ?? 0, tasks: overTasks },
    yielding: yieldingTasks === 0 ? NONE : { minutes: sum[8] ?? 0, tasks: yieldingTasks },
  };
}

/** Of standing work what is kept; `late`: also what yields to those on time. What is kept whole is not copied: there are hundreds for each request. */
export function keptOf(standing: readonly Standing[], late: boolean): Work[] {
  return standing.flatMap((one): Work | Work[] => {
    const { tasks, minutes, over, yielding } = one;
    const less = over.tasks + (late ? 0 : yielding.tasks);
    if (less === 0) return one;
    const kept = { ...one, minutes: minutes - over.minutes - (late ? 0 : yielding.minutes) };
    return tasks > less ? kept : [];
  });
}
