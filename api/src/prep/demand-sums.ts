import { Injectable } from '@nestjs/common';
import { instant } from '../core/clock/index.js';
import { type Answered, command, Database, is, statement } from '../core/database/index.js';
import { COLUMNS_OF_EACH, rowsOfEach, valuesOfEach } from './add-each.js';
import { batchKey, batchOf } from './batch.js';
import type { TaskRow } from './task.entity.js';

/** Sums as texts of one spelling, whatever the scale that they were added up with. */
const asTexts = (...expressions: string[]) => `ARRAY[${expressions.map((one) => `trim_scale((${one})::numeric)::text`).join(', ')}]`;

/** What is summed of each task, and how the sums of a window and batch come to be after it. */
const SUMMED = `school_id, department_id, due, window_from, batch, minutes, tasks, over_minutes, over_tasks, yielding_minutes, yielding_tasks, fixed_minutes`;
const sums = (sign: string) => `${sign} * sum(k.minutes - k.fixed) AS minutes, ${sign} * count(*) AS tasks,
  ${sign} * coalesce(sum(k.minutes - k.fixed) FILTER (WHERE k.over_line), 0) AS over_minutes, ${sign} * count(*) FILTER (WHERE k.over_line) AS over_tasks,
  ${sign} * coalesce(sum(k.minutes - k.fixed) FILTER (WHERE k.yields AND NOT k.over_line), 0) AS yielding_minutes,
  ${sign} * count(*) FILTER (WHERE k.yields AND NOT k.over_line) AS yielding_tasks, max(k.fixed) AS fixed_minutes`;

/** SQL: the sums of `of`, `changed` where they are others, as one text, which is how they are read where there are hundreds; `SumsText` says what is in it. */
export const sumsText = (of: string, changed: (column: string) => string = (column) => `${of}.${column}`): string => {
  const some = `${changed('over_tasks')} <> 0 OR ${changed('yielding_tasks')} <> 0`;
  return `'[' || concat_ws(',', (date_part('epoch', ${of}.due) * 1000)::bigint, (date_part('epoch', ${of}.window_from) * 1000)::bigint, trim_scale(${changed('minutes')}::numeric), ${changed('tasks')},
    CASE WHEN ${of}.batch <> '' OR ${some} THEN '"' || ${of}.batch || '",' || trim_scale(${changed('fixed_minutes')}::numeric) END,
    CASE WHEN ${some} THEN concat_ws(',', trim_scale(${changed('over_minutes')}::numeric), ${changed('over_tasks')}, trim_scale(${changed('yielding_minutes')}::numeric), ${changed('yielding_tasks')}) END) || ']'`;
};

/** The sums of a window and batch as they are written in one text; instants in epoch milliseconds. What ends early has no batch, or nothing that is over or yields. */
export type SumsText = [
  dueMs: number,
  fromMs: number,
  minutes: number,
  tasks: number,
  batch?: string,
  fixedMinutes?: number,
  overMinutes?: number,
  overTasks?: number,
  yieldingMinutes?: number,
  yieldingTasks?: number,
];

const ADDED_UP = ['minutes', 'tasks', 'over_minutes', 'over_tasks', 'yielding_minutes', 'yielding_tasks'];
const after = (column: string) => (ADDED_UP.includes(column) ? `(d.${column} + excluded.${column})` : `excluded.${column}`);
const ADDED = `ON CONFLICT (school_id, department_id, due, window_from, batch) DO UPDATE SET
  ${[...ADDED_UP, 'fixed_minutes'].map((column) => `${column} = ${after(column)}`).join(', ')}, as_text = ${sumsText('d', after)}`;
/**
 * Adds what some tasks `k` (`from`) come to, or with $sign -1 takes it away from the sums that there are; in a fixed order, so that two who do
 * it at once wait for one another and for nothing else.
 */
const addUp = (from: string, sign: string, school = 'k.school_id') =>
  command(`
INSERT INTO demand AS d (${SUMMED}, as_text)
SELECT ${SUMMED.split(', ')
    .map((column) => `s.${column}`)
    .join(', ')}, ${sumsText('s')}
FROM (SELECT ${school} AS school_id, k.department_id, k.due, k.window_from, k.batch, ${sums(sign)} FROM ${from} GROUP BY 1, k.department_id, k.due, k.window_from, k.batch) s
ORDER BY s.school_id, s.department_id, s.due, s.window_from, s.batch
${ADDED}`);
/** The tasks `k` with the batch that each is of; one that is of none shares nothing. */
const TASKS = `(SELECT t.school_id, t.id, t.requisition_id, t.assignee_id, t.kind, t.done_at, t.department_id, t.due, t.window_from, t.minutes, t.over_line, t.yields, b.batch,
  CASE WHEN b.batch = '' THEN 0 ELSE t.fixed_minutes END AS fixed FROM task t CROSS JOIN LATERAL (SELECT ${batchOf('t')} AS batch) b WHERE t.school_id = $1)`;

/** Adds the minutes of some tasks to their windows' sums, or with $sign -1 takes them away. */
const counted = (which: string, sign: string) => addUp(`${TASKS} k WHERE k.minutes > 0 AND ${which}`, sign);

const OPEN_OF_REQUISITION = 'k.requisition_id = $2 AND k.done_at IS NULL';
/** The few tasks of a request, one to five of them, whose sums are nobody else's of theirs. */
const addFew = (count: number) => command(`INSERT INTO demand AS d (${COLUMNS_OF_EACH}) VALUES ${rowsOfEach(count)} ${ADDED}`);
export const ADD_ONE = addFew(1);
export const ADD_TWO = addFew(2);
export const ADD_THREE = addFew(3);
export const ADD_FOUR = addFew(4);
export const ADD_FIVE = addFew(5);
const ADD_FEW = [ADD_ONE, ADD_TWO, ADD_THREE, ADD_FOUR, ADD_FIVE];
/**
 * Adds new tasks from their values, $2 departments, $3 dues, $4 openings, $5 batches, $6 minutes, $7 what a batch spends once, $8 whether
 * over the line, $9 whether they yield: reading them back from the table would cost what a school's open work makes it cost.
 */
export const ADD_NEW = addUp(
  `unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::text[], $6::numeric[], $7::numeric[], $8::boolean[], $9::boolean[])
  AS k (department_id, due, window_from, batch, minutes, fixed, over_line, yields)`,
  '1',
  '$1::uuid',
);
export const TAKE_REQUISITION = counted(OPEN_OF_REQUISITION, '-1');
const OPEN_OF_REQUISITIONS = 'k.requisition_id = ANY($2) AND k.done_at IS NULL';
export const TAKE_REQUISITIONS = counted(OPEN_OF_REQUISITIONS, '-1');
export const ADD_REQUISITIONS = counted(OPEN_OF_REQUISITIONS, '1');
export const TAKE_KIND = counted(`${OPEN_OF_REQUISITION} AND k.kind = $3`, '-1');
export const ADD_KIND_AGAIN = counted('k.requisition_id = $2 AND k.done_at IS NOT NULL AND k.kind = $3', '1');
export const TAKE_TASK = counted('k.id = $2 AND k.done_at IS NULL', '-1');
export const ADD_TASK_AGAIN = counted('k.id = $2 AND k.done_at IS NOT NULL', '1');
export const TAKE_TASKS = counted('k.id = ANY($2) AND k.done_at IS NULL', '-1');
export const TAKE_PEOPLE = counted('k.assignee_id = ANY($2) AND k.done_at IS NULL', '-1');
export const ADD_PEOPLE = counted('k.assignee_id = ANY($2) AND k.done_at IS NULL', '1');
export const ADD_TASKS = counted('k.id = ANY($2) AND k.done_at IS NULL', '1');
export const ADD_TASK = counted('k.id = $2 AND k.done_at IS NULL', '1');

/** Windows and batches whose sums are not those of their open tasks; $2 the instant before which nothing is compared. */
export const ASTRAY = statement(
  { departmentId: is.uuid, due: is.instant, windowFrom: is.instant, batch: is.text, kept: is.texts, open: is.texts },
  `SELECT coalesce(d.department_id, k.department_id) AS "departmentId", coalesce(d.due, k.due) AS due,
     coalesce(d.window_from, k.window_from) AS "windowFrom", coalesce(d.batch, k.batch) AS batch, coalesce(d.sums, $3) AS kept, coalesce(k.sums, $3) AS open
   FROM (SELECT department_id, due, window_from, batch, ${asTexts('minutes', 'tasks', 'over_minutes', 'over_tasks', 'yielding_minutes', 'yielding_tasks')} AS sums, o.as_text <> ${sumsText('o')} AS unsaid
     FROM demand o WHERE school_id = $1 AND due > $2) d
   FULL JOIN (SELECT department_id, due, window_from, batch, ${asTexts(
     'sum(minutes - fixed)',
     'count(*)',
     'coalesce(sum(minutes - fixed) FILTER (WHERE over_line), 0)',
     'count(*) FILTER (WHERE over_line)',
     'coalesce(sum(minutes - fixed) FILTER (WHERE yields AND NOT over_line), 0)',
     'count(*) FILTER (WHERE yields AND NOT over_line)',
   )} AS sums FROM ${TASKS} t
     WHERE done_at IS NULL AND minutes > 0 AND due > $2 GROUP BY department_id, due, window_from, batch) k
   ON k.department_id = d.department_id AND k.due = d.due AND k.window_from = d.window_from AND k.batch = d.batch
   WHERE coalesce(d.sums, $3) <> coalesce(k.sums, $3) OR d.unsaid ORDER BY 2, 3 LIMIT 20`,
);
const NOTHING = ['0', '0', '0', '0', '0', '0'];

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
    const few = ADD_FEW[open.length - 1];
    const each = few && valuesOfEach(open);
    if (each) return this.db.change(few, [schoolId, ...each]);
    const columns = [
      open.map(({ departmentId }) => departmentId),
      open.map(({ due }) => due),
      open.map(({ windowFrom }) => windowFrom),
      open.map(batchKey),
      open.map(({ minutes }) => minutes),
      open.map((task) => (batchKey(task) === '' ? 0 : task.fixedMinutes)),
      open.map(({ overLine }) => overLine),
      open.map(({ yields }) => yields),
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

  /** Counts one open task out, before its day or its person is changed, or in again as it is then. */
  movingTask(schoolId: string, id: string, isMoved: boolean): Promise<number> {
    return this.db.change(isMoved ? ADD_TASK : TAKE_TASK, [schoolId, id]);
  }

  /** The same for all open tasks of some people. */
  movingPeople(schoolId: string, personIds: readonly string[], isMoved: boolean): Promise<number> {
    return this.db.change(isMoved ? ADD_PEOPLE : TAKE_PEOPLE, [schoolId, personIds]);
  }

  /** Counts open tasks in as they are now, after those of whoever had them were counted out. */
  moved(schoolId: string, ids: readonly string[]): Promise<number> {
    return this.db.change(ADD_TASKS, [schoolId, ids]);
  }

  /** Counts open tasks out, before they are taken away. */
  leaving(schoolId: string, ids: readonly string[]): Promise<number> {
    return this.db.change(TAKE_TASKS, [schoolId, ids]);
  }

  /** Compares the sums of a school with its tasks from an instant (epoch ms) on: the first 20 windows that differ, none when all is well. */
  check(schoolId: string, sinceMs: number): Promise<Answered<typeof ASTRAY>[]> {
    return this.db.read(schoolId, ASTRAY, [schoolId, instant(sinceMs), NOTHING]);
  }
}
