import { jobTimes, type MachineJob, type MachineJobFacts, type MachineJobRequest, type PersonName } from '@app/shared';
import { instant } from '../core/clock/index.js';
import { type Answered, is, statement } from '../core/database/index.js';

const JOB = {
  id: is.uuid,
  version: is.int,
  apparatusId: is.uuid,
  departmentId: is.uuid,
  title: is.text,
  material: is.text,
  sheets: is.int.orNull,
  programme: is.text,
  minutes: is.int,
  runMinutes: is.int,
  coolMinutes: is.int.orNull,
  requisitionIds: is.uuids,
  place: is.int,
  startsAt: is.instant.orNull,
  endedAt: is.instant.orNull,
  taskId: is.uuid.orNull,
  archived: is.bool,
};
const COLUMNS = `j.id, j.version, j.apparatus_id AS "apparatusId", j.department_id AS "departmentId", j.title, j.material, j.sheets, j.programme, j.minutes,
  j.run_minutes AS "runMinutes", j.cool_minutes AS "coolMinutes", j.requisition_ids AS "requisitionIds", j.place, j.starts_at AS "startsAt", j.ended_at AS "endedAt",
  j.task_id AS "taskId", j.archived`;

/** Keeps others from changing a job ($2) of a school ($1) until the transaction ends. */
export const LOCK_JOB = statement(JOB, `SELECT ${COLUMNS} FROM machine_job j WHERE j.school_id = $1 AND j.id = $2 FOR NO KEY UPDATE`);

/** A job as it is stored; `startsAt` and `endedAt` in epoch milliseconds. */
export type JobRecord = Answered<typeof LOCK_JOB>;

const VIEW = {
  ...JOB,
  machine: is.text,
  turnaroundMinutes: is.int,
  requests: is.json<MachineJobRequest[]>().orNull,
  task: is.json<{ id: string; version: number; doneAtMs: number | null; assignee: PersonName | null }>().orNull,
};
const VIEW_COLUMNS = `${COLUMNS}, a.name AS machine, a.turnaround_minutes AS "turnaroundMinutes",
  (SELECT json_agg(json_build_object('id', q.id, 'title', q.title, 'group', g.code, 'date', q.date) ORDER BY q.starts_at, q.id)
   FROM unnest(j.requisition_ids) AS r(id) JOIN requisition q ON q.school_id = $1 AND q.id = r.id
   JOIN teaching_group g ON g.school_id = $1 AND g.id = q.group_id) AS requests,
  CASE WHEN k.id IS NOT NULL THEN json_build_object('id', k.id, 'version', k.version, 'doneAtMs', date_part('epoch', k.done_at) * 1000,
    'assignee', CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'code', p.code, 'name', p.name) END) END AS task`;
const VIEW_TABLES = `machine_job j JOIN apparatus a ON a.school_id = $1 AND a.id = j.apparatus_id
LEFT JOIN task k ON k.school_id = $1 AND k.id = j.task_id
LEFT JOIN person p ON p.school_id = $1 AND p.id = k.assignee_id`;

/** A job ($2) of a school ($1) with its machine, its requests and its task. */
export const ONE_JOB = statement(VIEW, `SELECT ${VIEW_COLUMNS} FROM ${VIEW_TABLES} WHERE j.school_id = $1 AND j.id = $2`);

/** Jobs of a school ($1) of one machine ($2; null: of all) that are still to be done, or were done since an instant ($3), the newest of those first; $4 most. */
export const JOBS = statement(
  VIEW,
  `SELECT ${VIEW_COLUMNS} FROM ${VIEW_TABLES} WHERE j.school_id = $1 AND NOT j.archived AND ($2::uuid IS NULL OR j.apparatus_id = $2)
   AND (j.starts_at IS NULL OR k.done_at IS NULL OR k.done_at >= $3)
   ORDER BY k.done_at DESC NULLS FIRST, j.starts_at NULLS LAST, lower(a.name), j.place, j.id LIMIT $4`,
);

/** How many jobs of a school ($1) are still to be done. */
export const OPEN_JOBS = statement(
  { open: is.int },
  `SELECT count(*)::int AS open FROM machine_job j LEFT JOIN task k ON k.school_id = $1 AND k.id = j.task_id
   WHERE j.school_id = $1 AND NOT j.archived AND (j.starts_at IS NULL OR k.done_at IS NULL)`,
);

/** Who waits for a machine ($2) of a school ($1), in order, for as long as the order is being changed. */
export const LOCK_QUEUE = statement(
  { id: is.uuid, place: is.int },
  `SELECT j.id, j.place FROM machine_job j WHERE j.school_id = $1 AND j.apparatus_id = $2 AND j.starts_at IS NULL AND NOT j.archived
   ORDER BY j.place, j.id FOR NO KEY UPDATE`,
);

/** The task ($2) of a job of a school ($1): whose it is, and whether it was ticked. */
export const TASK_OF_JOB = statement(
  { assigneeId: is.uuid.orNull, done: is.bool },
  `SELECT k.assignee_id AS "assigneeId", k.done_at IS NOT NULL AS done FROM task k WHERE k.school_id = $1 AND k.id = $2 FOR NO KEY UPDATE`,
);

/** Of requests ($2) of a school ($1) those that were sent, with their departments. */
export const KNOWN_REQUESTS = statement(
  { id: is.uuid, departmentId: is.uuid },
  `SELECT q.id, q.department_id AS "departmentId" FROM requisition q WHERE q.school_id = $1 AND q.id = ANY($2) AND q.submitted_at IS NOT NULL`,
);

/** What is said of a job. */
export function jobFacts({
  id: _id,
  version: _version,
  archived: _archived,
  taskId: _task,
  startsAt,
  endedAt,
  ...facts
}: JobRecord): MachineJobFacts {
  return { ...facts, startsAt: orNull(startsAt), endedAt: orNull(endedAt) };
}

/** A job in the shape of the contract. */
export function toJob({ machine, turnaroundMinutes, requests, task, ...job }: Answered<typeof ONE_JOB>): MachineJob {
  const {
    id,
    version,
    apparatusId,
    departmentId,
    title,
    material,
    sheets,
    programme,
    minutes,
    runMinutes,
    coolMinutes,
    startsAt,
    endedAt,
  } = job;
  const times = startsAt === null ? null : jobTimes(startsAt, { runMinutes, coolMinutes, turnaroundMinutes, endedMs: endedAt });
  return {
    ...{ id, version, apparatusId, machine, title, material, sheets, programme, minutes, runMinutes, coolMinutes },
    requisitions: requests ?? [],
    startsAt: times && instant(times.fromMs),
    until: times && instant(times.untilMs),
    ready: times && instant(times.readyMs),
    endedAt: orNull(endedAt),
    task: task && {
      id: task.id,
      version: task.version,
      doneAt: task.doneAtMs === null ? null : instant(task.doneAtMs),
      assignee: task.assignee,
    },
    done: task?.doneAtMs != null,
    departmentId,
  };
}

/** An instant as it is written; null where there is none. */
export function orNull(ms: number | null): string | null {
  return ms === null ? null : instant(ms);
}
