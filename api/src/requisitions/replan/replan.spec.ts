import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Lesson, Requisition, Workload } from '@app/shared';
import { DemandSums } from '../../prep/index.js';
import { BASE_ROWS, FIELD_CALENDAR, FieldSchool } from '../../testing/base-timetable.js';
import { importFile } from '../../testing/import-file.js';
import { startTestApp, type TestApp } from '../../testing/index.js';
import { Replan } from './replan.js';

const MONDAY = '2026-11-23';
/** Instants at which more of an apparatus is held than there is. */
const OVERSOLD = `
SELECT a.id, h.starts_at FROM hold h JOIN apparatus a ON a.school_id = $1 AND a.id = h.apparatus_id
WHERE h.school_id = $1 AND a.owned - a.out_of_service < (SELECT sum(o.quantity) FROM hold o
  WHERE o.school_id = $1 AND o.apparatus_id = a.id AND o.starts_at <= h.starts_at AND o.ends_at > h.starts_at)`;

/** What the world changes is followed by what was asked before, in the transaction of the change. */
describe('a request that was sent', () => {
  let kit: TestApp;
  let field: FieldSchool;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
  });
  afterAll(() => kit.stop());
  beforeEach(async () => {
    field = await FieldSchool.on(kit);
  });
  afterEach(async () => {
    // what has followed once is as it would be afresh: there is nothing left to follow
    const events = () => field.query<object>("SELECT id FROM event WHERE school_id = $1 AND name LIKE 'requisition.%' ORDER BY id");
    const before = [await field.query<object>('SELECT * FROM requisition WHERE school_id = $1 ORDER BY id'), await works(), await events()];
    await kit.db.transaction(field.school.id, () =>
      kit.app.get(Replan, { strict: false }).touched({ schoolId: field.school.id, personId: null }),
    );
    expect([
      await field.query<object>('SELECT * FROM requisition WHERE school_id = $1 ORDER BY id'),
      await works(),
      await events(),
    ]).toEqual(before);
    expect(await field.query<object>(OVERSOLD)).toEqual([]);
  });

  const works = async () => [
    await field.query<object>('SELECT * FROM task WHERE school_id = $1 ORDER BY id'),
    await field.query<object>('SELECT * FROM hold WHERE school_id = $1 ORDER BY id'),
    await field.query<object>('SELECT * FROM settle WHERE school_id = $1 ORDER BY requisition_id, why'),
  ];

  const delivery = ({ tasks }: Requisition) => tasks.filter(({ kind }) => kind === 'deliver').map(({ from, due }) => [from, due]);
  const replanned = ({ id }: { id: string }) =>
    field.query<{ payload: { before: object; after: object }; personId: string | null }>(
      `SELECT payload, person_id AS "personId" FROM event WHERE school_id = $1 AND subject_id = $2 AND name = 'requisition.replanned' ORDER BY id`,
      [id],
    );
  const held = ({ id }: { id: string }) =>
    field.query<{ from: string; to: string; quantity: number }>(
      `SELECT to_char(starts_at AT TIME ZONE 'UTC', 'HH24:MI') AS from, to_char(ends_at AT TIME ZONE 'UTC', 'HH24:MI') AS to, quantity
       FROM hold WHERE school_id = $1 AND requisition_id = $2`,
      [id],
    );
  const astray = () => kit.app.get(DemandSums, { strict: false }).check(field.school.id, 0);

  it('moves with the bells, and its kit with it (C01)', async () => {
    const kitId = await field.apparatus(10);
    const asked = await field.askFor('10P', MONDAY, kitId, 10);
    expect(asked.status).toBe(201);
    const periods = [
      ['P1', '08:00', '09:00'],
      ['P2', '09:00', '10:00'],
      ['P3', '10:00', '11:00'],
      ['P4', '11:10', '12:10'],
      ['P5', '13:00', '14:00'],
    ].map(([name = '', start = '', end = '']) => ({ name, start, end }));
    expect((await field.calendar({ periods })).status).toBe(200);
    const other = await field.askFor('9R', MONDAY, kitId, 10);
    expect([other.status, other.body.code]).toEqual([409, 'HOLD_REFUSED']);
    expect((await field.askFor('10Q', MONDAY, kitId, 10)).status).toBe(201);
    const now = await field.now(asked.body);
    expect(now.lessonGone).toBe(false);
    expect(delivery(now)).toEqual([['2026-11-23T09:30:00Z', '2026-11-23T10:00:00Z']]);
    expect(now.lesson).toMatchObject({ start: '2026-11-23T10:00:00Z', startTime: '10:00' });
    expect([now.deadline, now.late]).toEqual([asked.body.deadline, asked.body.late]);
    expect([await astray(), await field.settle(now)]).toEqual([[], []]);
    const startMs = (at: string) => Temporal.Instant.from(at).epochMilliseconds;
    expect(await replanned(now)).toEqual([
      {
        personId: null,
        payload: {
          before: { status: 'accepted', startMs: startMs('2026-11-23T11:10:00Z'), endMs: startMs('2026-11-23T12:10:00Z') },
          after: { status: 'accepted', title: 'Energy', startMs: startMs('2026-11-23T10:00:00Z'), endMs: startMs('2026-11-23T11:00:00Z') },
        },
      },
    ]);
    expect(now.history.at(-1)).toMatchObject({ to: 'replanned', from: 'accepted', by: null, note: 'other times' });
  });

  it('makes no work and holds no kit on a day that is closed, and is all there again when it is not (C02)', async () => {
    const closed = [...FIELD_CALENDAR.closures, { from: '2026-11-30', to: '2026-11-30', kind: 'other' as const, name: 'Snow' }];
    const load = async () =>
      (await field.technician.get<Workload>('/workload?from=2026-11-18&to=2026-12-04')).body as Workload & { pressure: number };
    const calm = await load();
    const kitId = await field.apparatus(10);
    const asked = await field.askFor('10P', '2026-11-30', kitId, 10);
    const before = await field.now(asked.body);
    await field.calendar({ closures: closed });
    const list = await field.prepList('2026-11-30');
    expect(JSON.stringify(list)).not.toContain(asked.body.id);
    const after = await load();
    expect([after.pressure, after.overloads]).toEqual([calm.pressure, []]);
    expect(await field.settle(asked.body)).toEqual(['closed']);
    expect([(await field.now(asked.body)).tasks, await held(asked.body), await astray()]).toEqual([[], [], []]);
    await field.calendar({});
    const again = await field.now(asked.body);
    expect(again.tasks.map(({ kind, from, due, date, minutes }) => [kind, from, due, date, minutes])).toEqual(
      before.tasks.map(({ kind, from, due, date, minutes }) => [kind, from, due, date, minutes]),
    );
    expect([await held(asked.body), await field.settle(asked.body), await astray()]).toEqual([
      [{ from: '11:10', to: '12:10', quantity: 10 }],
      [],
      [],
    ]);
  });

  it('is held for longer when its kit takes longer to be ready, and who asked last goes short (D01)', async () => {
    const kitId = await field.apparatus(10);
    const asked = await field.askFor('10P', MONDAY, kitId, 10);
    await field.change(kitId, { turnaroundMinutes: 60 });
    expect(await held(asked.body)).toEqual([{ from: '11:10', to: '13:10', quantity: 10 }]);
    expect((await field.askFor('10Q', MONDAY, kitId, 10)).status).toBe(409);
    await field.change(kitId, { turnaroundMinutes: 0 });
    const late = await field.askFor('10Q', MONDAY, kitId, 10);
    expect(late.status).toBe(201);
    const { body } = await field.change(kitId, { turnaroundMinutes: 60 });
    expect(body.nowShort).toEqual([expect.objectContaining({ requisitionId: late.body.id, short: 10 })]);
    expect(await field.now(late.body)).toMatchObject({ short: true, lines: [{ short: 10 }] });
    expect([await held(late.body), await field.settle(late.body)]).toEqual([[], ['short']]);
  });

  it('is called as its apparatus is called now', async () => {
    const kitId = await field.apparatus(10);
    const asked = await field.askFor('10P', MONDAY, kitId, 4);
    await field.change(kitId, { name: 'Triple-beam balance', location: 'Shelf 9' });
    expect((await field.now(asked.body)).lines).toEqual([expect.objectContaining({ name: 'Triple-beam balance', location: 'Shelf 9' })]);
  });

  it('is in the room and the department that the timetable says now (I24, F01)', async () => {
    field = await FieldSchool.on(kit, [',Mon,P3,10P,10,24,GCSE Chemistry,Other,HOLT,North 1']);
    const departments = (await field.admin.get<{ items: { id: string; name: string }[] }>('/departments')).body.items;
    const other = departments.find(({ name }) => name === 'Other');
    expect((await field.admin.put(`/departments/${other?.id}`, { name: 'Other', teamShared: true })).status).toBe(200);
    const asked = await field.ask('10P', MONDAY);
    expect(asked.body.departmentId).not.toBe(field.school.departmentId);
    await field.import([',Mon,P3,10P,10,24,GCSE Chemistry,Science,HOLT,West 9']);
    const now = await field.now(asked.body);
    expect(now).toMatchObject({ departmentId: field.school.departmentId, lesson: { room: { code: 'West 9' } } });
    const list = await field.technician.get<{ items: Requisition[] }>(`/requisitions?departmentId=${field.school.departmentId}`);
    expect(list.body.items).toEqual([expect.objectContaining({ id: asked.body.id, room: 'West 9' })]);
    expect(JSON.stringify(await field.prepList(MONDAY))).toContain('West 9');
    expect(await astray()).toEqual([]);
  });

  it('follows its class, unless somebody typed another number', async () => {
    const kitId = await field.apparatus(40);
    const lines = [{ apparatusId: kitId, perPupil: 1 }];
    const [follows, typed] = [await field.ask('10P', MONDAY, { lines }), await field.ask('9R', MONDAY, { lines, pupils: 12 })];
    expect([follows.body.pupils, typed.body.pupils]).toEqual([24, 12]);
    await field.import(BASE_ROWS.map((row) => row.replace(',24,', ',28,').replace(',30,', ',31,')));
    expect(await field.now(follows.body)).toMatchObject({ pupils: 28, sets: 14, lines: [{ needed: 28, short: 0 }] });
    expect(await field.now(typed.body)).toMatchObject({ pupils: 12, lines: [{ needed: 12 }] });
    expect((await held(follows.body)).map(({ quantity }) => quantity)).toEqual([28]);
    await field.import(BASE_ROWS.map((row) => row.replace(',24,', ',30,')));
    expect(await field.now(follows.body)).toMatchObject({ pupils: 30, short: true, lines: [{ needed: 30, short: 2 }] });
    expect(await field.settle(follows.body)).toEqual(['short']);
  });

  it('keeps what it was sent with: deadline, lateness and policy', async () => {
    const asked = await field.ask('10P', MONDAY);
    const policy = { from: '2026-09-01', kind: 'notice', schoolDays: 5 };
    await field.admin.put(`/departments/${field.school.departmentId}/policy`, policy);
    expect(await field.now(asked.body)).toMatchObject({ deadline: asked.body.deadline, late: false });
  });

  it('gets another deadline as long as it is a draft', async () => {
    const draft = await field.ask('10P', MONDAY, { status: 'draft' });
    const policy = { from: '2026-09-01', kind: 'notice', schoolDays: 1, time: '12:00' };
    await field.admin.put(`/departments/${field.school.departmentId}/policy`, policy);
    expect((await field.now(draft.body)).deadline).toBe('2026-11-20T12:00:00Z');
  });

  it('follows the library as long as it is a draft, in what nobody typed', async () => {
    const kitId = await field.apparatus(40);
    const practical = {
      title: `Heat ${crypto.randomUUID()}`,
      subject: 'Physics',
      groupSize: 4,
      lines: [{ apparatusId: kitId, perSet: 1 }],
    };
    const made = await field.technician.post<{ id: string; version: number }>('/practicals', practical);
    const { id: practicalId, version } = made.body;
    const body = { practicalId, title: undefined, lines: undefined };
    const draft = await field.ask('10P', MONDAY, { ...body, status: 'draft' });
    const own = await field.ask('9R', MONDAY, { ...body, status: 'draft', title: 'My own', groupSize: 10 });
    const sent = await field.ask('10Q', MONDAY, body);
    const lines = [{ apparatusId: kitId, perSet: 2 }];
    const changed = await field.technician.put(`/practicals/${practicalId}`, {
      ...practical,
      version,
      title: 'Heat loss',
      groupSize: 3,
      lines,
    });
    expect(changed.status).toBe(200);
    expect(await field.now(draft.body)).toMatchObject({
      title: 'Heat loss',
      groupSize: 3,
      sets: 8,
      lines: [{ needed: 16 }],
      practical: { version: 2 },
    });
    expect(await field.now(own.body)).toMatchObject({ title: 'My own', groupSize: 10, sets: 3, lines: [{ needed: 6 }] });
    expect(await field.now(sent.body)).toMatchObject({
      title: practical.title,
      groupSize: 4,
      lines: [{ needed: 6 }],
      practical: { version: 1 },
    });
  });

  it('is to be settled while its teacher is away, and keeps its work and its kit', async () => {
    const kitId = await field.apparatus(10);
    const asked = await field.askFor('10P', MONDAY, kitId, 10);
    const { id: personId } = asked.body.teacher;
    const away = await field.school.client('head').post<{ id: string }>('/absences', { personId, from: MONDAY, to: MONDAY });
    expect([await field.settle(asked.body), (await held(asked.body)).length]).toEqual([['teacher-away'], 1]);
    expect((await field.now(asked.body)).tasks).toHaveLength(4);
    await field.school.client('head').delete(`/absences/${away.body.id}`);
    expect(await field.settle(asked.body)).toEqual([]);
  });

  it('is to be settled when its class gets another teacher, who finds it on that lesson (G01)', async () => {
    const kitId = await field.apparatus(10);
    const asked = await field.askFor('10P', MONDAY, kitId, 10);
    await field.import(BASE_ROWS.map((row) => row.replace('HOLT', 'BRAM')));
    expect([await field.settle(asked.body), (await held(asked.body)).length]).toEqual([['teacher-changed'], 1]);
    const [bram] = await field.query<{ id: string }>("SELECT id FROM person WHERE school_id = $1 AND code = 'BRAM'");
    const lessons = await field.technician.get<{ items: Lesson[] }>(`/lessons?from=${MONDAY}&to=${MONDAY}&teacherId=${bram?.id ?? ''}`);
    expect(lessons.body.items.find(({ group }) => group?.code === '10P')?.requisitions).toEqual([
      expect.objectContaining({ id: asked.body.id }),
    ]);
  });

  it('loses its kit with its lesson, so that whoever has the class then can ask for it (G02)', async () => {
    const kitId = await field.apparatus(10);
    const asked = await field.askFor('10P', MONDAY, kitId, 10);
    await field.import(BASE_ROWS.map((row) => row.replace('Mon,P3,10P', 'Mon,P2,10P')));
    expect([await field.settle(asked.body), await held(asked.body), await astray()]).toEqual([['moved'], [], []]);
    expect(await field.now(asked.body)).toMatchObject({ status: 'accepted', lessonGone: true, tasks: [] });
    expect((await field.askFor('10P', MONDAY, kitId, 10)).status).toBe(201);
  });

  it('still has what was made ready for it cleared away', async () => {
    const asked = await field.ask('10P', MONDAY);
    const { body } = await field.technician.post<Requisition>(`/requisitions/${asked.body.id}/transitions`, {
      version: asked.body.version,
      to: 'prepared',
    });
    await field.import(BASE_ROWS.slice(1, 3));
    const now = await field.now(body);
    const open = now.tasks.filter(({ doneAt }) => doneAt === null).map(({ kind, due, date }) => [kind, due, date]);
    expect(open).toEqual([['clear', '2026-11-20T00:00:00Z', '2026-11-18']]);
    await field.calendar({ terms: FIELD_CALENDAR.terms });
    expect((await field.now(body)).version).toBe(now.version);
    expect(await astray()).toEqual([]);
  });

  it('changes places with another without either going short', async () => {
    const kitId = await field.apparatus(10);
    const one = await field.askFor('10P', MONDAY, kitId, 10);
    const other = await field.askFor('10Q', MONDAY, kitId, 10);
    const swapped = FIELD_CALENDAR.periods.map((period) => {
      const name = { P3: 'P4', P4: 'P3' }[period.name] ?? period.name;
      return { ...period, name };
    });
    await field.calendar({ periods: swapped });
    expect([await held(one.body), await held(other.body)]).toEqual([
      [{ from: '12:10', to: '13:10', quantity: 10 }],
      [{ from: '11:10', to: '12:10', quantity: 10 }],
    ]);
    expect([await field.settle(one.body), await field.settle(other.body)]).toEqual([[], []]);
  });

  it('keeps the day that somebody chose for its preparing, as long as that lies in the window', async () => {
    const asked = await field.ask('10P', MONDAY);
    const task = asked.body.tasks.find(({ kind }) => kind === 'prepare');
    await field.technician.patch(`/tasks/${task?.id ?? ''}`, { version: task?.version, date: '2026-11-20' });
    const later = FIELD_CALENDAR.periods.map((period) => (period.name === 'P3' ? { ...period, start: '11:20', end: '12:10' } : period));
    await field.calendar({ periods: later });
    const prepare = async () => (await field.now(asked.body)).tasks.find(({ kind }) => kind === 'prepare');
    expect(await prepare()).toMatchObject({ date: '2026-11-20', due: '2026-11-23T11:05:00Z' });
    await field.admin.put('/school', { freshSchoolDays: 0 });
    expect(await prepare()).toMatchObject({ date: MONDAY, from: '2026-11-23T00:00:00Z' });
    expect(await astray()).toEqual([]);
  });

  it('is held for the whole of a lesson that becomes a double (E03)', async () => {
    const header = '"Activity Id","Day","Hour","Students Sets","Subject","Teachers","Activity Tags","Room","Comments"';
    const single = ['"1","Mon","P1","10P","Science","HOLT","","North 1",""', '"2","Mon","P2","10Q","Science","BRAM","","South 2",""'];
    const fet = (rows: string[]) => importFile(field.admin, [header, ...rows, ''].join('\n'), { kind: 'fet' });
    await fet(single);
    const kitId = await field.apparatus(10);
    expect((await field.askFor('10P', MONDAY, kitId, 10)).status).toBe(201);
    await fet([single[0] ?? '', '"1","Mon","P2","10P","Science","HOLT","","North 1",""', single[1] ?? '']);
    expect((await field.askFor('10Q', MONDAY, kitId, 10)).status).toBe(409);
  });
});
