import {
  besides,
  type FoundOverload,
  type LessonToClose,
  may,
  type PersonName,
  schoolDaysLate,
  type WaitingCounts,
  type WaitingRequisition,
} from '@app/shared';
import { type Rules, toQuestion } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { instant } from '../core/clock/index.js';
import { words } from '../core/words.js';
import type { FoundFacts, ToCloseRow, WaitingRow } from './prep-list.statement.js';

type Whose = Pick<WaitingRow, 'teacher_id' | 'teacher_code' | 'teacher_name' | 'lesson_teacher_id' | 'teachers'>;

/** Reads whose a request is, and who has its lesson beside that teacher. */
function whose({ teacher_id: teacherId, teacher_code: code, teacher_name: name, lesson_teacher_id: lessonTeacherId, teachers }: Whose): {
  teacher: PersonName;
  otherTeachers: PersonName[];
} {
  return { teacher: { id: teacherId, code, name }, otherTeachers: besides(teachers, { teacherId, lessonTeacherId }) };
}

/** Makes of a row what a technician is asked to answer; that it is late, why, and what its people wrote is told only to who may know. */
export function toWaiting(principal: Principal, row: WaitingRow, { calendar, timeZone }: Rules): WaitingRequisition {
  const { id, version, title, status, date, period, lastPeriod, group, room, sets, short, notes } = row;
  const owners = { personId: row.teacher_id, departmentId: row.departmentId };
  const mayRead = may(principal, 'requisition.readWords', owners);
  return {
    ...{ id, version, title, status, date, period, lastPeriod, group, room, sets, short, notes },
    ...whose(row),
    departmentId: row.departmentId,
    ...latenessOf(row, calendar, may(principal, 'lateness.see', owners)),
    lateReason: may(principal, 'lateness.readReason', owners) ? row.lateReason : null,
    lastMessage: mayRead ? row.lastMessage : null,
    overload: row.overload && words.overloads.sentence(row.overload, timeZone),
    foundOverload: row.overload && foundOverload(row.overload),
    question: mayRead ? toQuestion(row.question) : null,
    start: instant(row.start),
  };
}

function latenessOf({ late, minutesLate, deadlineMs, sentMs }: WaitingRow, calendar: Rules['calendar'], mayKnow: boolean) {
  if (!mayKnow) return { late: null, minutesLate: null, schoolDaysLate: null };
  return { late, minutesLate, schoolDaysLate: late ? schoolDaysLate(calendar, deadlineMs, sentMs) : 0 };
}

/** Reads of how many requests those on the list are the first. */
export function countsOf(row: WaitingRow | undefined): WaitingCounts {
  return { total: row?.of_all ?? 0, queried: row?.of_queried ?? 0, late: row?.of_late ?? 0, short: row?.of_short ?? 0 };
}

/** Makes of a row what became of which is asked. */
export function toToClose(row: ToCloseRow): LessonToClose {
  const { id, version, title, status, date, period, lastPeriod, group, room } = row;
  return {
    id,
    version,
    title,
    status,
    date,
    period,
    lastPeriod,
    group,
    room,
    start: instant(row.start),
    ...whose(row),
    departmentId: row.departmentId,
  };
}

function foundOverload({ fromMs, toMs, workMinutes, technicianMinutes, minutesOver }: FoundFacts): FoundOverload {
  return { from: instant(fromMs), to: instant(toMs), workMinutes, technicianMinutes, minutesOver };
}
