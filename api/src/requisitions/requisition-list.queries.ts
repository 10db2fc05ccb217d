import { Injectable } from '@nestjs/common';
import {
  besides,
  LATE_REASONS,
  lessonId,
  may,
  oneSpelling,
  REQUISITION_STATUSES,
  type RequisitionQuery,
  type RequisitionSummary,
  schoolDaysLate,
} from '@app/shared';
import { changesSaid, type Rules, SchoolRules, toQuestion } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { cursorOf, limitOf, type Page, page } from '../core/http/index.js';
import { isId } from '../core/ids/index.js';
import { invalid, ProblemError, told } from '../core/problems/index.js';
import type { Asking } from './asking.js';
import { asksOfLateness, latenessShown, refuseUnlessLed } from './asked-lateness.js';
import { DEPARTMENTS_OF_TEACHER, LATEST_FIRST, SOONEST_FIRST, type SummaryRecord } from './requisition-list.statements.js';
import { ownersOf } from './requisitions.policy.js';
import { stepsNow } from './steps-now.js';
import { isGone } from './stored-requisition.js';

const UNSEEN = { submittedAt: null, late: null, minutesLate: null, schoolDaysLate: null, lateReason: null, excused: null };

/** Reads requisitions as a list. */
@Injectable()
export class RequisitionListQueries {
  constructor(
    private readonly db: Database,
    private readonly rules: SchoolRules,
    private readonly clock: Clock,
  ) {}

  /**
   * Lists requisitions in order of their lessons, and says of how many. A teacher sees their own.
   * @throws INVALID naming the field, NOT_ALLOWED for a teacher who names another, and for who asks of another whether they were late
   */
  async list(principal: Principal, query: RequisitionQuery): Promise<Page<RequisitionSummary>> {
    const limit = limitOf(query.limit);
    const { schoolId, personId } = principal;
    const [dates, states, teacherId] = [datesOf(query), statesOf(query), teacherOf(principal, query)];
    const shown = latenessShown(principal, query, teacherId === personId);
    const values = (rows: number, start: unknown[]) => [
      ...[schoolId, ...dates, ...states, teacherId, idFilter(query.groupId, 'groupId'), personId],
      ...[idsFilter(query.departmentId, 'departmentId'), rows, wordsOf(query.q), shown.names],
      ...[...start, boolFilter(query.overLine), shown.departmentIds],
      ...madeOf(query),
    ];
    const first = values(limit + 1, startOf(query));
    if (asksOfLateness(query) && teacherId !== null && teacherId !== personId) await this.refuseUnlessLed(principal, teacherId);
    if (query.q?.trim() && wordsOf(query.q) === null) return { items: [], total: 0 };
    const listed = query.order === 'latest' ? LATEST_FIRST : SOONEST_FIRST;
    const rows = await this.db.read(schoolId, listed, first);
    // nothing is left after the cursor: how many there are is asked from the beginning
    const isPast = rows.length === 0 && query.cursor !== undefined;
    const [counted] = isPast ? await this.db.read(schoolId, listed, values(1, [null, null])) : rows;
    const rules = await this.rules.of(principal);
    const answer = page(rows, limit, toSummary({ principal, rules, nowMs: this.clock.nowMs() }), (row) => [String(row.starts_at), row.id]);
    return { ...answer, total: counted?.total ?? 0 };
  }

  private async refuseUnlessLed(principal: Principal, teacherId: string): Promise<void> {
    const own = await this.db.read(principal.schoolId, DEPARTMENTS_OF_TEACHER, [principal.schoolId, teacherId]);
    refuseUnlessLed(
      principal,
      teacherId,
      own.map(({ id }) => id),
    );
  }
}

function idFilter(value: string | undefined, field: string): string | null {
  if (value === undefined) return null;
  if (!isId(value)) throw invalid(field, told`${{ field }} is not an id`);
  return value;
}

function idsFilter(value: string | undefined, field: string): string[] | null {
  return value?.split(',').map((one) => idFilter(one, field) ?? one) ?? null;
}

function oneOfFilter(value: string | undefined, field: string, known: readonly string[]): string[] | null {
  const named = value?.split(',') ?? null;
  if (named && !named.every((one) => known.includes(one)))
    throw invalid(field, told`${{ field }} must be one or more of ${{ known }}, with commas between them`);
  return named;
}

function boolFilter(value: 'true' | 'false' | undefined): boolean | null {
  return value === undefined ? null : value === 'true';
}

/** @throws INVALID naming `to` where it is before `from` */
function datesOf({ from, to }: RequisitionQuery): unknown[] {
  if (from !== undefined && to !== undefined && from > to) throw invalid('to', 'to must not be before from');
  return [from ?? null, to ?? null];
}

function statesOf({ status, late, lateReason, short }: RequisitionQuery): unknown[] {
  return [
    oneOfFilter(status, 'status', REQUISITION_STATUSES),
    boolFilter(late),
    oneOfFilter(lateReason, 'lateReason', LATE_REASONS),
    boolFilter(short),
  ];
}

/** Stands for the year group of classes that have none. */
const NO_YEAR = -1;

/** What a figure is made of: a year group, a period of a weekday, a practical, what lacked an apparatus, what was prepared for nothing. */
function madeOf({ year, weekday, period, practicalId, shortOf, wasted }: RequisitionQuery): unknown[] {
  return [
    year === 'none' ? NO_YEAR : (year ?? null),
    weekday ?? null,
    period ?? null,
    idFilter(practicalId, 'practicalId'),
    idFilter(shortOf, 'shortOf'),
    boolFilter(wasted),
  ];
}

/** The teacher whose requisitions are listed; null: everybody's. @throws NOT_ALLOWED for a teacher who names another */
function teacherOf(principal: Principal, { teacherId, mine }: RequisitionQuery): string | null {
  const named = idFilter(teacherId, 'teacherId');
  if (named !== null && !may(principal, 'requisition.see', { personId: named }))
    throw new ProblemError('NOT_ALLOWED', 'You may see your own requests only. Technicians, heads and admins see those of others.');
  const isOwn = mine === 'true' || !may(principal, 'requisition.seeAll');
  if (isOwn && named !== null && named !== principal.personId) throw invalid('teacherId', 'Ask for your own, or for those of somebody.');
  return isOwn ? principal.personId : named;
}

/** The words of a search, without signs; null: it has none. */
function wordsOf(text: string | undefined): string[] | null {
  const words = (text ?? '').toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const said = words.filter(Boolean).map(oneSpelling);
  return said.length === 0 ? null : said;
}

/** Where a page of a list begins. @throws INVALID naming the cursor */
function startOf(query: RequisitionQuery): unknown[] {
  const cursor = cursorOf(query.cursor, ['instant', 'id']);
  if (!cursor) return [null, null];
  const [startsAt = '', id = ''] = cursor;
  return [instant(Number(startsAt)), id];
}

function toSummary(asking: Asking) {
  const { principal, rules } = asking;
  return (row: SummaryRecord): RequisitionSummary => ({
    id: row.id,
    version: row.version,
    number: row.number,
    lessonId: lessonId(row.entry_id, row.date),
    date: row.date,
    period: row.period,
    lastPeriod: row.last_period,
    start: instant(row.starts_at),
    group: row.group_code,
    groupId: row.group_id,
    room: row.room_code,
    departmentId: row.department_id,
    teacher: row.teacher,
    otherTeachers: besides(row.entry.teachers, { teacherId: row.teacher.id, lessonTeacherId: row.lesson_teacher_id }),
    title: row.title,
    sets: row.sets,
    status: row.status,
    next: stepsNow(asking, { ...ownedOf(row), date: row.date, endsAt: row.ends_at, isAssessed: row.is_assessed }),
    deadline: row.deadline === null ? null : instant(row.deadline),
    ...latenessOf(principal, rules, row),
    short: row.short,
    overloads: row.minutes_over !== null,
    minutesOver: row.minutes_over,
    lessonGone: isGone(rules, { entry: row.entry, date: row.date, teacherId: row.teacher.id, lessonTeacherId: row.lesson_teacher_id }),
    changes: changesSaid(rules.calendar?.changes?.byLesson.get(lessonId(row.entry_id, row.date))),
    keptUntil: row.kept_until === null ? null : instant(row.kept_until),
    supportMinutes: row.support_minutes,
    outcome: row.outcome,
    recorded: row.recorded,
    ...wordsOfIt(principal, row),
  });
}

/** What its people wrote to each other, for those who may read it. */
function wordsOfIt(principal: Principal, row: SummaryRecord) {
  const mayRead = may(principal, 'requisition.readWords', ownersOf(ownedOf(row)));
  return { lastMessage: mayRead ? row.last_message : null, question: mayRead ? toQuestion(row.question) : null };
}

/**
 * When a request was sent, and that it was late, for whom that is work or theirs to know; by which reason, for its people and the head who
 * leads them alone.
 */
function latenessOf(principal: Principal, rules: Rules, row: SummaryRecord) {
  const { late, excused, minutes_late: minutesLate, late_reason: lateReason } = row;
  const owners = ownersOf(ownedOf(row));
  if (!may(principal, 'lateness.see', owners)) return UNSEEN;
  const led = { ...owners, departmentIds: [owners.departmentId] };
  return {
    submittedAt: row.submitted_at === null ? null : instant(row.submitted_at),
    late,
    minutesLate,
    schoolDaysLate: late ? schoolDaysLate(rules.calendar, row.deadline, row.submitted_at) : 0,
    ...(may(principal, 'lateness.readOf', led) ? { lateReason, excused } : { lateReason: null, excused: null }),
  };
}

function ownedOf({ status, submitted_at, teacher, created_by, department_id, entry }: SummaryRecord) {
  return { status, submittedAt: submitted_at, teacherId: teacher.id, createdBy: created_by, departmentId: department_id, entry };
}
