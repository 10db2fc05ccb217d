import { type Check, type CheckFacts, type CheckRecord, isCheckOverdue } from '@app/shared';
import { type Answered, is, statement } from '../core/database/index.js';

const CHECK = {
  id: is.uuid,
  version: is.int,
  title: is.text,
  apparatusId: is.uuid.orNull,
  due: is.date.orNull,
  everyMonths: is.int.orNull,
  blocksItem: is.bool,
  taken: is.int,
  archived: is.bool,
};
const COLUMNS = `c.id, c.version, c.title, c.apparatus_id AS "apparatusId", c.due, c.every_months AS "everyMonths", c.blocks_item AS "blocksItem", c.taken, c.archived`;

/** Keeps others from changing a check ($2) of a school ($1) until the transaction ends. */
export const LOCK_CHECK = statement(
  CHECK,
  `SELECT ${COLUMNS} FROM equipment_check c WHERE c.school_id = $1 AND c.id = $2 FOR NO KEY UPDATE`,
);

/** Keeps others from changing the checks of a school ($1) of one apparatus ($2), or of any that can block, in the order of their ids. */
export const LOCK_BLOCKING = statement(
  CHECK,
  `SELECT ${COLUMNS} FROM equipment_check c WHERE c.school_id = $1 AND c.apparatus_id IS NOT NULL AND ($2::uuid IS NULL OR c.apparatus_id = $2)
   AND (c.blocks_item OR c.taken > 0) ORDER BY c.id FOR NO KEY UPDATE`,
);

export type CheckRow = Answered<typeof LOCK_CHECK>;

/**
 * Checks of a school ($1), or one of them ($2), with the last time that each was done, what is due first; $3 a day before which they were due, or null; $4, $5
 * the last of the page before; $6 most.
 */
export const CHECK_LIST = statement(
  { ...CHECK, apparatusName: is.text.orNull, lastDone: is.json<CheckRecord>().orNull, sort: is.text, total: is.int },
  `SELECT ${COLUMNS}, a.name AS "apparatusName",
  (SELECT jsonb_build_object('id', r.id, 'doneOn', r.done_on, 'by', p.name, 'at', r.at, 'note', r.note) FROM check_record r
   LEFT JOIN person p ON p.school_id = $1 AND p.id = r.person_id WHERE r.school_id = $1 AND r.check_id = c.id ORDER BY r.done_on DESC, r.place DESC LIMIT 1) AS "lastDone",
  c.sort, c.total
FROM (SELECT f.*, coalesce(f.due::text, '9999-12-31') || ' ' || lower(f.title) AS sort, count(*) OVER ()::int AS total FROM equipment_check f
  WHERE f.school_id = $1 AND NOT f.archived AND ($2::uuid IS NULL OR f.id = $2) AND ($3::date IS NULL OR f.due < $3)) c
LEFT JOIN apparatus a ON a.school_id = $1 AND a.id = c.apparatus_id
WHERE $4::text IS NULL OR (c.sort, c.id) > ($4, $5::uuid) ORDER BY c.sort, c.id LIMIT $6`,
);

/** The times that a check ($2) of a school ($1) was done, the newest first. */
export const RECORDS = statement(
  { id: is.uuid, doneOn: is.date, by: is.text.orNull, at: is.instant, note: is.text.orNull },
  `SELECT r.id, r.done_on AS "doneOn", p.name AS by, r.at, r.note FROM check_record r LEFT JOIN person p ON p.school_id = $1 AND p.id = r.person_id
   WHERE r.school_id = $1 AND r.check_id = $2 ORDER BY r.done_on DESC, r.place DESC LIMIT 200`,
);

/** What is said of a check. */
export function checkFacts({ title, apparatusId, due, everyMonths, blocksItem }: CheckRow): CheckFacts {
  return { title, apparatusId, due, everyMonths, blocksItem };
}

/** A check in the shape of the contract, as it stands on a day. */
export function toCheck(row: Answered<typeof CHECK_LIST>, today: string, at: (text: string) => string): Check {
  const { id, version, apparatusName, taken, lastDone } = row;
  const done = lastDone && { ...lastDone, at: at(lastDone.at) };
  return { id, version, ...checkFacts(row), apparatusName, overdue: isCheckOverdue(row, today), blocked: taken > 0, lastDone: done };
}
