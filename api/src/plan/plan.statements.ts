import type { EventName, Plan, TaskKind } from '@app/shared';
import { type Answered, command, is, statement } from '../core/database/index.js';

/**
 * The open work of a school ($1) between two dates ($3, $4) that is of a department ($2) or somebody's who serves it ($5), `isLive` where it can
 * still be done at $6: the overdue by the end of the next working day ($7), what is prepared by its lesson.
 */
export const OPEN_BETWEEN = statement(
  {
    id: is.uuid,
    version: is.int,
    kind: is.text.as<TaskKind>(),
    departmentId: is.uuid,
    title: is.text,
    group: is.text.orNull,
    minutes: is.number,
    fixedMinutes: is.number,
    practicalId: is.uuid.orNull,
    practicalVersion: is.int.orNull,
    required: is.bool,
    specialism: is.text.orNull,
    assigneeId: is.uuid.orNull,
    date: is.date,
    pinned: is.bool,
    opens: is.instant,
    ends: is.instant,
    isLive: is.bool,
  },
  `SELECT k.id, k.version, k.kind, k.department_id AS "departmentId", k.title, g.code AS "group", k.minutes, k.fixed_minutes AS "fixedMinutes",
     k.practical_id AS "practicalId", k.practical_version AS "practicalVersion", p.required IS NOT NULL AS required, p.specialism, k.assignee_id AS "assigneeId", k.date, k.pinned,
     greatest(k.window_from, $6) AS opens, CASE WHEN k.due > $6 THEN k.due WHEN k.kind = 'prepare' THEN coalesce(q.starts_at, $7) ELSE $7::timestamptz END AS ends,
     (k.due > $6 OR CASE k.kind WHEN 'prepare' THEN coalesce(q.starts_at > $6, false) WHEN 'deliver' THEN false WHEN 'support' THEN false
       ELSE q.id IS NULL OR q.status NOT IN ('submitted', 'queried', 'accepted') END) AS "isLive"
   FROM task k
   LEFT JOIN requisition q ON q.school_id = $1 AND q.id = k.requisition_id
   LEFT JOIN teaching_group g ON g.school_id = $1 AND g.id = q.group_id
   LEFT JOIN practical p ON p.school_id = $1 AND p.id = k.practical_id
   WHERE k.school_id = $1 AND k.done_at IS NULL AND k.date BETWEEN $3 AND $4 AND (k.department_id = $2 OR k.assignee_id = ANY($5))
   ORDER BY k.id`,
);
export type OpenRow = Answered<typeof OPEN_BETWEEN>;

/** The plan of a department ($2) of a school ($1) for two dates ($3, $4) that was looked at last. */
export const KEPT_PLAN = statement(
  { version: is.number, at: is.instant, answer: is.json<Plan>() },
  'SELECT version::float8 AS version, at, answer FROM plan WHERE school_id = $1 AND department_id = $2 AND from_date = $3 AND to_date = $4',
);

/** Keeps a plan in the place of the one before it. */
export const KEEP_PLAN = command(
  `INSERT INTO plan (school_id, department_id, from_date, to_date, version, at, answer) VALUES ($1, $2, $3, $4, $5, $6, $7)
   ON CONFLICT (school_id, department_id, from_date, to_date) DO UPDATE SET version = excluded.version, at = excluded.at, answer = excluded.answer`,
);

/** Forgets plans of a school ($1) that were made before an instant ($2). */
export const FORGET_PLANS = command('DELETE FROM plan WHERE school_id = $1 AND at < $2');

/** What happened last in a school ($1) to the work of a department ($2), or to whose time it takes ($3 names of events), among its newest events; $4 names those that change no work. */
export const CHANGED_LAST = statement(
  { name: is.text.as<EventName>(), by: is.text.orNull, title: is.text.orNull, at: is.instant },
  `SELECT e.name, p.name AS by, coalesce(k.title, q.title) AS title, e.at
   FROM (SELECT name, subject_id, person_id, at, place FROM event WHERE school_id = $1 ORDER BY place DESC LIMIT 200) e
   LEFT JOIN task k ON k.school_id = $1 AND k.id = e.subject_id
   LEFT JOIN requisition q ON q.school_id = $1 AND q.id = e.subject_id
   LEFT JOIN person p ON p.school_id = $1 AND p.id = e.person_id
   WHERE (k.department_id = $2 OR q.department_id = $2 OR e.name = ANY($3)) AND e.name <> ALL($4)
   ORDER BY e.place DESC LIMIT 1`,
);
