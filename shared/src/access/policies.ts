import type { Permission } from './permissions.js';
import { hasEverywhere, hasIn, type Rights, servesIn } from './rights.js';

/**
 * Of a row, whose it is: the teacher of a lesson or requisition, the person who is away or was told; and who else has it as their own, the
 * other teachers of its lesson.
 */
interface OfPerson {
  personId: string;
  colleagues?: readonly string[];
}

/** Of a row, which department it belongs to. */
interface OfDepartment {
  departmentId: string;
}

/** Of something that happened, whose department's affair it is; null: that of every department. */
interface OfDepartments {
  departmentId: string | null;
}

type Rule<Row = void> = (who: Rights, row: Row) => boolean;

const has = (who: Rights, permission: Permission) => who.permissions.includes(permission);

/** Whoever has all the permissions, whatever the row. */
const anybodyWith =
  (...permissions: [Permission, ...Permission[]]): Rule =>
  (who) =>
    permissions.every((permission) => has(who, permission));

/** Whoever has one of the permissions, whatever the row. */
const anybodyWithOneOf =
  (...permissions: [Permission, ...Permission[]]): Rule =>
  (who) =>
    permissions.some((permission) => has(who, permission));

const isTheirs = ({ personId: who }: Rights, { personId, colleagues }: OfPerson) =>
  who === personId || (who !== null && colleagues !== undefined && colleagues.includes(who));

/** Whoever has the permission, for what is their own. */
const ownWith =
  (permission: Permission): Rule<OfPerson> =>
  (who, row) =>
    has(who, permission) && isTheirs(who, row);

/** Whoever has the permission, for what is their own; with the second permission for what is anybody's. */
const ownWithOrAll =
  (permission: Permission, forAll: Permission): Rule<OfPerson> =>
  (who, row) =>
    has(who, permission) && (isTheirs(who, row) || has(who, forAll));

/** Whoever has the first permission, for what is their own, and whoever has the second. */
const ownOrAnybodyWith =
  (permission: Permission, forAll: Permission): Rule<OfPerson> =>
  (who, row) =>
    (has(who, permission) && isTheirs(who, row)) || has(who, forAll);

/**
 * Whoever has the permission, for what is their own; with the second for that of a department that they lead, with the third for that of
 * one whose work they do.
 */
const ownLedOrServed =
  (permission: Permission, there: Permission, served: Permission): Rule<OfPerson & OfDepartment> =>
  (who, row) =>
    has(who, permission) && (isTheirs(who, row) || hasIn(who, there, row.departmentId) || servesIn(who, served, row.departmentId));

/** Whoever has the permission for work of the row's department: by a role there, or by one elsewhere where that department shares its work. */
const servedWith =
  (permission: Permission): Rule<OfDepartment> =>
  (who, { departmentId }) =>
    servesIn(who, permission, departmentId);

/** Whoever has the first permission by a role in the row's department, and whoever has the second for work of it. */
const ledOrServed =
  (there: Permission, served: Permission): Rule<OfDepartment> =>
  (who, { departmentId }) =>
    hasIn(who, there, departmentId) || servesIn(who, served, departmentId);

/**
 * Whoever has the permission, for what is their own; with the second by a role in one of the person's departments, and of somebody who has
 * none by any; with the third for what is anybody's.
 */
const ownThereOrAllWith =
  (permission: Permission, there: Permission, forAll: Permission): Rule<OfPerson & { departmentIds: readonly string[] }> =>
  (who, row) =>
    has(who, permission) && (isTheirs(who, row) || has(who, forAll) || isThere(who, there, row.departmentIds));

const isThere = (who: Rights, permission: Permission, departmentIds: readonly string[]) =>
  departmentIds.length === 0 ? has(who, permission) : departmentIds.some((id) => hasIn(who, permission, id));

/** Whoever it is about, and whoever has the permission by a role in one of the row's departments. */
const selfOrThere =
  (permission: Permission): Rule<OfPerson & { departmentIds: readonly string[] }> =>
  (who, row) =>
    isTheirs(who, row) || row.departmentIds.some((id) => hasIn(who, permission, id));

/** As `selfOrThere`, and whoever has the second permission, of anybody. */
const selfOrThereOrAll =
  (there: Permission, forAll: Permission): Rule<OfPerson & { departmentIds: readonly string[] }> =>
  (who, row) =>
    has(who, forAll) || selfOrThere(there)(who, row);

/** Whoever it is about, whoever has the first permission by a role in the row's department, and whoever has the second. */
const aboutThereOrAllWith =
  (there: Permission, forAll: Permission): Rule<OfPerson & OfDepartment> =>
  (who, row) =>
    isTheirs(who, row) || has(who, forAll) || hasIn(who, there, row.departmentId);

/** Whoever it is about, and whoever has one of the permissions by a role in the row's department. */
const ownOrThereWithOneOf =
  (...permissions: [Permission, ...Permission[]]): Rule<OfPerson & OfDepartment> =>
  (who, row) =>
    isTheirs(who, row) || permissions.some((permission) => hasIn(who, permission, row.departmentId));

/** Whoever has the permission by a role in the department concerned; where all are concerned, by a role at all. */
const concernedWith =
  (permission: Permission): Rule<OfDepartments> =>
  (who, { departmentId }) =>
    departmentId === null ? has(who, permission) : hasIn(who, permission, departmentId);

/** Whoever has the permission by a role in the row's own department; with the second permission for every department. */
const thereWithOrAll =
  (permission: Permission, forAll: Permission): Rule<OfDepartment> =>
  (who, { departmentId }) =>
    has(who, permission) && (has(who, forAll) || hasIn(who, permission, departmentId));

/** The same, and whoever does the work of the row's department. */
const servedThereOrAllWith =
  (permission: Permission, forAll: Permission): Rule<OfDepartment> =>
  (who, { departmentId }) =>
    has(who, permission) && (has(who, forAll) || servesIn(who, permission, departmentId));

/** Whoever has the permission in every department, and whoever has the second permission. */
const everywhereOrAllWith =
  (everywhere: Permission, forAll: Permission): Rule =>
  (who) =>
    has(who, forAll) || hasEverywhere(who, everywhere);

/** Whoever has the permission by a role in a department, whichever it is; who has no department belongs to all. */
const somewhereWith =
  (permission: Permission): Rule =>
  (who) =>
    who.departments.length === 0 ? has(who, permission) : who.departments.some(({ id }) => hasIn(who, permission, id));

/**
 * Says who may do what to which row: one line for each act, read by server and page alike. Every act by every role is drawn in
 * docs/rights.md; another table is of what the server answers, which this one must foretell.
 */
export const POLICIES = {
  'me.read': anybodyWith('me.read'),

  'calendar.read': anybodyWith('calendar.read'),
  'calendar.write': anybodyWith('calendar.write'),
  'import.run': anybodyWith('imports.write'),

  'lesson.see': ownWithOrAll('lessons.read', 'lessons.readAll'),
  'lesson.seeAll': anybodyWith('lessons.read', 'lessons.readAll'),
  // has lessons of their own, and a fortnight of them to look at
  'lesson.teach': anybodyWith('lessons.teach'),
  'lesson.answer': ownLedOrServed('lessons.answer', 'requisitions.askForDepartment', 'requisitions.askForOthers'),

  'absence.see': ownWithOrAll('absences.write', 'absences.readAll'),
  'absence.seeAll': anybodyWith('absences.write', 'absences.readAll'),
  // why somebody is away: they, the heads of their departments, and admins
  'absence.readReason': selfOrThereOrAll('absences.readReasons', 'departments.write'),
  'absence.write': ownThereOrAllWith('absences.write', 'absences.readAll', 'people.write'),

  'requisition.list': anybodyWith('requisitions.read'),
  'requisition.see': ownWithOrAll('requisitions.read', 'requisitions.readAll'),
  'requisition.seeAll': anybodyWith('requisitions.read', 'requisitions.readAll'),
  // a draft is seen, sent and thrown away by its teacher and by whoever began it
  'requisition.seeDraft': ownWith('requisitions.read'),
  'requisition.ask': ownLedOrServed('requisitions.ask', 'requisitions.askForDepartment', 'requisitions.askForOthers'),
  // may add what is outside the timetable, for themselves or for whom they ask
  'occasion.add': anybodyWith('requisitions.ask'),
  'requisition.change': ownLedOrServed('requisitions.ask', 'requisitions.askForDepartment', 'requisitions.askForOthers'),
  'requisition.overrule': ledOrServed('requisitions.askForDepartment', 'requisitions.askForOthers'),
  // asks its teacher to have it at another lesson, and answers as one of its teachers
  'requisition.offer': ledOrServed('requisitions.askForDepartment', 'requisitions.askForOthers'),
  'offer.answer': ownWith('requisitions.move'),
  'requisition.write': ownLedOrServed('requisitions.move', 'requisitions.askForDepartment', 'requisitions.askForOthers'),
  // who was late, and why, by person: lists of the departments that one leads…
  'lateness.readOfAny': anybodyWith('lateness.readOfPeople'),
  'lateness.readOf': selfOrThere('lateness.readOfPeople'),
  // …of late requests as work, none of them by a name…
  'lateness.listAll': anybodyWith('requisitions.serve'),
  // …and of one request that it was late, and why
  'lateness.see': aboutThereOrAllWith('lateness.readOfPeople', 'requisitions.serve'),
  'lateness.readReason': ownOrThereWithOneOf('lateness.readOfPeople', 'requisitions.serve'),
  // that it is not counted, though it was late
  'lateness.excuse': concernedWith('departments.lead'),
  // what its people wrote to each other about it: those who ask, who serve, and who lead its department
  'requisition.readWords': aboutThereOrAllWith('requisitions.askForDepartment', 'requisitions.serve'),
  // the steps of its life: transitions.ts says which act each of them is
  'requisition.submit': ownWith('requisitions.move'),
  'requisition.discard': ownWith('requisitions.move'),
  'requisition.cancel': ownLedOrServed('requisitions.move', 'requisitions.askForDepartment', 'requisitions.askForOthers'),
  'requisition.reply': ownWith('requisitions.move'),
  'requisition.serve': servedWith('requisitions.serve'),
  // who is told
  'requisition.hearAsTeacher': ownWith('notifications.read'),
  'requisition.hearAsTechnician': concernedWith('requisitions.serve'),
  'requisition.hearAsHead': concernedWith('departments.lead'),

  'task.list': anybodyWith('prep.read'),
  // does the work of departments, whichever they are, and looks at the day's list first
  'department.serve': anybodyWith('prep.write'),
  'task.change': servedWith('prep.write'),
  'task.take': servedWith('tasks.take'),
  'task.hearOfDay': somewhereWith('tasks.take'),
  'workload.read': anybodyWith('workload.read'),
  // asks what would have come of other people, another policy or fewer practicals
  'workload.tryOut': thereWithOrAll('policy.write', 'departments.write'),

  // writes down unpaid and other minutes for themselves
  'log.write': anybodyWith('log.write'),
  // sees what technicians of a department share of theirs, as sums
  'log.readSums': thereWithOrAll('log.readSums', 'departments.write'),

  // reads notices, and puts an idea up
  'notice.read': anybodyWith('notices.read'),
  // puts up what others have to know
  'notice.write': anybodyWith('notices.write'),
  // answers ideas, and sees who has read what
  'notice.lead': anybodyWith('notices.lead'),
  'notice.remove': ownWithOrAll('notices.read', 'notices.lead'),

  'practical.read': anybodyWith('practicals.read'),
  'practical.write': anybodyWith('practicals.write'),
  // leaves a note for the next time, and takes away one's own
  'practical.note': anybodyWith('practicals.note'),
  'practical.removeNote': ownWithOrAll('practicals.note', 'practicals.write'),
  'practical.addStarterLibrary': anybodyWith('departments.write'),
  'apparatus.read': anybodyWith('apparatus.read'),
  'apparatus.write': anybodyWith('apparatus.write'),
  // says that something broke: with a request of one's own, or any time
  'apparatus.report': ownOrAnybodyWith('requisitions.ask', 'apparatus.write'),
  'substance.read': anybodyWith('substances.read'),
  'substance.write': anybodyWith('substances.write'),
  'stock.read': anybodyWith('stock.read'),
  'stock.write': anybodyWith('stock.write'),
  'duty.read': anybodyWith('prep.read'),
  'duty.write': anybodyWith('duties.write'),

  'scheme.read': anybodyWith('schemes.read'),
  'scheme.write': anybodyWith('schemes.write'),
  // says which scheme a class follows: its teachers, and whoever sees all lessons
  'scheme.follow': ownWithOrAll('schemes.follow', 'lessons.readAll'),

  'room.read': anybodyWith('rooms.read'),
  'room.write': anybodyWith('rooms.write'),
  // changes of one lesson: its room, its time, who takes it, that it is off
  'lesson.change': servedThereOrAllWith('lessons.change', 'departments.write'),

  'department.list': anybodyWith('departments.read'),
  // runs a department, and looks at its load first
  'department.lead': anybodyWith('departments.lead'),
  // adds and names departments
  'department.write': anybodyWith('departments.write'),
  'department.set': thereWithOrAll('policy.write', 'departments.write'),
  'department.setPolicy': thereWithOrAll('policy.write', 'departments.write'),
  'person.list': anybodyWith('people.read'),
  'person.write': anybodyWith('people.write'),
  // looks at what the school and its departments have settled…
  'school.see': anybodyWithOneOf('policy.write', 'departments.write'),
  // …and settles what holds for all of them
  'school.set': everywhereOrAllWith('policy.write', 'departments.write'),
  'activity.read': anybodyWith('activity.read'),

  'notification.read': ownWith('notifications.read'),
  'mail.read': anybodyWith('mail.read'),
  'mail.retry': anybodyWith('mail.write'),
};

/** Something that people do, by the noun it is done to. */
export type Act = keyof typeof POLICIES;

/** What has to be known of a row to say who may do the act to it; nothing for acts that no row decides. */
export type RowOf<Name extends Act> = Parameters<(typeof POLICIES)[Name]>[1];

/** An act that no row decides: a page, a menu entry or a button asks for it by its name alone. */
export type PlainAct = { [Name in Act]: RowOf<Name> extends void ? Name : never }[Act];

/** Whether somebody may do an act, to this row where the act looks at one. */
export function may<Name extends Act>(who: Rights, act: Name, ...row: RowOf<Name> extends void ? [] : [RowOf<Name>]): boolean {
  return (POLICIES[act] as Rule<unknown>)(who, row[0]);
}

/** Whether somebody may not do an act to this row, and might if the row's department were theirs. */
export function isElsewhere<Name extends Act>(who: Rights, act: Name, row: RowOf<Name>): boolean {
  const rule = POLICIES[act] as Rule<unknown>;
  // who has no department belongs to all
  return !rule(who, row) && rule({ ...who, departments: [] }, row);
}
