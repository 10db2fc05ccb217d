import type { Events, PersonName, RequisitionStatus } from '@app/shared';
import { teachersOf } from '../calendar/index.js';
import { is, statement } from '../core/database/index.js';
import { TOLD_COLUMNS, TOLD_REQUEST, TOLD_WITH_HOLDER } from './told-request.js';

/** What followed by itself for requests of a school ($1), in one request of somebody ($3) or in a job (null), recorded from an id ($2) on, in the order of history. */
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
   ORDER BY place`,
);

/** Requests ($2) of a school ($1) as they are now, with who has the lesson now, its first teacher first. */
export const REQUESTS = statement(
  {
    ...TOLD_REQUEST,
    status: is.text.as<RequisitionStatus>(),
    createdBy: is.uuid,
    entryId: is.uuid,
    roomId: is.uuid.orNull,
    keepUntilDate: is.date.orNull,
    pupils: is.int,
    sets: is.int,
    holder: is.text,
    lessonTeacherId: is.uuid.orNull,
    teachers: is.json<PersonName[]>(),
  },
  `SELECT ${TOLD_COLUMNS}, q.status, q.created_by AS "createdBy", q.entry_id AS "entryId", q.room_id AS "roomId", q.keep_until_date AS "keepUntilDate", q.pupils, q.sets, w.name AS holder,
     q.lesson_teacher_id AS "lessonTeacherId", ${teachersOf('e', 'q.date')} AS teachers FROM ${TOLD_WITH_HOLDER}
   WHERE q.school_id = $1 AND q.id = ANY($2) ORDER BY q.starts_at, q.id`,
);

/** What rooms and departments ($2) of a school ($1) are called. */
export const PLACES = statement(
  { id: is.uuid, name: is.text },
  `SELECT id, code AS name FROM room WHERE school_id = $1 AND id = ANY($2)
   UNION ALL SELECT id, name FROM department WHERE school_id = $1 AND id = ANY($2)`,
);
