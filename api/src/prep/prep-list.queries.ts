import { Injectable } from '@nestjs/common';
import {
  BESIDE_THE_DAY,
  type Batch,
  belongsTo,
  capacityCurve,
  batchTasks,
  ownDepartments,
  lowAhead,
  type PersonName,
  type PickItem,
  pickList,
  type PickPlace,
  type PrepList,
  type PrepListQuery,
  type SchoolCalendar,
  type TaskBatch,
  type TeachingDay,
  whereItLives,
  workingSegments,
} from '@app/shared';
import { type Rules, SchoolRules, teamOf, type Technician } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { JsonText, limitNamed } from '../core/http/index.js';
import { isId } from '../core/ids/index.js';
import { invalid, notFound, told } from '../core/problems/index.js';
import { Shelf } from '../stock/index.js';
import { type Known, KnownSubstances } from '../substances/index.js';
import { ofPrepRoom, prepRoomsOf } from './of-prep-room.js';
import { isOfNoUse, textOf, type ToList, toLesson, toListed } from './listed-task.js';
import { type DayLine, LINES, REQUISITIONS, TASKS, TO_CLOSE, WAITING } from './prep-list.statement.js';
import { takenFromStock } from './taken-from-stock.js';
import { countsOf, toToClose, toWaiting } from './to-answer.js';

/** How many minutes people work on a day, by their hours and absences. */
function minutesOf(team: readonly Technician[], calendar: SchoolCalendar, day: TeachingDay): number {
  const segments = team.map(({ pattern, away }) => workingSegments(calendar, pattern, [day], away));
  return Math.round(capacityCurve(segments).minutes(day.startMs, day.endMs));
}

function batchesOf(listed: readonly ToList[]): TaskBatch[] {
  const toMake = listed.filter(({ task }) => task.kind === 'prepare' && task.requisitionId !== null);
  return batchTasks(
    toMake.map(({ task, requisition, fixedMinutes, fromMs, dueMs }) => ({
      id: task.id,
      requisitionId: task.requisitionId ?? '',
      practicalId: requisition?.practical_id ?? null,
      practicalVersion: requisition?.practical_version ?? null,
      title: task.title,
      date: task.date,
      assigneeId: task.assignee?.id ?? null,
      sets: requisition?.sets ?? 0,
      minutes: task.minutes,
      fixedMinutes,
      fromMs,
      dueMs,
    })),
  );
}

/** Of a batch that is made in part, when and how much is still to be made; one that is done keeps its own. */
function whatIsLeft(left: TaskBatch | undefined): Partial<TaskBatch> {
  if (!left) return {};
  const { sets, trays, minutes, fromMs, dueMs } = left;
  return { sets, trays, minutes, fromMs, dueMs };
}

const isOpen = ({ task }: ToList): boolean => task.doneAt === null;

/** The batches of a list, all and those of what is still to be made. */
interface Made {
  all: readonly TaskBatch[];
  left: readonly TaskBatch[];
}

function madeOf(listed: readonly ToList[]): Made {
  const open = listed.filter(isOpen);
  const all = batchesOf(listed);
  return { all, left: open.length === listed.length ? all : batchesOf(open) };
}

/** The minutes of what is not done, each batch in one go. */
function leftOf(listed: readonly ToList[], { left: made }: Made): number {
  const open = listed.filter(isOpen);
  const together = new Set(made.flatMap(({ taskIds }) => taskIds));
  const alone = open.filter(({ task }) => !together.has(task.id)).map(({ task }) => task.minutes);
  return Math.round([...alone, ...made.map(({ minutes }) => minutes)].reduce((sum, minutes) => sum + minutes, 0));
}

/** Whether a line is of what a stock is kept of. */
function isFromStock({ kind, stockId }: DayLine): boolean {
  return kind === 'chemical' || stockId !== null;
}

function itemsOf(places: readonly PickPlace[]): PickItem[] {
  return places.flatMap(({ items }) => items);
}

/** The lists of a prep list whose tasks are written once for all of them. */
type Written = 'tasks' | 'deliveries' | 'collections';

/** Writes a prep list in the order of its contract's JSON. */
function written({ pickList: toPick, waiting, ...list }: Omit<PrepList, Written>, texts: Record<Written, string[]>): JsonText<PrepList> {
  const { low, waitingCounts, toClose, toCloseTotal, ...head } = list;
  const rest = JSON.stringify({ waiting, waitingCounts, toClose, toCloseTotal });
  return new JsonText(
    `${JSON.stringify(head).slice(0, -1)},"tasks":[${texts.tasks.join(',')}],"pickList":${JSON.stringify(toPick)},"low":${JSON.stringify(low)},"deliveries":[${texts.deliveries.join(',')}],"collections":[${texts.collections.join(',')}],${rest.slice(1)}`,
  );
}

/** The day's work, as the technicians see it. */
@Injectable()
export class PrepListQueries {
  constructor(
    private readonly db: Database,
    private readonly rules: SchoolRules,
    private readonly clock: Clock,
    private readonly substances: KnownSubstances,
    private readonly shelf: Shelf,
  ) {}

  /**
   * One day's prep list. Without a department it is that of the principal's departments (of all, when they have none); on today's list
   * stand also the tasks that earlier days left open.
   * @throws INVALID for what is no id or no limit, NOT_FOUND for a department or a technician that the school has not
   */
  async day(principal: Principal, query: PrepListQuery): Promise<JsonText<PrepList>> {
    for (const field of ['technicianId', 'departmentId', 'prepRoomId'] as const)
      if (query[field] !== undefined && !isId(query[field])) throw invalid(field, told`${{ field }} is not an id`);
    const rules = await this.rules.of(principal);
    if (query.departmentId !== undefined && !rules.departments.has(query.departmentId)) throw notFound('department');
    if (query.technicianId !== undefined && !rules.technicians.some(({ id }) => id === query.technicianId)) throw notFound('technician');
    if (query.prepRoomId !== undefined && !rules.rooms.get(query.prepRoomId)?.prep) throw notFound('prep room');
    const atMost = {
      waiting: limitNamed('waitingLimit', query.waitingLimit, BESIDE_THE_DAY.waiting),
      toClose: limitNamed('toCloseLimit', query.toCloseLimit, BESIDE_THE_DAY.toClose),
    };
    const { calendar } = rules;
    const nowMs = this.clock.nowMs();
    const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(rules.timeZone).toPlainDate().toString();
    const nextDay = calendar?.after(query.date, 1);
    const departmentIds = query.departmentId ? [query.departmentId] : ownDepartments(principal, ['tasks.take', 'departments.lead']);
    const { schoolId } = principal;
    const known = await this.substances.of(principal);
    const asked = [schoolId, query.date, query.date === today, nextDay?.date ?? null, departmentIds, query.technicianId ?? null];
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
    const lessons = new Map(
      requisitions.map((requisition) => [requisition.id, toLesson({ rules, principal }, requisition, short.get(requisition.id) ?? [])]),
    );
    const isHere = query.prepRoomId === undefined ? () => true : ofPrepRoom(rules, query.prepRoomId);
    const listed = rows.flatMap((row) => {
      const id = row.requisition_id ?? '';
      const requisition = byId.get(id);
      if (!isHere({ room: requisition?.room_code ?? null, assigneeId: row.assignee_id, departmentId: row.department_id })) return [];
      return requisition && isOfNoUse(row, requisition, nowMs) ? [] : toListed(row, requisition, lessons.get(id) ?? null, nowMs);
    });
    const shown = new Set(listed.flatMap(({ requisition }) => requisition?.id ?? []));
    const isToMake = ({ requisition_id: id }: DayLine) => shown.has(id) && (byId.get(id)?.ends_at ?? 0) > nowMs;
    const ofDay = listed.filter(({ ahead }) => !ahead);
    const made = madeOf(ofDay);
    const texts = ofDay.map(textOf);
    const toPick = (of: readonly DayLine[]) => takenFromStock(this.shelf, principal, this.toPick(of, known, [...rules.rooms.values()]));
    const now = await toPick(lines.filter((line) => line.pick && isToMake(line)));
    const next = await toPick(lines.filter((line) => line.ahead && !line.pick && shown.has(line.requisition_id) && isFromStock(line)));
    const ofKind = (kind: string) => texts.filter((_, at) => ofDay[at]?.task.kind === kind);
    const list: Omit<PrepList, Written> = {
      ...this.frame(rules, calendar, query, departmentIds, leftOf(ofDay, made)),
      batches: this.batches(made),
      ahead: this.batches(madeOf(listed.filter(({ ahead }) => ahead))),
      pickList: now,
      low: lowAhead(itemsOf(now), itemsOf(next)),
      waiting: waiting.map((row) => toWaiting(principal, row, rules)),
      waitingCounts: countsOf(waiting[0]),
      toClose: over.map(toToClose),
      toCloseTotal: over[0]?.of_all ?? 0,
    };
    return written(list, { tasks: texts, deliveries: ofKind('deliver'), collections: ofKind('collect') });
  }

  private frame(rules: Rules, calendar: SchoolCalendar | null, query: PrepListQuery, departmentIds: string[] | null, workMinutes: number) {
    const day = calendar?.day(query.date);
    const isHere = ({ prepRoomId }: { prepRoomId: string | null }) =>
      query.prepRoomId === undefined || prepRoomId === null || prepRoomId === query.prepRoomId;
    const isOfTeam = (person: { id: string; departmentIds: string[]; prepRoomId: string | null }) =>
      person.id === query.technicianId ||
      (isHere(person) && (departmentIds === null || departmentIds.some((id) => belongsTo(person.departmentIds, id))));
    const everybody = teamOf(rules, null).filter(isOfTeam);
    const team = query.technicianId ? everybody.filter(({ id }) => id === query.technicianId) : everybody;
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
      workMinutes,
      technicianMinutes: calendar && day ? minutesOf(team, calendar, day) : 0,
      breaks: [...breaks.values()].sort((one, other) => one.start.localeCompare(other.start)),
      technicians: everybody.map(({ id, code, name }): PersonName => ({ id, code, name })),
      prepRooms: prepRoomsOf(rules, departmentIds),
    };
  }

  private batches({ all, left: toMake }: Made): Batch[] {
    const left = new Map(toMake.map((batch) => [batch.key, batch]));
    return all
      .map((batch) => ({ ...batch, ...whatIsLeft(left.get(batch.key)) }))
      .sort((one, other) => one.dueMs - other.dueMs || one.fromMs - other.fromMs)
      .map(({ key, practicalId, title, taskIds, requisitionIds, sets, trays, minutes, dueMs }) => ({
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

  private toPick(lines: readonly DayLine[], { describe }: Known, rooms: readonly { code: string; prep: boolean }[]): PickPlace[] {
    return pickList(lines.map(({ requisition_id: requisitionId, pick: _pick, ...line }) => ({ ...line, requisitionId }))).map(
      ({ location, items }) => ({
        location,
        lives: whereItLives(location, rooms).kind,
        items: items.map((item) => describe(item, item.quantity)),
      }),
    );
  }
}
