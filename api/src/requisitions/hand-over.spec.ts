import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Requisition, Taker } from '@app/shared';
import { importFile } from '../testing/import-file.js';
import { type Client, startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { BASE_TIMETABLE, makeFieldSchool } from '../testing/field-school.js';

let kit: TestApp;
let school: TestSchool;
let holt: Client;
let bram: Client;
let balances: string;
let asked: Requisition;

beforeAll(async () => {
  kit = await startTestApp('2026-11-18T09:00:00Z');
});
afterAll(() => kit.stop());

async function lessonOf(group: string, date: string): Promise<string> {
  const { body } = await school
    .client('technician')
    .get<{ items: { id: string; group: { code: string } }[] }>(`/lessons?from=${date}&to=${date}&departmentId=${school.departmentId}`);
  return body.items.find((one) => one.group.code === group)?.id ?? 'none';
}

const ask = async (lessonId: string, client = holt, more = {}) =>
  client.post<Requisition>('/requisitions', {
    lessonId,
    title: 'Density',
    lines: [{ apparatusId: balances, perClass: 10 }],
    status: 'submitted',
    ...more,
  });
const put = (client: Client, version: number, more: object) => client.put<Requisition>(`/requisitions/${asked.id}`, { version, ...more });
const held = async () => {
  const [row] = await kit.db.read<{ sum: number }>(
    school.id,
    'SELECT coalesce(sum(quantity), 0)::int AS sum FROM hold WHERE school_id = $1 AND requisition_id = $2',
    [school.id, asked.id],
  );
  return row?.sum;
};

const strand = (why: string) =>
  kit.db.transaction(school.id, () =>
    kit.db.query(
      "INSERT INTO settle (school_id, requisition_id, why, since) VALUES ($1, $2, $3, '2026-11-18T09:00:00Z') ON CONFLICT DO NOTHING",
      [school.id, asked.id, why],
    ),
  );

beforeEach(async () => {
  school = await makeFieldSchool(kit);
  [holt, bram] = [school.client('HOLT'), school.client('BRAM')];
  balances = (await school.client('technician').post<{ id: string }>('/apparatus', { name: 'Balance', owned: 10 })).body.id;
  asked = (await ask(await lessonOf('10P', '2026-11-30'))).body;
});

describe('handing a request over', () => {
  it.each(['HOLT', 'technician', 'head'])('is done by %s: it is the other’s then, and keeps its kit and its work', async (who) => {
    const { status, body } = await put(school.client(who), 1, { teacherId: school.personId('BRAM') });
    expect([status, body.teacher.code]).toEqual([200, 'BRAM']);
    const after = (await bram.get<Requisition>(`/requisitions/${asked.id}`)).body;
    expect(after).toMatchObject({ teacher: { code: 'BRAM' }, lessonGone: false, status: 'accepted', version: 2 });
    expect(after.history.at(-1)).toMatchObject({ to: 'handed-over', note: 'from HOLT to BRAM' });
    expect([await held(), after.tasks.length]).toEqual([10, 4]);
  });

  it('gives the new teacher what its teacher could do, at the lesson of the other', async () => {
    await put(holt, 1, { teacherId: school.personId('BRAM') });
    const changed = await put(bram, 2, { pupils: 20 });
    expect([changed.status, changed.body.pupils, changed.body.teacher.code]).toEqual([200, 20, 'BRAM']);
    const preview = { lessonId: asked.lesson.id, title: 'Density', requisitionId: asked.id };
    expect((await bram.post('/requisitions/preview', preview)).status).toBe(200);
    const moved = await bram.post<Requisition>(`/requisitions/${asked.id}/move`, {
      version: 3,
      lessonId: await lessonOf('10P', '2026-12-02'),
    });
    expect([moved.status, moved.body.teacher.code]).toEqual([200, 'BRAM']);
    expect((await bram.post(`/requisitions/${asked.id}/transitions`, { to: 'cancelled', version: 4 })).status).toBe(200);
  });

  it('is refused to people who have nothing to do with it, and for people who cannot have it', async () => {
    const to = { teacherId: school.personId('BRAM') };
    expect((await bram.put(`/requisitions/${asked.id}`, { version: 1, ...to })).status).toBe(404);
    expect((await put(school.client('admin'), 1, to)).status).toBe(403);
    expect((await put(holt, 9, to)).body.code).toBe('STALE_VERSION');
    for (const teacherId of ['nobody', school.personId('admin'), '019a0000-0000-7000-8000-000000000000'])
      expect((await put(holt, 1, { teacherId })).body.errors?.[0]?.field).toBe('teacherId');
    const toTechnician = await put(holt, 1, { teacherId: school.personId('technician') });
    expect(toTechnician.body).toMatchObject({
      code: 'INVALID',
      errors: [{ field: 'teacherId', message: 'technician teaches no lessons. Nothing was changed; choose somebody who teaches.' }],
    });
    await school.client('admin').put(`/people/${school.personId('BRAM')}`, { version: 1, active: false });
    expect((await put(holt, 1, to)).body).toMatchObject({ code: 'INVALID', errors: [{ field: 'teacherId' }] });
  });

  it('is done once: the second is told what the first did', async () => {
    const [one, two] = await Promise.all([
      put(school.client('head'), 1, { teacherId: school.personId('BRAM') }),
      put(school.client('technician'), 1, { teacherId: school.personId('KERR') }),
    ]);
    const statuses = [one.status, two.status].sort();
    expect(statuses).toEqual([200, 409]);
    const [first, second] = one.status === 200 ? [one, two] : [two, one];
    expect(second.body).toMatchObject({ code: 'STALE_VERSION', current: { version: 2, teacher: first.body.teacher } });
  });

  it('is answered to who hands on what was handed to them, and is theirs to see no more', async () => {
    await put(holt, 1, { teacherId: school.personId('BRAM') });
    const { status, body } = await put(bram, 2, { teacherId: school.personId('KERR') });
    expect([status, body.teacher.code]).toEqual([200, 'KERR']);
    expect((await bram.get(`/requisitions/${asked.id}`)).status).toBe(404);
    expect((await holt.get(`/requisitions/${asked.id}`)).status).toBe(200);
  });

  it('is no change of what is asked for: neither late nor judged again', async () => {
    kit.clock.set('2026-11-27T09:00:00Z');
    const { body } = await put(holt, 1, { teacherId: school.personId('BRAM') });
    kit.clock.set('2026-11-18T09:00:00Z');
    expect(body).toMatchObject({ status: 'accepted', late: false, deadline: asked.deadline });
  });
});

describe('a lesson that has another teacher now', () => {
  it('shows her what was asked for her class; she takes it over', async () => {
    const changed = BASE_TIMETABLE.replaceAll('HOLT', 'BRAM');
    expect((await importFile(school.client('admin'), changed, { from: '2026-11-18' })).status).toBe(200);
    await strand('lesson-gone');
    expect((await bram.get(`/requisitions/${asked.id}`)).status).toBe(200);
    const { version } = (await holt.get<Requisition>(`/requisitions/${asked.id}`)).body;
    const to = { version, lessonId: await lessonOf('10P', '2026-11-30') };
    const { status, body } = await bram.post<Requisition>(`/requisitions/${asked.id}/move`, to);
    expect([status, body.teacher.code, body.lessonGone, body.lesson.id]).toEqual([200, 'BRAM', false, to.lessonId]);
    expect(await held()).toBe(10);
  });

  it('is hers to take over where the very lesson became hers', async () => {
    await kit.db.transaction(school.id, async () => {
      await kit.db.query('UPDATE timetable_entry SET teacher_id = $2 WHERE school_id = $1 AND id = $3', [
        school.id,
        school.personId('BRAM'),
        asked.lesson.id.split('_')[0],
      ]);
      await kit.db.query('UPDATE school SET rules_version = rules_version + 1 WHERE school_id = $1', [school.id]);
    });
    const seen = await bram.get<Requisition>(`/requisitions/${asked.id}`);
    expect([seen.status, seen.body.lessonGone]).toEqual([200, true]);
    expect((await put(school.client('KERR'), 1, { teacherId: school.personId('KERR') })).status).toBe(404);
    expect((await put(bram, 1, { teacherId: school.personId('KERR') })).status).toBe(403);
    const { status, body } = await put(bram, seen.body.version, { teacherId: school.personId('BRAM') });
    expect([status, body.teacher.code, body.lessonGone]).toEqual([200, 'BRAM', false]);
  });
});

describe('the colleagues to whom it can be handed over', () => {
  const toArt = async (key: string) => {
    const art = (await school.client('admin').post<{ id: string }>('/departments', { name: 'Art' })).body.id;
    const to = [school.id, art, school.personId(key)];
    const sql = 'UPDATE person_department SET department_id = $2 WHERE school_id = $1 AND person_id = $3';
    await kit.db.transaction(school.id, () => kit.db.query(sql, to));
  };
  const takers = async (client: Client) => client.get<{ items: Taker[] }>(`/requisitions/${asked.id}/takers`);

  it('are those of its department who teach, without its teacher, who has no lesson then first', async () => {
    const { status, body } = await takers(holt);
    expect(status).toBe(200);
    const codes = body.items.map(({ person }) => person.code);
    expect(codes).toEqual(expect.arrayContaining(['BRAM', 'KERR']));
    expect(codes.filter((code) => ['HOLT', 'technician', 'admin'].includes(code))).toEqual([]);
    const free = body.items.map((one) => one.free);
    expect(free).toEqual([...free].sort((one, other) => Number(other) - Number(one)));
    for (const { person } of body.items) {
      const handed = await put(school.client('head'), (await holt.get<Requisition>(`/requisitions/${asked.id}`)).body.version, {
        teacherId: person.id,
      });
      expect([handed.status, handed.body.teacher.id]).toEqual([200, person.id]);
    }
  });

  it('leave out who belongs to another department and teaches nothing in this one, who is away, and who has left', async () => {
    await school.person('COOK', ['teacher']);
    await toArt('COOK');
    const codes = async () => (await takers(holt)).body.items.map(({ person }) => person.code);
    expect(await codes()).not.toContain('COOK');
    expect(await codes()).toContain('BRAM');
    await school.client('admin').post('/absences', { personId: school.personId('BRAM'), from: '2026-11-30', to: '2026-11-30' });
    expect(await codes()).not.toContain('BRAM');
    expect(await codes()).toContain('KERR');
    await school.client('admin').put(`/people/${school.personId('KERR')}`, { version: 1, active: false });
    expect(await codes()).not.toContain('KERR');
  });

  it('are told to nobody who could not hand it over', async () => {
    expect((await takers(bram)).status).toBe(404);
    expect((await takers(school.client('admin'))).status).toBe(403);
    for (const who of ['technician', 'head']) expect((await takers(school.client(who))).status).toBe(200);
    await school.person('KILN', ['technician']);
    await school.signIn('KILN');
    await toArt('KILN');
    expect((await takers(school.client('KILN'))).body).toMatchObject({ status: 403, code: 'OTHER_DEPARTMENT' });
  });
});

describe('a hand-over that was a slip', () => {
  it('is undone: it is its teacher’s again, with its kit', async () => {
    const handed = await put(holt, 1, { teacherId: school.personId('BRAM') });
    const token = handed.headers['undo-token'];
    expect((await holt.post('/undo', { token })).status).toBe(200);
    const back = (await holt.get<Requisition>(`/requisitions/${asked.id}`)).body;
    expect([back.teacher.code, back.status, await held()]).toEqual(['HOLT', 'accepted', 10]);
  });
});
