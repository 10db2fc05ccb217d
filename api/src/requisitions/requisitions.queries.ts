import { Injectable } from '@nestjs/common';
import {
  CHANGEABLE,
  lessonId,
  may,
  nextStates,
  type Overload,
  REQUISITION_STATUSES,
  type Requisition,
  type RequisitionQuery,
  type RequisitionSummary,
  schoolDaysLate,
} from '@app/shared';
import { type Rules, SchoolRules, toQuestion } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { cursorOf, limitOf, type Page, page } from '../core/http/index.js';
import { isId } from '../core/ids/index.js';
import { invalid, notFound, ProblemError, told } from '../core/problems/index.js';
import { type Newer, NewerVersions } from '../practicals/index.js';
import { isIn, JudgedLoad, type OverloadedStretch } from '../workload/index.js';
import { maySee, ownersOf } from './requisitions.policy.js';
import { SUMMARIES, REQUISITION, REQUISITIONS, type StoredRequisition, type SummaryRecord } from './requisitions.statements.js';
import { isGone, toRequisition } from './stored-requisition.js';

function idFilter(value: string | undefined, field: string): string | null {
  if (value === undefined) return null;
  if (!isId(value)) throw invalid(field, told`${{ field }} is not an id`);
  return value;
}

/** The dates, the statuses and the lateness that a list is asked for. @throws INVALID naming the field */
function chosen({ from, to, status, late }: RequisitionQuery): unknown[] {
  if (from !== undefined && to !== undefined && from > to) throw invalid('to', 'to must not be before from');
  const known: readonly string[] = REQUISITION_STATUSES;
  const statuses = status?.split(',') ?? null;
  if (statuses && !statuses.every((one) => known.includes(one)))
    throw invalid('status', told`status must be one or more of ${{ known }}, with commas between them`);
  return [from ?? null, to ?? null, statuses, late === undefined ? null : late === 'true'];
}

/** The teacher and the department that a list is asked for. @throws INVALID naming the field, NOT_ALLOWED for a teacher who names another */
function whose(principal: Principal, query: RequisitionQuery): unknown[] {
  const named = idFilter(query.teacherId, 'teacherId');
  if (named !== null && !may(principal, 'requisition.see', { personId: named }))
    throw new ProblemError('NOT_ALLOWED', 'You may see your own requisitions only. Technicians, heads and admins see those of others.');
  return [may(principal, 'requisition.seeAll') ? named : principal.personId, idFilter(query.departmentId, 'departmentId')];
}

/** Where a page of a list begins. @throws INVALID naming the cursor */
function startOf(query: RequisitionQuery): unknown[] {
  const cursor = cursorOf(query.cursor, 2);
  if (!cursor) return [null, null];
  const [startsAt = '', id = ''] = cursor;
  if (!/^-?\d+(\.\d+)?$/.test(startsAt) || !isId(id)) throw invalid('cursor', 'cursor must be the nextCursor of an earlier answer');
  return [instant(Number(startsAt)), id];
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
    next: nextStates(row.status, principal, ownersOf({ teacherId: row.teacher.id, entry: row.entry })),
    deadline: row.deadline === null ? null : instant(row.deadline),
    submittedAt: row.submitted_at === null ? null : instant(row.submitted_at),
    late: row.late,
    minutesLate: row.minutes_late,
    schoolDaysLate: row.late ? schoolDaysLate(rules.calendar, row.deadline, row.submitted_at) : 0,
    lateReason: row.late_reason,
    excused: row.excused,
    short: row.short,
    overloads: (stretches.get(row.department_id) ?? []).some((stretch) => isIn(stretch, row.open ?? [])),
    lessonGone: isGone(rules, { entry: row.entry, date: row.date, teacherId: row.teacher.id, lessonTeacherId: row.lesson_teacher_id }),
    lastMessage: row.last_message,
    question: toQuestion(row.question),
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
    private readonly versions: NewerVersions,
  ) {}

  /** Lists requisitions in order of their lessons. A teacher sees their own. @throws INVALID naming the field, NOT_ALLOWED for a teacher who names another */
  async list(principal: Principal, query: RequisitionQuery): Promise<Page<RequisitionSummary>> {
    const limit = limitOf(query.limit);
    const { schoolId } = principal;
    const values = [schoolId, ...chosen(query), ...whose(principal, query), ...startOf(query), limit + 1];
    const rows = await this.db.read(schoolId, SUMMARIES, values);
    const rules = await this.rules.of(principal);
    const stretches = await this.stretches(principal, rules, rows);
    return page(rows, limit, toSummary(principal, rules, stretches), (row) => [String(row.starts_at), row.id]);
  }

  /** Shows a requisition to a person. @throws as `find` */
  async show(principal: Principal, id: string): Promise<Requisition> {
    return this.find(principal, await this.rules.of(principal), id);
  }

  /**
   * Finds one requisition with lines, tasks, history and messages.
   * @throws NOT_FOUND for one that is not there or not theirs to see
   */
  async find(principal: Principal, rules: Rules, id: string): Promise<Requisition> {
    const { schoolId } = principal;
    const [stored] = isId(id) ? await this.db.read(schoolId, REQUISITION, [schoolId, id]) : [];
    if (!stored || !maySee(principal, stored)) throw notFound('requisition');
    return this.told(principal, rules, stored);
  }

  /** Tells whoever has just changed a requisition what it is now, also where it is no longer theirs to see. @throws NOT_FOUND for one that is not there */
  async changed(principal: Principal, rules: Rules, id: string): Promise<Requisition> {
    const [stored] = await this.db.read(principal.schoolId, REQUISITION, [principal.schoolId, id]);
    if (!stored) throw notFound('requisition');
    return this.told(principal, rules, stored);
  }

  /** Reads several requisitions of a school whole, by id, as somebody sees them whom they concern. */
  async several(principal: Principal, rules: Rules, ids: readonly string[]): Promise<Map<string, Requisition>> {
    const stored = await this.db.read(principal.schoolId, REQUISITIONS, [principal.schoolId, ids]);
    const whole = await Promise.all(stored.map((one) => this.told(principal, rules, one)));
    return new Map(whole.map((one) => [one.id, one]));
  }

  private async told(principal: Principal, rules: Rules, stored: StoredRequisition): Promise<Requisition> {
    const [overload, newer] = await Promise.all([this.overloadOf(principal, rules, stored), this.newerThan(principal.schoolId, stored)]);
    return toRequisition(principal, rules, stored, overload, newer);
  }

  /** The newer version of its practical, which it could be changed to. A draft has the newest. */
  private newerThan(schoolId: string, { status, practical, newestVersion }: StoredRequisition): Promise<Newer | null> {
    if (!practical || status === 'draft' || !CHANGEABLE.includes(status) || (newestVersion ?? 0) <= practical.version)
      return Promise.resolve(null);
    return this.versions.after(schoolId, practical.id, practical.version);
  }

  /** The overloaded stretch that its open work is part of now; it goes by itself when the reason goes. */
  private overloadOf(principal: Principal, rules: Rules, stored: StoredRequisition): Promise<Overload | null> {
    const open = (stored.tasks ?? []).filter(({ doneAt }) => doneAt === null).map(({ from, due }) => ({ fromMs: from, dueMs: due }));
    if (open.length === 0) return Promise.resolve(null);
    return this.db.transaction(principal.schoolId, async () => {
      const stretch = (await this.load.existing(rules, stored.departmentId, this.clock.nowMs())).find((one) => isIn(one, open));
      return stretch ? this.load.tell(rules, stored.departmentId, stretch) : null;
    });
  }

  private async stretches(principal: Principal, rules: Rules, rows: readonly SummaryRecord[]): Promise<Map<string, OverloadedStretch[]>> {
    const departments = [...new Set(rows.filter(({ open }) => open).map((row) => row.department_id))];
    if (departments.length === 0) return new Map();
    const nowMs = this.clock.nowMs();
    return this.db.transaction(principal.schoolId, async () => {
      const found = await Promise.all(departments.map((id) => this.load.existing(rules, id, nowMs)));
      return new Map(departments.map((id, index) => [id, found[index] ?? []]));
    });
  }
}
