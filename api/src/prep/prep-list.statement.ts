import type { LineKind, TaskContext, WaitingRequisition } from '@app/shared';
import type { TaskRecord } from './tasks.js';

/** A task of the day as `DAY` gives it; instants are epoch milliseconds. */
export interface DayTask extends TaskRecord {
  practical_id: string | null;
  /** Minutes of preparing that are spent once, however many classes are made for. */
  fixed_minutes: number;
  lesson: (Omit<TaskContext, 'lessonStart' | 'trays' | 'shortLines'> & { lessonStart: number; shortLines: string[] | null }) | null;
}

/** A day's work as `DAY` gives it. */
export interface DayRecord {
  tasks: DayTask[] | null;
  ahead: DayTask[] | null;
  lines:
    | { requisitionId: string; location: string | null; name: string; unit: string | null; kind: LineKind; needed: number; short: number }[]
    | null;
  waiting: (Omit<WaitingRequisition, 'start'> & { start: number })[] | null;
}

const ms = (column: string) => `date_part('epoch', ${column}) * 1000`;
const person = (alias: string) => `jsonb_build_object('id', ${alias}.id, 'code', ${alias}.code, 'name', ${alias}.name)`;

const TASK = `jsonb_build_object('id', k.id, 'version', k.version, 'kind', k.kind, 'requisition_id', k.requisition_id, 'title', k.title, 'minutes', k.minutes,
  'window_from', ${ms('k.window_from')}, 'due', ${ms('k.due')}, 'date', k.date, 'pinned', k.pinned, 'done_at', ${ms('k.done_at')}, 'actual_minutes', k.actual_minutes,
  'assignee', CASE WHEN w.id IS NULL THEN NULL ELSE ${person('w')} END,
  'practical_id', q.practical_id, 'fixed_minutes', coalesce(p.prepare_fixed, 0),
  'lesson', CASE WHEN q.id IS NULL THEN NULL ELSE jsonb_build_object('requisitionVersion', q.version, 'status', q.status, 'lessonId', q.entry_id || '_' || q.date, 'lessonDate', q.date,
    'period', q.period, 'lessonStart', ${ms('q.starts_at')}, 'group', g.code, 'room', r.code, 'teacher', t.name, 'sets', q.sets, 'short', q.short, 'late', q.late, 'notes', q.notes,
    'shortLines', CASE WHEN q.short THEN (SELECT jsonb_agg(l.short || ' ' || l.name ORDER BY l.position) FROM requisition_line l
      WHERE l.school_id = q.school_id AND l.requisition_id = q.id AND l.short > 0) END) END)`;

const FROM_TASK = `FROM task k
  LEFT JOIN requisition q ON q.school_id = k.school_id AND q.id = k.requisition_id
  LEFT JOIN practical p ON p.school_id = q.school_id AND p.id = q.practical_id
  LEFT JOIN teaching_group g ON g.school_id = q.school_id AND g.id = q.group_id
  LEFT JOIN room r ON r.school_id = q.school_id AND r.id = q.room_id
  LEFT JOIN person t ON t.school_id = q.school_id AND t.id = q.teacher_id
  LEFT JOIN person w ON w.school_id = k.school_id AND w.id = k.assignee_id`;

const OF_TEAM = `($4::uuid[] IS NULL OR k.department_id = ANY($4)) AND ($5::uuid IS NULL OR k.assignee_id = $5 OR k.assignee_id IS NULL)`;

/**
 * A day's work: $1 date, $2 whether it is today (then the open tasks of earlier days too), $3 the next teaching day or null,
 * $4 departments or null for all, $5 a technician (theirs and nobody's) or null, $6 now.
 */
export const DAY = `
WITH day AS MATERIALIZED (
  SELECT k.id, k.school_id, k.requisition_id, k.kind, k.due FROM task k WHERE k.date = $1 AND ${OF_TEAM}
  UNION ALL
  SELECT k.id, k.school_id, k.requisition_id, k.kind, k.due FROM task k WHERE $2 AND k.done_at IS NULL AND k.date < $1 AND k.date >= $1::date - 28 AND ${OF_TEAM}
)
SELECT
  (SELECT jsonb_agg(${TASK} ORDER BY k.due, k.id) ${FROM_TASK} WHERE (k.school_id, k.id) IN (SELECT school_id, id FROM day)) AS tasks,
  (SELECT jsonb_agg(${TASK} ORDER BY k.due, k.id) ${FROM_TASK} WHERE k.date = $3 AND k.kind = 'prepare' AND k.done_at IS NULL AND ${OF_TEAM}) AS ahead,
  (SELECT jsonb_agg(jsonb_build_object('requisitionId', l.requisition_id, 'location', a.location, 'name', l.name, 'unit', l.unit, 'kind', l.kind, 'needed', l.needed, 'short', l.short))
   FROM requisition_line l LEFT JOIN apparatus a ON a.school_id = l.school_id AND a.id = l.apparatus_id
   WHERE (l.school_id, l.requisition_id) IN (SELECT k.school_id, k.requisition_id FROM task k JOIN day ON day.school_id = k.school_id AND day.id = k.id
     WHERE k.kind = 'prepare' AND k.done_at IS NULL)) AS lines,
  (SELECT jsonb_agg(jsonb_build_object('id', q.id, 'version', q.version, 'title', q.title, 'status', q.status, 'date', q.date, 'period', q.period, 'start', ${ms('q.starts_at')},
      'group', g.code, 'room', r.code, 'teacher', ${person('t')}, 'sets', q.sets, 'late', q.late, 'minutesLate', q.minutes_late, 'lateReason', q.late_reason, 'short', q.short,
      'notes', q.notes, 'lastMessage', (SELECT m.text FROM requisition_message m WHERE m.school_id = q.school_id AND m.requisition_id = q.id ORDER BY m.id DESC LIMIT 1),
      'overload', (SELECT h.after->>'overload' FROM activity h WHERE h.school_id = q.school_id AND h.subject_id = q.id AND h.what = 'requisition.submitted' ORDER BY h.id DESC LIMIT 1))
      ORDER BY q.starts_at, q.id)
   FROM (SELECT * FROM requisition q WHERE q.status IN ('submitted', 'queried') AND q.ends_at > $6 AND ($4::uuid[] IS NULL OR q.department_id = ANY($4))
         ORDER BY q.starts_at LIMIT 100) q
   JOIN teaching_group g ON g.school_id = q.school_id AND g.id = q.group_id
   JOIN person t ON t.school_id = q.school_id AND t.id = q.teacher_id
   LEFT JOIN room r ON r.school_id = q.school_id AND r.id = q.room_id) AS waiting`;
