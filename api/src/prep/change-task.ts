import { Injectable } from '@nestjs/common';
import { allows, type ChangedTask, may, rightsOf, type Role, type Task, type TaskChange } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database, is, ONE_MORE, statement } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { isId } from '../core/ids/index.js';
import { invalid, notFound, ProblemError } from '../core/problems/index.js';
import { DemandSums } from './demand-sums.js';
import { TaskRow } from './task.entity.js';
import { CHANGED, LOCKED, type TaskRecord, toTask } from './tasks.js';

/** Somebody ($2) of a school ($1) who is still there, with what says which tasks they take. */
export const TAKER = statement(
  { roles: is.texts.as<Role[]>(), departmentIds: is.uuids },
  `SELECT roles, ARRAY(SELECT d.department_id FROM person_department d WHERE d.school_id = $1 AND d.person_id = $2) AS "departmentIds"
   FROM person WHERE school_id = $1 AND id = $2 AND active`,
);

/** Whose a task is, when it is done, whether it stays there, and how long it took. */
type TaskPlan = Pick<TaskRow, 'assigneeId' | 'date' | 'pinned' | 'actualMinutes'>;

/** Since when a task is done, in epoch milliseconds. */
interface TaskMark {
  doneAtMs: number | null;
  actualMinutes?: number | null | undefined;
}

/** Changes of tasks themselves: whose, when, how long, and the mark of one that is no requisition's step. Works in the caller's transaction. */
@Injectable()
export class ChangeTask {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly demand: DemandSums,
  ) {}

  /** Locks a task at the version that the person has read. @throws NOT_FOUND, STALE_VERSION with `current` */
  async open(principal: Principal, id: string, version: number): Promise<TaskRecord> {
    const task = await this.db.one(LOCKED, [principal.schoolId, id]);
    if (!task) throw notFound('task');
    if (task.version !== version)
      throw new ProblemError(
        'STALE_VERSION',
        'Somebody changed this task first. Nothing of yours was changed; look at what it is now.',
        undefined,
        { current: toTask(task) },
      );
    return task;
  }

  /** Reads a task as it is after its change, with others that were marked with it, in the order of their kinds. */
  async answer(principal: Principal, id: string, also?: { requisitionId: string; kinds: Task['kind'][] }): Promise<ChangedTask> {
    const values = [principal.schoolId, id, also?.requisitionId ?? null, also?.kinds ?? []];
    const rows = (await this.db.query(CHANGED, values)).map(toTask);
    const changed = rows.find((task) => task.id === id);
    if (!changed) throw notFound('task');
    return { ...changed, also: rows.filter((task) => task.id !== id) };
  }

  /** Assigns, moves or pins a task, or writes the minutes that it took. @throws INVALID for an assignee who is no technician of its department */
  async edit(principal: Principal, before: TaskRecord, { assigneeId, date, pinned, actualMinutes }: TaskChange): Promise<void> {
    if ([assigneeId, date, pinned, actualMinutes].every((sent) => sent === undefined)) return;
    if (typeof assigneeId === 'string') await this.refuseUnlessTakes(principal, assigneeId, before);
    const was = factsOf(before);
    await this.put(principal, before, {
      assigneeId: assigneeId === undefined ? was.assigneeId : assigneeId,
      date: date ?? was.date,
      pinned: pinned ?? was.pinned,
      actualMinutes: actualMinutes ?? was.actualMinutes,
    });
  }

  /** Writes whose a task under lock is, when it is done and how long it took. */
  async put(principal: Principal, before: TaskRecord, after: TaskPlan): Promise<void> {
    const was = factsOf(before);
    // another day or person takes it out of its batch, and maybe into another
    const leaves = after.assigneeId !== was.assigneeId || after.date !== was.date;
    await Promise.all([
      ...(leaves ? [this.demand.movingTask(principal.schoolId, before.id, false)] : []),
      this.db.update(TaskRow, { id: before.id }, { ...after, version: ONE_MORE }),
      ...(leaves ? [this.demand.movingTask(principal.schoolId, before.id, true)] : []),
    ]);
    await this.events.record(principal, { name: 'task.assigned', subjectId: before.id, payload: { before: factsOf(before), after } });
  }

  /** Marks a task that is no requisition's step done, or with `doneAt: null` not done. */
  async mark(principal: Principal, before: TaskRecord, change: Pick<TaskChange, 'doneAt' | 'actualMinutes'>): Promise<void> {
    const { actualMinutes } = change;
    await this.remark(principal, before, { doneAtMs: change.doneAt === null ? null : this.clock.nowMs(), actualMinutes });
  }

  /** Writes since when a task under lock is done; with null it is not. Minutes that are not said stay as they were. */
  async remark(principal: Principal, before: TaskRecord, { doneAtMs, actualMinutes }: TaskMark): Promise<void> {
    const isDone = doneAtMs !== null;
    const doneAt = isDone ? instant(doneAtMs) : null;
    const mark = { doneAt, doneBy: isDone ? principal.personId : null, actualMinutes, version: ONE_MORE } as const;
    await Promise.all([this.demand.markingTask(principal.schoolId, before.id, isDone), this.db.update(TaskRow, { id: before.id }, mark)]);
    const facts = factsOf(before);
    await this.events.record(
      principal,
      doneAt === null
        ? { name: 'task.reopened', subjectId: before.id, payload: { before: facts, after: { doneAt } } }
        : { name: 'task.done', subjectId: before.id, payload: { before: facts, after: { doneAt } } },
    );
  }

  private async refuseUnlessTakes({ schoolId, shares }: Principal, id: string, { department_id: departmentId }: TaskRecord): Promise<void> {
    const person = isId(id) && (await this.db.one(TAKER, [schoolId, id]));
    if (!person || !allows(person.roles, 'tasks.take'))
      throw invalid('assigneeId', 'That is no technician of this school. Nothing was changed.');
    if (!may(rightsOf(id, person.roles, person.departmentIds, null, shares), 'task.take', { departmentId }))
      throw invalid('assigneeId', 'That technician does not work for this department. Nothing was changed; choose one who does.');
  }
}

/** What history keeps of a task. */
export function factsOf(task: TaskRecord) {
  return {
    assigneeId: task.assignee?.id ?? null,
    date: task.date,
    pinned: task.pinned,
    doneAt: task.done_at,
    actualMinutes: task.actual_minutes,
  };
}
