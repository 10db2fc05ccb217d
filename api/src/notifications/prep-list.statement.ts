import type { Task } from '@app/shared';

/** An open task of a day's work; instants are epoch milliseconds. */
export interface OpenTask {
  id: string;
  kind: Task['kind'];
  requisition_id: string | null;
  department_id: string;
  assignee_id: string | null;
  title: string;
  minutes: number;
  window_from: number;
  due: number;
  date: string;
  practical_id: string | null;
  fixed_minutes: number;
  sets: number | null;
  starts_at: number | null;
  period: string | null;
  group: string | null;
  room: string | null;
}

/** The open tasks of a day ($1), and what the four weeks before it left open but for moves, whose time is over. */
export const OPEN_TASKS = `
SELECT k.id, k.kind, k.requisition_id, k.department_id, k.assignee_id, k.title, k.minutes, k.window_from, k.due, k.date, q.practical_id,
  coalesce(p.prepare_fixed, 0) AS fixed_minutes, q.sets, q.starts_at, q.period, g.code AS "group", r.code AS room
FROM task k
LEFT JOIN requisition q ON q.school_id = k.school_id AND q.id = k.requisition_id
LEFT JOIN practical p ON p.school_id = q.school_id AND p.id = q.practical_id
LEFT JOIN teaching_group g ON g.school_id = q.school_id AND g.id = q.group_id
LEFT JOIN room r ON r.school_id = q.school_id AND r.id = q.room_id
WHERE k.school_id = (SELECT current_school()) AND k.done_at IS NULL
  AND (k.date = $1 OR (k.date < $1 AND k.date >= $1::date - 28 AND k.kind NOT IN ('deliver', 'collect')))
ORDER BY k.due, k.id`;

/** How many requests of each department wait for a technician at an instant ($1). */
export const WAITING = `
SELECT department_id, count(*) AS waiting FROM requisition
WHERE school_id = (SELECT current_school()) AND status IN ('submitted', 'queried') AND ends_at > $1 AND starts_at > $1::timestamptz - interval '1 day'
GROUP BY department_id`;
