import { Injectable } from '@nestjs/common';
import {
  BESIDE_THE_DAY,
  type Batch,
  belongsTo,
  capacityCurve,
  besides,
  batchTasks,
  may,
  type ListedTask,
  ownDepartments,
  type PersonName,
  pickList,
  type PickPlace,
  type PrepList,
  type PrepListQuery,
  type SchoolCalendar,
  type TeachingDay,
  workingSegments,
  traysFor,
  UNTOUCHED,
} from '@app/shared';
import { type Rules, SchoolRules, teamOf, type Technician } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { limitNamed } from '../core/http/index.js';
import { isId } from '../core/ids/index.js';
import { invalid, notFound, told } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { type Known, KnownSubstances } from '../substances/index.js';
import { type DayLine, type DayRequisition, type DayTask, LINES, REQUISITIONS, TASKS, TO_CLOSE, WAITING } from './prep-list.statement.js';
import { toTask } from './tasks.js';
import { countsOf, toToClose, toWaiting } from './to-answer.js';

/** A listed task with what making batches needs to know. */
type ToList = ListedTask & {
  practicalId: string | null;
  practicalVersion: number | null;
  fixedMinutes: number;
  fromMs: number;
  dueMs: number;
  ahead: boolean;
};

/** The names of who has the lesson of a requisition beside its teacher. */
function othersOf({ teachers, teacher_id: teacherId, lesson_teacher_id: lessonTeacherId }: DayRequisition): string[] {
  return besides(teachers, { teacherId, lessonTeacherId }).map(({ name }) => name);
}

/** Whether an absence of its teacher meets the lesson of a requisition. */
function isTeacherAway({ away }: Rules, { teacher_id: id, starts_at: fromMs, ends_at: toMs }: DayRequisition): boolean {
  return (away.get(id) ?? []).some((stretch) => stretch.fromMs < toMs && fromMs < stretch.toMs);
}

/** Whether a request was late; null to whom it is neither work nor theirs to know. */
function lateOf(principal: Principal, { late, teacher_id: personId, department_id: departmentId }: DayRequisition): boolean | null {
  return may(principal, 'lateness.see', { personId, departmentId }) ? late : null;
}

function toListed(
  { rules, principal }: { rules: Rules; principal: Principal },
  row: DayTask,
  requisition: DayRequisition | undefined,
  short: readonly DayLine[],
): ToList {
  const assignee = row.assignee_id === null ? null : { id: row.assignee_id, code: row.assignee_code ?? '', name: row.assignee_name ?? '' };
  return {
    ...toTask({ ...row, assignee }),
    lesson: requisition
      ? {
          requisitionVersion: requisition.version,
          status: requisition.status,
          lessonId: requisition.lesson_id,
          lessonDate: requisition.date,
          period: requisition.period,
          lastPeriod: requisition.last_period,
          lessonStart: instant(requisition.starts_at),
          group: requisition.group_code,
          room: requisition.room_code,
          teacher: requisition.teacher,
          otherTeachers: othersOf(requisition),
          teacherAway: isTeacherAway(rules, requisition),
          sets: requisition.sets,
          trays: traysFor(requisition.sets),
          short: requisition.short,
          shortLines: short.map((line) => `${words.quantities.amount(line.short, line.unit)} ${words.strengths.named(line)}`),
          missing: short.map(({ name, concentration, concentrationText, short: quantity, unit }) => ({
            name,
            concentration,
            concentrationText,
            quantity,
            unit,
          })),
          late: lateOf(principal, requisition),
          notes: requisition.notes,
        }
      : null,
    practicalId: requisition?.practical_id ?? null,
    practicalVersion: requisition?.practical_version ?? null,
    fixedMinutes: requisition?.fixed_minutes ?? 0,
    fromMs: row.window_from,
    dueMs: row.due,
    ahead: row.ahead,
  };
}

/**
 * Whether an open task is of no use any more: nothing is prepared or delivered for a lesson that is over, and of a request that nobody
 * touched by then nothing is fetched or cleared. That is asked about (`TO_CLOSE`).
 */
function isOfNoUse({ kind, done_at: doneAt }: DayTask, { ends_at: endMs, status }: DayRequisition, nowMs: number): boolean {
  return doneAt === null && endMs <= nowMs && (kind === 'prepare' || kind === 'deliver' || UNTOUCHED.includes(status));
}

/** Has what should have been prepared by now due at its lesson's start, as long as that has not begun. */
function dueAtStart(task: ToList, startMs: number, nowMs: number): ToList {
  const isOverdue = task.kind === 'prepare' && task.doneAt === null && task.dueMs <= nowMs && nowMs < startMs;
  return isOverdue ? { ...task, due: instant(startMs), dueMs: startMs, overdue: true } : task;
}

function toContract({
  practicalId: _practicalId,
  practicalVersion: _practicalVersion,
  fixedMinutes: _fixedMinutes,
  fromMs: _fromMs,
  dueMs: _dueMs,
  ahead: _ahead,
  ...task
}: ToList): ListedTask {
  return task;
}

/** How many minutes people work on a day, by their hours and absences. */
function minutesOf(team: readonly Technician[], calendar: SchoolCalendar, day: TeachingDay): number {
  const segments = team.map(({ pattern, away }) => workingSegments(calendar, pattern, [day], away));
  return Math.round(capacityCurve(segments).minutes(day.startMs, day.endMs));
}

/** The day's work, as the technicians see it. */
@Injectable()
export class PrepListQueries {
  constructor(
    private readonly db: Database,
    private readonly rules: SchoolRules,
    private readonly clock: Clock,
    private readonly substances: KnownSubstances,
  ) {}

  /**
   * One day's prep list. Without a department it is that of the principal's departments (of all, when they have none); on today's list
   * stand also the tasks that earlier days left open.
   * @throws INVALID for what is no id or no limit, NOT_FOUND for a department or a technician that the school has not
   */
  async day(principal: Principal, query: PrepListQuery): Promise<PrepList> {
    for (const field of ['technicianId', 'departmentId'] as const)
      if (query[field] !== undefined && !isId(query[field])) throw invalid(field, told`${{ field }} is not an id`);
    const rules = await this.rules.of(principal);
    if (query.departmentId !== undefined && !rules.departments.has(query.departmentId)) throw notFound('department');
    if (query.technicianId !== undefined && !rules.technicians.some(({ id }) => id === query.technicianId)) throw notFound('technician');
    const atMost = {
      waiting: limitNamed('waitingLimit', query.waitingLimit, BESIDE_THE_DAY.waiting),
      toClose: limitNamed('toCloseLimit', query.toCloseLimit, BESIDE_THE_DAY.toClose),
    };
    const { calendar } = rules;
    const nowMs = this.clock.nowMs();
    const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(rules.timeZone).toPlainDate().toString();
    const next = calendar?.after(query.date, 1);
    const departmentIds = query.departmentId ? [query.departmentId] : ownDepartments(principal, ['tasks.take', 'departments.lead']);
    const { schoolId } = principal;
    const known = await this.substances.of(principal);
    const asked = [schoolId, query.date, query.date === today, next?.date ?? null, departmentIds, query.technicianId ?? null];
    const [rows, requisitions, lines, waiting, over] = await this.db.readTogether(schoolId, () =>
      Promise.all([
        this.db.query(TASKS, asked),
        this.db.query(REQUISITIONS, asked),
        this.db.query(LINES, asked),
        this.db.query(WAITING, [schoolId, departmentIds, instant(nowMs), atMost.waiting]),
        query.date === today ? this.db.query(TO_CLOSE, [schoolId, departmentIds, instant(nowMs), atMost.toClose]) : Promise.resolve([]),
      ]),
    );
    const byId = new Map(requisitions.map((requisition) => [requisition.id, requisition]));
    const short = Map.groupBy(
      lines.filter((line) => line.short > 0),
      (line) => line.requisition_id,
    );
    const listed = rows.flatMap((row) => {
      const requisition = byId.get(row.requisition_id ?? '');
      if (requisition && isOfNoUse(row, requisition, nowMs)) return [];
      return dueAtStart(
        toListed({ rules, principal }, row, requisition, short.get(row.requisition_id ?? '') ?? []),
        requisition?.starts_at ?? 0,
        nowMs,
      );
    });
    const isToMake = ({ requisition_id: id }: DayLine) => (byId.get(id)?.ends_at ?? 0) > nowMs;
    const ofDay = listed.filter(({ ahead }) => !ahead);
    const tasks = ofDay.map(toContract);
    return {
      ...this.frame(rules, calendar, query, departmentIds, tasks),
      batches: this.batches(ofDay),
      ahead: this.batches(listed.filter(({ ahead }) => ahead)),
      tasks,
      pickList: this.toPick(
        lines.filter((line) => line.pick && isToMake(line)),
        known,
      ),
      deliveries: tasks.filter(({ kind }) => kind === 'deliver'),
      collections: tasks.filter(({ kind }) => kind === 'collect'),
      waiting: waiting.map((row) => toWaiting(principal, row, rules)),
      waitingCounts: countsOf(waiting[0]),
      toClose: over.map(toToClose),
      toCloseTotal: over[0]?.of_all ?? 0,
    };
  }

  private frame(rules: Rules, calendar: SchoolCalendar | null, query: PrepListQuery, departmentIds: string[] | null, tasks: ListedTask[]) {
    const day = calendar?.day(query.date);
    const isOfTeam = (person: { id: string; departmentIds: string[] }) =>
      query.technicianId
        ? person.id === query.technicianId
        : departmentIds === null || departmentIds.some((id) => belongsTo(person.departmentIds, id));
    const team = teamOf(rules, null).filter(isOfTeam);
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
      technicianMinutes: calendar && day ? minutesOf(team, calendar, day) : 0,
      breaks: [...breaks.values()].sort((one, other) => one.start.localeCompare(other.start)),
      technicians: team.map(({ id, code, name }): PersonName => ({ id, code, name })),
    };
  }

  private batches(listed: readonly ToList[]): Batch[] {
    const toMake = listed.filter(({ kind, requisitionId }) => kind === 'prepare' && requisitionId !== null);
    return batchTasks(
      toMake.map(
        ({ id, requisitionId, practicalId, practicalVersion, title, date, assignee, minutes, fixedMinutes, fromMs, dueMs, lesson }) => ({
          id,
          requisitionId: requisitionId ?? '',
          practicalId,
          practicalVersion,
          title,
          date,
          assigneeId: assignee?.id ?? null,
          sets: lesson?.sets ?? 0,
          minutes,
          fixedMinutes,
          fromMs,
          dueMs,
        }),
      ),
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
  }

  private toPick(lines: readonly DayLine[], { describe }: Known): PickPlace[] {
    return pickList(lines.map(({ requisition_id: requisitionId, pick: _pick, ...line }) => ({ ...line, requisitionId }))).map(
      ({ location, items }) => ({
        location,
        items: items.map((item) => describe(item, item.quantity)),
      }),
    );
  }
}
