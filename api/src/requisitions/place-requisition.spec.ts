import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Requisition } from '@app/shared';
import { importFile } from '../testing/import-file.js';
import { type Client, startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { BASE_TIMETABLE, makeFieldSchool } from '../testing/field-school.js';

let kit: TestApp;
let school: TestSchool;
let holt: Client;
let balances: string;

beforeAll(async () => {
  kit = await startTestApp('2026-11-18T09:00:00Z');
});
afterAll(() => kit.stop());

async function lessonOf(group: string, date: string, who = 'technician'): Promise<string> {
  const { body } = await school
    .client(who)
    .get<{ items: { id: string; group: { code: string } }[] }>(`/lessons?from=${date}&to=${date}&departmentId=${school.departmentId}`);
  const lesson = body.items.find((one) => one.group.code === group);
  if (!lesson) throw new Error(`${group} has no lesson on ${date}`);
  return lesson.id;
}

async function ask(lessonId: string, more: object = {}, client = holt) {
  const body = { lessonId, title: 'Density', lines: [{ apparatusId: balances, perClass: 10 }], status: 'submitted', ...more };
  return client.post<Requisition>('/requisitions', body);
}

const see = async (id: string, client = school.client('technician')) => (await client.get<Requisition>(`/requisitions/${id}`)).body;
const freeAt = async (from: string, to: string) => {
  const { body } = await school.client('technician').get<{ free: number }[]>(`/apparatus/${balances}/availability?from=${from}&to=${to}`);
  return Math.min(...body.map(({ free }) => free));
};
const P3 = ['2026-11-23T11:10:00Z', '2026-11-23T12:10:00Z'] as const;
const P4 = ['2026-11-23T12:10:00Z', '2026-11-23T13:10:00Z'] as const;

describe('moving a request to another lesson', () => {
  beforeEach(async () => {
    school = await makeFieldSchool(kit);
    holt = school.client('HOLT');
    const made = await school.client('technician').post<{ id: string }>('/apparatus', { name: 'Balance', owned: 10 });
    balances = made.body.id;
  });

  it('holds its kit at the new time alone, makes its work there, and keeps its story, its thread and its number', async () => {
    const { body: asked } = await ask(await lessonOf('10P', '2026-11-30'));
    await holt.post(`/requisitions/${asked.id}/messages`, { text: 'With the new scales, please' });
    const to = await lessonOf('10P', '2026-12-02');
    const { status, body } = await holt.post<Requisition>(`/requisitions/${asked.id}/move`, { version: 1, lessonId: to });
    expect([status, body.id, body.lesson.id, body.lesson.period]).toEqual([200, asked.id, to, 'P5']);
    expect(body.messages?.map(({ text }) => text)).toEqual(['With the new scales, please']);
    expect(body.history.map((step) => [step.to, step.note])).toEqual([
      ['submitted', null],
      ['accepted', expect.any(String)],
      ['moved', 'from Mon 30 Nov, P3 to Wed 2 Dec, P5'],
    ]);
    expect(body.status).toBe('accepted');
    expect(body.tasks.map(({ kind }) => kind).sort()).toEqual(['clear', 'collect', 'deliver', 'prepare']);
    expect(body.tasks.every(({ date }) => date >= '2026-11-30')).toBe(true);
    expect(await freeAt('2026-11-30T11:10:00Z', '2026-11-30T12:10:00Z')).toBe(10);
    expect(await freeAt('2026-12-02T14:00:00Z', '2026-12-02T15:00:00Z')).toBe(0);
  });

  it('by choice is judged by the deadline of the new lesson: late there, it wants a reason, and waits', async () => {
    const { body: asked } = await ask(await lessonOf('10P', '2026-11-30'));
    expect([asked.late, asked.status]).toEqual([false, 'accepted']);
    const to = await lessonOf('10P', '2026-11-18');
    const move = { version: 1, lessonId: to };
    const refused = await holt.post(`/requisitions/${asked.id}/move`, move);
    expect([refused.status, refused.body.code]).toEqual([422, 'LATE_REASON_NEEDED']);
    expect(await see(asked.id)).toMatchObject({ version: 1, lesson: { date: '2026-11-30' } });
    const { status, body } = await holt.post<Requisition>(`/requisitions/${asked.id}/move`, { ...move, lateReason: 'forgot' });
    expect([status, body.late, body.lateReason, body.status]).toEqual([200, true, 'forgot', 'submitted']);
  });

  it('is refused with the shortages where the kit is out, and goes short where that is said', async () => {
    await school.entry({ cycleDay: 'Wed', period: 'P5', teacher: 'BRAM', group: '10X', pupils: 20 });
    await ask(await lessonOf('10X', '2026-12-02'), {}, school.client('BRAM'));
    const { body: asked } = await ask(await lessonOf('10P', '2026-11-30'));
    const to = { version: 1, lessonId: await lessonOf('10P', '2026-12-02') };
    const refused = await holt.post(`/requisitions/${asked.id}/move`, to);
    expect([refused.status, refused.body.code]).toEqual([409, 'HOLD_REFUSED']);
    expect(await freeAt('2026-11-30T11:10:00Z', '2026-11-30T12:10:00Z')).toBe(0);
    const { body } = await holt.post<Requisition>(`/requisitions/${asked.id}/move`, { ...to, goShort: true });
    expect([body.short, body.status, body.lines[0]?.short]).toEqual([true, 'submitted', 10]);
  });

  it('is its teacher’s, a technician’s and a head’s, and goes to a lesson of the class or of its teacher', async () => {
    const { body: asked } = await ask(await lessonOf('10P', '2026-11-30'));
    const move = { version: 1, lessonId: await lessonOf('10P', '2026-12-02') };
    const path = `/requisitions/${asked.id}/move`;
    expect((await kit.client().post(path, move)).status).toBe(401);
    expect((await school.client('BRAM').post(path, move)).status).toBe(404);
    expect((await school.client('admin').post(path, move)).status).toBe(403);
    const elsewhere = await holt.post(path, { ...move, lessonId: await lessonOf('9R', '2026-11-30') });
    expect([elsewhere.status, elsewhere.body.errors?.[0]?.field]).toEqual([422, 'lessonId']);
    expect((await holt.post(path, { ...move, lessonId: asked.lesson.id })).status).toBe(422);
    expect((await holt.post(path, { ...move, lessonId: await lessonOf('10P', '2026-11-16') })).status).toBe(422);
    expect((await holt.post(path, { ...move, version: 7 })).body.code).toBe('STALE_VERSION');
    expect((await school.client('head').post(path, move)).status).toBe(200);
    expect((await holt.post(path, { ...move, lessonId: asked.lesson.id })).body.code).toBe('STALE_VERSION');
  });

  it('keeps what is made already made, and is not possible once it was taken out', async () => {
    const { body: asked } = await ask(await lessonOf('10P', '2026-11-30'));
    const technician = school.client('technician');
    const step = (to: string, version: number, more = {}) =>
      technician.post<Requisition>(`/requisitions/${asked.id}/transitions`, { to, version, ...more });
    await step('prepared', 1, { actualMinutes: 12 });
    const to = await lessonOf('10P', '2026-12-02');
    const { body } = await holt.post<Requisition>(`/requisitions/${asked.id}/move`, { version: 2, lessonId: to });
    expect(body.status).toBe('prepared');
    const made = body.tasks.find(({ kind }) => kind === 'prepare');
    expect([made?.actualMinutes, made?.doneAt !== null, body.tasks.length]).toEqual([12, true, 4]);
    expect(await demandIsOpenWork()).toBe(true);
    await step('delivered', 3);
    const late = await holt.post(`/requisitions/${asked.id}/move`, { version: 4, lessonId: asked.lesson.id });
    expect([late.status, late.body.code]).toEqual([409, 'TRANSITION_REFUSED']);
  });

  it('takes back that nothing was needed there', async () => {
    const { body: asked } = await ask(await lessonOf('10P', '2026-11-30'));
    const to = await lessonOf('10P', '2026-12-02');
    await holt.put(`/lessons/${to}/answer`, { answer: 'nothing-needed' });
    await holt.post(`/requisitions/${asked.id}/move`, { version: 1, lessonId: to });
    const { body } = await holt.get<{ items: { answer: string | null }[] }>('/lessons?from=2026-12-02&to=2026-12-02');
    expect(body.items[0]?.answer).toBeNull();
  });
});

async function demandIsOpenWork(): Promise<boolean> {
  const [row] = await kit.db.read<{ same: boolean }>(
    school.id,
    `SELECT (SELECT coalesce(sum(minutes), 0) FROM demand WHERE school_id = $1)
       = (SELECT coalesce(sum(minutes), 0) FROM task WHERE school_id = $1 AND done_at IS NULL) AS same`,
    [school.id],
  );
  return row?.same === true;
}

describe('a request whose lesson the timetable took away (D09)', () => {
  let asked: Requisition;

  beforeEach(async () => {
    school = await makeFieldSchool(kit);
    holt = school.client('HOLT');
    const made = await school.client('technician').post<{ id: string }>('/apparatus', { name: 'Balance', owned: 10 });
    balances = made.body.id;
    asked = (await ask(await lessonOf('10P', '2026-11-23'), { lateReason: 'forgot' })).body;
    const moved = BASE_TIMETABLE.replace(',Mon,P3,10P', ',Mon,P4,10P');
    expect((await importFile(school.client('admin'), moved, { from: '2026-11-18' })).status).toBe(200);
  });

  it.each([
    ['POST move', (lessonId: string, version: number) => holt.post<Requisition>(`/requisitions/${asked.id}/move`, { version, lessonId })],
    ['PUT of the lesson', (lessonId: string, version: number) => holt.put<Requisition>(`/requisitions/${asked.id}`, { version, lessonId })],
  ])('is moved to the new one by %s, with its history, its kit and its lateness', async (_, move) => {
    const before = await see(asked.id);
    const { status, body } = await move(await lessonOf('10P', '2026-11-23'), before.version);
    expect([status, body.id, body.lesson.period, body.lessonGone]).toEqual([200, asked.id, 'P4', false]);
    expect(body.history.length).toBeGreaterThan(before.history.length);
    const { deadline, late, minutesLate, lateReason, submittedAt } = asked;
    expect(body).toMatchObject({ deadline, late, minutesLate, lateReason, submittedAt });
    expect([await freeAt(...P3), await freeAt(...P4)]).toEqual([10, 0]);
    expect(body.tasks).toHaveLength(4);
  });

  it('is kept with what is changed of it, without kit or work, until it is settled', async () => {
    const before = await see(asked.id);
    const { status, body } = await holt.put<Requisition>(`/requisitions/${asked.id}`, {
      version: before.version,
      pupils: 22,
      notes: 'Gloves',
    });
    expect([status, body.pupils, body.notes, body.lessonGone]).toEqual([200, 22, 'Gloves', true]);
    expect(body.tasks).toEqual([]);
    expect(await freeAt(...P3)).toBe(10);
    const late = await see(asked.id);
    expect([late.late, late.minutesLate]).toEqual([asked.late, asked.minutesLate]);
  });
});
