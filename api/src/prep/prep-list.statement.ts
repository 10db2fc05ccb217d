import type { LineKind, OverloadFacts, TaskContext, WaitingRequisition } from '@app/shared';
import type { TaskRecord } from './tasks.js';

/** A task of the list; `ahead`: it is the next teaching day's. */
export interface DayTask extends Omit<TaskRecord, 'assignee'> {
  ahead: boolean;
  assignee_id: string | null;
  assignee_code: string | null;
  assignee_name: string | null;
}

/** What the list says of a requisition, once for all its tasks; instants are epoch milliseconds. */
export interface DayRequisition {
  id: string;
  version: number;
  status: string;
  lesson_id: string;
  date: string;
  period: string;
  starts_at: number;
  group_code: string;
  room_code: string | null;
  teacher: string;
  sets: number;
  short: boolean;
  late: boolean;
  notes: TaskContext['notes'];
  practical_id: string | null;
  /** Minutes of preparing that are spent once, however many classes are made for. */
  fixed_minutes: number;
}

/** A line of what is to be prepared. */
export interface DayLine {
  requisition_id: string;
  location: string | null;
  name: string;
  concentration: number | null;
  concentrationText: string | null;
  unit: string | null;
  kind: LineKind;
  needed: number;
  short: number;
  /** Whether it is to be picked for the day itself. */
  pick: boolean;
}

/** A requisition that waits for an answer; instants are epoch milliseconds. */
export interface WaitingRow extends Omit<WaitingRequisition, 'start' | 'teacher' | 'overload'> {
  /** As it was when the request was submitted. */
  overload: OverloadFacts | null;
  start: number;
  teacher_id: string;
  teacher_code: string;
  teacher_name: string;
}

/**
 * The tasks of a list: $1 date, $2 whether it is today (then the open tasks of the four weeks before too), $3 the next teaching day or
 * null, $4 departments or null for all, $5 a technician (theirs and nobody's) or null.
 */
const LISTED = `k.school_id = (SELECT current_school())
  AND (k.date = $1 OR (k.date = $3 AND k.kind = 'prepare' AND k.done_at IS NULL) OR ($2 AND k.done_at IS NULL AND k.date < $1 AND k.date >= $1::date - 28))
  AND k.date BETWEEN (CASE WHEN $2 THEN $1::date - 28 ELSE $1::date END) AND greatest($1::date, $3::date)
  AND ($4::uuid[] IS NULL OR k.department_id = ANY($4)) AND ($5::uuid IS NULL OR k.assignee_id = $5 OR k.assignee_id IS NULL)`;

export const TASKS = `
SELECT k.id, k.version, k.kind, k.requisition_id, k.title, k.minutes, k.window_from, k.due, k.date, k.pinned, k.done_at, k.actual_minutes, k.date > $1 AS ahead,
  w.id AS assignee_id, w.code AS assignee_code, w.name AS assignee_name
FROM task k LEFT JOIN person w ON w.school_id = k.school_id AND w.id = k.assignee_id
WHERE ${LISTED}
ORDER BY k.due, k.id`;

export const REQUISITIONS = `
SELECT q.id, q.version, q.status, q.entry_id || '_' || q.date AS lesson_id, q.date, q.period, q.starts_at, g.code AS group_code, r.code AS room_code, t.name AS teacher,
  q.sets, q.short, q.late, q.notes, q.practical_id, coalesce(p.prepare_fixed, 0) AS fixed_minutes
FROM (SELECT DISTINCT k.requisition_id FROM task k WHERE ${LISTED}) listed
JOIN requisition q ON q.school_id = (SELECT current_school()) AND q.id = listed.requisition_id
JOIN teaching_group g ON g.school_id = q.school_id AND g.id = q.group_id
JOIN person t ON t.school_id = q.school_id AND t.id = q.teacher_id
LEFT JOIN room r ON r.school_id = q.school_id AND r.id = q.room_id
LEFT JOIN practical p ON p.school_id = q.school_id AND p.id = q.practical_id`;

/** The lines to pick for the day's open preparing, and the short ones of every requisition of the list. */
export const LINES = `
SELECT l.requisition_id, a.location, l.name, l.concentration, l.concentration_text AS "concentrationText", l.unit, l.kind, l.needed, l.short, listed.pick
FROM (SELECT k.requisition_id, bool_or(k.kind = 'prepare' AND k.done_at IS NULL AND k.date <= $1) AS pick FROM task k WHERE ${LISTED} GROUP BY k.requisition_id) listed
JOIN requisition_line l ON l.school_id = (SELECT current_school()) AND l.requisition_id = listed.requisition_id AND (listed.pick OR l.short > 0)
LEFT JOIN apparatus a ON a.school_id = l.school_id AND a.id = l.apparatus_id
ORDER BY l.requisition_id, l.position`;

/** $1 departments or null for all, $2 now. */
export const WAITING = `
SELECT q.id, q.version, q.title, q.status, q.date, q.period, q.starts_at AS start, g.code AS "group", r.code AS room, t.id AS teacher_id, t.code AS teacher_code, t.name AS teacher_name,
  q.sets, q.late, q.minutes_late AS "minutesLate", q.late_reason AS "lateReason", q.short, q.notes,
  (SELECT m.text FROM requisition_message m WHERE m.school_id = q.school_id AND m.requisition_id = q.id ORDER BY m.id DESC LIMIT 1) AS "lastMessage",
  (SELECT h.payload #> '{after,overload}' FROM event h WHERE h.school_id = q.school_id AND h.subject_id = q.id AND h.name = 'requisition.submitted' ORDER BY h.id DESC LIMIT 1) AS overload
FROM requisition q
JOIN teaching_group g ON g.school_id = q.school_id AND g.id = q.group_id
JOIN person t ON t.school_id = q.school_id AND t.id = q.teacher_id
LEFT JOIN room r ON r.school_id = q.school_id AND r.id = q.room_id
WHERE q.school_id = (SELECT current_school()) AND q.status IN ('submitted', 'queried') AND q.ends_at > $2 AND ($1::uuid[] IS NULL OR q.department_id = ANY($1))
ORDER BY q.starts_at, q.id LIMIT 100`;
