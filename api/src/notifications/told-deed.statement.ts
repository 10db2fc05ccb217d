import type { LateReason, OverloadFacts } from '@app/shared';

/** A deed that others are to hear of, with the requisition that it was done to; instants are epoch milliseconds. */
export interface ToldDeed {
  id: string;
  what: string;
  at: number;
  /** Null: a job did it. */
  actor_id: string | null;
  actor: string | null;
  before: { status?: string; title?: string; pupils?: number } | null;
  after: {
    late?: boolean;
    minutesLate?: number;
    short?: boolean | number;
    overload?: OverloadFacts | null;
    /** Of an apparatus of which there is less than was promised. */
    name?: string;
    pupils?: number;
  } | null;
  note: string | null;
  /** Null where the deed was done to something else, of which nobody is told. */
  requisition_id: string | null;
  title: string;
  status: string;
  date: string;
  period: string;
  starts_at: number;
  deadline: number;
  late_reason: LateReason | null;
  teacher_id: string;
  teacher: string;
  department_id: string;
  department: string;
  group: string;
  room: string | null;
}

/** Whether there is anything to tell in the school of the transaction, and the version of its rules: a row, or none. */
export const IS_THERE_ANY = `
SELECT rules_version AS "rulesVersion" FROM school
WHERE EXISTS (SELECT 1 FROM event a WHERE a.school_id = (SELECT current_school()) AND a.to_tell)`;

/** Claims at most $1 deeds, oldest first; those that another server is telling are passed over. */
export const CLAIM = `
SELECT a.id, a.name AS what, a.at, a.person_id AS actor_id, w.name AS actor, a.payload->'before' AS before, a.payload->'after' AS after, a.note, q.id AS requisition_id, q.title, q.status, q.date, q.period,
  q.starts_at, q.deadline, q.late_reason, q.teacher_id, t.name AS teacher, q.department_id, d.name AS department, g.code AS "group", r.code AS room
FROM event a
LEFT JOIN person w ON w.school_id = a.school_id AND w.id = a.person_id
LEFT JOIN requisition q ON q.school_id = a.school_id AND q.id = a.subject_id AND a.subject = 'requisition'
LEFT JOIN person t ON t.school_id = q.school_id AND t.id = q.teacher_id
LEFT JOIN department d ON d.school_id = q.school_id AND d.id = q.department_id
LEFT JOIN teaching_group g ON g.school_id = q.school_id AND g.id = q.group_id
LEFT JOIN room r ON r.school_id = q.school_id AND r.id = q.room_id
WHERE a.school_id = (SELECT current_school()) AND a.to_tell
ORDER BY a.id LIMIT $1
FOR UPDATE OF a SKIP LOCKED`;

/** Marks deeds ($1) as told. */
export const TOLD = 'UPDATE event SET to_tell = false WHERE school_id = (SELECT current_school()) AND id = ANY($1)';
