import { is, statement } from '../core/database/index.js';

/**
 * What came of the requests of a school ($1) for the lessons of some days ($2 to $3), by department. `late` holds those that are excused;
 * `wasted`: made and then not used.
 */
export const WEEK_OF_REQUESTS = statement(
  { departmentId: is.uuid, asked: is.int, late: is.int, excused: is.int, short: is.int, wasted: is.int },
  `SELECT q.department_id AS "departmentId", count(*)::int AS asked, count(*) FILTER (WHERE q.late)::int AS late,
     count(*) FILTER (WHERE q.late AND q.excused)::int AS excused, count(*) FILTER (WHERE q.short)::int AS short,
     count(*) FILTER (WHERE (q.status = 'cancelled' OR q.outcome = 'not-used') AND EXISTS (SELECT FROM task k
       WHERE k.school_id = $1 AND k.requisition_id = q.id AND k.kind = 'prepare' AND k.done_at IS NOT NULL))::int AS wasted
   FROM requisition q WHERE q.school_id = $1 AND q.date BETWEEN $2 AND $3 AND q.submitted_at IS NOT NULL GROUP BY q.department_id`,
);

/** The minutes of work of a school ($1) on some days ($2 to $3), by department. */
export const WORK_OF_DAYS = statement(
  { departmentId: is.uuid, minutes: is.number },
  `SELECT k.department_id AS "departmentId", sum(k.minutes)::float8 AS minutes
   FROM task k WHERE k.school_id = $1 AND k.date BETWEEN $2 AND $3 GROUP BY k.department_id`,
);
