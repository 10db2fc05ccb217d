import { type Do, one } from './step.js';
import { DATES, TEACHERS, type World } from './world.js';

const BELLS = [
  ['08:50', '09:50', '11:10', '12:10', '14:00'],
  ['08:00', '09:00', '10:00', '11:10', '13:00'],
  ['09:00', '10:00', '11:20', '12:20', '14:10'],
];

export const bells: Do = async (world, { by, how }) => {
  const starts = one(BELLS, by) ?? [];
  const minutes = how % 3 === 0 ? 50 : 60;
  world.calendar.periods = starts.map((start, index) => ({
    name: `P${index + 1}`,
    start,
    end: Temporal.PlainTime.from(start).add({ minutes }).toString({ smallestUnit: 'minute' }),
  }));
  await world.writeCalendar();
};

export const close: Do = async (world, { at, how }) => {
  const [half, inset] = world.calendar.closures;
  const date = one(DATES, at) ?? '';
  const usual = [half, inset].filter((closure) => closure !== undefined);
  world.calendar.closures = how % 3 === 0 ? usual : [...usual, { from: date, to: date, kind: 'other', name: 'Snow' }];
  await world.writeCalendar();
};

const CHANGES: ((rows: World['rows'], at: number, by: number) => void)[] = [
  // two rooms change places
  (rows, at, by) => {
    const [a, b] = [rows[at % rows.length], rows[by % rows.length]];
    if (a && b) [a.room, b.room] = [b.room, a.room];
  },
  (rows, at, by) => {
    const [a, b] = [rows[at % rows.length], rows[by % rows.length]];
    if (a && b) [a.teacher, b.teacher] = [b.teacher, a.teacher];
  },
  // two lessons change places
  (rows, at, by) => {
    const [a, b] = [rows[at % rows.length], rows[by % rows.length]];
    if (a && b) [a.period, a.day, b.period, b.day] = [b.period, b.day, a.period, a.day];
  },
  (rows, at) => {
    const row = rows[at % rows.length];
    if (row) row.pupils = 15 + ((row.pupils + 7) % 17);
  },
  (rows, at) => {
    const row = rows[at % rows.length];
    if (row) row.department = row.department === 'Science' ? 'Food' : 'Science';
  },
  (rows, at) => {
    const row = rows[at % rows.length];
    if (row) row.period = row.period === 'P2' ? 'P1' : 'P2';
  },
  // a single becomes a double
  (rows, at) => {
    const row = rows[at % rows.length];
    if (row?.period === 'P1') rows.push({ ...row, period: 'P2' });
  },
  (rows, at) => void (rows.length > 3 && rows.splice(at % rows.length, 1)),
];

export const bringIn: Do = async (world, { at, by, how }) => {
  one(CHANGES, how)?.(world.rows, at, by);
  await world.import();
};

export const undoImport: Do = async (world, { at }) => {
  const { body } = await world.as('admin').get<{ items: { id: string }[] }>('/imports?limit=5');
  const done = one(body.items ?? [], at);
  if (done) world.note('undo', await world.as('admin').post(`/imports/${done.id}/undo`));
};

export const doubles: Do = async (world, { how }) => {
  world.note('doubles', await world.as('admin').put('/school', { joinDoubles: how % 2 === 0 }));
};

export const away: Do = async (world, { at, by, how }) => {
  const gone = how % 3 === 0 ? world.absences.pop() : undefined;
  if (gone !== undefined) {
    world.note('back', await world.as('head').delete(`/absences/${gone}`));
    return;
  }
  const person = one([...TEACHERS, 'technician'], by) ?? 'holt';
  const date = one(DATES, at) ?? '';
  const body = { personId: world.school.personId(person), from: date, to: date };
  const answer = world.note('away', await world.as('head').post<{ id: string }>('/absences', body));
  if (answer.status === 201) world.absences.push(answer.body.id);
};

const HOURS: readonly (readonly [string, string])[] = [
  ['08:00', '16:00'],
  ['10:00', '14:00'],
  ['13:00', '17:00'],
];

/** The technician's hours change, or the departments that they work for. */
export const hours: Do = async (world, { by, how }) => {
  const id = world.school.personId('technician');
  const { body } = await world.as('admin').get<{ items: { id: string; version: number }[] }>('/people?limit=200');
  const version = body.items?.find((person) => person.id === id)?.version;
  const [start, end] = one(HOURS, by) ?? [];
  const workingPattern = { windows: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start, end })), breaks: [] };
  const departmentIds = by % 2 === 0 ? [] : [world.school.departmentId];
  world.note(
    'hours',
    await world.as('admin').put(`/people/${id}`, { version, ...(how % 3 === 0 ? { departmentIds } : { workingPattern }) }),
  );
};
