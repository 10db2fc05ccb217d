import fc from 'fast-check';
import type { Lesson, Requisition } from '@app/shared';
import { FROM, OWNED, TEACHERS, TO, type World } from './world.js';

/** Something that somebody does, or the world; the numbers choose to what and how. */
export interface Step {
  kind: keyof typeof STEPS;
  at: number;
  by: number;
  how: number;
}

type Do = (world: World, step: Step) => Promise<void>;

const one = <T>(all: readonly T[], index: number): T | undefined => all[index % Math.max(1, all.length)];

async function lessons(world: World): Promise<Lesson[]> {
  const { body } = await world
    .as('head')
    .get<{ items: Lesson[] }>(`/lessons?from=${FROM}&to=${TO}&departmentId=${world.school.departmentId}&limit=200`);
  return body.items ?? [];
}

async function read(world: World, index: number): Promise<Requisition | undefined> {
  const id = one(world.requisitions, index);
  if (id === undefined) return undefined;
  const { status, body } = await world.as('technician').get<Requisition>(`/requisitions/${id}`);
  return status === 200 ? body : undefined;
}

function asked(world: World, { by, how }: Step) {
  const [first, second] = world.apparatus;
  return {
    title: `Practical ${by % 7}`,
    lateReason: 'other',
    lateWords: 'asked in a history',
    lines: [
      { apparatusId: first, perClass: 1 + (by % OWNED) },
      ...(how % 3 === 0 ? [{ apparatusId: second, perSet: 0.5, perClass: 1 }] : []),
      ...(how % 5 === 0 ? [{ name: 'Graph paper', kind: 'consumable', perPupil: 1 }] : []),
    ],
    ...(how % 4 === 0 ? { pupils: 12 + (how % 20) } : {}),
    ...(how % 2 === 0 ? { goShort: true } : {}),
  };
}

const ask =
  (status: 'draft' | 'submitted'): Do =>
  async (world, step) => {
    const lesson = one(await lessons(world), step.at);
    if (!lesson) return;
    const body = { lessonId: lesson.id, status, ...asked(world, step) };
    const answer = world.note(status, await world.as('technician').post<Requisition>('/requisitions', body));
    if (answer.status === 201) world.requisitions.push(answer.body.id);
  };

const change: Do = async (world, step) => {
  const current = await read(world, step.at);
  if (!current) return;
  const fields = step.how % 2 === 0 ? { pupils: 10 + (step.by % 25) } : { lines: asked(world, step).lines, goShort: true };
  const late = { lateReason: 'other', lateWords: 'changed in a history' };
  world.note('change', await world.as('technician').put(`/requisitions/${current.id}`, { version: current.version, ...fields, ...late }));
};

const follow: Do = async (world, step) => {
  const current = await read(world, step.at);
  if (!current) return;
  const body = { version: current.version, pupils: null };
  world.note('follow', await world.as('technician').put(`/requisitions/${current.id}`, body));
};

const move: Do = async (world, step) => {
  const [current, all] = [await read(world, step.at), await lessons(world)];
  const lesson = one(all, step.by);
  if (!current || !lesson) return;
  const body = { version: current.version, lessonId: lesson.id, lateReason: 'other', lateWords: 'moved', goShort: step.how % 2 === 0 };
  world.note('move', await world.as('technician').post(`/requisitions/${current.id}/move`, body));
};

const step =
  (choose: (current: Requisition) => string | undefined): Do =>
  async (world, { at }) => {
    const current = await read(world, at);
    const to = current && choose(current);
    if (!to) return;
    const body = { version: current.version, to, note: 'in a history' };
    world.note(to, await world.as('technician').post(`/requisitions/${current.id}/transitions`, body));
  };

const handOver: Do = async (world, step) => {
  const current = await read(world, step.at);
  if (!current) return;
  const teacherId = world.school.personId(one(TEACHERS, step.by) ?? 'holt');
  world.note('hand over', await world.as('technician').put(`/requisitions/${current.id}`, { version: current.version, teacherId }));
};

const ON = ['accepted', 'prepared', 'delivered', 'collected'];

const kit: Do = async (world, { at, by, how }) => {
  const id = one(world.apparatus, at);
  const { body } = await world.as('technician').get<{ version: number }>(`/apparatus/${id}`);
  const changes = [{ owned: 4 + (by % 12) }, { turnaroundMinutes: (by % 5) * 30 }, { name: `Kit ${by} of ${at}` }];
  world.note('kit', await world.as('technician').put(`/apparatus/${id}`, { version: body.version, ...one(changes, how) }));
};

const BELLS = [
  ['08:50', '09:50', '11:10', '12:10', '14:00'],
  ['08:00', '09:00', '10:00', '11:10', '13:00'],
  ['09:00', '10:00', '11:20', '12:20', '14:10'],
];

const bells: Do = async (world, { by, how }) => {
  const starts = one(BELLS, by) ?? [];
  const minutes = how % 3 === 0 ? 50 : 60;
  world.calendar.periods = starts.map((start, index) => ({
    name: `P${index + 1}`,
    start,
    end: Temporal.PlainTime.from(start).add({ minutes }).toString({ smallestUnit: 'minute' }),
  }));
  await world.writeCalendar();
};

const DATES = ['2026-11-19', '2026-11-20', '2026-11-23', '2026-11-24', '2026-11-30', '2026-12-01'];

const close: Do = async (world, { at, how }) => {
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

const bringIn: Do = async (world, { at, by, how }) => {
  one(CHANGES, how)?.(world.rows, at, by);
  await world.import();
};

const undoImport: Do = async (world, { at }) => {
  const { body } = await world.as('admin').get<{ items: { id: string }[] }>('/imports?limit=5');
  const done = one(body.items ?? [], at);
  if (done) world.note('undo', await world.as('admin').post(`/imports/${done.id}/undo`));
};

const doubles: Do = async (world, { how }) => {
  world.note('doubles', await world.as('admin').put('/school', { joinDoubles: how % 2 === 0 }));
};

const away: Do = async (world, { at, by, how }) => {
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
const hours: Do = async (world, { by, how }) => {
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

/** Everything that may happen in a history. */
export const STEPS = {
  submit: ask('submitted'),
  draft: ask('draft'),
  change,
  follow,
  move,
  handOver,
  cancel: step(() => 'cancelled'),
  on: step(({ next }) => next.find((to) => ON.includes(to))),
  ask: step(({ next }) => next.find((to) => to === 'queried' || to === 'declined')),
  kit,
  bells,
  close,
  bringIn,
  undoImport,
  doubles,
  away,
  hours,
} satisfies Record<string, Do>;

/** How often each happens beside the others. */
const WEIGHTS: Record<keyof typeof STEPS, number> = {
  submit: 8,
  draft: 1,
  change: 2,
  follow: 1,
  move: 2,
  handOver: 1,
  cancel: 2,
  on: 3,
  ask: 1,
  kit: 2,
  bells: 2,
  close: 3,
  bringIn: 5,
  undoImport: 1,
  doubles: 1,
  away: 3,
  hours: 2,
};

const number = fc.nat({ max: 10_000 });

function stepOf(kind: keyof typeof STEPS) {
  return { weight: WEIGHTS[kind], arbitrary: fc.record<Step>({ kind: fc.constant(kind), at: number, by: number, how: number }) };
}

/** A history: what was asked for to begin with, one after another, and turns of one to three steps, those of a turn at once. */
export interface History {
  asked: Step[];
  turns: Step[][];
}

const anyStep = fc.oneof(...(Object.keys(STEPS) as (keyof typeof STEPS)[]).map(stepOf));

/** Histories of every length up to nine turns. */
export const histories = fc.record<History>({
  asked: fc.array(stepOf('submit').arbitrary, { minLength: 3, maxLength: 7, size: 'max' }),
  turns: fc.array(fc.array(anyStep, { minLength: 1, maxLength: 3, size: 'max' }), { minLength: 3, maxLength: 9, size: 'max' }),
});
