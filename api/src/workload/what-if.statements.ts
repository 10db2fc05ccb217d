import { is, statement } from '../core/database/index.js';
import { batchOf } from '../prep/index.js';
import { sentBetween } from './workload.statements.js';

/** What a department ($2) was asked for lessons from $3 to $4, as it was judged when it was sent. */
export const PAST_REQUESTS = statement(
  {
    id: is.uuid,
    date: is.date,
    period: is.text,
    startMs: is.instant,
    endMs: is.instant,
    submittedMs: is.instant,
    deadlineMs: is.instant.orNull,
    minutesLate: is.int,
    late: is.bool,
    excused: is.bool,
    live: is.bool,
    leadSchoolDays: is.int,
  },
  `SELECT q.id, q.date, q.period, q.starts_at AS "startMs", coalesce(q.lesson_ends_at, q.ends_at) AS "endMs", q.submitted_at AS "submittedMs", q.deadline AS "deadlineMs",
     q.minutes_late AS "minutesLate", q.late, q.excused, q.status NOT IN ('draft', 'cancelled', 'declined') AS live, coalesce(p.lead_school_days, 0) AS "leadSchoolDays"
   FROM requisition q LEFT JOIN practical p ON p.school_id = $1 AND p.id = q.practical_id
   WHERE ${sentBetween('q', '$3', '$4')} AND q.department_id = $2`,
);

/** The work of a department ($2) that was planned for the days from $3 to $4, done or not. */
export const PAST_TASKS = statement(
  { requestId: is.uuid.orNull, date: is.date, fromMs: is.instant, minutes: is.number, fixedMinutes: is.number, batch: is.text },
  `SELECT k.requisition_id AS "requestId", k.date, k.window_from AS "fromMs", k.minutes::float8 AS minutes, k.fixed_minutes::float8 AS "fixedMinutes", b.batch
   FROM task k CROSS JOIN LATERAL (SELECT ${batchOf('k')} AS batch) b
   WHERE k.school_id = $1 AND k.department_id = $2 AND k.date BETWEEN $3 AND $4`,
);

/** How much of which apparatus the live requests of a department ($2) want in lessons from $3 to $4; kits are as free as their parts, and are left out. */
export const PAST_KIT = statement(
  {
    requestId: is.uuid,
    apparatusId: is.uuid,
    quantity: is.number,
    fromMs: is.instant,
    toMs: is.instant,
    turnaroundMinutes: is.int,
    there: is.int,
  },
  `SELECT q.id AS "requestId", a.id AS "apparatusId", sum(l.needed)::float8 AS quantity, q.starts_at AS "fromMs", q.ends_at AS "toMs",
     a.turnaround_minutes AS "turnaroundMinutes", greatest(0, a.owned - a.out_of_service) AS there
   FROM requisition q JOIN requisition_line l ON l.school_id = $1 AND l.requisition_id = q.id JOIN apparatus a ON a.school_id = $1 AND a.id = l.apparatus_id
   WHERE ${sentBetween('q', '$3', '$4')} AND q.department_id = $2 AND q.status NOT IN ('draft', 'cancelled', 'declined')
     AND NOT a.archived AND NOT EXISTS (SELECT FROM apparatus_part p WHERE p.school_id = $1 AND p.kit_id = a.id)
   GROUP BY q.id, q.starts_at, q.ends_at, a.id, a.turnaround_minutes, a.owned, a.out_of_service`,
);

/** The posts of some technicians ($2) of a school ($1), as their contracts name them; those whose contract names none are not there. */
export const POSTS = statement(
  { id: is.uuid, post: is.text },
  `SELECT p.id, coalesce(p.contract->>'post', '') AS post FROM person p WHERE p.school_id = $1 AND p.id = ANY($2) AND p.contract->>'post' IS NOT NULL`,
);
