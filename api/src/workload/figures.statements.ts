import { is, statement } from '../core/database/index.js';
import { wasTakenBack } from '../core/undo/index.js';
import { batchOf } from '../prep/index.js';
import { sentBetween } from './workload.statements.js';

const OF_DEPARTMENT = '($2::uuid IS NULL OR q.department_id = $2)';

/** Requests alike for lessons from $3 to $4 or from $5 to $6, of a department ($2) or all (null), cancelled ones too. */
export const ASKED_ALIKE = statement(
  {
    date: is.date,
    year: is.int.orNull,
    late: is.bool,
    excused: is.bool,
    reason: is.text.orNull,
    count: is.int,
    changedLate: is.int,
  },
  `SELECT q.date, g.year, q.late, q.excused, q.late_reason AS reason, count(*)::int AS count, sum(c.changed)::int AS "changedLate"
   FROM requisition q JOIN teaching_group g ON g.school_id = $1 AND g.id = q.group_id
   CROSS JOIN LATERAL (SELECT count(*) AS changed FROM event e
     WHERE e.school_id = $1 AND e.subject_id = q.id AND e.name = 'requisition.changed-late' AND NOT ${wasTakenBack('e')}) c
   WHERE (${sentBetween('q', '$3', '$4')} OR ${sentBetween('q', '$5', '$6')}) AND ${OF_DEPARTMENT}
   GROUP BY q.date, g.year, q.late, q.excused, q.late_reason`,
  'each time',
);

/** Minutes of work by day from $3 to $4, of a department ($2) or all: what a batch shares is counted once. */
export const WORK_BY_DAY = statement(
  { date: is.date, minutes: is.number },
  `SELECT b.date, sum(b.minutes)::float8 AS minutes FROM (
     SELECT k.date, sum(CASE WHEN x.batch = '' THEN k.minutes ELSE k.minutes - k.fixed_minutes END) + max(CASE WHEN x.batch = '' THEN 0 ELSE k.fixed_minutes END) AS minutes
     FROM task k CROSS JOIN LATERAL (SELECT ${batchOf('k')} AS batch) x
     WHERE k.school_id = $1 AND k.date BETWEEN $3 AND $4 AND ($2::uuid IS NULL OR k.department_id = $2) GROUP BY k.date, x.batch) b
   GROUP BY b.date`,
  'each time',
);

/** How many practicals there are in each period of the days from $3 to $4, and the minutes of work that they make. */
export const HEAT = statement(
  { date: is.date, period: is.text, practicals: is.int, minutes: is.int },
  `SELECT q.date, q.period, count(*)::int AS practicals, coalesce(round(sum(k.minutes)), 0)::int AS minutes
   FROM requisition q CROSS JOIN LATERAL (SELECT sum(minutes) AS minutes FROM task WHERE school_id = $1 AND requisition_id = q.id) k
   WHERE q.school_id = $1 AND ${OF_DEPARTMENT} AND q.date BETWEEN $3 AND $4 AND q.status NOT IN ('draft', 'cancelled', 'declined')
   GROUP BY q.date, q.period ORDER BY q.date, min(q.starts_at)`,
  'each time',
);

/** What requests for lessons from $3 to $4 lacked, with what a piece cost when last one broke and somebody said so. */
export const SHORT_ONCE = statement(
  {
    apparatusId: is.uuid,
    name: is.text,
    there: is.int,
    short: is.int,
    fromMs: is.instant,
    toMs: is.instant,
    price: is.number.orNull,
  },
  `SELECT a.id AS "apparatusId", a.name, greatest(0, a.owned - a.out_of_service) AS there, sum(l.short)::int AS short, q.starts_at AS "fromMs", q.ends_at AS "toMs",
     (SELECT (e.payload #>> '{after,cost}')::float8 / (e.payload #>> '{after,quantity}')::float8 FROM event e
      WHERE e.school_id = $1 AND e.subject_id = a.id AND e.name = 'apparatus.broken' AND (e.payload #>> '{after,cost}')::float8 > 0
        AND (e.payload #>> '{after,quantity}')::float8 > 0 ORDER BY e.place DESC LIMIT 1) AS price
   FROM requisition q JOIN requisition_line l ON l.school_id = $1 AND l.requisition_id = q.id AND l.short > 0
     JOIN apparatus a ON a.school_id = $1 AND a.id = l.apparatus_id
   WHERE ${sentBetween('q', '$3', '$4')} AND ${OF_DEPARTMENT}
   GROUP BY a.id, a.name, a.owned, a.out_of_service, q.id, q.starts_at, q.ends_at`,
  'each time',
);

/** What was prepared for lessons from $3 to $4 and then cancelled or not used, by practical, with the minutes that it took. */
export const WASTED = statement(
  { practicalId: is.uuid.orNull, title: is.text, cancelled: is.int, notUsed: is.int, minutes: is.int },
  `SELECT q.practical_id AS "practicalId", coalesce(p.title, q.title) AS title, count(*) FILTER (WHERE q.status = 'cancelled')::int AS cancelled,
     count(*) FILTER (WHERE q.status <> 'cancelled')::int AS "notUsed", round(sum(k.minutes))::int AS minutes
   FROM requisition q LEFT JOIN practical p ON p.school_id = $1 AND p.id = q.practical_id
   JOIN LATERAL (SELECT sum(coalesce(t.actual_minutes, t.minutes)) AS minutes FROM task t
     WHERE t.school_id = $1 AND t.requisition_id = q.id AND t.kind = 'prepare' AND t.done_at IS NOT NULL) k ON k.minutes IS NOT NULL
   WHERE q.school_id = $1 AND ${OF_DEPARTMENT} AND q.date BETWEEN $3 AND $4 AND (q.status = 'cancelled' OR q.outcome = 'not-used')
   GROUP BY q.practical_id, coalesce(p.title, q.title) ORDER BY round(sum(k.minutes)) DESC, coalesce(p.title, q.title)`,
  'each time',
);

/** Lateness for lessons from $3 to $4 of a department ($2), by teacher, in order of name. */
export const LATE_BY_TEACHER = statement(
  { id: is.uuid, code: is.text, name: is.text, asked: is.int, late: is.int, excused: is.int },
  `SELECT t.id, t.code, t.name, count(*)::int AS asked, count(*) FILTER (WHERE q.late)::int AS late, count(*) FILTER (WHERE q.late AND q.excused)::int AS excused
   FROM requisition q JOIN person t ON t.school_id = $1 AND t.id = q.teacher_id
   WHERE ${sentBetween('q', '$3', '$4')} AND q.department_id = $2
   GROUP BY t.id, t.code, t.name ORDER BY t.name, t.id`,
);

/**
 * How far the classes of a department ($2) or of all (null) are, by their code, with the required practicals of their year and of a subject that they
 * are taught: those that were delivered from $3 to $4 and not left unused. Practicals of one reference are one, which any of them does.
 */
export const COVERAGE = statement(
  { groupId: is.uuid, group: is.text, year: is.int.orNull, required: is.int, done: is.int, missing: is.texts },
  `WITH taught AS (SELECT DISTINCT e.group_id, lower(e.subject) AS subject FROM timetable_entry e
     WHERE e.school_id = $1 AND e.occasion IS NULL AND ($2::uuid IS NULL OR e.department_id = $2) AND (e.valid_to IS NULL OR e.valid_to >= $4)),
   each AS MATERIALIZED (SELECT g.id, g.code, g.year, t.subject, p.required AS name, coalesce((SELECT true FROM requisition q
       WHERE q.school_id = $1 AND q.group_id = g.id AND q.practical_id = p.id AND q.date BETWEEN $3 AND $4
         AND q.status IN ('delivered', 'collected', 'cleared') AND (q.outcome IS NULL OR q.outcome IN ('used', 'partly-used')) LIMIT 1), false) AS done
     FROM taught t JOIN teaching_group g ON g.school_id = $1 AND g.id = t.group_id
     JOIN practical p ON p.school_id = $1 AND p.required IS NOT NULL AND NOT p.archived AND g.year = ANY(p.years) AND lower(p.subject) = t.subject),
   point AS (SELECT id, code, year, min(name) AS name, bool_or(done) AS done FROM each GROUP BY id, code, year, subject, lower(name))
   SELECT id AS "groupId", code AS "group", year, count(*)::int AS required, count(*) FILTER (WHERE done)::int AS done,
     coalesce(array_agg(name) FILTER (WHERE NOT done), '{}') AS missing
   FROM point GROUP BY id, code, year ORDER BY year, lower(code), id`,
  'each time',
);
