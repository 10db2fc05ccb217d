import type { Duty, DutyFacts, DutyFunction, PersonName } from '@app/shared';
import { type Answered, is, statement } from '../core/database/index.js';

const DUTY = {
  id: is.uuid,
  version: is.int,
  title: is.text,
  function: is.text.as<DutyFunction>(),
  minutes: is.int,
  departmentId: is.uuid,
  assigneeId: is.uuid.orNull,
  rrule: is.text.orNull,
  startsOn: is.date,
  windowStart: is.text,
  windowEnd: is.text,
  archived: is.bool,
};
const COLUMNS = `d.id, d.version, d.title, d.function, d.minutes, d.department_id AS "departmentId", d.assignee_id AS "assigneeId", d.rrule,
  d.starts_on AS "startsOn", d.window_start AS "windowStart", d.window_end AS "windowEnd", d.archived`;

/** Keeps others from changing a duty ($2) of a school ($1), and its tasks from being laid out twice, until the transaction ends. */
export const LOCK_DUTY = statement(DUTY, `SELECT ${COLUMNS} FROM duty d WHERE d.school_id = $1 AND d.id = $2 FOR NO KEY UPDATE`);

/** The same of every duty of a school ($1) that still goes on, in the order of their ids. */
export const LOCK_DUTIES = statement(
  DUTY,
  `SELECT ${COLUMNS} FROM duty d WHERE d.school_id = $1 AND NOT d.archived ORDER BY d.id FOR NO KEY UPDATE`,
);

export type DutyRecord = Answered<typeof LOCK_DUTY>;

/** Duties of a school ($1) of departments ($2, null for all) with the next open date from a day ($3) on, by title; $4, $5 the last of the page before; $6 most. */
export const DUTY_LIST = statement(
  { ...DUTY, assignee: is.json<PersonName>().orNull, next: is.date.orNull, sort: is.text, total: is.int },
  `SELECT ${COLUMNS}, CASE WHEN p.id IS NULL THEN NULL ELSE jsonb_build_object('id', p.id, 'code', p.code, 'name', p.name) END AS assignee,
  (SELECT min(k.date) FROM duty_task t JOIN task k ON k.school_id = $1 AND k.id = t.task_id
   WHERE t.school_id = $1 AND t.duty_id = d.id AND k.done_at IS NULL AND k.date >= $3) AS next, lower(d.title) AS sort, d.total
FROM (SELECT f.*, count(*) OVER ()::int AS total FROM duty f WHERE f.school_id = $1 AND NOT f.archived AND ($2::uuid[] IS NULL OR f.department_id = ANY($2))) d
LEFT JOIN person p ON p.school_id = $1 AND p.id = d.assignee_id
WHERE $4::text IS NULL OR (lower(d.title), d.id) > ($4, $5::uuid) ORDER BY lower(d.title), d.id LIMIT $6`,
);

/** What is said of a duty. */
export function dutyFacts({ id: _id, version: _version, archived: _archived, ...facts }: DutyRecord): DutyFacts {
  return facts;
}

/** A duty in the shape of the contract. */
export function toDuty(
  { startsOn, windowStart: start, windowEnd: end, ...row }: DutyRecord,
  assignee: PersonName | null,
  next: string | null,
): Duty {
  const { id, version, title, function: of, minutes, departmentId, assigneeId, rrule } = row;
  const when = rrule === null ? { rrule, date: startsOn, from: null } : { rrule, date: null, from: startsOn };
  return { id, version, title, function: of, minutes, ...when, window: { start, end }, assigneeId, assignee, departmentId, next };
}
