import type { LineKind, Task } from '@app/shared';
import { type Answered, is, statement } from '../core/database/index.js';

/**
 * The open tasks of a school ($1) on a day ($2), and what was left open since another ($3) but for moves, whose time is over. For a lesson
 * that is over ($4 now) nothing is prepared or delivered, and of a request that nobody touched nothing is cleared.
 */
export const OPEN_TASKS = statement(
  {
    id: is.uuid,
    kind: is.text.as<Task['kind']>(),
    requisition_id: is.uuid.orNull,
    department_id: is.uuid,
    assignee_id: is.uuid.orNull,
    title: is.text,
    minutes: is.number,
    window_from: is.instant,
    due: is.instant,
    date: is.date,
    practical_id: is.uuid.orNull,
    practical_version: is.int.orNull,
    fixed_minutes: is.number,
    sets: is.int.orNull,
    starts_at: is.instant.orNull,
    period: is.text.orNull,
    lastPeriod: is.text.orNull,
    group: is.text.orNull,
    room: is.text.orNull,
  },
  `SELECT k.id, k.kind, k.requisition_id, k.department_id, k.assignee_id, k.title, k.minutes, k.window_from, k.due, k.date, q.practical_id,
     q.practical_version, CASE WHEN v.version IS NULL THEN coalesce(p.prepare_fixed, 0) ELSE coalesce((v.document #>> '{prepare,fixed}')::real, 0) END AS fixed_minutes,
     q.sets, q.starts_at, q.period, q.last_period AS "lastPeriod", g.code AS "group", r.code AS room
   FROM task k
   LEFT JOIN requisition q ON q.school_id = $1 AND q.id = k.requisition_id
   LEFT JOIN practical p ON p.school_id = $1 AND p.id = q.practical_id
   LEFT JOIN practical_version v ON v.school_id = $1 AND v.practical_id = q.practical_id AND v.version = q.practical_version
   LEFT JOIN teaching_group g ON g.school_id = $1 AND g.id = q.group_id
   LEFT JOIN room r ON r.school_id = $1 AND r.id = q.room_id
   WHERE k.school_id = $1 AND k.done_at IS NULL AND (k.date = $2 OR (k.date < $2 AND k.date >= $3 AND k.kind NOT IN ('deliver', 'collect', 'support')))
     AND (q.id IS NULL OR q.ends_at > $4 OR (k.kind NOT IN ('prepare', 'deliver', 'support') AND q.status NOT IN ('submitted', 'queried', 'accepted')))
   ORDER BY k.due, k.id`,
);

/** An open task of a day's work; instants are epoch milliseconds. */
export type OpenTask = Answered<typeof OPEN_TASKS>;

/** The solutions that requests ($2) of a school ($1) ask for. */
export const SOLUTIONS = statement(
  {
    requisitionId: is.uuid,
    name: is.text,
    concentration: is.number.orNull,
    concentrationText: is.text.orNull,
    unit: is.text.orNull,
    kind: is.text.as<LineKind>(),
    needed: is.number,
  },
  `SELECT l.requisition_id AS "requisitionId", l.name, l.concentration, l.concentration_text AS "concentrationText", l.unit, l.kind, l.needed
   FROM requisition_line l WHERE l.school_id = $1 AND l.requisition_id = ANY($2) AND l.kind = 'chemical' AND l.unit = 'cm3'
   ORDER BY l.requisition_id, l.position`,
);
export type SolutionLine = Answered<typeof SOLUTIONS>;

/** How many requests of each department of a school ($1) wait for a technician now ($2), for lessons that begin after an instant ($3). */
export const WAITING = statement(
  { department_id: is.uuid, waiting: is.int },
  `SELECT department_id, count(*) AS waiting FROM requisition
   WHERE school_id = $1 AND status IN ('submitted', 'queried') AND ends_at > $2 AND starts_at > $3
   GROUP BY department_id`,
);

/** How many requests of each department of a school ($1) are over by now ($2) without anybody having touched them. */
export const OVER = statement(
  { department_id: is.uuid, over: is.int },
  `SELECT department_id, count(*) AS over FROM requisition
   WHERE school_id = $1 AND status IN ('submitted', 'queried', 'accepted') AND starts_at < $2 AND starts_at > $2::timestamptz - interval '60 days' AND ends_at <= $2
   GROUP BY department_id`,
);
