import { type EventName, type Events, parseInstantMs } from '@app/shared';

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

const apparatus = { name: 'Balance', category: '', owned: 10, outOfService: 0, location: 'Prep', turnaroundMinutes: 0, labelled: false };
const settings = { id: '019a', name: 'Oakfield', timeZone: 'Europe/London', autoAccept: true, freshSchoolDays: 2 };
const occasion = {
  title: 'Club',
  kind: 'club' as const,
  teacherId: '019b',
  departmentId: '019c',
  dates: [{ date: '2026-11-26', start: '15:30', end: '16:30' }],
};
const policy = { from: '2026-09-01', kind: 'weekly', weekday: 4, time: '12:00', weeksBefore: 1 };
const calendar = { terms: [], closures: [], periods: [], cycle: { kind: 'weeks', labels: [] } };
const task = { assigneeId: null, date: '2026-11-03', pinned: false, doneAt: 1793692800000, actualMinutes: null };
const asked = { title: 'Density', pupils: 28, groupSize: 2 };
const imported = {
  file: 'timetable.csv',
  kind: 'timetable-csv',
  from: '2026-09-01',
  created: 40,
  updated: 0,
  unchanged: 0,
  removed: 0,
  rejected: 1,
  warnings: 2,
};
const lab = { code: 'Lab 1', name: null, facilities: ['gas' as const], prep: false, prepRoomId: null, places: 30 };
const exams = { closureId: '019a', code: 'Lab 1', from: '2026-11-23', to: '2026-11-27', note: 'Exams' };
const inAnother = { date: '2026-11-23', kind: 'room' as const, roomId: '019a', starts: null, ends: null, teacherId: null, note: 'Exams' };
const away = { personId: '019a', during: '["2026-11-03 00:00:00+00","2026-11-04 00:00:00+00")' };

/** In the zone of the school's: the last one begins in the old year and ends in the new one. */
const OVERLOADS = {
  twoDays: {
    sentence: 'Wed 4 Nov 13:00 to Thu 5 Nov 09:00: 370 minutes of work, 270 of technician time',
    to: '2026-11-05T09:00:00Z',
    facts: {
      fromMs: parseInstantMs('2026-11-04T13:00:00Z'),
      toMs: parseInstantMs('2026-11-05T09:00:00Z'),
      workMinutes: 370,
      technicianMinutes: 270,
    },
  },
  summer: {
    sentence: 'Thu 24 Sep 09:00 to 09:50: 1 minute of work, 0 of technician time',
    to: '2026-09-24T08:50:00Z',
    facts: {
      fromMs: parseInstantMs('2026-09-24T08:00:00Z'),
      toMs: parseInstantMs('2026-09-24T08:50:00Z'),
      workMinutes: 1,
      technicianMinutes: 0,
    },
  },
  newYear: {
    sentence: 'Thu 31 Dec 13:00 to Mon 4 Jan 09:00: 1370 minutes of work, 270 of technician time',
    to: '2027-01-04T09:00:00Z',
    facts: {
      fromMs: parseInstantMs('2026-12-31T13:00:00Z'),
      toMs: parseInstantMs('2027-01-04T09:00:00Z'),
      workMinutes: 1370,
      technicianMinutes: 270,
    },
  },
};

/** Written by 0.1.0 with the overload as a sentence and the instant of its end. */
function overloaded(before: object | null, after: object, { sentence, to, facts }: (typeof OVERLOADS)['newYear']): OldEvent {
  return {
    written: { subject: 'requisition', before, after: { ...after, overload: sentence, overloadTo: to } },
    payload: { before, after: { ...after, overload: facts } },
  };
}

const course = {
  name: 'Year 9 biology',
  subject: 'Biology',
  year: 9,
  steps: [{ code: 'B1', title: 'Cells', practicalId: null, reference: null }],
};
const sucrose = {
  name: 'Sucrose',
  aliases: [],
  formula: 'C12H22O11',
  molarMass: 342.3,
  state: 'solid' as const,
  stockStrength: null,
  belowBands: 'not-known' as const,
  bands: [],
};
const sand = {
  name: 'Sand',
  kind: 'consumable' as const,
  amount: 500,
  unit: 'g',
  concentration: null,
  concentrationText: null,
  location: 'Shelf 1',
  expires: null,
  reorderLevel: 100,
  supplier: null,
  price: null,
};
const duty = {
  title: 'Wash up',
  function: 'other' as const,
  minutes: 45,
  departmentId: '019a',
  assigneeId: null,
  rrule: 'FREQ=DAILY',
  startsOn: '2026-11-03',
  windowStart: '09:00',
  windowEnd: '12:00',
};
const check = { title: 'Balance', apparatusId: null, due: '2026-12-01', everyMonths: 12, blocksItem: false };
const submission = { status: 'submitted', title: 'Density', late: true, minutesLate: 40, lateReason: 'forgot', short: true };

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
  'occasion.added': later('occasion.added', { after: occasion }),
  'occasion.changed': later('occasion.changed', { before: occasion, after: { ...occasion, title: 'STEM club' } }),
  'occasion.dropped': later('occasion.dropped', { before: occasion }),
  'person.joined': same('person', null, { name: 'Kit' }),
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
