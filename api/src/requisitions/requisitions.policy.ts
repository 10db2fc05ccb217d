import { isElsewhere, may, type OfTeacher, type PersonName, type RequisitionStatus } from '@app/shared';
import { otherDepartment, type Principal } from '../core/access/index.js';
import { invalid, ProblemError } from '../core/problems/index.js';
import type { Asking } from './asking.js';

/** Of a requisition what says whose it is: its teacher, who has its lesson now, and who began it. */
interface Owned {
  status: RequisitionStatus;
  /** Null as long as it was never sent. */
  submittedAt: number | string | null;
  teacherId: string;
  createdBy: string;
  departmentId: string;
  entry: { teacherIds: readonly string[] };
}

/** Whether a requisition was never sent: a draft, or one that was thrown away. */
function isUnsent({ status, submittedAt }: Pick<Owned, 'status' | 'submittedAt'>): boolean {
  return status === 'draft' || (status === 'cancelled' && submittedAt === null);
}

/**
 * Tells whose a requisition is: its teacher's and, where that is one of its lesson's teachers, the others' too, for one request serves
 * them all. What was never sent is its teacher's, and that of whoever began it.
 */
export function ownersOf(request: Owned): Required<OfTeacher> {
  const { teacherId, createdBy, departmentId, entry } = request;
  if (isUnsent(request)) return { personId: teacherId, colleagues: [createdBy], departmentId };
  return { personId: teacherId, colleagues: entry.teacherIds.includes(teacherId) ? entry.teacherIds : [], departmentId };
}

/** Of a requisition what says who may see it; `takers`: who may take it over, for the lesson or the class is theirs now. */
interface Seen extends Owned {
  takers: readonly string[];
}

/** Tells whether somebody may see a requisition: their own, all that was sent where their role sees all, or one that was sent and is theirs to take over. */
export function maySee(principal: Principal, request: Seen): boolean {
  const { takers } = request;
  if (isUnsent(request)) return may(principal, 'requisition.seeDraft', ownersOf(request));
  return may(principal, 'requisition.see', ownersOf(request)) || takers.some((personId) => may(principal, 'requisition.see', { personId }));
}

/** Tells whether somebody may take over what they see: it is asked for at a lesson, or for a class, that is theirs now. */
export function mayTakeOver({ personId, ...rights }: Principal, takers: readonly string[], departmentId: string): boolean {
  return takers.includes(personId) && may({ personId, ...rights }, 'requisition.ask', { personId, departmentId });
}

/**
 * Refuses somebody who may not change a requisition. `taken`: it is theirs to take over, whosever it was.
 * @throws OTHER_DEPARTMENT for a technician or head of another department; NOT_ALLOWED, with what may be said of who can
 */
export function refuseUnlessMayChange({ principal, rules }: Asking, request: Owned, notAllowed: string, taken = false): void {
  const of = ownersOf(request);
  if (taken || may(principal, 'requisition.change', of)) return;
  if (isElsewhere(principal, 'requisition.change', of)) throw otherDepartment('request', rules.departments.get(of.departmentId));
  throw new ProblemError('NOT_ALLOWED', notAllowed);
}

/** Of a requisition that is to be moved what says who may do so and where to. */
interface Placed extends Seen {
  groupId: string;
  lessonTeacherId: string | null;
}

/** Of the lesson that it is moved to, whose it is. */
interface Place {
  teacher: { id: string };
  otherTeachers: readonly { id: string }[];
  group: { id: string };
}

/**
 * Refuses a move to a lesson by somebody who may not make it. `stranded`: the world took its lesson away, so that who has the class now
 * may take it to a lesson of theirs.
 * @throws NOT_ALLOWED, OTHER_DEPARTMENT; INVALID naming `lessonId` for a lesson of neither the same class nor its teacher
 */
export function refuseUnlessMayPlace(asking: Asking, request: Placed, { teacher, otherTeachers, group }: Place, stranded: boolean): void {
  const { principal } = asking;
  const { teacherId, lessonTeacherId, groupId, takers, departmentId } = request;
  const teachers = [teacher, ...otherTeachers].map(({ id }) => id);
  const isTaken = stranded && teachers.includes(principal.personId) && mayTakeOver(principal, takers, departmentId);
  refuseUnlessMayChange(
    asking,
    request,
    'Only its teacher, a technician, a head of department or whoever has the class now can move a requisition. Nothing was changed.',
    isTaken,
  );
  if (group.id === groupId || teachers.includes(teacherId) || teachers.includes(lessonTeacherId ?? teacherId)) return;
  const message =
    'That is another class’s lesson, with another teacher. Nothing was changed; choose a lesson of the same class or teacher.';
  throw invalid('lessonId', message);
}

/**
 * Refuses somebody who may not ask for a lesson of these teachers.
 * @throws NOT_FOUND for a colleague's lesson, which a teacher does not see; OTHER_DEPARTMENT for one that a technician or head sees
 */
export function refuseUnlessMayAsk(
  { principal, rules }: Asking,
  lesson: { teacher: PersonName; otherTeachers: readonly PersonName[]; departmentId: string },
): void {
  const colleagues = lesson.otherTeachers.map(({ id }) => id);
  const of = { personId: lesson.teacher.id, colleagues, departmentId: lesson.departmentId };
  if (may(principal, 'requisition.ask', of)) return;
  if (isElsewhere(principal, 'requisition.ask', of)) throw otherDepartment('lesson', rules.departments.get(of.departmentId));
  const message =
    'There is no such lesson of yours. Nothing was changed; a technician or the head of its department can ask on a colleague’s behalf.';
  throw new ProblemError('NOT_FOUND', message, [{ field: 'lessonId', code: 'unknown', message }]);
}
