import type { Events, RequisitionStatus } from '@app/shared';
import { is, statement } from '../core/database/index.js';

/** What followed by itself for requests of a school ($1), in one request of somebody ($3) or in a job (null), recorded from an id ($2) on. */
export const FOLLOWED = statement(
  {
    id: is.uuid,
    name: is.text.as<'requisition.replanned' | 'requisition.short'>(),
    requisitionId: is.uuid,
    payload: is.json<Events['requisition.replanned'] | Events['requisition.short']>(),
  },
  `SELECT id, name, subject_id AS "requisitionId", payload FROM event
   WHERE school_id = $1 AND id >= $2 AND request_id IS NOT DISTINCT FROM $3 AND person_id IS NULL
     AND name IN ('requisition.replanned', 'requisition.short')
   ORDER BY id`,
);

/** Requests ($2) of a school ($1) as they are now, with the teacher who has the lesson now. */
export const REQUESTS = statement(
  {
    requisitionId: is.uuid,
    title: is.text,
    status: is.text.as<RequisitionStatus>(),
    date: is.date,
    period: is.text,
    startsAt: is.instant,
    deadline: is.instant.orNull,
    teacherId: is.uuid,
    teacher: is.text,
    departmentId: is.uuid,
    department: is.text,
    group: is.text,
    room: is.text.orNull,
    holderId: is.uuid,
    holder: is.text,
  },
  `SELECT q.id AS "requisitionId", q.title, q.status, q.date, q.period, q.starts_at AS "startsAt", q.deadline, q.teacher_id AS "teacherId", t.name AS teacher,
     q.department_id AS "departmentId", d.name AS department, g.code AS "group", r.code AS room, e.teacher_id AS "holderId", w.name AS holder
   FROM requisition q
   JOIN person t ON t.school_id = $1 AND t.id = q.teacher_id
   JOIN department d ON d.school_id = $1 AND d.id = q.department_id
   JOIN teaching_group g ON g.school_id = $1 AND g.id = q.group_id
   JOIN timetable_entry e ON e.school_id = $1 AND e.id = q.entry_id
   JOIN person w ON w.school_id = $1 AND w.id = e.teacher_id
   LEFT JOIN room r ON r.school_id = $1 AND r.id = q.room_id
   WHERE q.school_id = $1 AND q.id = ANY($2) ORDER BY q.starts_at, q.id`,
);

/** The codes of rooms ($2) of a school ($1). */
export const ROOMS = statement({ id: is.uuid, code: is.text }, 'SELECT id, code FROM room WHERE school_id = $1 AND id = ANY($2)');
