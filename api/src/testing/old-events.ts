import { type EventName, type Events } from '@app/shared';
import {
  apparatus,
  settings,
  occasion,
  offered,
  policy,
  calendar,
  task,
  asked,
  imported,
  lab,
  exams,
  inAnother,
  away,
  OVERLOADS,
  course,
  sucrose,
  bought,
  sand,
  duty,
  machineJob,
  notice,
  check,
  submission,
} from './old-facts.js';

/** An event as a server wrote it once, and as it is read today. */
export interface OldEvent {
  /** The columns of 0.1.0; `what` is the event's name. Null: that version did not know the event yet. */
  written: { subject: string; before: object | null; after: object | null; note?: string | null; byNobody?: true } | null;
  payload: object;
  note?: string | null;
}

/** Written by 0.1.0 and read as it was. */
function same(subject: string, before: object | null, after: object | null, note: string | null = null): OldEvent {
  return { written: { subject, before, after, note }, payload: { before, after }, note };
}

/** Only a later version wrote it. */
function later<Name extends EventName>(_name: Name, payload: Events[Name], note: string | null = null): OldEvent {
  return { written: null, payload, note };
}

const step = (from: string, status: string, more: object = {}) =>
  same('requisition', { status: from }, { status, title: 'Density', ...more }, from === 'submitted' ? 'As you like' : null);

/** Written by 0.1.0 with the overload as a sentence and the instant of its end. */
function overloaded(before: object | null, after: object, { sentence, to, facts }: (typeof OVERLOADS)['newYear']): OldEvent {
  return {
    written: { subject: 'requisition', before, after: { ...after, overload: sentence, overloadTo: to } },
    payload: { before, after: { ...after, overload: facts } },
  };
}

/** One of each event, in the order in which they were written. A name that is not here does not compile: a row of it outlives the code. */
export const OLD_EVENTS: Record<EventName, OldEvent> = {
  'absence.withdrawn': same('absence', away, null),
  'absence.written': same('absence', null, away),
  'apparatus.added': same('apparatus', null, apparatus),
  'apparatus.broken': same('apparatus', { outOfService: 0 }, { outOfService: 2 }),
  'apparatus.changed': same('apparatus', apparatus, { ...apparatus, owned: 8 }),
  'apparatus.repaired': later('apparatus.repaired', { before: { outOfService: 2 }, after: { outOfService: 0 } }),
  'apparatus.short': later('apparatus.short', { after: { name: 'Balance', taken: [{ requisitionId: '019a', quantity: 2 }] } }),
  'calendar.changed': same('calendar', null, calendar),
  'department.added': same('department', null, { name: 'Science' }),
  'department.changed': same(
    'department',
    { name: 'Science', riskAssessmentNeeded: false },
    { name: 'Science', riskAssessmentNeeded: true },
  ),
  'lesson.answer-withdrawn': same('lesson', { date: '2026-11-03', answer: 'nothing-needed' }, { date: '2026-11-03', answer: null }),
  'lesson.answered': same('lesson', { date: '2026-11-03', answer: null }, { date: '2026-11-03', answer: 'nothing-needed' }),
  'lesson.changed': later('lesson.changed', { before: null, after: inAnother }),
  'lesson.unchanged': later('lesson.unchanged', { before: { date: '2026-11-23', changes: [inAnother] } }),
  'mail.retried': same('notification', { status: 'failed' }, { status: 'waiting', event: 'prep.list' }),
  'person.added': later('person.added', { after: { name: 'Kit', code: 'KIT', roles: ['teacher'] } }),
  'person.changed': same('person', { name: 'Kit', active: true }, { name: 'Kit', active: false }),
  'person.invited': same('person', null, { name: 'Kit', email: 'kit@school.example', roles: ['teacher'] }),
  'notice.answered': later('notice.answered', { before: { answer: null }, after: { title: 'Labels', answer: 'We try it' } }),
  'notice.posted': later('notice.posted', { after: notice }),
  'notice.removed': later('notice.removed', { before: notice }),
  'occasion.added': later('occasion.added', { after: occasion }),
  'occasion.changed': later('occasion.changed', { before: occasion, after: { ...occasion, title: 'STEM club' } }),
  'occasion.dropped': later('occasion.dropped', { before: occasion }),
  'person.joined': same('person', null, { name: 'Kit' }),
  'person.forgotten': later('person.forgotten', { after: { code: 'LEFT-1' } }),
  'person.left': later('person.left', { before: { name: 'Kit', code: 'KIT' }, after: { name: 'Kit', handOverTo: '019a' } }),
  'person.merged': later('person.merged', {
    before: { personId: '019b', name: 'Kit Marlow', code: 'Kit Marlow' },
    after: { name: 'Kit', code: 'KIT' },
  }),
  'person.passwordSet': same('person', null, { name: 'Kit' }),
  'policy.changed': same('department', null, { name: 'Science', ...policy }),
  'practical.added': same('practical', null, { version: 1, title: 'Density' }),
  'practical.archived': same('practical', { version: 2, title: 'Density' }, null),
  'practical.changed': same('practical', { version: 1, title: 'Density' }, { version: 2, title: 'Density' }),
  'practical.file-added': later('practical.file-added', { after: { fileId: '019a', type: 'image/png', bytes: 68 } }),
  'practical.file-removed': later('practical.file-removed', { before: { fileId: '019a', type: 'image/png', bytes: 68 } }),
  'practical.note-removed': later('practical.note-removed', { before: { noteId: '019a' } }),
  'practical.noted': later('practical.noted', { after: { noteId: '019a' } }),
  'practical.restored': later('practical.restored', { after: { version: 2, title: 'Density' } }),
  'practicals.started': same('school', null, { practicals: 60, apparatus: 80 }),
  'requisition.filled': later('requisition.filled', {
    after: { title: 'Density', short: true, came: [{ apparatusId: '019a', name: 'Balance', quantity: 2, left: 1 }] },
  }),
  'requisition.draft': same('requisition', null, { status: 'draft', title: 'Density' }),
  'requisition.submitted': overloaded({ status: 'draft' }, submission, OVERLOADS.twoDays),
  'requisition.recorded': later('requisition.recorded', { after: { status: 'cleared', title: 'Density', outcome: 'used' } }),
  'requisition.queried': step('submitted', 'queried'),
  'requisition.declined': step('submitted', 'declined'),
  'requisition.accepted': {
    written: {
      subject: 'requisition',
      before: { status: 'submitted' },
      after: { ...submission, status: 'accepted', late: false, overload: null, overloadTo: null },
      note: 'Accepted automatically: on time, complete, and nobody overloaded',
      byNobody: true,
    },
    payload: { before: { status: 'submitted' }, after: { ...submission, status: 'accepted', late: false, overload: null } },
  },
  'requisition.changed': overloaded(asked, { ...asked, pupils: 31, short: false }, OVERLOADS.newYear),
  'requisition.changed-late': {
    written: {
      subject: 'requisition',
      before: { ...asked, status: 'accepted' },
      after: {
        ...asked,
        pupils: 30,
        short: false,
        overload: OVERLOADS.summer.sentence,
        overloadTo: OVERLOADS.summer.to,
        status: 'submitted',
      },
      note: 'Changed after it was accepted: a technician looks at it again',
    },
    payload: {
      before: { ...asked, status: 'accepted' },
      after: { ...asked, pupils: 30, short: false, overload: OVERLOADS.summer.facts, status: 'submitted' },
    },
  },
  'requisition.excused': later('requisition.excused', {
    before: { status: 'submitted', lateReason: 'forgot', excused: false },
    after: { status: 'submitted', title: 'Density', lateReason: 'forgot', excused: true },
  }),
  'requisition.outcome-told': later('requisition.outcome-told', {
    before: { status: 'delivered', outcome: null },
    after: { status: 'delivered', title: 'Density', outcome: 'not-used' },
  }),
  'requisition.reason-corrected': later('requisition.reason-corrected', {
    before: { status: 'submitted', lateReason: 'forgot', excused: false },
    after: { status: 'submitted', title: 'Density', lateReason: 'teacher-absence', excused: true },
  }),
  'requisition.noted': same('requisition', { notes: null, riskAssessment: null }, { notes: 'Left-handed', riskAssessment: null }),
  'requisition.message': {
    written: { subject: 'requisition', before: null, after: { title: 'Density', text: 'Olive oil' } },
    payload: { before: null, after: { title: 'Density' } },
    note: 'Olive oil',
  },
  'requisition.replanned': later('requisition.replanned', {
    before: { status: 'accepted', startMs: 1795431600000, roomId: '019a', settle: [] },
    after: { status: 'accepted', title: 'Density', startMs: 1795428000000, roomId: null, settle: ['short'] },
  }),
  'offer.made': later('offer.made', { after: offered }, 'Would Wednesday do?'),
  'offer.answered': later('offer.answered', { before: { state: 'open' }, after: { ...offered, accept: true } }),
  'offer.taken-back': later('offer.taken-back', { after: { ...offered, act: 'offer.made', events: ['019e'] } }),
  'requisition.handed-over': later('requisition.handed-over', {
    before: { status: 'accepted', teacherId: '019a', teacher: 'HOLT' },
    after: { status: 'accepted', title: 'Density', teacherId: '019b', teacher: 'BRAM' },
  }),
  'requisition.moved': later('requisition.moved', {
    before: { status: 'accepted', date: '2026-11-23', period: 'P3', startMs: 1795432200000, teacherId: '019a', teacher: 'HOLT' },
    after: {
      status: 'submitted',
      date: '2026-11-23',
      period: 'P4',
      startMs: 1795435800000,
      teacherId: '019a',
      teacher: 'HOLT',
      title: 'Density',
      late: false,
      minutesLate: 0,
      lateReason: null,
      short: true,
      overload: null,
      stranded: true,
    },
  }),
  'requisition.settled': later('requisition.settled', {
    before: { status: 'accepted', whys: ['short'] },
    after: { status: 'accepted', title: 'Density' },
  }),
  'requisition.short': same('requisition', null, { title: 'Density', apparatusId: '019a', name: 'Balance', short: 2 }),
  'requisition.taken-back': later('requisition.taken-back', {
    before: { status: 'cancelled' },
    after: { status: 'accepted', title: 'Density', act: 'requisition.cancelled', events: ['019a'] },
  }),
  'requisition.over-line': later('requisition.over-line', { before: { minutesOver: null }, after: { minutesOver: 45 } }),
  'requisition.prepared': step('accepted', 'prepared', { actualMinutes: 12 }),
  'requisition.delivered': step('prepared', 'delivered'),
  'requisition.collected': step('delivered', 'collected'),
  'requisition.cleared': step('collected', 'cleared', { outcome: 'used' }),
  'requisition.cancelled': step('submitted', 'cancelled'),
  'room.added': later('room.added', { after: lab }),
  'room.changed': later('room.changed', { before: lab, after: { ...lab, name: 'Physics 1' } }),
  'room.closed': later('room.closed', { after: exams }),
  'room.opened': later('room.opened', { before: exams }),
  'school.begun': same('school', null, { name: 'Oakfield', timeZone: 'Europe/London' }),
  'school.changed': same('school', settings, { ...settings, autoAccept: false }),
  'scheme.added': later('scheme.added', { after: course }),
  'scheme.changed': later('scheme.changed', { before: course, after: { ...course, year: 10 } }),
  'scheme.removed': later('scheme.removed', { before: course }),
  'group.scheme': later('group.scheme', {
    before: { follows: null },
    after: { follows: { schemeId: '0192f000-0000-7000-8000-000000000095', from: '2026-09-01', step: 'B1' } },
  }),
  'check.added': later('check.added', { after: check }),
  'check.changed': later('check.changed', { before: check, after: { ...check, title: 'Balances' } }),
  'check.done': later(
    'check.done',
    { before: check, after: { ...check, due: '2027-12-01', doneOn: '2026-12-01', recordId: '019a' } },
    'Fine',
  ),
  'check.removed': later('check.removed', { before: check }),
  'duty.added': later('duty.added', { after: duty }),
  'duty.changed': later('duty.changed', { before: duty, after: { ...duty, minutes: 50 } }),
  'duty.laid-out': later('duty.laid-out', { after: { title: 'Wash up', changed: 3 } }),
  'duty.removed': later('duty.removed', { before: duty }),
  'machine-job.added': later('machine-job.added', { after: machineJob }),
  'machine-job.changed': later('machine-job.changed', { before: machineJob, after: { ...machineJob, startsAt: null } }),
  'machine-job.ended': later('machine-job.ended', {
    ...{ before: { endedAt: null }, after: { title: 'Bisque firing', endedAt: '2026-11-19T22:10:00Z' } },
  }),
  'machine-job.moved': later('machine-job.moved', { before: { beforeId: null }, after: { title: 'Bisque firing', beforeId: '019d' } }),
  'machine-job.removed': later('machine-job.removed', { before: machineJob }),
  'stock.added': later('stock.added', { after: sand }),
  'stock.adjusted': later('stock.adjusted', { before: { amount: 500 }, after: { amount: 480, name: 'Sand' } }, 'Spilt'),
  'stock.changed': later('stock.changed', { before: sand, after: { ...sand, location: 'Shelf 2' } }),
  'stock.drawn': later('stock.drawn', {
    before: { amount: 500 },
    after: { amount: 400, name: 'Sand', requisitionId: '019a', delta: -100 },
  }),
  'stock.given-back': later('stock.given-back', {
    before: { amount: 400 },
    after: { amount: 500, name: 'Sand', requisitionId: '019a', delta: 100 },
  }),
  'stock.imported': later('stock.imported', { after: { file: 'stock.csv', created: 5, updated: 0, unchanged: 0, rejected: 2 } }),
  'stock.import-undone': later('stock.import-undone', { after: { file: 'stock.csv', created: -5, updated: 0, unchanged: 0, rejected: 2 } }),
  'stock.removed': later('stock.removed', { before: sand }),
  'department.shopping': later('department.shopping', {
    before: { weekday: null, time: null },
    after: { weekday: 4, time: '12:00' },
  }),
  'budget.set': later('budget.set', { before: { year: 2026, amount: null }, after: { year: 2026, amount: 1200 } }),
  'budget.year': later('budget.year', { before: { startMonth: 4 }, after: { startMonth: 9 } }),
  'purchase.ordered': later('purchase.ordered', { after: bought }),
  'purchase.received': later('purchase.received', { before: bought, after: { ...bought, receivedOn: '2026-11-04' } }),
  'purchase.removed': later('purchase.removed', { before: bought }),
  'group.needs': later('group.needs', { before: { needs: [] }, after: { needs: [{ need: 'no gluten', count: 1 }] } }),
  'storage.changed': later('storage.changed', {
    before: { groups: [] },
    after: { groups: [{ id: 'acids', name: 'Acids', colour: 'white', apart: [], months: null }] },
  }),
  'substance.added': later('substance.added', { after: sucrose }),
  'substance.changed': later('substance.changed', { before: sucrose, after: { ...sucrose, aliases: ['Sugar'] } }),
  'substance.removed': later('substance.removed', { before: sucrose }),
  'task.assigned': same('task', task, { assigneeId: '019a', date: '2026-11-03', pinned: true, actualMinutes: null }),
  'task.done': same('task', { ...task, doneAt: null }, { doneAt: '2026-11-03T08:00:00Z' }),
  'task.reopened': same('task', task, { doneAt: null }),
  'task.unsent': later('task.unsent', { after: { title: 'Osmosis', done: true, at: '2026-11-03T08:00:00Z' } }),
  'timetable.imported': same('school', null, imported),
  'timetable.joined': later('timetable.joined', { after: { entries: 4 } }),
  'timetable.import-undone': later('timetable.import-undone', {
    before: { ...imported, importId: '019a' },
    after: { restored: 3, gone: 40, ended: 1 },
  }),
};
