import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import type { PersonName, Task } from '@app/shared';
import { instant } from '../core/clock/index.js';
import { type Answered, command, Database, is, ONE_MORE, statement } from '../core/database/index.js';
import { newId } from '../core/ids/index.js';
import type { Clearing } from './clearing-from.js';
import { TaskRow } from './task.entity.js';
import { DemandSums } from './demand-sums.js';
import type { PlannedTask, Work } from './plan-tasks.js';

/** Where a request stands in the order in which time is given: when it asked (epoch ms), whether late, and whether it is over the line. */
export interface Place {
  askedMs: number | null;
  late: boolean;
  over: boolean;
}

/** The rows of planned tasks, nobody's yet. */
export function taskRows(schoolId: string, requisitionId: string, work: Work, planned: readonly PlannedTask[], place: Place): TaskRow[] {
  const { departmentId, title, practical } = work;
  return planned.map((task) => ({
    schoolId,
    id: newId(),
    version: 1,
    kind: task.kind,
    requisitionId,
    departmentId,
    title,
    practicalId: practical?.id ?? null,
    practicalVersion: practical?.version ?? null,
    fixedMinutes: task.fixedMinutes,
    askedAt: place.askedMs === null ? null : instant(place.askedMs),
    // help has its time, and is kept whatever else is
    yields: place.late && task.kind !== 'support',
    overLine: place.over && task.kind !== 'support',
    minutes: task.minutes,
    windowFrom: instant(task.fromMs),
    due: instant(task.dueMs),
    date: task.date,
    assigneeId: null,
    pinned: false,
    doneAt: null,
    doneBy: null,
    actualMinutes: null,
  }));
}

/** The columns of a task itself as SQL gives them; instants are epoch milliseconds. */
export const TASK_FIELDS = {
  id: is.uuid,
  version: is.int,
  kind: is.text.as<Task['kind']>(),
  requisition_id: is.uuid.orNull,
  department_id: is.uuid,
  title: is.text,
  minutes: is.number,
  window_from: is.instant,
  due: is.instant,
  date: is.date,
  pinned: is.bool,
  done_at: is.instant.orNull,
  actual_minutes: is.int.orNull,
};

/** The same with the person it is assigned to. */
export const TASK = {
  ...TASK_FIELDS,
  assignee: is.json<PersonName>().orNull,
};
/** What is read of a task of a school ($1), and from where. */
export const OF_TASK = `k.id, k.version, k.kind, k.requisition_id, k.department_id, k.title, k.minutes, k.window_from, k.due, k.date, k.pinned, k.done_at, k.actual_minutes,
  CASE WHEN w.id IS NULL THEN NULL ELSE jsonb_build_object('id', w.id, 'code', w.code, 'name', w.name) END AS assignee
FROM task k LEFT JOIN person w ON w.school_id = $1 AND w.id = k.assignee_id
WHERE k.school_id = $1`;

/** Locks one task ($2) of a school ($1) and reads it. */
export const LOCKED = statement(TASK, `SELECT ${OF_TASK} AND k.id = $2 FOR UPDATE OF k`);

/** A task ($2) and others of a requisition ($3), of these kinds ($4) and in their order. */
export const CHANGED = statement(
  TASK,
  `SELECT ${OF_TASK} AND (k.id = $2 OR k.requisition_id = $3 AND k.kind = ANY($4)) ORDER BY array_position($4::text[], k.kind)`,
);

/** A task with the person it is assigned to. */
export type TaskRecord = Answered<typeof LOCKED>;

/** A task in the shape of the contract. */
export function toTask(row: TaskRecord): Task {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    requisitionId: row.requisition_id,
    departmentId: row.department_id,
    title: row.title,
    minutes: row.minutes,
    from: instant(row.window_from),
    due: instant(row.due),
    date: row.date,
    assignee: row.assignee,
    pinned: row.pinned,
    doneAt: row.done_at === null ? null : instant(row.done_at),
    actualMinutes: row.actual_minutes,
  };
}

/** An open task as it is to be. */
export type MovedTask = Pick<TaskRow, 'id' | 'departmentId' | 'title' | 'minutes' | 'windowFrom' | 'due' | 'date'>;

/** What becomes of the open tasks of requisitions whose lessons have moved. */
export interface TaskChanges {
  moved: readonly MovedTask[];
  added: readonly TaskRow[];
  dropped: readonly string[];
}

export const MOVE_TASKS = command(`
UPDATE task k SET department_id = v."departmentId", title = v.title, minutes = v.minutes, window_from = v."windowFrom", due = v.due, date = v.date,
  version = k.version + 1
FROM jsonb_to_recordset($2) AS v(id uuid, "departmentId" uuid, title text, minutes numeric, "windowFrom" timestamptz, due timestamptz, date date)
WHERE k.school_id = $1 AND k.id = v.id AND k.done_at IS NULL`);

/** What became of the tasks of a requisition: those that were changed or taken away, as they were before, and the ids of new ones. */
export interface TasksBefore {
  before: readonly TaskRow[];
  added: readonly string[];
}

export const PLACE_TASKS = command(`
UPDATE task k SET over_line = v.over, yields = v.yields FROM unnest($2::uuid[], $3::boolean[], $4::boolean[]) AS v (requisition_id, over, yields)
WHERE k.school_id = $1 AND k.requisition_id = v.requisition_id AND k.done_at IS NULL AND k.kind <> 'support' AND (k.over_line <> v.over OR k.yields <> v.yields)`);

/** Locks the open tasks of requisitions ($2) of a school ($1), in the order of their ids, once the requisitions are under lock. */
export const LOCK_OPEN = statement(
  { id: is.uuid },
  'SELECT id FROM task WHERE school_id = $1 AND requisition_id = ANY($2) AND done_at IS NULL ORDER BY id FOR UPDATE',
);

/** Who was to do the tasks of one requisition, by their kinds; a kind that was nobody's is not there. */
export type Taken = ReadonlyMap<TaskRow['kind'], string>;

const takenOf = (tasks: readonly Pick<TaskRow, 'kind' | 'assigneeId'>[]): Taken =>
  new Map(tasks.flatMap(({ kind, assigneeId }) => (assigneeId === null ? [] : [[kind, assigneeId] as const])));

/** Who did a task, when, and in how many minutes where that is known. */
export interface DoneTask {
  atMs: number;
  personId: string;
  actualMinutes?: number | undefined;
}

/** The tasks of requisitions, as their steps change them; with each change the sums of demand follow, in the same packet. */
@Injectable()
export class Tasks {
  constructor(
    private readonly db: Database,
    private readonly demand: DemandSums,
  ) {}

  /** Adds the tasks of a requisition, which is written already or before them in the same packet. */
  async add(tasks: readonly TaskRow[]): Promise<void> {
    if (tasks.length === 0) return;
    await Promise.all([this.db.insert([TaskRow, tasks]), this.demand.added(this.db.schoolId, tasks)]);
  }

  /** Takes away the tasks of requests that are kept no longer; sums of so long ago are gone already. */
  forget(requisitionIds: readonly string[]): Promise<number> {
    return this.db.delete(TaskRow, { requisitionId: In(requisitionIds) });
  }

  /** Takes away all tasks of a requisition that will not be served; answers who was to do what. */
  async drop(requisitionId: string): Promise<Taken> {
    const [, gone] = await Promise.all([
      this.demand.dropping(this.db.schoolId, requisitionId),
      this.db.delete(TaskRow, { requisitionId }, ['kind', 'assigneeId']),
    ]);
    return takenOf(gone);
  }

  /** Takes away the open work of a requisition that will not be done; what was made is cleared away within `clearing`, and null was not. */
  async end(requisitionId: string, clearing: Clearing | null): Promise<void> {
    const { schoolId } = this.db;
    const isOpen = { requisitionId, doneAt: IsNull() };
    const { fromMs, dueMs, date } = clearing ?? { fromMs: 0, dueMs: 0, date: '' };
    const within = { windowFrom: instant(fromMs), due: instant(dueMs), date, version: ONE_MORE } as const;
    await Promise.all([
      this.demand.changing(schoolId, [requisitionId]),
      this.db.delete(TaskRow, clearing ? { ...isOpen, kind: Not('clear') } : isOpen),
      ...(clearing ? [this.db.update(TaskRow, { ...isOpen, kind: 'clear' }, within)] : []),
      this.demand.changed(schoolId, [requisitionId]),
    ]);
  }

  /** Changes, adds and drops tasks of several requisitions at once, as their lessons have moved; with them the sums of demand. */
  async replan(requisitionIds: readonly string[], { moved, added, dropped }: TaskChanges): Promise<void> {
    const { schoolId } = this.db;
    if (requisitionIds.length === 0) return;
    await Promise.all([
      this.demand.changing(schoolId, requisitionIds),
      ...(dropped.length > 0 ? [this.db.delete(TaskRow, { id: In(dropped) })] : []),
      ...(moved.length > 0 ? [this.db.change(MOVE_TASKS, [schoolId, JSON.stringify(moved)])] : []),
      this.db.insert([TaskRow, added]),
      this.demand.changed(schoolId, requisitionIds),
    ]);
  }

  /** Gives a requisition's tasks back as they were; their versions go on, so that nobody takes them for those that he read. */
  async giveBack(requisitionId: string, { before, added }: TasksBefore): Promise<void> {
    const { schoolId } = this.db;
    if (before.length === 0 && added.length === 0) return;
    const ids = [...before.map(({ id }) => id), ...added];
    const [, gone] = await Promise.all([
      this.demand.changing(schoolId, [requisitionId]),
      this.db.delete(TaskRow, { id: In(ids) }, ['id', 'version']),
    ]);
    const versions = new Map(gone.map(({ id, version }) => [id, version]));
    const rows = before.map((task) => ({ ...task, version: Math.max(task.version, versions.get(task.id) ?? 0) + 1 }));
    await Promise.all([this.db.insert([TaskRow, rows]), this.demand.changed(schoolId, [requisitionId])]);
  }

  /** Says of the open work of requisitions whether it is over the line and whether it yields; the requisitions are under lock. */
  async place(places: readonly { requisitionId: string; over: boolean; yields: boolean }[]): Promise<void> {
    if (places.length === 0) return;
    const { schoolId } = this.db;
    const ids = places.map(({ requisitionId }) => requisitionId);
    await this.db.query(LOCK_OPEN, [schoolId, ids]);
    await Promise.all([
      this.demand.changing(schoolId, ids),
      this.db.change(PLACE_TASKS, [schoolId, ids, places.map(({ over }) => over), places.map(({ yields }) => yields)]),
      this.demand.changed(schoolId, ids),
    ]);
  }

  /** Takes away the tasks of a requisition that are still open; what was done stays with its minutes. Answers who was to do what. */
  async dropOpen(requisitionId: string): Promise<Taken> {
    const [, gone] = await Promise.all([
      this.demand.dropping(this.db.schoolId, requisitionId),
      this.db.delete(TaskRow, { requisitionId, doneAt: IsNull() }, ['kind', 'assigneeId']),
    ]);
    return takenOf(gone);
  }

  /** Marks the requisition's task of a kind done, or with null not done. Minutes that are not said stay as they were. */
  async mark(requisitionId: string, kind: Task['kind'], done: DoneTask | null): Promise<void> {
    const mark = { doneAt: done && instant(done.atMs), doneBy: done?.personId ?? null, actualMinutes: done?.actualMinutes };
    await Promise.all([
      this.demand.marking(this.db.schoolId, requisitionId, kind, done !== null),
      this.db.update(TaskRow, { requisitionId, kind }, { ...mark, version: ONE_MORE }),
    ]);
  }
}
