import type {
  EntryRule,
  EventName,
  HistoryStep,
  LateReason,
  Line,
  MessageView,
  PersonName,
  Requisition,
  RequisitionStatus,
  Task,
} from '@app/shared';

/** Instants of the shape as epoch milliseconds, as SQL gives them inside JSON. */
type InMs<Shape, Keys extends keyof Shape> = Omit<Shape, Keys> & { [Key in Keys]: null extends Shape[Key] ? number | null : number };

/** One requisition as `ONE` gives it; instants are epoch milliseconds. */
export interface RequisitionRecord {
  id: string;
  version: number;
  entry: EntryRule & { subject: string; teacherId: string };
  date: string;
  period: string;
  starts_at: number;
  ends_at: number;
  department_id: string;
  teacher: PersonName;
  group: Requisition['lesson']['group'];
  room: { id: string; code: string } | null;
  practical: Requisition['practical'];
  title: string;
  pupils: number;
  group_size: number;
  sets: number;
  notes: string | null;
  status: RequisitionStatus;
  deadline: number;
  submitted_at: number | null;
  late: boolean;
  minutes_late: number;
  late_reason: LateReason | null;
  late_words: string | null;
  excused: boolean;
  short: boolean;
  risk_assessment: Requisition['riskAssessment'];
  outcome: string | null;
  own_lines: boolean;
  lines: Line[] | null;
  tasks: InMs<Task, 'from' | 'due' | 'doneAt'>[] | null;
  history: (InMs<HistoryStep, 'at'> & { name: EventName })[] | null;
  messages: InMs<MessageView, 'at'>[] | null;
}

/** One requisition as `LIST` gives it; instants are epoch milliseconds. */
export interface SummaryRecord {
  id: string;
  entry: EntryRule & { teacherId: string };
  version: number;
  entry_id: string;
  date: string;
  period: string;
  starts_at: number;
  group_code: string;
  room_code: string | null;
  department_id: string;
  teacher: PersonName;
  title: string;
  sets: number;
  status: RequisitionStatus;
  deadline: number;
  submitted_at: number | null;
  late: boolean;
  minutes_late: number;
  late_reason: LateReason | null;
  excused: boolean;
  short: boolean;
  last_message: string | null;
  /** The windows [fromMs, dueMs) of its tasks that are still open. */
  open: { fromMs: number; dueMs: number }[] | null;
}

const person = (alias: string) => `json_build_object('id', ${alias}.id, 'code', ${alias}.code, 'name', ${alias}.name)`;
const ms = (column: string) => `date_part('epoch', ${column}) * 1000`;

export const ONE = `
SELECT q.id, q.version, q.date, q.period, q.starts_at, q.ends_at, q.department_id, q.title, q.pupils, q.group_size, q.sets, q.notes, q.status, q.deadline, q.submitted_at,
  q.late, q.minutes_late, q.late_reason, q.late_words, q.excused, q.short, q.risk_assessment, q.outcome, q.own_lines,
  json_build_object('id', e.id, 'cycleDay', e.cycle_day, 'period', e.period, 'lastPeriod', e.last_period, 'validFrom', e.valid_from, 'validTo', e.valid_to,
    'subject', e.subject, 'teacherId', e.teacher_id) AS entry,
  ${person('t')} AS teacher,
  json_build_object('id', g.id, 'code', g.code, 'year', g.year, 'pupils', g.pupils) AS group,
  CASE WHEN r.id IS NULL THEN NULL ELSE json_build_object('id', r.id, 'code', r.code) END AS room,
  CASE WHEN p.id IS NULL THEN NULL ELSE json_build_object('id', p.id, 'version', q.practical_version, 'title', p.title) END AS practical,
  (SELECT json_agg(json_build_object('id', l.id, 'apparatusId', l.apparatus_id, 'name', l.name, 'kind', l.kind, 'perClass', l.per_class, 'perSet', l.per_set,
      'perPupil', l.per_pupil, 'spare', l.spare, 'unit', l.unit, 'concentration', l.concentration, 'concentrationText', l.concentration_text, 'roundTo', l.round_to,
      'overage', l.overage, 'location', a.location, 'pictograms', l.pictograms, 'statements', l.statements, 'needed', l.needed, 'short', l.short) ORDER BY l.position)
   FROM requisition_line l LEFT JOIN apparatus a ON a.school_id = l.school_id AND a.id = l.apparatus_id
   WHERE l.school_id = q.school_id AND l.requisition_id = q.id) AS lines,
  (SELECT json_agg(json_build_object('id', k.id, 'version', k.version, 'kind', k.kind, 'requisitionId', k.requisition_id, 'title', k.title, 'minutes', k.minutes,
      'from', ${ms('k.window_from')}, 'due', ${ms('k.due')}, 'date', k.date, 'assignee', CASE WHEN w.id IS NULL THEN NULL ELSE ${person('w')} END, 'pinned', k.pinned,
      'doneAt', ${ms('k.done_at')}, 'actualMinutes', k.actual_minutes) ORDER BY k.due, k.id)
   FROM task k LEFT JOIN person w ON w.school_id = k.school_id AND w.id = k.assignee_id
   WHERE k.school_id = q.school_id AND k.requisition_id = q.id) AS tasks,
  (SELECT json_agg(json_build_object('at', ${ms('h.at')}, 'by', CASE WHEN b.id IS NULL THEN NULL ELSE ${person('b')} END, 'from', h.payload->'before'->>'status',
      'to', coalesce(h.payload->'after'->>'status', ''), 'note', h.note, 'name', h.name) ORDER BY h.id)
   FROM event h LEFT JOIN person b ON b.school_id = h.school_id AND b.id = h.person_id
   WHERE h.school_id = q.school_id AND h.subject_id = q.id AND h.payload->'after' ? 'status') AS history,
  (SELECT json_agg(json_build_object('id', m.id, 'at', ${ms('m.at')}, 'by', ${person('b')}, 'text', m.text) ORDER BY m.id)
   FROM requisition_message m JOIN person b ON b.school_id = m.school_id AND b.id = m.person_id
   WHERE m.school_id = q.school_id AND m.requisition_id = q.id) AS messages
FROM requisition q
JOIN timetable_entry e ON e.school_id = q.school_id AND e.id = q.entry_id
JOIN person t ON t.school_id = q.school_id AND t.id = q.teacher_id
JOIN teaching_group g ON g.school_id = q.school_id AND g.id = q.group_id
LEFT JOIN room r ON r.school_id = q.school_id AND r.id = q.room_id
LEFT JOIN practical p ON p.school_id = q.school_id AND p.id = q.practical_id
WHERE q.id = $1`;

export const LIST = `
SELECT q.id, q.version, q.entry_id, q.date, q.period, q.starts_at, g.code AS group_code, r.code AS room_code, q.department_id, ${person('t')} AS teacher, q.title, q.sets,
  q.status, q.deadline, q.submitted_at, q.late, q.minutes_late, q.late_reason, q.excused, q.short,
  (SELECT m.text FROM requisition_message m WHERE m.school_id = q.school_id AND m.requisition_id = q.id ORDER BY m.id DESC LIMIT 1) AS last_message,
  (SELECT json_agg(json_build_object('fromMs', ${ms('k.window_from')}, 'dueMs', ${ms('k.due')})) FROM task k
   WHERE k.school_id = q.school_id AND k.requisition_id = q.id AND k.done_at IS NULL) AS open,
  json_build_object('id', e.id, 'cycleDay', e.cycle_day, 'period', e.period, 'lastPeriod', e.last_period, 'validFrom', e.valid_from, 'validTo', e.valid_to,
    'teacherId', e.teacher_id) AS entry
FROM requisition q
JOIN timetable_entry e ON e.school_id = q.school_id AND e.id = q.entry_id
JOIN person t ON t.school_id = q.school_id AND t.id = q.teacher_id
JOIN teaching_group g ON g.school_id = q.school_id AND g.id = q.group_id
LEFT JOIN room r ON r.school_id = q.school_id AND r.id = q.room_id
WHERE ($1::date IS NULL OR q.date >= $1) AND ($2::date IS NULL OR q.date <= $2)
  AND ($3::text[] IS NULL OR q.status = ANY($3)) AND ($4::boolean IS NULL OR q.late = $4)
  AND ($5::uuid IS NULL OR q.teacher_id = $5) AND ($6::uuid IS NULL OR q.department_id = $6)
  AND ($7::timestamptz IS NULL OR (q.starts_at, q.id) > ($7, $8::uuid))
ORDER BY q.starts_at, q.id
LIMIT $9`;
