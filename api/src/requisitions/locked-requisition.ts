import type { LateReason, LineBody, RequisitionStatus, RiskAssessment } from '@app/shared';

/** A requisition under lock, with what it asks for. Instants are epoch milliseconds. */
export interface Locked {
  id: string;
  version: number;
  status: RequisitionStatus;
  title: string;
  own_title: boolean;
  entry_id: string;
  date: string;
  teacher_id: string;
  department_id: string;
  starts_at: number;
  ends_at: number;
  deadline: number;
  confirmed: boolean;
  practical_id: string | null;
  pupils: number;
  group_size: number;
  own_lines: boolean;
  notes: string | null;
  late_reason: LateReason | null;
  late_words: string | null;
  risk_assessment: RiskAssessment | null;
  lines: LineBody[] | null;
}

const READ = `
SELECT q.id, q.version, q.status, q.title, q.entry_id, q.date, q.teacher_id, q.department_id, q.starts_at, q.ends_at, q.deadline,
  coalesce((q.risk_assessment->>'confirmed')::boolean, false) AS confirmed, q.practical_id, q.pupils, q.group_size, q.own_lines, q.notes, q.late_reason, q.late_words,
  q.risk_assessment, q.title IS DISTINCT FROM (SELECT p.title FROM practical p WHERE p.school_id = $1 AND p.id = q.practical_id) AS own_title,
  (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('apparatusId', l.apparatus_id, 'name', l.name, 'kind', l.kind, 'perClass', l.per_class, 'perSet', l.per_set, 'perPupil', l.per_pupil,
      'spare', l.spare, 'unit', l.unit, 'concentration', l.concentration, 'concentrationText', l.concentration_text, 'roundTo', l.round_to, 'overage', l.overage)) ORDER BY l.position)
   FROM requisition_line l WHERE l.school_id = $1 AND l.requisition_id = q.id) AS lines
FROM requisition q WHERE q.school_id = $1 AND`;

/** Locks one requisition ($2) of a school ($1) and reads it. */
export const LOCK = `${READ} q.id = $2 FOR UPDATE OF q`;

/** As `LOCK`, of the requisition that a task ($2) belongs to. */
export const LOCK_OF_TASK = `${READ} q.id = (SELECT k.requisition_id FROM task k WHERE k.school_id = $1 AND k.id = $2) FOR UPDATE OF q`;
