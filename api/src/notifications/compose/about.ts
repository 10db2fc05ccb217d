import { besides, type LateReason, type PersonName, REQUISITION_STATUSES, type ToldRequest } from '@app/shared';
import { teachersOf } from '../../calendar/index.js';
import { type Answered, is, statement } from '../../core/database/index.js';
import { wasTakenBack } from '../../core/undo/index.js';
import type { ToldLoad } from '../same-overload.js';

/**
 * What is known around events ($2) of a school ($1): who did them, and the requisition that one was done to, as it is now. A requisition's
 * columns are null where an event is about something else.
 */
export const ABOUT = statement(
  {
    eventId: is.uuid,
    doer: is.text.orNull,
    askedBy: is.uuid.orNull,
    requisitionId: is.uuid.orNull,
    title: is.text.orNull,
    status: is.text.orNull.as<(typeof REQUISITION_STATUSES)[number] | null>(),
    date: is.date.orNull,
    period: is.text.orNull,
    lastPeriod: is.text.orNull,
    startsAt: is.instant.orNull,
    deadline: is.instant.orNull,
    lateReason: is.text.orNull.as<LateReason | null>(),
    teacherId: is.uuid.orNull,
    teacher: is.text.orNull,
    lessonTeacherId: is.uuid.orNull,
    teachers: is.json<PersonName[]>().orNull,
    departmentId: is.uuid.orNull,
    department: is.text.orNull,
    group: is.text.orNull,
    room: is.text.orNull,
  },
  `SELECT e.id AS "eventId", w.name AS doer,
     (SELECT a.person_id FROM event a WHERE a.school_id = $1 AND a.subject_id = q.id AND a.name = 'requisition.queried' AND a.place < e.place AND NOT ${wasTakenBack('a')}
      ORDER BY a.place DESC LIMIT 1) AS "askedBy", q.id AS "requisitionId", q.title, q.status, q.date, q.period, q.last_period AS "lastPeriod", q.starts_at AS "startsAt", q.deadline,
     q.late_reason AS "lateReason", q.teacher_id AS "teacherId", t.name AS teacher,
     q.lesson_teacher_id AS "lessonTeacherId", ${teachersOf('n', 'q.date')} AS teachers, q.department_id AS "departmentId", d.name AS department,
     g.code AS "group", r.code AS room
   FROM event e
   LEFT JOIN person w ON w.school_id = $1 AND w.id = e.person_id
   LEFT JOIN requisition q ON q.school_id = $1 AND q.id = e.subject_id AND e.subject = 'requisition'
   LEFT JOIN timetable_entry n ON n.school_id = $1 AND n.id = q.entry_id
   LEFT JOIN person t ON t.school_id = $1 AND t.id = q.teacher_id
   LEFT JOIN department d ON d.school_id = $1 AND d.id = q.department_id
   LEFT JOIN teaching_group g ON g.school_id = $1 AND g.id = q.group_id
   LEFT JOIN room r ON r.school_id = $1 AND r.id = q.room_id
   WHERE e.school_id = $1 AND e.id = ANY($2)`,
);

export type AboutRow = Answered<typeof ABOUT>;

/** A requisition that people are told of; `teacherIds`: whose it is, and who has its lesson beside them. */
export type AboutRequisition = ToldRequest & { [Key in 'status' | 'teacherId' | 'departmentId']: NonNullable<AboutRow[Key]> } & Pick<
    AboutRow,
    'lateReason'
  > & { teacherIds: readonly string[] };

/** Lists whose a row's requisition is, and who has its lesson beside them; what was never sent is nobody else's. */
export function teacherIdsOf({ teacherId, lessonTeacherId, teachers, status }: AboutRow): string[] {
  if (teacherId === null) return [];
  if (status === 'draft') return [teacherId];
  return [teacherId, ...besides(teachers ?? [], { teacherId, lessonTeacherId }).map(({ id }) => id)];
}

/** What a message says beside the event itself. */
export interface About {
  /** The name of whoever did it; null: it followed by itself. */
  doer: string | null;
  /** Who asked the last question about the requisition before; null: nobody did. */
  askedBy: string | null;
  /** Null: the event is about something else. */
  requisition: AboutRequisition | null;
  /** Whether the requisition's lesson is at most two school days away. */
  isShortNotice: boolean;
  /** What is new of the department's overload, and came with the event; null: nothing. */
  loadNews: ToldLoad | null;
}

/** Reads the requisition out of a row; null where the event is about something else. */
export function requisitionOf(row: AboutRow, timeZone: string): AboutRequisition | null {
  const { doer: _doer, askedBy: _askedBy, eventId: _eventId, lessonTeacherId: _lessonTeacherId, teachers: _teachers, ...columns } = row;
  const { requisitionId, ...told } = columns;
  return requisitionId === null ? null : ({ ...told, teacherIds: teacherIdsOf(row), timeZone } as AboutRequisition);
}
