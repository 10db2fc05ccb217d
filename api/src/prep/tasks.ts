import { Injectable } from '@nestjs/common';
import { type Effort, effortMinutes, MOVE_MINUTES, type SchoolCalendar, type Task, taskWindows } from '@app/shared';
import { instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { newId } from '../core/ids/index.js';
import type { TaskRow } from './task.entity.js';

/** What a requisition asks of the technicians. */
export interface Work {
  departmentId: string;
  title: string;
  sets: number;
  prepare: Effort | null;
  clear: Effort | null;
  leadSchoolDays: number | null;
  lesson: { date: string; startMs: number; endMs: number };
}

/** A task to be, with its window in epoch milliseconds. */
export interface PlannedTask {
  kind: 'prepare' | 'deliver' | 'collect' | 'clear';
  minutes: number;
  fromMs: number;
  dueMs: number;
  date: string;
}

/**
 * The four tasks of a requisition: prepare and clear by the practical's estimate (one lesson length where it has none), deliver and
 * collect five minutes each, each in its window.
 */
export function planTasks(calendar: SchoolCalendar, work: Work, freshSchoolDays: number): PlannedTask[] {
  const lessonMinutes = (work.lesson.endMs - work.lesson.startMs) / 60_000;
  const minutes = {
    prepare: effortMinutes(work.prepare, work.sets, lessonMinutes),
    deliver: MOVE_MINUTES,
    collect: MOVE_MINUTES,
    clear: effortMinutes(work.clear, work.sets, lessonMinutes),
  };
  return taskWindows(calendar, work.lesson, { freshSchoolDays, leadSchoolDays: work.leadSchoolDays ?? 0 }).map((window) => {
    const kind = window.kind as PlannedTask['kind'];
    return { kind, minutes: minutes[kind], fromMs: window.fromMs, dueMs: window.dueMs, date: window.date };
  });
}

/** The rows of planned tasks, nobody's yet. */
export function taskRows(schoolId: string, requisitionId: string, work: Work, planned: readonly PlannedTask[]): TaskRow[] {
  return planned.map((task) => ({
    schoolId,
    id: newId(),
    version: 1,
    kind: task.kind,
    requisitionId,
    departmentId: work.departmentId,
    title: work.title,
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

/** A task as SQL gives it, with the person it is assigned to. */
export interface TaskRecord {
  id: string;
  version: number;
  kind: Task['kind'];
  requisition_id: string | null;
  title: string;
  minutes: number;
  window_from: number;
  due: number;
  date: string;
  assignee: { id: string; code: string; name: string } | null;
  pinned: boolean;
  done_at: number | null;
  actual_minutes: number | null;
}

/** A task in the shape of the contract. */
export function toTask(row: TaskRecord): Task {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    requisitionId: row.requisition_id,
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

/** The tasks of requisitions, as their steps change them. */
@Injectable()
export class Tasks {
  constructor(private readonly db: Database) {}

  /** Takes away all tasks of a requisition that will not be served. */
  drop(schoolId: string, requisitionId: string): Promise<number> {
    return this.db.change('DELETE FROM task WHERE school_id = $1 AND requisition_id = $2', [schoolId, requisitionId]);
  }

  /** Marks the requisition's task of a kind done, or with null not done. */
  mark(
    schoolId: string,
    requisitionId: string,
    kind: Task['kind'],
    done: { atMs: number; personId: string; actualMinutes: number | null } | null,
  ): Promise<number> {
    return this.db.change(
      `UPDATE task SET done_at = $4, done_by = $5, actual_minutes = coalesce($6, actual_minutes), version = version + 1
       WHERE school_id = $1 AND requisition_id = $2 AND kind = $3`,
      [schoolId, requisitionId, kind, done && instant(done.atMs), done?.personId ?? null, done?.actualMinutes ?? null],
    );
  }
}
