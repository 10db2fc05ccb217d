import { Injectable } from '@nestjs/common';
import { may } from '@app/shared';
import { SchoolRules } from '../calendar/index.js';
import { otherDepartment, type Principal } from '../core/access/index.js';
import { Database } from '../core/database/index.js';
import { type TakenBack, TakeBacks } from '../core/events/index.js';
import { notFound } from '../core/problems/index.js';
import { ChangeTask } from './change-task.js';
import { LOCKED, type TaskRecord } from './tasks.js';

/** Takes back what was done to a task itself: whose it is, when, how long it took, and a mark that is no requisition's step. */
@Injectable()
export class TakeBackTask {
  constructor(
    takeBacks: TakeBacks,
    private readonly db: Database,
    private readonly rules: SchoolRules,
    private readonly tasks: ChangeTask,
  ) {
    takeBacks.add('task.assigned', (by, taken) => this.plan(by, taken));
    takeBacks.add('task.done', (by, taken) => this.mark(by, taken));
    takeBacks.add('task.reopened', (by, taken) => this.mark(by, taken));
  }

  private async plan(by: Principal, taken: TakenBack<'task.assigned'>): Promise<void> {
    const task = await this.open(by, taken);
    const { assigneeId, date, pinned, actualMinutes } = taken.event.payload.before;
    await this.tasks.put(by, task, { assigneeId, date, pinned, actualMinutes });
  }

  private async mark(by: Principal, taken: TakenBack<'task.done' | 'task.reopened'>): Promise<void> {
    const task = await this.open(by, taken);
    const { doneAt, actualMinutes } = taken.event.payload.before;
    await this.tasks.remark(by, task, { doneAtMs: doneAt, actualMinutes });
  }

  private async open(by: Principal, { event, refuseIfBuiltOn }: TakenBack): Promise<TaskRecord> {
    const task = await this.db.one(LOCKED, [by.schoolId, event.subjectId]);
    if (task && event.personId !== by.personId && !may(by, 'task.change', { departmentId: task.department_id }))
      throw otherDepartment('work', (await this.rules.of(by)).departments.get(task.department_id));
    await refuseIfBuiltOn();
    if (!task) throw notFound('task');
    return task;
  }
}
