import type { EntryRule, StandingRequisition } from '@app/shared';

/** A timetable entry with its names, what was said about its lessons in a range of dates, and when its teacher is away then. */
export interface LessonRow extends EntryRule {
  subject: string;
  departmentId: string;
  groupId: string;
  groupCode: string;
  year: number | null;
  pupils: number | null;
  teacherId: string;
  teacherCode: string;
  teacherName: string;
  roomId: string | null;
  roomCode: string | null;
  /** The dates answered with 'nothing needed'; null for none. */
  answers: string[] | null;
  requisitions: RequisitionOnLesson[] | null;
  away: { fromMs: number; toMs: number }[] | null;
}

export interface RequisitionOnLesson extends StandingRequisition {
  date: string;
  title: string;
  minutesLate: number;
  sets: number;
}

/**
 * $2 and $3 are the first and last date, $4 the stretch of time that they are. What hangs on an entry is looked up entry by entry, so
 * that the cost follows the lessons shown and not the years stored.
 */
function lessonsWhere(condition: string, teacher: string): string {
  return `
  SELECT e.id, e.cycle_day AS "cycleDay", e.period, e.last_period AS "lastPeriod", e.valid_from AS "validFrom", e.valid_to AS "validTo",
    e.subject, e.department_id AS "departmentId", g.id AS "groupId", g.code AS "groupCode", g.year, g.pupils,
    t.id AS "teacherId", t.code AS "teacherCode", t.name AS "teacherName", r.id AS "roomId", r.code AS "roomCode",
    (SELECT json_agg(a.date) FROM lesson_answer a
      WHERE a.school_id = e.school_id AND a.entry_id = e.id AND a.date BETWEEN $2 AND $3) AS answers,
    (SELECT json_agg(json_build_object('id', q.id, 'date', q.date, 'title', q.title, 'status', q.status, 'late', q.late,
        'minutesLate', q.minutes_late, 'short', q.short, 'sets', q.sets) ORDER BY q.id)
      FROM requisition q
      WHERE q.school_id = e.school_id AND q.entry_id = e.id AND q.date BETWEEN $2 AND $3 AND q.status <> 'cancelled') AS requisitions,
    (SELECT json_agg(json_build_object('fromMs', (extract(epoch FROM lower(b.during)) * 1000)::float8,
        'toMs', (extract(epoch FROM upper(b.during)) * 1000)::float8))
      FROM absence b WHERE b.person_id = ${teacher} AND b.during && $4::tstzrange) AS away
  FROM timetable_entry e
    JOIN teaching_group g ON g.school_id = e.school_id AND g.id = e.group_id
    JOIN person t ON t.school_id = e.school_id AND t.id = e.teacher_id
    LEFT JOIN room r ON r.school_id = e.school_id AND r.id = e.room_id
  WHERE ${condition} AND (e.valid_from IS NULL OR e.valid_from <= $3) AND (e.valid_to IS NULL OR e.valid_to >= $2)`;
}

/** $1 a teacher, $5 a department or null for all. */
export const LESSONS_OF_TEACHER = lessonsWhere('e.teacher_id = $1 AND ($5::uuid IS NULL OR e.department_id = $5)', '$1');
/** $1 a department. */
export const LESSONS_OF_DEPARTMENT = lessonsWhere('e.department_id = $1', 'e.teacher_id');
/** $1 an entry. */
export const LESSONS_OF_ENTRY = lessonsWhere('e.id = $1', 'e.teacher_id');
