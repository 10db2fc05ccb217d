import { ENTRY_RULE, entryColumns } from '../calendar/index.js';
import { type Answered, is, statement } from '../core/database/index.js';
import { batchOf, batchOfDay, minutesOfBatch } from '../prep/index.js';
import { open, STRETCH_TASK } from './told-overload.js';

/** SQL: of which requests lateness is told, on the page of the load as in its report: sent for lessons of a school's ($1) dates, cancelled ones too. */
export const sentBetween = (q: string, from: string, to: string): string =>
  `${q}.school_id = $1 AND ${q}.date BETWEEN ${from} AND ${to} AND ${q}.submitted_at IS NOT NULL`;

/** What the page of the load shows: sums by day and person, lateness, what keeps falling short. $2, $3 dates of the load; $4 department or null; $5 now; $6 and $7 dates of the late figures, $8 today. */
export const FIGURES = statement(
  {
    days: is.json<{ date: string; assigneeId: string | null; minutes: number }[]>().orNull,
    overdue_minutes: is.number,
    overdue_tasks: is.int,
    asked: is.int,
    late: is.int,
    excused: is.int,
    late_to_come: is.int,
    causes: is.json<{ reason: string; count: number }[]>().orNull,
    shortages: is.json<{ apparatusId: string; name: string; times: number }[]>().orNull,
    over_line: is.int,
  },
  `
WITH asked AS (
  SELECT q.id, q.late, q.excused, q.late_reason FROM requisition q
  WHERE ${sentBetween('q', '$6', '$7')} AND ($4::uuid IS NULL OR q.department_id = $4)
), overdue AS (
  SELECT coalesce(sum(minutes), 0)::float8 AS minutes, count(*)::int AS tasks FROM task k
  WHERE k.school_id = $1 AND k.done_at IS NULL AND k.due <= $5 AND k.due > $5::timestamptz - interval '28 days' AND ($4::uuid IS NULL OR k.department_id = $4)
    AND NOT EXISTS (SELECT FROM requisition o WHERE o.school_id = $1 AND o.id = k.requisition_id AND o.ends_at <= $5
      AND (k.kind IN ('prepare', 'deliver', 'support') OR o.status IN ('submitted', 'queried', 'accepted')))
)
SELECT
  (SELECT json_agg(d) FROM (SELECT e.date, e.assignee_id AS "assigneeId", sum(e.minutes)::float8 AS minutes FROM (
     SELECT k.date, k.assignee_id, ${minutesOfBatch('k', 'b')} AS minutes
     FROM task k CROSS JOIN LATERAL (SELECT ${batchOfDay('k')}) b
     WHERE k.school_id = $1 AND k.date BETWEEN $2 AND $3 AND ($4::uuid IS NULL OR k.department_id = $4) GROUP BY k.date, k.assignee_id, b.practical, b.version) e GROUP BY e.date, e.assignee_id) d) AS days,
  (SELECT minutes FROM overdue) AS overdue_minutes,
  (SELECT tasks FROM overdue) AS overdue_tasks,
  (SELECT count(*) FROM asked) AS asked,
  (SELECT count(*) FROM asked WHERE late) AS late,
  (SELECT count(*) FROM asked WHERE late AND excused) AS excused,
  (SELECT count(*) FROM requisition q WHERE ${sentBetween('q', 'greatest($8::date, $7::date + 1)', '$3')} AND q.late
     AND q.status NOT IN ('declined', 'cancelled') AND ($4::uuid IS NULL OR q.department_id = $4)) AS late_to_come,
  (SELECT json_agg(c) FROM (SELECT late_reason AS reason, count(*)::int AS count FROM asked WHERE late GROUP BY late_reason ORDER BY count(*) DESC, late_reason) c) AS causes,
  (SELECT json_agg(s) FROM (SELECT a.id AS "apparatusId", a.name, count(*)::int AS times FROM requisition_line l JOIN asked ON asked.id = l.requisition_id
     JOIN apparatus a ON a.school_id = $1 AND a.id = l.apparatus_id
     WHERE l.school_id = $1 AND l.short > 0 GROUP BY a.id, a.name ORDER BY count(*) DESC, a.name LIMIT 10) s) AS shortages,
  (SELECT count(*) FROM over_line o JOIN requisition q ON q.school_id = $1 AND q.id = o.requisition_id
     WHERE o.school_id = $1 AND q.date BETWEEN $2 AND $3 AND ($4::uuid IS NULL OR q.department_id = $4)) AS over_line`,
);

export type FiguresRecord = Answered<typeof FIGURES>;

/** The work that is planned for a day ($3) in a department ($2) of a school ($1) by batch, as the page of the load sums it, but for one request's ($4). */
export const PLANNED = statement(
  { batch: is.text, minutes: is.number, fixedMinutes: is.number },
  `SELECT b.batch, sum(CASE WHEN b.batch = '' THEN k.minutes ELSE k.minutes - k.fixed_minutes END)::float8 AS minutes, max(CASE WHEN b.batch = '' THEN 0 ELSE k.fixed_minutes END)::float8 AS "fixedMinutes"
   FROM task k CROSS JOIN LATERAL (SELECT ${batchOf('k')} AS batch) b
   WHERE k.school_id = $1 AND k.date = $3 AND k.department_id = $2 AND k.requisition_id IS DISTINCT FROM $4::uuid GROUP BY b.batch`,
);
export type PlannedWork = Answered<typeof PLANNED>;

/** The open work of departments ($2) as it can be done from now ($3) on, see `open`; what is due after $5 and until $6. */
export const OPEN_TASKS = statement(
  {
    ...STRETCH_TASK,
    departmentId: is.uuid,
    practicalTitle: is.text.orNull,
    assigneeId: is.uuid.orNull,
    batch: is.text,
    fixed: is.number,
    opens: is.instant,
    ends: is.instant,
  },
  `SELECT k.id, k.kind, k.requisition_id, k.practical_id, k.title, k.minutes, k.window_from, k.due, k.department_id AS "departmentId", p.title AS "practicalTitle",
     k.assignee_id AS "assigneeId", k.batch, k.fixed, k.opens, k.ends
   FROM ${open('due <= greatest($6, $3)')} k LEFT JOIN LATERAL (SELECT title FROM practical WHERE school_id = $1 AND id = k.practical_id OFFSET 0) p ON true WHERE k.ends > $5 AND k.ends <= $6 ORDER BY k.ends, k.id`,
);
export type OpenTask = Answered<typeof OPEN_TASKS>;

/** The lesson that a request ($2) of a school ($1) is for. */
export const LESSON_OF = statement(
  { title: is.text, group: is.text, date: is.date, period: is.text, lastPeriod: is.text.orNull },
  `SELECT q.title, g.code AS "group", q.date, q.period, q.last_period AS "lastPeriod"
   FROM requisition q JOIN teaching_group g ON g.school_id = $1 AND g.id = q.group_id WHERE q.school_id = $1 AND q.id = $2`,
);

/** Timetable entries with the dates for which their teachers have answered. $2 department or null; $3, $4 dates. */
export const ANSWERED_ENTRIES = statement(
  {
    ...ENTRY_RULE,
    departmentId: is.uuid,
    answered: is.texts.orNull,
  },
  `
SELECT ${entryColumns('e')}, e.department_id AS "departmentId", a.dates AS answered
FROM timetable_entry e
LEFT JOIN (
  SELECT entry_id, array_agg(date::text) AS dates FROM (
    SELECT entry_id, date FROM lesson_answer WHERE school_id = $1 AND date BETWEEN $3 AND $4
    UNION SELECT entry_id, date FROM requisition
      WHERE school_id = $1 AND starts_at >= $3::date - interval '1 day' AND starts_at < $4::date + interval '2 days' AND date BETWEEN $3 AND $4 AND status NOT IN ('cancelled', 'draft')
  ) given GROUP BY entry_id
) a ON a.entry_id = e.id
WHERE e.school_id = $1 AND ($2::uuid IS NULL OR e.department_id = $2) AND (e.valid_to IS NULL OR e.valid_to >= $3) AND (e.valid_from IS NULL OR e.valid_from <= $4)`,
);
