/** What `FIGURES` gives: sums by day and person, lateness, what keeps falling short. */
export interface FiguresRecord {
  days: { date: string; assigneeId: string | null; minutes: number }[] | null;
  overdue_minutes: number;
  overdue_tasks: number;
  asked: number;
  late: number;
  excused: number;
  causes: { reason: string; count: number }[] | null;
  shortages: { apparatusId: string; name: string; times: number }[] | null;
  demand: { departmentId: string; due: number; windowFrom: number; minutes: number }[] | null;
}

const ms = (column: string) => `date_part('epoch', ${column}) * 1000`;

/** $1, $2 dates of the load; $3 department or null; $4 now; $5, $6 horizon of the demand; $7 first date of the late figures. */
export const FIGURES = `
WITH asked AS (
  SELECT q.id, q.late, q.excused, q.late_reason FROM requisition q
  WHERE q.date BETWEEN $7 AND $2 AND q.submitted_at IS NOT NULL AND ($3::uuid IS NULL OR q.department_id = $3)
), overdue AS (
  SELECT coalesce(sum(minutes), 0)::float8 AS minutes, count(*)::int AS tasks FROM task k
  WHERE k.done_at IS NULL AND k.due <= $4 AND k.due > $4::timestamptz - interval '28 days' AND ($3::uuid IS NULL OR k.department_id = $3)
)
SELECT
  (SELECT json_agg(d) FROM (SELECT k.date, k.assignee_id AS "assigneeId", sum(k.minutes)::float8 AS minutes FROM task k
     WHERE k.date BETWEEN $1 AND $2 AND ($3::uuid IS NULL OR k.department_id = $3) GROUP BY k.date, k.assignee_id) d) AS days,
  (SELECT minutes FROM overdue) AS overdue_minutes,
  (SELECT tasks FROM overdue) AS overdue_tasks,
  (SELECT count(*) FROM asked) AS asked,
  (SELECT count(*) FROM asked WHERE late) AS late,
  (SELECT count(*) FROM asked WHERE late AND excused) AS excused,
  (SELECT json_agg(c) FROM (SELECT late_reason AS reason, count(*)::int AS count FROM asked WHERE late GROUP BY late_reason ORDER BY count(*) DESC, late_reason) c) AS causes,
  (SELECT json_agg(s) FROM (SELECT l.apparatus_id AS "apparatusId", l.name, count(*)::int AS times FROM requisition_line l JOIN asked ON asked.id = l.requisition_id
     WHERE l.school_id = current_school() AND l.short > 0 AND l.apparatus_id IS NOT NULL GROUP BY l.apparatus_id, l.name ORDER BY count(*) DESC, l.name LIMIT 10) s) AS shortages,
  (SELECT json_agg(o) FROM (SELECT d.department_id AS "departmentId", ${ms('d.due')} AS due, ${ms('d.window_from')} AS "windowFrom", d.minutes FROM demand d
     WHERE d.due > $5 AND d.due <= $6 AND d.minutes > 0.01 AND ($3::uuid IS NULL OR d.department_id = $3)) o) AS demand`;

/** $1 department or null; $2, $3 due and opening of the windows asked for. */
export const STRETCH_TASKS = `
SELECT k.id, k.kind, k.requisition_id, k.department_id, k.title, k.minutes, k.window_from, k.due FROM task k
WHERE k.done_at IS NULL AND ($1::uuid IS NULL OR k.department_id = $1)
  AND (k.due, k.window_from) IN (SELECT * FROM unnest($2::timestamptz[], $3::timestamptz[]))
ORDER BY k.due, k.id LIMIT 500`;

/** A timetable entry with the dates for which its teacher has answered. */
export interface AnsweredEntry {
  id: string;
  cycleDay: string;
  period: string;
  lastPeriod: string | null;
  validFrom: string | null;
  validTo: string | null;
  answered: string[] | null;
}

/** $1 department or null; $2, $3 dates. */
export const ANSWERED_ENTRIES = `
SELECT e.id, e.cycle_day AS "cycleDay", e.period, e.last_period AS "lastPeriod", e.valid_from AS "validFrom", e.valid_to AS "validTo", a.dates AS answered
FROM timetable_entry e
LEFT JOIN (
  SELECT entry_id, array_agg(date::text) AS dates FROM (
    SELECT entry_id, date FROM lesson_answer WHERE date BETWEEN $2 AND $3
    UNION SELECT entry_id, date FROM requisition
      WHERE starts_at >= $2::date - interval '1 day' AND starts_at < $3::date + interval '2 days' AND date BETWEEN $2 AND $3 AND status NOT IN ('cancelled', 'draft')
  ) given GROUP BY entry_id
) a ON a.entry_id = e.id
WHERE ($1::uuid IS NULL OR e.department_id = $1) AND (e.valid_to IS NULL OR e.valid_to >= $2) AND (e.valid_from IS NULL OR e.valid_from <= $3)`;
