import type {
  EntryRule,
  EventName,
  Helper,
  HistoryStep,
  LessonGroup,
  Line,
  MessageView,
  PersonName,
  Requisition,
  StepFacts,
  Task,
} from '@app/shared';
import { type AskedQuestion, entryPairs, questionOf, takesLesson, teachersOf } from '../calendar/index.js';
import { type Answered, columnsOf, is, statement } from '../core/database/index.js';
import { REQUISITION_INSTANTS, RequisitionRow } from './requisition.entity.js';

/** Instants of the shape as epoch milliseconds, as SQL gives them inside JSON. */
type InMs<Shape, Keys extends keyof Shape> = Omit<Shape, Keys> & { [Key in Keys]: null extends Shape[Key] ? number | null : number };

const q = columnsOf(RequisitionRow, 'q', REQUISITION_INSTANTS);
const person = (alias: string) => `json_build_object('id', ${alias}.id, 'code', ${alias}.code, 'name', ${alias}.name)`;
/** SQL: who teaches the timetable entry `e` of a school ($1), its first teacher first. */
export const TEACHER_IDS = `ARRAY(SELECT e.teacher_id UNION ALL SELECT o.teacher_id FROM entry_teacher o WHERE o.school_id = $1 AND o.entry_id = e.id)`;
/** SQL: the same of the lesson of a requisition `q`: who covers it stands in the first one's place. */
export const HELD_BY = `ARRAY(SELECT ${takesLesson('e', 'q.date')} UNION ALL SELECT o.teacher_id FROM entry_teacher o WHERE o.school_id = $1 AND o.entry_id = e.id)`;
const ms = (column: string) => `date_part('epoch', ${column}) * 1000`;

/** SQL: why a requisition `q` of a school ($1) is to be settled. */
export const TO_SETTLE = `ARRAY(SELECT s.why FROM settle s WHERE s.school_id = $1 AND s.requisition_id = q.id ORDER BY s.why)`;

/** SQL: who may take a requisition `q` of a school ($1) over: who has its lesson now and, while its lesson is lost, who has its class. */
export const TAKERS = `ARRAY(
  SELECT ${takesLesson('n', 'q.date')} FROM timetable_entry n WHERE n.school_id = $1 AND n.id = q.entry_id
  UNION
  SELECT o.teacher_id FROM entry_teacher o WHERE o.school_id = $1 AND o.entry_id = q.entry_id
  UNION
  SELECT n.teacher_id FROM settle s JOIN timetable_entry n ON n.school_id = $1 AND n.group_id = q.group_id
  WHERE s.school_id = $1 AND s.requisition_id = q.id AND s.why IN ('lesson-gone', 'teacher-changed', 'moved')
    AND (n.valid_from IS NULL OR n.valid_from <= q.date) AND (n.valid_to IS NULL OR n.valid_to >= q.date))`;

const WHOLE = {
  ...q.columns,
  entry: is.json<EntryRule & { subject: string; teacherIds: string[]; teachers: PersonName[] }>(),
  teacher: is.json<PersonName>(),
  group: is.json<LessonGroup & { ofOccasion: boolean }>(),
  room: is.json<Requisition['lesson']['room']>().orNull,
  /** The room that the timetable has for its lesson. */
  timetabledRoom: is.text.orNull,
  practical: is.json<Requisition['practical']>().orNull,
  assessedBy: is.json<PersonName>().orNull,
  helper: is.json<Helper>().orNull,
  newestVersion: is.int.orNull,
  leadSchoolDays: is.int.orNull,
  lines: is.json<Line[]>().orNull,
  tasks: is.json<InMs<Task, 'from' | 'due' | 'doneAt'>[]>().orNull,
  question: is.json<AskedQuestion>().orNull,
  history: is.json<(InMs<HistoryStep, 'at'> & { name: EventName; facts: StepFacts | null })[]>().orNull,
  messages: is.json<InMs<MessageView, 'at'>[]>().orNull,
  takers: is.uuids,
};

/** Reads requisitions of a school ($1) with all that belongs to them: those of which the condition holds. */
const wholeWhere = (condition: string) =>
  statement(
    WHOLE,
    `
SELECT ${q.text},
  json_build_object(${entryPairs('e')},
    'subject', e.subject, 'teacherIds', ${HELD_BY}, 'teachers', ${teachersOf('e', 'q.date')}) AS entry,
  ${person('t')} AS teacher,
  json_build_object('id', g.id, 'code', g.code, 'year', g.year, 'pupils', coalesce((e.occasion ->> 'pupils')::int, g.pupils), 'ofOccasion', g.of_occasion) AS group,
  CASE WHEN r.id IS NULL THEN NULL ELSE json_build_object('id', r.id, 'code', r.code) END AS room,
  (SELECT o.code FROM room o WHERE o.school_id = $1 AND o.id = e.room_id) AS "timetabledRoom",
  CASE WHEN p.id IS NULL THEN NULL ELSE json_build_object('id', p.id, 'version', q.practical_version, 'title', coalesce(v.document ->> 'title', p.title)) END AS practical,
  (SELECT ${person('b')} FROM person b WHERE b.school_id = $1 AND b.id = (q.risk_assessment ->> 'by')::uuid) AS "assessedBy",
  (SELECT json_strip_nulls(json_build_object('id', w.id, 'code', w.code, 'name', w.name, 'title', w.title)) FROM task k JOIN person w ON w.school_id = $1 AND w.id = k.assignee_id
   WHERE k.school_id = $1 AND k.requisition_id = q.id AND k.kind = 'support' LIMIT 1) AS helper,
  CASE WHEN p.archived THEN NULL ELSE p.version END AS "newestVersion",
  CASE WHEN v.version IS NULL THEN p.lead_school_days ELSE (v.document ->> 'leadSchoolDays')::int END AS "leadSchoolDays",
  (SELECT json_agg(json_build_object('id', l.id, 'apparatusId', l.apparatus_id, 'stockId', l.stock_id, 'name', l.name, 'kind', l.kind, 'perClass', l.per_class, 'perSet', l.per_set,
      'perPupil', l.per_pupil, 'spare', l.spare, 'unit', l.unit, 'concentration', l.concentration, 'concentrationText', l.concentration_text, 'roundTo', l.round_to,
      'overage', l.overage, 'location', a.location, 'pictograms', l.pictograms, 'statements', l.statements, 'needed', l.needed, 'short', l.short) ORDER BY l.position)
   FROM requisition_line l LEFT JOIN apparatus a ON a.school_id = $1 AND a.id = l.apparatus_id
   WHERE l.school_id = $1 AND l.requisition_id = q.id) AS lines,
  (SELECT json_agg(json_build_object('id', k.id, 'version', k.version, 'kind', k.kind, 'requisitionId', k.requisition_id,
      'departmentId', k.department_id, 'title', k.title, 'minutes', k.minutes,
      'from', ${ms('k.window_from')}, 'due', ${ms('k.due')}, 'date', k.date, 'assignee', CASE WHEN w.id IS NULL THEN NULL ELSE ${person('w')} END, 'pinned', k.pinned,
      'doneAt', ${ms('k.done_at')}, 'actualMinutes', k.actual_minutes) ORDER BY k.due, k.id)
   FROM task k LEFT JOIN person w ON w.school_id = $1 AND w.id = k.assignee_id
   WHERE k.school_id = $1 AND k.requisition_id = q.id) AS tasks,
  (SELECT json_agg(json_build_object('at', ${ms('h.at')}, 'by', CASE WHEN b.id IS NULL THEN NULL ELSE ${person('b')} END, 'from', h.payload->'before'->>'status',
      'to', CASE h.name WHEN 'requisition.replanned' THEN 'replanned' WHEN 'requisition.moved' THEN 'moved' WHEN 'requisition.handed-over' THEN 'handed-over'
        WHEN 'requisition.settled' THEN 'settled' WHEN 'requisition.taken-back' THEN 'taken-back'
        WHEN 'requisition.outcome-told' THEN 'outcome-told'
        WHEN 'requisition.excused' THEN 'excused' WHEN 'requisition.reason-corrected' THEN 'reason-corrected' ELSE coalesce(h.payload->'after'->>'status', 'changed') END, 'note', h.note, 'name', h.name,
      'facts', CASE WHEN h.name IN ('requisition.taken-back', 'requisition.moved', 'requisition.handed-over', 'requisition.replanned', 'requisition.changed', 'requisition.changed-late') THEN h.payload END) ORDER BY h.place)
   FROM event h LEFT JOIN person b ON b.school_id = $1 AND b.id = h.person_id
   WHERE h.school_id = $1 AND h.subject_id = q.id AND (h.payload->'after' ? 'status'
     OR h.name IN ('requisition.changed', 'requisition.changed-late') AND h.place > (SELECT f.place FROM event f
         WHERE f.school_id = $1 AND f.subject_id = q.id AND f.name = 'requisition.submitted' ORDER BY f.place LIMIT 1))) AS history,
  (SELECT json_agg(json_build_object('id', m.id, 'at', ${ms('m.at')}, 'by', ${person('b')}, 'text', m.text) ORDER BY m.place)
   FROM requisition_message m JOIN person b ON b.school_id = $1 AND b.id = m.person_id
   WHERE m.school_id = $1 AND m.requisition_id = q.id) AS messages,
  ${questionOf('q')} AS question,
  ${TAKERS} AS takers
FROM requisition q
JOIN timetable_entry e ON e.school_id = $1 AND e.id = q.entry_id
JOIN person t ON t.school_id = $1 AND t.id = q.teacher_id
JOIN teaching_group g ON g.school_id = $1 AND g.id = q.group_id
LEFT JOIN room r ON r.school_id = $1 AND r.id = q.room_id
LEFT JOIN practical p ON p.school_id = $1 AND p.id = q.practical_id
LEFT JOIN practical_version v ON v.school_id = $1 AND v.practical_id = q.practical_id AND v.version = q.practical_version
WHERE q.school_id = $1 AND ${condition}`,
  );

/** One requisition ($2) of a school ($1) with all that belongs to it. */
export const REQUISITION = wholeWhere('q.id = $2');

/** Several requisitions ($2) of a school ($1) with all that belongs to them. */
export const REQUISITIONS = wholeWhere('q.id = ANY($2)');

/** A requisition as it is stored, with the names that go with it; instants are epoch milliseconds. */
export type StoredRequisition = Answered<typeof REQUISITION>;
