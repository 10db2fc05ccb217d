import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../core/database/index.js';
import { DemandSums } from './demand-sums.js';
import { TaskRow } from './task.entity.js';

/** What a task of a duty is said by. */
export type StandingTask = Pick<
  TaskRow,
  'schoolId' | 'id' | 'departmentId' | 'title' | 'minutes' | 'windowFrom' | 'due' | 'date' | 'assigneeId'
>;

/** The tasks of no request: each counts from the moment that it is there, and is never over the line. */
@Injectable()
export class StandingTasks {
  constructor(
    private readonly db: Database,
    private readonly demand: DemandSums,
  ) {}

  /** Makes the row of a task of a duty. */
  row(said: StandingTask): TaskRow {
    return {
      version: 1,
      kind: 'duty',
      requisitionId: null,
      pinned: false,
      doneAt: null,
      doneBy: null,
      actualMinutes: null,
      practicalId: null,
      practicalVersion: null,
      fixedMinutes: 0,
      askedAt: null,
      yields: false,
      overLine: false,
      ...said,
    };
  }

  /** Adds tasks, with the sums of demand. */
  async add(tasks: readonly TaskRow[]): Promise<void> {
    if (tasks.length === 0) return;
    await Promise.all([this.db.insert([TaskRow, tasks]), this.demand.added(this.db.schoolId, tasks)]);
  }

  /** Takes tasks away that are kept no longer; sums of so long ago are gone already. */
  async forget(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.db.delete(TaskRow, { id: In(ids) });
  }

  /** Takes open tasks away, with the sums of demand. */
  async drop(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await Promise.all([this.demand.leaving(this.db.schoolId, ids), this.db.delete(TaskRow, { id: In(ids) })]);
  }
}
