import { besides, type ListedTask, may, type Task, traysFor, UNTOUCHED } from '@app/shared';
import { changesSaid, type Rules } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { instant } from '../core/clock/index.js';
import { words } from '../core/words.js';
import type { DayLine, DayRequisition, DayTask } from './prep-list.statement.js';
import { toTask } from './tasks.js';

/** What the tasks of one request say of its lesson, with its JSON: it stands with each of them, and on several lists. */
export interface ListedLesson {
  facts: NonNullable<ListedTask['lesson']>;
  text: string;
}

/** A listed task with what making batches needs to know. */
export interface ToList {
  task: Task;
  lesson: ListedLesson | null;
  overdue: boolean;
  requisition: DayRequisition | undefined;
  /** Of its minutes, those that a batch spends once. */
  fixedMinutes: number;
  fromMs: number;
  dueMs: number;
  ahead: boolean;
}

/** The names of who has the lesson of a requisition beside its teacher. */
function othersOf({ teachers, teacher_id: teacherId, lesson_teacher_id: lessonTeacherId }: DayRequisition): string[] {
  return besides(teachers, { teacherId, lessonTeacherId }).map(({ name }) => name);
}

/** Whether an absence of its teacher meets the lesson of a requisition. */
function isTeacherAway({ away }: Rules, { teacher_id: id, starts_at: fromMs, ends_at, lesson_ends_at }: DayRequisition): boolean {
  const toMs = lesson_ends_at ?? ends_at;
  return (away.get(id) ?? []).some((stretch) => stretch.fromMs < toMs && fromMs < stretch.toMs);
}

/** Whether a request was late; null to whom it is neither work nor theirs to know. */
function lateOf(principal: Principal, { late, teacher_id: personId, department_id: departmentId }: DayRequisition): boolean | null {
  return may(principal, 'lateness.see', { personId, departmentId }) ? late : null;
}

/** Tells of the lesson of a request, and what is short for it, to somebody. */
export function toLesson(
  { rules, principal }: { rules: Rules; principal: Principal },
  requisition: DayRequisition,
  short: readonly DayLine[],
): ListedLesson {
  const facts = {
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
    changes: changesSaid(rules.calendar?.changes?.byLesson.get(requisition.lesson_id)),
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
    keptUntil: requisition.kept_until,
    supportNote: requisition.support_note,
    ...(requisition.needs?.length ? { needs: requisition.needs } : {}),
    ...(requisition.outcome ? { outcome: requisition.outcome } : {}),
    ...(requisition.clear_away ? { clearAway: requisition.clear_away } : {}),
  };
  return { facts, text: JSON.stringify(facts) };
}

/** Lists a task. What should have been prepared by now is due at its lesson's start, as long as that has not begun. */
export function toListed(row: DayTask, requisition: DayRequisition | undefined, lesson: ListedLesson | null, nowMs: number): ToList {
  const startMs = requisition?.starts_at ?? 0;
  const overdue = row.kind === 'prepare' && row.done_at === null && row.due <= nowMs && nowMs < startMs;
  const due = overdue ? startMs : row.due;
  const assignee = row.assignee_id === null ? null : { id: row.assignee_id, code: row.assignee_code ?? '', name: row.assignee_name ?? '' };
  return {
    task: toTask({ ...row, due, assignee }),
    lesson,
    overdue,
    requisition,
    fixedMinutes: row.fixed_minutes,
    fromMs: row.window_from,
    dueMs: due,
    ahead: row.ahead,
  };
}

/** Writes a listed task as the JSON of its contract. */
export function textOf({ task, lesson, overdue }: ToList): string {
  return `${JSON.stringify(task).slice(0, -1)},"lesson":${lesson?.text ?? 'null'}${overdue ? ',"overdue":true' : ''}}`;
}

/**
 * Whether an open task is of no use any more: nothing is prepared or delivered for a lesson that is over, and of a request that nobody
 * touched by then nothing is fetched or cleared. That is asked about (`TO_CLOSE`).
 */
export function isOfNoUse({ kind, done_at: doneAt }: DayTask, { ends_at: endMs, status }: DayRequisition, nowMs: number): boolean {
  return (
    doneAt === null && endMs <= nowMs && (kind === 'prepare' || kind === 'deliver' || kind === 'support' || UNTOUCHED.includes(status))
  );
}
