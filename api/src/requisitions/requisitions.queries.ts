import { Injectable } from '@nestjs/common';
import {
  dateAt,
  type EntryRule,
  lessonId,
  lessonOn,
  nextStates,
  type Overload,
  type PersonName,
  REQUISITION_STATUSES,
  type Requisition,
  type RequisitionQuery,
  type RequisitionSummary,
  traysFor,
} from '@app/shared';
import { type Rules, SchoolRules } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { cursorOf, limitOf, type Page, page } from '../core/http/index.js';
import { isId } from '../core/ids/index.js';
import { invalid, notFound, ProblemError } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { isIn, JudgedLoad, type OverloadedStretch } from '../workload/index.js';
import { ONE, type RequisitionRecord, LIST, type SummaryRecord } from './requisitions.statements.js';
import { actorsOf, seesAll } from './requisitions.policy.js';

function idFilter(value: string | undefined, field: string): string | null {
  if (value === undefined) return null;
  if (!isId(value)) throw invalid(field, `${field} is not an id`);
  return value;
}

/** Whether the timetable no longer has the lesson that was asked for, at that time and with that teacher: its people settle it. */
function isGone(
  rules: Rules,
  row: { entry: EntryRule & { teacherId: string }; date: string; starts_at: number; teacher: PersonName },
): boolean {
  const lesson = rules.calendar ? lessonOn(rules.calendar, row.entry, row.date) : undefined;
  return lesson?.startMs !== row.starts_at || row.entry.teacherId !== row.teacher.id;
}

function toSummary(principal: Principal, rules: Rules, stretches: ReadonlyMap<string, OverloadedStretch[]>) {
  return (row: SummaryRecord): RequisitionSummary => ({
    id: row.id,
    version: row.version,
    lessonId: lessonId(row.entry_id, row.date),
    date: row.date,
    period: row.period,
    start: instant(row.starts_at),
    group: row.group_code,
    room: row.room_code,
    departmentId: row.department_id,
    teacher: row.teacher,
    title: row.title,
    sets: row.sets,
    status: row.status,
    next: nextStates(row.status, actorsOf(principal, row.teacher.id)),
    deadline: instant(row.deadline),
    submittedAt: row.submitted_at === null ? null : instant(row.submitted_at),
    late: row.late,
    minutesLate: row.minutes_late,
    lateReason: row.late_reason,
    excused: row.excused,
    short: row.short,
    overloads: (stretches.get(row.department_id) ?? []).some((stretch) => isIn(stretch, row.open ?? [])),
    lessonGone: isGone(rules, row),
    lastMessage: row.last_message,
  });
}

/** Reads of requisitions. */
@Injectable()
export class RequisitionQueries {
  constructor(
    private readonly db: Database,
    private readonly rules: SchoolRules,
    private readonly load: JudgedLoad,
    private readonly clock: Clock,
  ) {}

  /** Requisitions in order of their lessons. A teacher sees their own. @throws INVALID naming the field, NOT_ALLOWED for a teacher who names another */
  async list(principal: Principal, query: RequisitionQuery): Promise<Page<RequisitionSummary>> {
    if (query.from !== undefined && query.to !== undefined && query.from > query.to) throw invalid('to', 'to must not be before from');
    const limit = limitOf(query.limit);
    const cursor = cursorOf(query.cursor, 2);
    if (cursor && (!/^-?\d+(\.\d+)?$/.test(cursor[0] ?? '') || !isId(cursor[1] ?? '')))
      throw invalid('cursor', 'cursor must be the nextCursor of an earlier answer');
    const known: readonly string[] = REQUISITION_STATUSES;
    if (query.status !== undefined && !query.status.split(',').every((status) => known.includes(status)))
      throw invalid('status', `status must be one or more of ${known.join(', ')}, with commas between them`);
    const named = idFilter(query.teacherId, 'teacherId');
    if (named !== null && named !== principal.personId && !seesAll(principal))
      throw new ProblemError('NOT_ALLOWED', 'You may see your own requisitions only. Technicians, heads and admins see those of others.');
    const teacherId = seesAll(principal) ? named : principal.personId;
    const rows = await this.db.read<SummaryRecord & Record<string, unknown>>(principal.schoolId, LIST, [
      query.from ?? null,
      query.to ?? null,
      query.status?.split(',') ?? null,
      query.late === undefined ? null : query.late === 'true',
      teacherId,
      idFilter(query.departmentId, 'departmentId'),
      cursor ? instant(Number(cursor[0])) : null,
      cursor?.[1] ?? null,
      limit + 1,
    ]);
    const rules = await this.rules.of(principal);
    const stretches = await this.stretches(principal, rules, rows);
    return page(rows, limit, toSummary(principal, rules, stretches), (row) => [String(row.starts_at), row.id]);
  }

  /**
   * One requisition with lines, tasks, history and messages.
   * @throws NOT_FOUND for one that is not there or not theirs to see
   */
  async one(principal: Principal, rules: Rules, id: string): Promise<Requisition> {
    const [row] = isId(id) ? await this.db.read<RequisitionRecord & Record<string, unknown>>(principal.schoolId, ONE, [id]) : [];
    if (!row || (!seesAll(principal) && row.teacher.id !== principal.personId)) throw notFound('requisition');
    return { ...toRequisition(principal, rules, row), overloads: await this.overloadOf(principal, rules, row) };
  }

  /** The overloaded stretch that its open work is part of now; it goes by itself when the reason goes. */
  private overloadOf(principal: Principal, rules: Rules, row: RequisitionRecord): Promise<Overload | null> {
    const open = (row.tasks ?? []).filter(({ doneAt }) => doneAt === null).map(({ from, due }) => ({ fromMs: from, dueMs: due }));
    if (open.length === 0) return Promise.resolve(null);
    return this.db.transaction(principal.schoolId, async () => {
      const stretch = (await this.load.standing(rules, row.department_id, this.clock.nowMs())).find((one) => isIn(one, open));
      return stretch ? this.load.tell(rules, row.department_id, stretch) : null;
    });
  }

  private async stretches(principal: Principal, rules: Rules, rows: readonly SummaryRecord[]): Promise<Map<string, OverloadedStretch[]>> {
    const departments = [...new Set(rows.filter(({ open }) => open).map((row) => row.department_id))];
    if (departments.length === 0) return new Map();
    const nowMs = this.clock.nowMs();
    return this.db.transaction(principal.schoolId, async () => {
      const found = await Promise.all(departments.map((id) => this.load.standing(rules, id, nowMs)));
      return new Map(departments.map((id, index) => [id, found[index] ?? []]));
    });
  }
}

function toRequisition(principal: Principal, rules: Rules, row: RequisitionRecord): Omit<Requisition, 'overloads'> {
  const status = row.status;
  const id = lessonId(row.entry.id, row.date);
  const wallTime = (ms: number) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(rules.timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
  return {
    id: row.id,
    version: row.version,
    lesson: {
      id,
      date: row.date,
      period: row.period,
      start: instant(row.starts_at),
      end: instant(row.ends_at),
      startTime: wallTime(row.starts_at),
      endTime: wallTime(row.ends_at),
      cycleDay: rules.calendar?.day(dateAt(row.starts_at, rules.timeZone))?.cycleDay ?? row.entry.cycleDay,
      group: row.group,
      subject: row.entry.subject,
      departmentId: row.department_id,
      teacher: row.teacher,
      room: row.room,
    },
    lessonGone: isGone(rules, row),
    teacher: row.teacher,
    departmentId: row.department_id,
    practical: row.practical,
    title: row.title,
    pupils: row.pupils,
    groupSize: row.group_size,
    sets: row.sets,
    trays: traysFor(row.sets),
    lines: row.lines ?? [],
    ownLines: row.own_lines,
    status,
    next: nextStates(status, actorsOf(principal, row.teacher.id)),
    deadline: instant(row.deadline),
    submittedAt: row.submitted_at === null ? null : instant(row.submitted_at),
    late: row.late,
    minutesLate: row.minutes_late,
    lateReason: row.late_reason,
    lateWords: row.late_words,
    excused: row.excused,
    short: row.short,
    riskAssessment: row.risk_assessment,
    notes: row.notes,
    outcome: row.outcome,
    tasks: (row.tasks ?? []).map((task) => ({
      ...task,
      from: instant(task.from),
      due: instant(task.due),
      doneAt: task.doneAt === null ? null : instant(task.doneAt),
    })),
    history: (row.history ?? []).map(({ name, ...step }) => ({
      ...step,
      at: instant(step.at),
      note: step.note ?? words.history.automaticStep(name, step.by !== null),
    })),
    messages: (row.messages ?? []).map((message) => ({ ...message, at: instant(message.at) })),
  };
}
