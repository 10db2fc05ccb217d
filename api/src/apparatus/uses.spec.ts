import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Apparatus, ApparatusUse, BreakageEntry } from '@app/shared';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

let kit: TestApp;
let school: TestSchool;
let made = 0;

beforeAll(async () => {
  kit = await startTestApp('2026-11-03T07:00:00Z');
  school = await TestSchool.make(kit);
});
afterAll(() => kit.stop());

async function add(body: object = {}): Promise<Apparatus> {
  const answer = await school.client('technician').post<Apparatus>('/apparatus', { name: `Cutter ${++made}`, owned: 1, ...body });
  expect(answer.status).toBe(201);
  return answer.body;
}
interface List<Item> {
  items: Item[];
  nextCursor?: string;
}
const use = (thing: Apparatus, body: object, as = 'teacher') => school.client(as).post<ApparatusUse>(`/apparatus/${thing.id}/uses`, body);
const uses = async (thing: Apparatus, query = '') =>
  (await school.client('technician').get<List<ApparatusUse>>(`/apparatus/${thing.id}/uses${query}`)).body;

describe('the log of use', () => {
  it('says who used it when, the newest first and page by page', async () => {
    const cutter = await add({ useLog: true, labelled: true });
    const first = await use(cutter, { out: '2026-11-02T09:00:00Z', back: '2026-11-02T10:00:00Z', note: ' Acrylic ' });
    expect([first.status, first.body]).toEqual([
      201,
      {
        id: expect.any(String),
        by: { id: school.personId('teacher'), code: 'TEACHER', name: 'teacher' },
        out: '2026-11-02T09:00:00Z',
        back: '2026-11-02T10:00:00Z',
        note: 'Acrylic',
      },
    ]);
    const second = await use(cutter, { out: '2026-11-03T09:00:00Z' }, 'technician');
    expect(second.body).toMatchObject({ back: null, note: '' });
    const page = await uses(cutter, '?limit=1');
    expect(page.items).toEqual([second.body]);
    expect((await uses(cutter, `?limit=1&cursor=${page.nextCursor}`)).items).toEqual([first.body]);
  });

  it('is written by those who may use it, where they are named', async () => {
    const cutter = await add({ useLog: true, mayUse: [school.personId('teacher')] });
    expect((await use(cutter, { out: '2026-11-03T09:00:00Z' })).status).toBe(201);
    for (const who of ['technician', 'head', 'admin']) expect((await use(cutter, { out: '2026-11-03T09:00:00Z' }, who)).status).toBe(403);
    expect((await kit.client().post(`/apparatus/${cutter.id}/uses`, { out: '2026-11-03T09:00:00Z' })).status).toBe(401);
  });

  it.each([
    [{}, 'out'],
    [{ out: '2026-11-03' }, 'out'],
    [{ out: '2026-11-03T09:00:00Z', back: '2026-11-03T08:59:00Z' }, 'back'],
    [{ out: '2026-11-03T09:00:00Z', note: 'x'.repeat(1001) }, 'note'],
    [{ out: '2026-11-03T09:00:00Z', by: 'x' }, 'by'],
  ])('refuses %j, naming %s', async (body, field) => {
    const answer = await use(await add({ useLog: true }), body);
    expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, field]);
  });

  it('says once when it is back: by whoever took it, or a technician', async () => {
    const source = await add({ useLog: true, mayUse: [school.personId('teacher')] });
    const taken = (await use(source, { out: '2026-11-03T09:00:00Z' })).body;
    const back = (body: object, as = 'teacher', one = taken.id, of = source.id) =>
      school.client(as).put<ApparatusUse>(`/apparatus/${of}/uses/${one}`, body);
    expect((await kit.client().put(`/apparatus/${source.id}/uses/${taken.id}`, {})).status).toBe(401);
    await school.person('third', ['teacher']);
    await school.signIn('third');
    expect((await back({ back: '2026-11-03T10:00:00Z' }, 'third')).status).toBe(403);
    for (const wrong of [
      {},
      { back: '2026-11-03' },
      { back: '2026-11-03T08:59:59Z' },
      { back: '2026-11-03T10:00:00Z', out: '2026-11-03T10:00:00Z' },
    ]) {
      const { status, body } = await back(wrong);
      expect([status, body.errors?.[0]?.field]).toEqual([422, 'out' in wrong ? 'out' : 'back']);
    }
    const written = await back({ back: '2026-11-03T10:00:00Z' }, 'technician');
    expect([written.status, written.body]).toEqual([200, { ...taken, back: '2026-11-03T10:00:00Z' }]);
    const again = await back({ back: '2026-11-03T11:00:00Z' });
    expect([again.status, again.body.errors?.[0]?.field]).toEqual([422, 'back']);
    for (const [one, of] of [
      [randomUUID(), source.id],
      ['x', source.id],
      [taken.id, (await add()).id],
    ])
      expect((await back({ back: '2026-11-03T10:00:00Z' }, 'technician', one, of)).status).toBe(404);
    const other = await TestSchool.make(kit);
    const theirs = await other.client('technician').put(`/apparatus/${source.id}/uses/${taken.id}`, { back: '2026-11-03T10:00:00Z' });
    expect(theirs.status).toBe(404);
  });

  it('is kept of nothing that keeps none, and found of nothing that is not there', async () => {
    const answer = await use(await add(), { out: '2026-11-03T09:00:00Z' });
    expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, 'useLog']);
    for (const id of [randomUUID(), 'x']) expect((await use({ id } as Apparatus, { out: '2026-11-03T09:00:00Z' })).status).toBe(404);
    expect((await school.client('teacher').get(`/apparatus/${randomUUID()}/uses`)).status).toBe(404);
  });
});

describe('the breakage book', () => {
  it('says what broke and was repaired, by whom and for how much, the newest first', async () => {
    const flasks = await add({ owned: 10 });
    const technician = school.client('technician');
    await technician.post(`/apparatus/${flasks.id}/breakages`, { quantity: 3, cost: 12.5, note: 'Dropped' });
    await technician.post(`/apparatus/${flasks.id}/repairs`, { quantity: 1 });
    const { body } = await technician.get<List<BreakageEntry>>(`/apparatus/${flasks.id}/breakages`);
    expect(body.items).toMatchObject([
      { kind: 'repaired', quantity: 1, cost: null, note: null, by: 'technician', requisitionId: null },
      { kind: 'broken', quantity: 3, cost: 12.5, note: 'Dropped', by: 'technician', requisitionId: null },
    ]);
    const first = (await technician.get<List<BreakageEntry>>(`/apparatus/${flasks.id}/breakages?limit=1`)).body;
    const next = await technician.get<List<BreakageEntry>>(`/apparatus/${flasks.id}/breakages?limit=1&cursor=${first.nextCursor}`);
    expect([...first.items, ...next.body.items]).toEqual(body.items);
  });
  it('is not for teachers', async () => {
    expect((await school.client('teacher').get(`/apparatus/${(await add()).id}/breakages`)).status).toBe(403);
  });
});
