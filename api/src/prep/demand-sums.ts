import { Injectable } from '@nestjs/common';
import { instant } from '../core/clock/index.js';
import { type Answered, command, Database, is, statement } from '../core/database/index.js';
import type { TaskRow } from './task.entity.js';

/**
 * Adds the minutes of some tasks to their windows' sums, or with $sign -1 takes them away; in a fixed order, so that two who do it at
 * once wait for one another and for nothing else.
 */
const counted = (which: string, sign: string) =>
  command(`
INSERT INTO demand AS d (school_id, department_id, due, window_from, minutes)
SELECT k.school_id, k.department_id, k.due, k.window_from, ${sign} * sum(k.minutes)
FROM task k WHERE k.school_id = $1 AND k.minutes > 0 AND ${which}
GROUP BY k.school_id, k.department_id, k.due, k.window_from ORDER BY k.school_id, k.department_id, k.due, k.window_from
ON CONFLICT (school_id, department_id, due, window_from) DO UPDATE SET minutes = d.minutes + excluded.minutes`);

const OPEN_OF_REQUISITION = 'k.requisition_id = $2 AND k.done_at IS NULL';
/**
 * Adds new tasks from their values, $2 departments, $3 dues, $4 openings, $5 minutes: reading them back from the table would cost what
 * a school's open work makes it cost.
 */
export const ADD_NEW = command(`
INSERT INTO demand AS d (school_id, department_id, due, window_from, minutes)
SELECT $1::uuid, k.department_id, k.due, k.window_from, sum(k.minutes)
FROM unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::numeric[]) AS k (department_id, due, window_from, minutes)
GROUP BY k.department_id, k.due, k.window_from ORDER BY k.department_id, k.due, k.window_from
ON CONFLICT (school_id, department_id, due, window_from) DO UPDATE SET minutes = d.minutes + excluded.minutes`);
export const TAKE_REQUISITION = counted(OPEN_OF_REQUISITION, '-1');
const OPEN_OF_REQUISITIONS = 'k.requisition_id = ANY($2) AND k.done_at IS NULL';
export const TAKE_REQUISITIONS = counted(OPEN_OF_REQUISITIONS, '-1');
export const ADD_REQUISITIONS = counted(OPEN_OF_REQUISITIONS, '1');
export const TAKE_KIND = counted(`${OPEN_OF_REQUISITION} AND k.kind = $3`, '-1');
export const ADD_KIND_AGAIN = counted('k.requisition_id = $2 AND k.done_at IS NOT NULL AND k.kind = $3', '1');
export const TAKE_TASK = counted('k.id = $2 AND k.done_at IS NULL', '-1');
export const ADD_TASK_AGAIN = counted('k.id = $2 AND k.done_at IS NOT NULL', '1');

/** Windows whose sum is not that of their open tasks; $2 the instant before which nothing is compared. */
export const ASTRAY = statement(
  { departmentId: is.uuid, due: is.instant, windowFrom: is.instant, kept: is.number, open: is.number },
  `SELECT coalesce(d.department_id, k.department_id) AS "departmentId", coalesce(d.due, k.due) AS due,
     coalesce(d.window_from, k.window_from) AS "windowFrom", coalesce(d.minutes, 0) AS kept, coalesce(k.minutes, 0) AS open
   FROM (SELECT department_id, due, window_from, minutes FROM demand WHERE school_id = $1 AND due > $2) d
   FULL JOIN (SELECT department_id, due, window_from, sum(minutes) AS minutes FROM task
     WHERE school_id = $1 AND done_at IS NULL AND due > $2 GROUP BY department_id, due, window_from) k
   ON k.department_id = d.department_id AND k.due = d.due AND k.window_from = d.window_from
   WHERE coalesce(d.minutes, 0) <> coalesce(k.minutes, 0) ORDER BY 2, 3 LIMIT 20`,
);

/**
 * Keeps the minutes of open work by department and window, which overload is judged from at every submission. Whoever writes tasks
 * says so here in the same transaction: before tasks are marked or dropped, after they are added.
 */
@Injectable()
export class DemandSums {
  constructor(private readonly db: Database) {}

  /** Counts new tasks in, those that are open and take time. */
  added(schoolId: string, tasks: readonly TaskRow[]): Promise<number> {
    const open = tasks.filter(({ doneAt, minutes }) => doneAt === null && minutes > 0);
    const columns = [
      open.map(({ departmentId }) => departmentId),
      open.map(({ due }) => due),
      open.map(({ windowFrom }) => windowFrom),
      open.map(({ minutes }) => minutes),
    ];
    return this.db.change(ADD_NEW, [schoolId, ...columns]);
  }

  /** Counts the open tasks of a requisition out, before they are dropped. */
  dropping(schoolId: string, requisitionId: string): Promise<number> {
    return this.db.change(TAKE_REQUISITION, [schoolId, requisitionId]);
  }

  /** Counts the open tasks of several requisitions out, before they are changed. */
  changing(schoolId: string, requisitionIds: readonly string[]): Promise<number> {
    return this.db.change(TAKE_REQUISITIONS, [schoolId, requisitionIds]);
  }

  /** Counts them in again as they are then. */
  changed(schoolId: string, requisitionIds: readonly string[]): Promise<number> {
    return this.db.change(ADD_REQUISITIONS, [schoolId, requisitionIds]);
  }

  /** Counts a requisition's task of a kind out before it is marked done, or in again before the mark is taken back. */
  marking(schoolId: string, requisitionId: string, kind: string, isDone: boolean): Promise<number> {
    return this.db.change(isDone ? TAKE_KIND : ADD_KIND_AGAIN, [schoolId, requisitionId, kind]);
  }

  /** The same for one task. */
  markingTask(schoolId: string, id: string, isDone: boolean): Promise<number> {
    return this.db.change(isDone ? TAKE_TASK : ADD_TASK_AGAIN, [schoolId, id]);
  }

  /** Compares the sums of a school with its tasks from an instant (epoch ms) on: the first 20 windows that differ, none when all is well. */
  check(schoolId: string, sinceMs: number): Promise<Answered<typeof ASTRAY>[]> {
    return this.db.read(schoolId, ASTRAY, [schoolId, instant(sinceMs)]);
  }
}
