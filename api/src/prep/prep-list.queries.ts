import { Injectable } from '@nestjs/common';
import {
  batchTasks,
  type ListedTask,
  type PersonName,
  pickList,
  type PrepList,
  type PrepListQuery,
  type SchoolCalendar,
  traysFor,
  type WaitingRequisition,
} from '@app/shared';
import { capacityOf, type Rules, SchoolRules, teamOf } from '../calendar/index.js';
import type { Asker } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { invalid, isId } from '../core/http/index.js';
import { DAY, type DayRecord, type DayTask } from './prep-list.statement.js';
import { toTask } from './tasks.js';

function toListed(row: DayTask): ListedTask {
  return {
    ...toTask(row),
    lesson: row.lesson && {
      ...row.lesson,
      lessonStart: instant(row.lesson.lessonStart),
      trays: traysFor(row.lesson.sets),
      shortLines: row.lesson.shortLines ?? [],
    },
  };
}

function toWaiting(row: NonNullable<DayRecord['waiting']>[number]): WaitingRequisition {
  return { ...row, start: instant(row.start) };
}

/** The day's work, as the technicians see it. */
@Injectable()
export class PrepListQueries {
  constructor(
    private readonly db: Database,
    private readonly rules: SchoolRules,
    private readonly clock: Clock,
  ) {}

  /**
   * One day's prep list. Without a department it is that of the asker's departments (of all, when they have none); on today's list
   * stand also the tasks that earlier days left open.
   */
  async day(asker: Asker, query: PrepListQuery): Promise<PrepList> {
    for (const field of ['technicianId', 'departmentId'] as const)
      if (query[field] !== undefined && !isId(query[field])) throw invalid(field, `${field} is not an id`);
    const rules = await this.rules.of(asker);
    const { calendar } = rules;
    const nowMs = this.clock.nowMs();
    const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(rules.timeZone).toPlainDate().toString();
    const next = calendar?.after(query.date, 1);
    const departmentIds = query.departmentId ? [query.departmentId] : this.departmentsOf(rules, asker);
    const [row] = await this.db.read<DayRecord & Record<string, unknown>>(asker.schoolId, DAY, [
      query.date,
      query.date === today,
      next?.date ?? null,
      departmentIds,
      query.technicianId ?? null,
      instant(nowMs),
    ]);
    const tasks = (row?.tasks ?? []).map(toListed);
    return {
      ...this.frame(rules, calendar, query, departmentIds, tasks),
      ...this.work(tasks, row?.ahead ?? [], row),
      waiting: (row?.waiting ?? []).map(toWaiting),
    };
  }

  private departmentsOf(rules: Rules, asker: Asker): string[] | null {
    const own = rules.technicians.find(({ id }) => id === asker.personId)?.departmentIds ?? [];
    return own.length > 0 ? own : null;
  }

  private frame(rules: Rules, calendar: SchoolCalendar | null, query: PrepListQuery, departmentIds: string[] | null, tasks: ListedTask[]) {
    const day = calendar?.day(query.date);
    const isOfTeam = (person: { id: string; departmentIds: string[] }) =>
      query.technicianId
        ? person.id === query.technicianId
        : departmentIds === null || person.departmentIds.some((id) => departmentIds.includes(id));
    const team = teamOf(rules, null).filter(isOfTeam);
    const department = departmentIds?.length === 1 ? (departmentIds[0] ?? null) : null;
    const curve = capacityOf(rules, department);
    const breaks = new Map(
      team
        .flatMap(({ pattern }) => pattern.breaks)
        .filter(({ weekday }) => weekday === undefined || weekday === day?.weekday)
        .map(({ start, end }) => [`${start} ${end}`, { start, end }]),
    );
    return {
      date: query.date,
      teachingDay: day !== undefined,
      weekLabel: day?.weekLabel ?? null,
      previousDay: calendar?.before(query.date, 1)?.date ?? null,
      nextDay: calendar?.after(query.date, 1)?.date ?? null,
      workMinutes: Math.round(tasks.filter(({ doneAt }) => doneAt === null).reduce((sum, { minutes }) => sum + minutes, 0)),
      technicianMinutes: day && curve ? Math.round(curve.minutes(day.startMs, day.endMs)) : 0,
      breaks: [...breaks.values()].sort((one, other) => one.start.localeCompare(other.start)),
      technicians: team.map(({ id, code, name }): PersonName => ({ id, code, name })),
    };
  }

  private work(tasks: ListedTask[], ahead: DayTask[], row: DayRecord | undefined) {
    const batchesOf = (rows: readonly DayTask[]) =>
      batchTasks(
        rows
          .filter(({ kind, requisition_id: requisitionId }) => kind === 'prepare' && requisitionId !== null)
          .map((task) => ({
            id: task.id,
            requisitionId: task.requisition_id ?? '',
            practicalId: task.practical_id,
            title: task.title,
            date: task.date,
            assigneeId: task.assignee?.id ?? null,
            sets: task.lesson?.sets ?? 0,
            minutes: task.minutes,
            fixedMinutes: task.fixed_minutes,
            fromMs: task.window_from,
            dueMs: task.due,
          })),
      ).map(({ key, practicalId, title, taskIds, requisitionIds, sets, trays, minutes, dueMs }) => ({
        key,
        practicalId,
        title,
        taskIds,
        requisitionIds,
        sets,
        trays,
        minutes,
        due: instant(dueMs),
      }));
    return {
      batches: batchesOf(row?.tasks ?? []),
      ahead: batchesOf(ahead),
      tasks,
      pickList: pickList(row?.lines ?? []).map(({ location, items }) => ({
        location,
        items: items.map(({ name, quantity, unit, kind, short }) => ({ name, quantity, unit, kind, short })),
      })),
      deliveries: tasks.filter(({ kind }) => kind === 'deliver'),
      collections: tasks.filter(({ kind }) => kind === 'collect'),
    };
  }
}
