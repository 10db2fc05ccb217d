import { Injectable } from '@nestjs/common';
import { type Overload, parseInstantMs } from '@app/shared';
import { instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { Pending, PendingRow } from '../core/jobs/index.js';
import { batchKey, type Taken, type TaskRow, Tasks } from '../prep/index.js';
import { type AddedTask, LINE, type OverLineRow, overLineRow, OverLines, TellOverload } from '../workload/index.js';
import type { Assessment } from './assessment.js';
import { addedWork } from './plan-requisition.js';

/** The work that requests make, and whether there is time for it. */
@Injectable()
export class WorkOfRequests {
  constructor(
    private readonly db: Database,
    private readonly tasks: Tasks,
    private readonly tell: TellOverload,
    private readonly lines: OverLines,
    private readonly pending: Pending,
  ) {}

  /** Tells the overload by which a request is over the line, with its own work: as it is planned, or as it is written. */
  async overload(assessment: Assessment, rows: readonly TaskRow[] | null = null): Promise<Overload | null> {
    const { asking, load } = assessment;
    if (!load?.stretch) return null;
    return this.tell.stretch(asking.rules, load.stretch, rows ? rows.map(addedRow) : plannedTasks(assessment));
  }

  /** Adds the work of requests, and has the line worked out again where that may have moved it. */
  async add(asked: readonly { tasks: readonly TaskRow[]; assessment: Assessment }[]): Promise<void> {
    const moving = asked.find(
      ({ tasks, assessment: { context, load } }) => tasks.length > 0 && load && (load.unsettles || !context.isAlone),
    )?.assessment.asking;
    const again = moving ? this.pending.rows(moving.principal.schoolId, { consumer: LINE, dueMs: moving.nowMs }) : [];
    await Promise.all([this.tasks.add(asked.flatMap(({ tasks }) => tasks)), this.db.insert([PendingRow, again])]);
  }

  /** Takes a request's work away before it is made anew; `isMade`: what was done stays. Answers who was to do what. */
  async drop(id: string, isMade: boolean): Promise<Taken> {
    const [taken] = await Promise.all([isMade ? this.tasks.dropOpen(id) : this.tasks.drop(id), this.lines.drop([id])]);
    return taken;
  }

  /** Writes that a new request is over the line, where it is. */
  addLine(id: string, assessment: Assessment): Promise<void> {
    return this.lines.add(this.overLine(id, assessment));
  }

  /** Writes that a request that was written over is over the line, where it is. */
  putLine(id: string, assessment: Assessment): Promise<void> {
    return this.lines.put(this.overLine(id, assessment));
  }

  private overLine(id: string, { asking, load }: Assessment): OverLineRow[] {
    return load?.over && load.stretch ? [overLineRow(asking.principal.schoolId, id, load.over.minutesOver, load.stretch)] : [];
  }
}

function addedRow(row: TaskRow): AddedTask {
  const { id, kind, requisitionId, practicalId, title, minutes, windowFrom, due, departmentId, fixedMinutes } = row;
  const window = { from: windowFrom, due, fromMs: parseInstantMs(windowFrom), dueMs: parseInstantMs(due) };
  return { id, kind, requisitionId, practicalId, title, minutes, ...window, departmentId, batch: batchKey(row), fixedMinutes };
}

function plannedTasks({ plan }: Assessment): AddedTask[] {
  const { title, practical } = plan.work;
  return addedWork(plan.work, plan.tasks).map(({ kind, minutes, fixedMinutes, fromMs, dueMs, departmentId, batch }) => ({
    id: `new-${kind}`,
    kind,
    requisitionId: null,
    practicalId: practical?.id ?? null,
    title,
    minutes: minutes + fixedMinutes,
    from: instant(fromMs),
    due: instant(dueMs),
    fromMs,
    dueMs,
    departmentId,
    batch,
    fixedMinutes,
  }));
}
