import type { RequisitionStatus, TaskKind } from '@app/shared';
import { type Answered, is, statement } from '../core/database/index.js';
import { batchOf } from '../prep/index.js';

/** What stands for a school's line among advisory locks. `schoolId`: the column, or a value of its type. */
const lineKey = (schoolId: string) => `hashtextextended('line ' || ${schoolId}::text, 0)`;

/**
 * Whether nobody else is trying a request against the line of a school or working it out, until the end of the transaction. Of two who do not
 * see what the other writes, one is not alone.
 */
export const aloneAtLine = (schoolId: string): string => `pg_try_advisory_xact_lock(${lineKey(schoolId)})`;

/**
 * Takes the turn of working out a school's ($1) line, once what is just being tried against it is written; who asks meanwhile is not kept
 * waiting, and asks for another run.
 */
export const TURN = statement(
  { id: is.uuid },
  `SELECT s.school_id AS id FROM pg_advisory_xact_lock(${lineKey('$1::uuid')}) turn CROSS JOIN school s WHERE s.school_id = $1 FOR NO KEY UPDATE OF s`,
);

/** The open work of a school ($1) with the requests that it is of, but what was due more than four weeks before now ($2). */
export const OPEN_WORK = statement(
  {
    requisitionId: is.uuid.orNull,
    kind: is.text.as<TaskKind>(),
    departmentId: is.uuid,
    dueMs: is.instant,
    fromMs: is.instant,
    minutes: is.number,
    fixedMinutes: is.number,
    batch: is.text,
    yields: is.bool,
    over: is.bool,
    askedMs: is.instant.orNull,
    late: is.bool.orNull,
    status: is.text.as<RequisitionStatus>().orNull,
    lessonMs: is.instant.orNull,
    date: is.date.orNull,
  },
  `SELECT k.requisition_id AS "requisitionId", k.kind, k.department_id AS "departmentId", k.due AS "dueMs", k.window_from AS "fromMs", k.minutes,
     k.fixed_minutes AS "fixedMinutes", ${batchOf('k')} AS batch, k.yields, k.over_line AS over, coalesce(k.asked_at, q.submitted_at) AS "askedMs", q.late, q.status,
     q.starts_at AS "lessonMs", q.date
   FROM task k LEFT JOIN LATERAL (SELECT submitted_at, late, status, starts_at, date FROM requisition WHERE school_id = $1 AND id = k.requisition_id OFFSET 0) q ON true
   WHERE k.school_id = $1 AND k.done_at IS NULL AND k.due > $2::timestamptz - interval '28 days' ORDER BY k.id`,
);
export type OpenWorkRow = Answered<typeof OPEN_WORK>;

/** What is kept of an overload for a request that is over the line, and from where it is read. */
export const OF_OVER = {
  minutesOver: is.number,
  fromMs: is.instant,
  toMs: is.instant,
  openMs: is.instant,
  endMs: is.instant,
  workMinutes: is.number,
  technicianMinutes: is.number,
  departmentIds: is.uuids,
};
export const OVER_COLUMNS = `minutes_over AS "minutesOver", from_at AS "fromMs", to_at AS "toMs", open_at AS "openMs", end_at AS "endMs",
     work_minutes AS "workMinutes", technician_minutes AS "technicianMinutes", department_ids AS "departmentIds"`;

/** The requests of a school ($1) that are over the line, as it is kept. */
export const OVER = statement(
  { requisitionId: is.uuid, ...OF_OVER },
  `SELECT requisition_id AS "requisitionId", ${OVER_COLUMNS} FROM over_line WHERE school_id = $1`,
);
export type KeptOver = Answered<typeof OVER>;

/** Locks requisitions ($2) of a school ($1) in the order of their ids, so that no step of theirs changes their work meanwhile. */
export const LOCK_REQUESTS = statement(
  { id: is.uuid },
  'SELECT id FROM requisition WHERE school_id = $1 AND id = ANY($2) ORDER BY id FOR NO KEY UPDATE',
);
