import type { Overload, OverloadGroup, OverloadTask, Stretch } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import { instant } from '../core/clock/index.js';
import { is, type RowOf, statement } from '../core/database/index.js';
import { words } from '../core/words.js';
import { batchOf } from '../prep/index.js';
import { openTasks } from './standing.js';

export const STRETCH_TASK = {
  id: is.uuid,
  kind: is.text,
  requisition_id: is.uuid.orNull,
  practical_id: is.uuid.orNull,
  title: is.text,
  minutes: is.number,
  window_from: is.instant,
  due: is.instant,
};

/** A task inside an overloaded stretch; instants are epoch milliseconds. */
export type StretchTask = RowOf<typeof STRETCH_TASK>;

/** So many tasks of an overload are named one by one. */
export const MAX_TASKS_NAMED = 50;

const OF_TASK =
  'id, kind, requisition_id, department_id, practical_id, practical_version, date, title, minutes, fixed_minutes, window_from, due, assignee_id';

/**
 * SQL: the open work of departments ($2) of a school ($1) as it can be done from now ($3) on, the overdue by the end of the next working day
 * ($4); of that, what is due as it is asked for: bounds that the index answers, so that no more is read than what is.
 */
export const open = (
  due: string,
) => `(SELECT k.id, k.kind, k.requisition_id, k.department_id, k.practical_id, k.title, k.minutes, k.window_from, k.due, k.assignee_id, o.batch,
    CASE WHEN o.batch = '' THEN 0 ELSE k.fixed_minutes END AS fixed, greatest(k.window_from, $3) AS opens,
    CASE WHEN k.due > $3 THEN k.due WHEN k.kind = 'prepare' THEN q.starts_at ELSE $4::timestamptz END AS ends
  FROM ${openTasks(OF_TASK, `due > $3::timestamptz - interval '28 days' AND ${due}`)} k
  LEFT JOIN LATERAL (SELECT id, starts_at, status FROM requisition WHERE school_id = $1 AND id = k.requisition_id OFFSET 0) q ON true
  CROSS JOIN LATERAL (SELECT CASE WHEN k.due > $3 THEN ${batchOf('k')} ELSE '' END AS batch) o
  WHERE (k.due > $3 OR CASE k.kind WHEN 'prepare' THEN q.starts_at > $3 WHEN 'deliver' THEN false WHEN 'support' THEN false
      ELSE q.id IS NULL OR q.status NOT IN ('submitted', 'queried', 'accepted') END))`;

/** What lies in a stretch from $5 to $6. What is overdue can be done from now on, and lies in none that begins later. */
const WITHIN = open("due > CASE WHEN $5 > $3 THEN $5 ELSE $3::timestamptz - interval '28 days' END AND due <= greatest($6, $3)");

/** The tasks that lie in a stretch from $5 to $6, the first due first. */
export const TASKS_WITHIN = statement(
  STRETCH_TASK,
  `SELECT id, kind, requisition_id, practical_id, title, minutes, window_from, due FROM ${WITHIN} k WHERE opens >= $5 AND ends <= $6
   ORDER BY due, id LIMIT ${MAX_TASKS_NAMED}`,
);

/** The same by practical and batch, `fixed` being what a batch spends once. */
export const GROUPS_WITHIN = statement(
  { practicalId: is.uuid.orNull, title: is.text, batch: is.text, tasks: is.int, minutes: is.number, fixed: is.number },
  `SELECT k.practical_id AS "practicalId", coalesce(p.title, k.title) AS title, k.batch, count(*)::int AS tasks, sum(k.minutes - k.fixed)::float8 AS minutes, max(k.fixed)::float8 AS fixed
   FROM ${WITHIN} k LEFT JOIN LATERAL (SELECT title FROM practical WHERE school_id = $1 AND id = k.practical_id OFFSET 0) p ON true WHERE k.opens >= $5 AND k.ends <= $6
   GROUP BY k.practical_id, coalesce(p.title, k.title), k.batch ORDER BY 1, 2, 3`,
);

/** Work of one practical in one batch ('': none). */
export interface BatchOfPractical {
  practicalId: string | null;
  title: string;
  batch: string;
  tasks: number;
  minutes: number;
  fixed: number;
}

/** Sums work up by practical, each batch's share once; most minutes first. */
export function groupsOf(batches: readonly BatchOfPractical[]): OverloadGroup[] {
  const byPractical = Map.groupBy(batches, ({ practicalId, title }) => practicalId ?? title);
  return [...byPractical.values()]
    .map((own) => {
      const shares = new Map(own.map(({ batch, fixed }) => [batch, fixed]));
      const minutes = own.reduce((sum, one) => sum + one.minutes, 0) + [...shares.values()].reduce((sum, fixed) => sum + fixed, 0);
      const { practicalId, title } = own[0]!;
      return { practicalId, title, tasks: own.reduce((sum, { tasks }) => sum + tasks, 0), minutes };
    })
    .sort((one, other) => other.minutes - one.minutes || (one.title < other.title ? -1 : 1));
}

/** A task in the words of an overload. */
export function toldTask(task: StretchTask): OverloadTask {
  return {
    id: task.id,
    kind: task.kind,
    requisitionId: task.requisition_id,
    practicalId: task.practical_id,
    title: task.title,
    minutes: task.minutes,
    from: instant(task.window_from),
    due: instant(task.due),
  };
}

/** An overloaded stretch in the shape of the contract, with its sentence in the school's zone. */
export function toldOverload(
  rules: Rules,
  stretch: Stretch & { departmentIds: readonly string[] },
  { tasks, groups }: Pick<Overload, 'tasks' | 'groups'>,
): Overload {
  const { fromMs, toMs, workMinutes, technicianMinutes, pressure, departmentIds } = stretch;
  const facts = { from: instant(fromMs), to: instant(toMs), workMinutes, technicianMinutes };
  return {
    ...facts,
    pressure,
    sentence: words.overloads.sentence(facts, rules.timeZone),
    departmentIds: [...departmentIds],
    groups,
    tasks,
  };
}
