import { HOLDING, type RequisitionStatus } from '@app/shared';
import { takesLesson } from '../calendar/index.js';
import { is } from '../core/database/index.js';

/** The states in which a request still goes on: those in which its kit is held. */
export const GOING_ON: readonly RequisitionStatus[] = [...HOLDING];

/** What a message says of a request, as `TOLD_COLUMNS` answers it. Instants are epoch milliseconds. */
export const TOLD_REQUEST = {
  requisitionId: is.uuid,
  title: is.text,
  date: is.date,
  period: is.text,
  lastPeriod: is.text.orNull,
  startsAt: is.instant,
  deadline: is.instant.orNull,
  teacherId: is.uuid,
  teacher: is.text,
  departmentId: is.uuid,
  department: is.text,
  group: is.text,
  room: is.text.orNull,
};

/** The columns of `TOLD_REQUEST`, of what `TOLD_FROM` joins. */
export const TOLD_COLUMNS = `q.id AS "requisitionId", q.title, q.date, q.period, q.last_period AS "lastPeriod", q.starts_at AS "startsAt", q.deadline, q.teacher_id AS "teacherId", t.name AS teacher,
     q.department_id AS "departmentId", d.name AS department, g.code AS "group", r.code AS room`;

/** A requisition q of a school ($1) with its teacher, department, class and room. */
export const TOLD_FROM = `requisition q
   JOIN person t ON t.school_id = $1 AND t.id = q.teacher_id
   JOIN department d ON d.school_id = $1 AND d.id = q.department_id
   JOIN teaching_group g ON g.school_id = $1 AND g.id = q.group_id
   LEFT JOIN room r ON r.school_id = $1 AND r.id = q.room_id`;

/** The same with the teacher w who has the lesson now, by its entry e. */
export const TOLD_WITH_HOLDER = `${TOLD_FROM}
   JOIN timetable_entry e ON e.school_id = $1 AND e.id = q.entry_id
   JOIN person w ON w.school_id = $1 AND w.id = ${takesLesson('e', 'q.date')}`;
