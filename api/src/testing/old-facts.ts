import { parseInstantMs } from '@app/shared';

export const apparatus = {
  name: 'Balance',
  category: '',
  owned: 10,
  outOfService: 0,
  location: 'Prep',
  turnaroundMinutes: 0,
  labelled: false,
};
export const settings = { id: '019a', name: 'Oakfield', timeZone: 'Europe/London', autoAccept: true, freshSchoolDays: 2 };
export const occasion = {
  title: 'Club',
  kind: 'club' as const,
  teacherId: '019b',
  departmentId: '019c',
  dates: [{ date: '2026-11-26', start: '15:30', end: '16:30' }],
};
export const policy = { from: '2026-09-01', kind: 'weekly', weekday: 4, time: '12:00', weeksBefore: 1 };
export const calendar = { terms: [], closures: [], periods: [], cycle: { kind: 'weeks', labels: [] } };
export const task = { assigneeId: null, date: '2026-11-03', pinned: false, doneAt: 1793692800000, actualMinutes: null };
export const asked = { title: 'Density', pupils: 28, groupSize: 2 };
export const imported = {
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
export const lab = { code: 'Lab 1', name: null, facilities: ['gas' as const], prep: false, prepRoomId: null, places: 30 };
export const exams = { closureId: '019a', code: 'Lab 1', from: '2026-11-23', to: '2026-11-27', note: 'Exams' };
export const inAnother = {
  date: '2026-11-23',
  kind: 'room' as const,
  roomId: '019a',
  starts: null,
  ends: null,
  teacherId: null,
  note: 'Exams',
};
export const away = { personId: '019a', during: '["2026-11-03 00:00:00+00","2026-11-04 00:00:00+00")' };

/** In the zone of the school's: the last one begins in the old year and ends in the new one. */
export const OVERLOADS = {
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

export const course = {
  name: 'Year 9 biology',
  subject: 'Biology',
  year: 9,
  steps: [{ code: 'B1', title: 'Cells', practicalId: null, reference: null }],
};
export const sucrose = {
  name: 'Sucrose',
  aliases: [],
  formula: 'C12H22O11',
  molarMass: 342.3,
  state: 'solid' as const,
  stockStrength: null,
  belowBands: 'not-known' as const,
  bands: [],
};
export const sand = {
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
export const bought = {
  departmentId: '019a',
  title: 'Splints, 5 boxes',
  stockId: null,
  supplier: null,
  amount: null,
  cost: 12.5,
  orderedOn: '2026-11-03',
  receivedOn: null,
};
export const duty = {
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
export const machineJob = {
  ...{ apparatusId: '019a', departmentId: '019b', title: 'Bisque firing', material: '32 tiles', sheets: 3, programme: 'slow bisque' },
  ...{ minutes: 25, runMinutes: 600, coolMinutes: 840, requisitionIds: ['019c'], place: 0, startsAt: '2026-11-19T15:30:00Z' },
};
export const notice = { kind: 'safety' as const, title: 'Fume cupboard 2', mustRead: true, departmentId: null };
export const check = { title: 'Balance', apparatusId: null, due: '2026-12-01', everyMonths: 12, blocksItem: false };
export const submission = { status: 'submitted', title: 'Density', late: true, minutesLate: 40, lateReason: 'forgot', short: true };

/** Another lesson that a technician offered. */
export const offered = {
  requisitionId: '019a',
  swapWith: null,
  madeBy: '019c',
  to: { date: '2026-11-25', period: 'P5', lastPeriod: null },
};
