import { type Overload, parseInstantMs, type Requisition, type StepFacts } from '@app/shared';
import type { Assessment } from './assessment.js';
import type { StoredRequisition } from './requisitions.statements.js';
import { type OverLine, toRequisition } from './stored-requisition.js';
import type { WrittenRequisition } from './write-requisition.js';

/** Answers a requisition that has just been written from its rows, so that they need not be read again. */
export function answerOf({ asking, plan, load }: Assessment, written: WrittenRequisition): Requisition {
  const { row } = written;
  const { entry } = plan.lesson;
  const teachers = [entry.teacher, ...entry.otherTeachers];
  const stored: StoredRequisition = {
    ...row,
    startsAt: plan.lesson.startMs,
    endsAt: plan.held.endMs,
    lessonEndsAt: plan.takenDown && plan.lesson.endMs,
    deadline: plan.deadline.deadlineMs,
    submittedAt: row.submittedAt === null ? null : asking.nowMs,
    createdAt: asking.nowMs,
    entry: { ...entry, teachers, teacherIds: teachers.map(({ id }) => id) },
    teacher: entry.teacher,
    group: entry.group,
    room: entry.room,
    timetabledRoom: entry.timetabledRoom ?? entry.room?.code ?? null,
    practical: plan.practical && { id: plan.practical.id, version: plan.practical.version, title: plan.practical.title },
    assessedBy: row.riskAssessment?.confirmed ? written.by : null,
    helper: null,
    leadSchoolDays: plan.work.leadSchoolDays,
    newestVersion: plan.practical?.version ?? null,
    lines: written.lines.map(({ schoolId: _school, requisitionId: _requisition, position: _position, ...line }, index) => ({
      ...line,
      location: plan.lines[index]?.location ?? null,
    })),
    tasks: tasksOf(written),
    history: historyOf(written),
    question: null,
    messages: null,
    takers: [entry.teacher.id],
  };
  return toRequisition(asking, stored, overLineOf(written.overload, load));
}

function overLineOf(overload: Overload | null, load: Assessment['load']): OverLine | null {
  return overload && load?.over ? { overload, minutesOver: load.over.minutesOver } : null;
}

function tasksOf({ tasks }: WrittenRequisition): StoredRequisition['tasks'] {
  return tasks.map(({ id, version, kind, requisitionId, departmentId, title, minutes, windowFrom, due, date, pinned, actualMinutes }) => ({
    id,
    version,
    kind,
    requisitionId,
    departmentId,
    title,
    minutes,
    from: parseInstantMs(windowFrom),
    due: parseInstantMs(due),
    date,
    assignee: null,
    pinned,
    doneAt: null,
    actualMinutes,
  }));
}

function historyOf({ history, by }: WrittenRequisition): StoredRequisition['history'] {
  return history.map(({ at, personId, name, note, payload }) => {
    const { before, after } = payload as { before?: { status?: string } | null; after?: { status?: string } };
    return {
      at: parseInstantMs(at),
      by: personId ? by : null,
      from: before?.status ?? null,
      to: after?.status ?? 'changed',
      note,
      name,
      facts: name === 'requisition.changed' || name === 'requisition.changed-late' ? (payload as StepFacts) : null,
    };
  });
}
