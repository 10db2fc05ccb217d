import type { EventName, RequisitionStatus, TaskKind } from '@app/shared';
import { command, is, statement } from '../core/database/index.js';

/** The last place that was given out in the order of events, of whatever school. */
export const LAST_PLACE = statement({ place: is.int.orNull }, "SELECT pg_sequence_last_value('event_place_seq'::regclass) AS place");

/**
 * The transactions that write events of a school ($1) and have not ended. Each was named here before its events had places, and is until
 * its commit can be seen.
 */
export const WRITERS = statement(
  { transaction: is.text.orNull },
  `SELECT l.virtualtransaction AS transaction FROM pg_locks l
   WHERE l.locktype = 'advisory' AND l.classid = 120 AND l.objid = hashtext($1::uuid::text)::oid AND l.objsubid = 2
     AND l.mode = 'ShareLock' AND l.granted AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())`,
);

/** The last event of a school ($1) that can be seen, up to a place ($2). */
export const NEWEST = statement(
  { place: is.int },
  'SELECT e.place FROM event e WHERE e.school_id = $1 AND e.place <= $2 ORDER BY e.place DESC LIMIT 1',
);

/** Whether a school ($1) has an event at a place ($2), and the first one behind it is not older than an instant ($3). It answers a row, or none. */
export const IS_RECENT = command(
  `SELECT FROM event e WHERE e.school_id = $1 AND e.place = $2
   AND coalesce((SELECT n.at FROM event n WHERE n.school_id = $1 AND n.place > $2 ORDER BY n.place LIMIT 1) >= $3, true)`,
);

/** SQL: who teaches an entry of the timetable. */
const teachersOf = (entry: string) => `ARRAY(
  SELECT n.teacher_id FROM timetable_entry n WHERE n.school_id = $1 AND n.id = ${entry}
  UNION SELECT o.teacher_id FROM entry_teacher o WHERE o.school_id = $1 AND o.entry_id = ${entry}
  UNION SELECT c.teacher_id FROM lesson_change c WHERE c.school_id = $1 AND c.entry_id = ${entry} AND c.teacher_id IS NOT NULL)`;

/** Whose a request is that an event is about, as far as it decides who hears of it. */
export interface RequestHeard {
  teacherId: string;
  createdBy: string;
  departmentId: string;
  status: RequisitionStatus;
  isSent: boolean;
  /** Who has its lesson. */
  teacherIds: string[];
  tasks: { id: string; kind: TaskKind }[];
}

/** The events of a school ($1) behind a place ($2), at most so many ($3), each with what says who may hear of it. */
export const WHAT_HAPPENED = statement(
  {
    place: is.int,
    name: is.text.as<EventName>(),
    subject: is.text,
    subjectId: is.uuid,
    personId: is.uuid.orNull,
    by: is.text.orNull,
    about: is.text.orNull,
    departmentId: is.text.orNull,
    apparatusId: is.text.orNull,
    entryId: is.uuid.orNull,
    date: is.text.orNull,
    requisitionId: is.uuid.orNull,
    request: is.json<RequestHeard>().orNull,
    teacherIds: is.uuids.orNull,
  },
  `SELECT e.place, e.name, e.subject, e.subject_id AS "subjectId", e.person_id AS "personId", p.name AS by,
     coalesce(e.payload #>> '{after,personId}', e.payload #>> '{before,personId}', e.payload #>> '{after,madeBy}') AS about,
     coalesce(e.payload #>> '{after,departmentId}', e.payload #>> '{before,departmentId}') AS "departmentId",
     coalesce(e.payload #>> '{after,apparatusId}', e.payload #>> '{before,apparatusId}') AS "apparatusId",
     coalesce(q.entry_id, CASE WHEN e.subject = 'lesson' THEN e.subject_id END) AS "entryId",
     coalesce(q.date::text, e.payload #>> '{after,date}', e.payload #>> '{before,date}') AS date,
     q.id AS "requisitionId",
     CASE WHEN q.id IS NOT NULL THEN json_build_object('teacherId', q.teacher_id, 'createdBy', q.created_by, 'departmentId', q.department_id,
       'status', q.status, 'isSent', q.submitted_at IS NOT NULL, 'teacherIds', ${teachersOf('q.entry_id')},
       'tasks', (SELECT coalesce(json_agg(json_build_object('id', w.id, 'kind', w.kind) ORDER BY w.due, w.id), '[]')
         FROM task w WHERE w.school_id = $1 AND w.requisition_id = q.id)) END AS request,
     CASE WHEN e.subject IN ('lesson', 'occasion') THEN ${teachersOf('e.subject_id')} END AS "teacherIds"
   FROM event e
   LEFT JOIN person p ON p.school_id = $1 AND p.id = e.person_id
   LEFT JOIN task t ON t.school_id = $1 AND t.id = e.subject_id AND e.subject = 'task'
   LEFT JOIN requisition q ON q.school_id = $1 AND q.id = coalesce(t.requisition_id,
     CASE WHEN e.subject = 'offer' THEN (e.payload #>> '{after,requisitionId}')::uuid ELSE e.subject_id END)
   WHERE e.school_id = $1 AND e.place > $2 ORDER BY e.place LIMIT $3`,
);

/** Which of these sessions ($1, the hashes of their tokens) live at an instant ($2). */
export const LIVE_TOKENS = statement(
  { token: is.text },
  `SELECT encode(s.token_hash, 'hex') AS token FROM session s
   WHERE s.token_hash = ANY(ARRAY(SELECT decode(h, 'hex') FROM unnest($1::text[]) h)) AND s.expires_at > $2`,
);
