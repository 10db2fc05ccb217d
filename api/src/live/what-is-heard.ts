import { type EventName, lessonId, type LiveEvent, may, type PlainAct, stateAfterTick, STEP_TASKS } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import type { Answered } from '../core/database/index.js';
import type { WHAT_HAPPENED, RequestHeard } from './live.statements.js';

/** Something that happened, with what says who may hear of it. */
export type Happened = Answered<typeof WHAT_HAPPENED>;

/** Who hears of what belongs to nobody: whoever reads it. A subject that is not here is heard of by nobody. */
const READ_BY: Readonly<Record<string, PlainAct>> = {
  apparatus: 'apparatus.read',
  calendar: 'calendar.read',
  check: 'duty.read',
  department: 'department.list',
  duty: 'duty.read',
  group: 'scheme.read',
  mail: 'mail.read',
  person: 'person.list',
  practical: 'practical.read',
  room: 'room.read',
  scheme: 'scheme.read',
  school: 'calendar.read',
  stock: 'stock.read',
  substance: 'substance.read',
  task: 'task.list',
};

/** Makes what somebody hears of something that happened; null for what is not theirs to hear. */
export function whatIsHeard(who: Principal, event: Happened): LiveEvent | null {
  const { name: kind, subject } = event;
  if (subject === 'requisition') return ofRequest(who, event);
  if (subject === 'lesson' || subject === 'occasion') return ofLesson(who, event);
  if (subject === 'absence') return isAbsenceSeen(who, event) ? { kind, by: nameOf(who, event) } : null;
  const act = READ_BY[subject];
  if (act === undefined || !may(who, act)) return null;
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
