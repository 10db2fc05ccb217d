import type { HistoryStep, Line, Overload, PersonName, Requisition, RequisitionStatus } from '@app/shared';
import { isoInstant, nextStates, traysFor } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import type { EventRow } from '../core/events/index.js';
import { words } from '../core/words.js';
import type { TaskRow } from '../prep/index.js';
import type { RequisitionLineRow } from './requisition-line.entity.js';
import type { RequisitionRow } from './requisition.entity.js';
import { actorsOf } from './requisitions.policy.js';
import type { WorkedOut } from './work-out.js';

/** The rows that one submission has just written. */
export interface FreshRows {
  row: RequisitionRow;
  lines: RequisitionLineRow[];
  tasks: TaskRow[];
  worked: WorkedOut;
  overload: Overload | null;
  history: EventRow[];
}

function toLine(row: RequisitionLineRow, location: string | null): Line {
  const { schoolId: _schoolId, requisitionId: _requisitionId, position: _position, kind, ...line } = row;
  return { ...line, kind: kind, location };
}

function toStep(row: EventRow, by: HistoryStep['by']): HistoryStep {
  const note = row.note ?? words.history.automaticStep(row.name, row.personId !== null);
  const { before, after } = row.payload as { before?: { status?: string } | null; after?: { status?: string } };
  return { at: row.at, by: row.personId ? by : null, from: before?.status ?? null, to: after?.status ?? '', note };
}

/** A requisition in the shape of the contract from the rows just written, so that they need not be read again. */
export function freshRequisition(
  principal: Principal,
  by: PersonName,
  { row, lines, tasks, worked, overload, history }: FreshRows,
): Requisition {
  const { lesson } = worked;
  const status = row.status as RequisitionStatus;
  return {
    id: row.id,
    version: row.version,
    lesson: {
      id: lesson.id,
      date: lesson.date,
      period: row.period,
      start: isoInstant(lesson.startMs),
      end: isoInstant(lesson.endMs),
      startTime: lesson.start,
      endTime: lesson.end,
      cycleDay: lesson.day.cycleDay,
      group: lesson.entry.group,
      subject: lesson.entry.subject,
      departmentId: row.departmentId,
      teacher: lesson.entry.teacher,
      room: lesson.entry.room,
    },
    lessonGone: false,
    teacher: lesson.entry.teacher,
    departmentId: row.departmentId,
    practical: worked.practical && { id: worked.practical.id, version: worked.practical.version, title: worked.practical.title },
    title: row.title,
    pupils: row.pupils,
    groupSize: row.groupSize,
    sets: row.sets,
    trays: traysFor(row.sets),
    lines: lines.map((line, index) => toLine(line, worked.lines[index]?.location ?? null)),
    ownLines: row.ownLines,
    status,
    next: nextStates(status, actorsOf(principal, row.teacherId)),
    deadline: row.deadline,
    submittedAt: row.submittedAt,
    late: row.late,
    minutesLate: row.minutesLate,
    lateReason: row.lateReason as Requisition['lateReason'],
    lateWords: row.lateWords,
    excused: row.excused,
    short: row.short,
    overloads: overload,
    riskAssessment: row.riskAssessment as Requisition['riskAssessment'],
    notes: row.notes,
    outcome: row.outcome,
    tasks: tasks.map((task) => ({
      id: task.id,
      version: task.version,
      kind: task.kind as Requisition['tasks'][number]['kind'],
      requisitionId: row.id,
      title: task.title,
      minutes: task.minutes,
      from: task.windowFrom,
      due: task.due,
      date: task.date,
      assignee: null,
      pinned: false,
      doneAt: null,
      actualMinutes: null,
    })),
    history: history.map((step) => toStep(step, by)),
    messages: [],
  };
}
