import { Injectable } from '@nestjs/common';
import type { RequisitionStatus, Task, TaskChange } from '@app/shared';
import { activity, ActivityRow } from '../core/activity/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { idOr404, isId } from '../core/ids/index.js';
import { invalid, notFound, ProblemError } from '../core/problems/index.js';
import { type TaskRecord, toTask } from './tasks.js';

/** Takes the step of a requisition that a task stands for. The requisitions feature gives it; prep knows only that it can be asked. */
export type FollowStep = (
  principal: Principal,
  requisitionId: string,
  to: RequisitionStatus,
  actualMinutes: number | undefined,
) => Promise<void>;

/** The step that finishing a task is, and the step back that opening it again is. A cleared requisition stays cleared. */
const STEP: Record<Task['kind'], { done: RequisitionStatus; undone: RequisitionStatus | null } | null> = {
  prepare: { done: 'prepared', undone: 'accepted' },
  deliver: { done: 'delivered', undone: 'prepared' },
  collect: { done: 'collected', undone: 'delivered' },
  clear: { done: 'cleared', undone: null },
  duty: null,
};

const LOCKED = `
SELECT k.id, k.version, k.kind, k.requisition_id, k.title, k.minutes, k.window_from, k.due, k.date, k.pinned, k.done_at, k.actual_minutes,
  CASE WHEN w.id IS NULL THEN NULL ELSE jsonb_build_object('id', w.id, 'code', w.code, 'name', w.name) END AS assignee
FROM task k LEFT JOIN person w ON w.school_id = k.school_id AND w.id = k.assignee_id
WHERE k.id = $1 FOR UPDATE OF k`;

/** One tap on the prep list. */
@Injectable()
export class ChangeTask {
  private follow: FollowStep | null = null;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Says who takes the steps of requisitions. */
  whenDone(follow: FollowStep): void {
    this.follow = follow;
  }

  /**
   * Changes what is sent. Marking done takes the requisition's step; taking the mark back takes the step back.
   * @throws NOT_FOUND, STALE_VERSION with `current`, TRANSITION_REFUSED, INVALID naming the field
   */
  async change(principal: Principal, id: string, change: TaskChange): Promise<Task> {
    return this.db.transaction(principal.schoolId, async () => {
      await this.lockRequisitionFirst(idOr404(id, 'task'));
      const before = await this.read(id);
      if (before.version !== change.version)
        throw new ProblemError(
          'STALE_VERSION',
          'Somebody changed this task first. Nothing of yours was changed; look at what it is now.',
          undefined,
          { current: toTask(before) },
        );
      const isMark = change.doneAt !== undefined && (change.doneAt === null) !== (before.done_at === null);
      // a mark writes its minutes itself, with the step that it takes
      await this.edit(principal, before, isMark ? { ...change, actualMinutes: undefined } : change);
      if (isMark) await this.mark(principal, before, change);
      return toTask(await this.read(id));
    });
  }

  /** Steps lock the requisition before its tasks; taps do so too, or the two could wait for each other. */
  private async lockRequisitionFirst(id: string): Promise<void> {
    await this.db.query(
      'SELECT q.id FROM requisition q JOIN task k ON k.school_id = q.school_id AND k.requisition_id = q.id WHERE k.id = $1 FOR UPDATE OF q',
      [id],
    );
  }

  private async read(id: string): Promise<TaskRecord> {
    const row = await this.db.one<TaskRecord & Record<string, unknown>>(LOCKED, [id]);
    if (!row) throw notFound('task');
    return row;
  }

  private async edit(principal: Principal, before: TaskRecord, { assigneeId, date, pinned, actualMinutes }: TaskChange): Promise<void> {
    if ([assigneeId, date, pinned, actualMinutes].every((sent) => sent === undefined)) return;
    if (typeof assigneeId === 'string') {
      const person = isId(assigneeId)
        ? await this.db.one("SELECT id FROM person WHERE id = $1 AND active AND 'technician' = ANY(roles)", [assigneeId])
        : undefined;
      if (!person) throw invalid('assigneeId', 'That is no technician of this school. Nothing was changed.');
    }
    await this.db.change(
      `UPDATE task SET assignee_id = CASE WHEN $2 THEN $3::uuid ELSE assignee_id END, date = coalesce($4, date), pinned = coalesce($5, pinned),
         actual_minutes = coalesce($6, actual_minutes), version = version + 1
       WHERE id = $1 AND school_id = current_school()`,
      [before.id, assigneeId !== undefined, assigneeId ?? null, date ?? null, pinned ?? null, actualMinutes ?? null],
    );
    await this.record(principal, before, 'task.assigned', {
      assigneeId: assigneeId ?? before.assignee?.id ?? null,
      date: date ?? before.date,
      pinned: pinned ?? before.pinned,
      actualMinutes: actualMinutes ?? before.actual_minutes,
    });
  }

  private async mark(principal: Principal, before: TaskRecord, change: TaskChange): Promise<void> {
    const isDone = change.doneAt !== null;
    const step = STEP[before.kind];
    if (step && before.requisition_id) {
      const to = isDone ? step.done : step.undone;
      if (to === null) throw new ProblemError('TRANSITION_REFUSED', 'What has been cleared stays cleared. Nothing was changed.');
      if (!this.follow) throw new Error('Nobody takes the steps of requisitions');
      await this.follow(principal, before.requisition_id, to, change.actualMinutes);
      return;
    }
    const doneAt = isDone ? instant(this.clock.nowMs()) : null;
    await this.db.change(
      'UPDATE task SET done_at = $2, done_by = $3, actual_minutes = coalesce($4, actual_minutes), version = version + 1 WHERE id = $1 AND school_id = current_school()',
      [before.id, doneAt, isDone ? principal.personId : null, change.actualMinutes ?? null],
    );
    await this.record(principal, before, isDone ? 'task.done' : 'task.reopened', { doneAt });
  }

  private async record(principal: Principal, before: TaskRecord, what: string, after: unknown): Promise<void> {
    const state = {
      assigneeId: before.assignee?.id ?? null,
      date: before.date,
      pinned: before.pinned,
      doneAt: before.done_at,
      actualMinutes: before.actual_minutes,
    };
    const deed = { what, subject: 'task', subjectId: before.id, before: state, after };
    await this.db.insert([ActivityRow, [activity(principal.schoolId, principal.personId, this.clock.nowMs(), deed)]]);
  }
}
