import { type Overload, type OverloadFacts, parseInstantMs, periodOf, type RequisitionStatus } from '@app/shared';
import type { NewEvent } from '../core/events/index.js';
import type { Assessment } from './assessment.js';
import type { Locked } from './locked-requisition.js';

/** Takes from an overload what was found, without its words. */
function overloadFacts(overload: Overload | null): OverloadFacts | null {
  if (!overload) return null;
  const { from, to, workMinutes, technicianMinutes } = overload;
  return { fromMs: parseInstantMs(from), toMs: parseInstantMs(to), workMinutes, technicianMinutes };
}

/** Tells what keeping or submitting a request does: it is drafted, or it is submitted and may be accepted at once. */
export function sentEvents(id: string, { plan, shortages }: Assessment, overload: Overload | null, to: Sent): NewEvent[] {
  const { title, late, minutesLate, schoolDaysLate, lateReason } = plan;
  if (to.status === 'draft') return [{ name: 'requisition.draft', subjectId: id, payload: { after: { status: 'draft', title } } }];
  const submission = {
    title,
    late,
    minutesLate,
    schoolDaysLate,
    lateReason,
    short: shortages.length > 0,
    overload: overloadFacts(overload),
  };
  const submitted: NewEvent = {
    name: 'requisition.submitted',
    subjectId: id,
    payload: { before: to.wasDraft ? { status: 'draft' } : null, after: { status: 'submitted', ...submission } },
  };
  if (to.status !== 'accepted') return [submitted];
  const payload = { before: { status: 'submitted' as const }, after: { status: to.status, title } };
  return [submitted, { name: 'requisition.accepted', subjectId: id, payload, automatic: true }];
}

/** Where a request was sent to: the status that it has now, and whether it was a draft that the server had. */
interface Sent {
  status: RequisitionStatus;
  wasDraft: boolean;
}

/** Tells what changed of what was asked. The statuses are there when the change took it back from accepted to submitted. */
export function changedEvent(was: Locked, { plan, shortages }: Assessment, overload: Overload | null, to: Changed): NewEvent {
  const { id, title, pupils, groupSize, status } = was;
  const goesBack = to.status !== status;
  const taken = plan.practical && plan.practical.id === was.practicalId ? plan.practical.version : was.practicalVersion;
  const version = (practicalVersion: number | null) => (taken === was.practicalVersion ? {} : { practicalVersion });
  return {
    name: to.isLate ? 'requisition.changed-late' : 'requisition.changed',
    subjectId: id,
    note: to.note,
    payload: {
      before: { title, pupils, groupSize, ...(goesBack ? { status } : {}), ...version(was.practicalVersion) },
      after: {
        title: plan.title,
        pupils: plan.pupils,
        groupSize: plan.groupSize,
        short: shortages.length > 0,
        overload: overloadFacts(overload),
        ...(goesBack ? { status: to.status } : {}),
        ...version(taken),
      },
    },
  };
}

/** Tells from where to where a request was moved, whose it is then, and how it stands there; acceptance follows by itself. */
export function movedEvents(was: Locked, { context, plan, shortages }: Assessment, overload: Overload | null, to: MovedTo): NewEvent[] {
  const {
    id,
    title,
    late,
    minutesLate,
    lateReason,
    status,
    startsAt: startMs,
    date,
    period,
    lastPeriod,
    teacherId,
    teacherCode,
    departmentId,
  } = was;
  const { lesson } = plan;
  const lateness = to.stranded
    ? { late, minutesLate, lateReason }
    : { late: plan.late, minutesLate: plan.minutesLate, schoolDaysLate: plan.schoolDaysLate, lateReason: plan.lateReason };
  const isAcceptedNow = to.status === 'accepted' && status !== 'accepted';
  const teacher = to.teacherId === teacherId ? teacherCode : context.entry.teacher.code;
  const here = { date: lesson.date, period: periodOf(lesson), lastPeriod: lesson.lastPeriod, startMs: lesson.startMs };
  const judged = { title: plan.title, ...lateness, short: shortages.length > 0, overload: overloadFacts(overload) };
  const moved: NewEvent = {
    name: 'requisition.moved',
    subjectId: id,
    payload: {
      before: { status, date, period, lastPeriod, startMs, teacherId, teacher: teacherCode, departmentId },
      after: { status: isAcceptedNow ? status : to.status, ...here, teacherId: to.teacherId, teacher, ...judged, stranded: to.stranded },
    },
  };
  if (!isAcceptedNow) return [moved];
  const payload = { before: { status }, after: { status: to.status, title } };
  return [moved, { name: 'requisition.accepted', subjectId: id, payload, automatic: true }];
}

/** The status after a move, whose it is then, and whether the world made it necessary. */
interface MovedTo {
  status: RequisitionStatus;
  stranded: boolean;
  teacherId: string;
}

/** The status after a change, and whether the change came after the deadline. */
interface Changed {
  status: RequisitionStatus;
  isLate: boolean;
  /** Why, in the words of whoever changed it. */
  note: string | null;
}
