import { belongsTo, type EventName, lessonId, type LiveEvent, may, type PlainAct, stateAfterTick, STEP_TASKS } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import type { Answered } from '../core/database/index.js';
import type { WHAT_HAPPENED, RequestHeard } from './live.statements.js';

/** Something that happened, with what says who may hear of it. */
export type Happened = Answered<typeof WHAT_HAPPENED>;

/** Who hears of what belongs to nobody: whoever reads it; of a subject that is not here, whoever reads all that was done. */
const READ_BY: Readonly<Record<string, PlainAct>> = {
  apparatus: 'apparatus.read',
  calendar: 'calendar.read',
  check: 'duty.read',
  department: 'department.list',
  duty: 'duty.read',
  group: 'scheme.read',
  'machine-job': 'duty.read',
  mail: 'mail.read',
  notice: 'notice.read',
  person: 'person.list',
  practical: 'practical.read',
  purchase: 'stock.write',
  room: 'room.read',
  scheme: 'scheme.read',
  school: 'calendar.read',
  stock: 'stock.read',
  substance: 'substance.read',
  task: 'task.list',
};

/** Makes what somebody hears of something that happened; null for what is not theirs to hear. */
export function whatIsHeard(who: Principal, event: Happened): LiveEvent | null {
  const heard = told(who, event);
  return heard && event.personId === null ? { ...heard, byItself: true } : heard;
}

function told(who: Principal, event: Happened): LiveEvent | null {
  const { name: kind, subject } = event;
  if (subject === 'requisition') return ofRequest(who, event);
  if (subject === 'offer') return ofOffer(who, event);
  if (subject === 'lesson' || subject === 'occasion') return ofLesson(who, event);
  if (subject === 'notice' && !isPutUpFor(who, event)) return null;
  if (subject === 'absence') return isAbsenceSeen(who, event) ? { kind, by: nameOf(who, event) } : null;
  if (!may(who, READ_BY[subject] ?? 'activity.read')) return null;
  return { kind, ...idsOf(event), by: nameOf(who, event) };
}

function ofRequest(who: Principal, event: Happened): LiveEvent | null {
  const { requisitionId, request, entryId, date, apparatusId, by } = event;
  if (requisitionId === null || request === null || !isSeen(who, event, request)) return null;
  const kind = inTime(who, event.name, request);
  if (kind === null) return null;
  const taskIds = tasksOf(event.name, request);
  return {
    kind,
    requisitionId,
    ...(entryId && date && { lessonId: lessonId(entryId, date) }),
    ...(taskIds.length > 0 && { taskIds }),
    ...(apparatusId && { apparatusId }),
    by,
  };
}

/** Another lesson that was offered is between whoever offers it and the teacher who is asked, and for those who read what is written about the request. */
function ofOffer(who: Principal, { name: kind, requisitionId, request, about, by }: Happened): LiveEvent | null {
  if (requisitionId === null || request === null) return null;
  const { teacherId, departmentId } = request;
  const isBetween = who.personId === teacherId || who.personId === about;
  if (!isBetween && !may(who, 'requisition.readWords', { personId: teacherId, departmentId })) return null;
  return { kind, requisitionId, by };
}

/** The tasks that may be otherwise now: of a step that one of them takes, those of its kind; else all that the request has. */
function tasksOf(name: EventName, { tasks }: RequestHeard): string[] {
  const kind = STEP_TASKS.find((task) => task !== 'clear' && name === `requisition.${stateAfterTick(task, true)}`);
  return tasks.filter((task) => kind === undefined || task.kind === kind).map(({ id }) => id);
}

/** As the request itself is seen; that it was once a draft is its people's alone, also where it was sent since. */
function isSeen(who: Principal, { name, personId }: Happened, request: RequestHeard): boolean {
  const { teacherId, createdBy, teacherIds, status, isSent } = request;
  if (status === 'draft' || !isSent) return may(who, 'requisition.seeDraft', { personId: teacherId, colleagues: [createdBy] });
  if (name === 'requisition.draft' && personId !== who.personId) return false;
  return may(who, 'requisition.see', { personId: teacherId, colleagues: teacherIds });
}

/** The name of what happened to a request as somebody may know it: not that it was late, nor that people wrote to each other. */
function inTime(who: Principal, name: EventName, { teacherId, teacherIds, departmentId }: RequestHeard): EventName | null {
  const of = { personId: teacherId, colleagues: teacherIds.includes(teacherId) ? teacherIds : [], departmentId };
  if (name === 'requisition.message') return may(who, 'requisition.readWords', of) ? name : null;
  return name === 'requisition.changed-late' && !may(who, 'lateness.see', of) ? 'requisition.changed' : name;
}

function ofLesson(who: Principal, { name: kind, subject, entryId, date, teacherIds, by }: Happened): LiveEvent | null {
  const [first, ...others] = teacherIds ?? [];
  const isTheirs = first !== undefined && may(who, 'lesson.see', { personId: first, colleagues: others });
  if (!isTheirs && !may(who, 'lesson.see', { personId: '' })) return null;
  return { kind, ...(subject === 'lesson' && entryId && date && { lessonId: lessonId(entryId, date) }), by };
}

/** A notice is for everybody or for those of a department; whoever runs the school sees them all. */
function isPutUpFor(who: Principal, { name, departmentId, personId }: Happened): boolean {
  // it does not say whose idea it was, who is told by a message
  if (name === 'notice.answered') return may(who, 'notice.lead');
  const own = who.departments.map(({ id }) => id);
  return departmentId === null || personId === who.personId || may(who, 'department.write') || belongsTo(own, departmentId);
}

const isAbsenceSeen = (who: Principal, { about }: Happened) => about !== null && may(who, 'absence.see', { personId: about });

function idsOf({ subject, subjectId, requisitionId, apparatusId }: Happened): Partial<LiveEvent> {
  if (subject === 'task') return { taskIds: [subjectId], ...(requisitionId && { requisitionId }) };
  if (subject === 'apparatus') return { apparatusId: subjectId };
  return apparatusId ? { apparatusId } : {};
}

/** Who did it, to those who know who works at the school. */
const nameOf = (who: Principal, { by, personId }: Happened) => (personId === who.personId || may(who, 'person.list') ? by : null);

/** Whether an event may have changed what somebody may see: their stream ends, and another begins with the rights of then. */
export function changesRightsOf(who: Principal, { name, subject, subjectId, about }: Happened): boolean {
  if (subject === 'person') return subjectId === who.personId || about === who.personId;
  return name === 'department.changed' && may(who, 'department.serve');
}
