import type { Rights } from './rights.js';
import {
  aboutThereOrAllWith,
  anybodyWith,
  anybodyWithOneOf,
  concernedWith,
  everywhereOrAllWith,
  ledOrServed,
  ledServedOrAllWith,
  ownLedOrServed,
  ownOrAnybodyWith,
  ownOrThereWithOneOf,
  ownThereOrAllWith,
  ownWith,
  ownWithOrAll,
  type Rule,
  selfOrThere,
  selfOrThereOrAll,
  servedThereOrAllWith,
  servedWith,
  somewhereWith,
  thereWithOrAll,
} from './row-rules.js';

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
  // how many of a department's requests were late…
  'lateness.readTotals': ledServedOrAllWith('lateness.readOfPeople', 'requisitions.serve', 'departments.write'),
  // …and how many of each teacher's
  'lateness.readByTeacher': concernedWith('lateness.readOfPeople'),
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
  // gives it to somebody, to another day, or keeps it there, as who plans the week does; ticking it off is a technician's
  'task.move': ledOrServed('workload.plan', 'tasks.take'),
  'task.take': servedWith('tasks.take'),
  'task.hearOfDay': somewhereWith('tasks.take'),
  'workload.read': anybodyWith('workload.read'),
  // asks what would have come of other people, another policy or fewer practicals
  'workload.tryOut': thereWithOrAll('policy.write', 'departments.write'),
  // has reports to look at: of one's own lateness at the least
  'report.read': anybodyWith('reports.read'),
  // gives the open work of a department its people and days
  'workload.plan': ledOrServed('workload.plan', 'tasks.take'),

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
  // says what a department may spend: its head, and who runs the school
  'budget.set': thereWithOrAll('policy.write', 'departments.write'),
  'duty.read': anybodyWith('prep.read'),
  'duty.write': anybodyWith('duties.write'),

  'scheme.read': anybodyWith('schemes.read'),
  'scheme.write': anybodyWith('schemes.write'),
  // says which scheme a class follows: its teachers, and whoever sees all lessons
  'scheme.follow': ownWithOrAll('schemes.follow', 'lessons.readAll'),
  // says what pupils of a class need, without names: the same people
  'group.needs': ownWithOrAll('schemes.follow', 'lessons.readAll'),

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
