import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Apparatus, BreakageAnswer, Requisition } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

let kit: TestApp;
let school: TestSchool;
let made = 0;

beforeAll(async () => {
  kit = await startTestApp('2026-11-03T07:00:00Z');
  school = await TestSchool.make(kit);
  await school.person('colleague', ['teacher']);
  await school.signIn('colleague');
});
afterAll(() => kit.stop());

async function add(body: object = {}): Promise<Apparatus> {
  return (await school.client('technician').post<Apparatus>('/apparatus', { name: `Thing ${++made}`, owned: 10, ...body })).body;
}
async function ask(thing: Apparatus, perClass: number, teacher = 'teacher'): Promise<Requisition> {
  const entry = await school.entry({ cycleDay: 'Tue', period: 'P3', group: `Broken ${++made}`, teacher });
  const body = { lessonId: `${entry}_2026-11-24`, title: 'Practical', status: 'submitted', lines: [{ apparatusId: thing.id, perClass }] };
  const answer = await school.client(teacher).post<Requisition>('/requisitions', body);
  expect(answer.status).toBe(201);
  return answer.body;
}
const report = (thing: Apparatus, body: object, as = 'technician') =>
  school.client(as).post<BreakageAnswer>(`/apparatus/${thing.id}/breakages`, body);
const repair = (thing: Apparatus, body: object, as = 'technician') =>
  school.client(as).post<BreakageAnswer>(`/apparatus/${thing.id}/repairs`, body);
const undo = (token: unknown, as = 'technician') => school.client(as).post<unknown>('/undo', { token });
const read = async ({ id }: Apparatus) => (await school.client('teacher').get<Apparatus>(`/apparatus/${id}`)).body;
const shortOf = async ({ id }: Requisition) =>
  (await school.client('technician').get<Requisition>(`/requisitions/${id}`)).body.lines.map(({ short }) => short);

describe('POST /api/apparatus/:id/breakages', () => {
  it('takes it out of service and says which requests it leaves short, the newest first', async () => {
    const flasks = await add();
    const [first, second] = [await ask(flasks, 6), await ask(flasks, 4)];
    const { status, body, headers } = await report(flasks, { quantity: 3, cost: 12.5, note: 'Dropped' });
    expect(status).toBe(201);
    expect(body).toEqual({
      apparatus: { ...flasks, outOfService: 3, version: 2 },
      affected: [{ requisitionId: second.id, short: 3 }],
    });
    expect(headers['undo-token']).toEqual(expect.any(String));
    expect([await shortOf(first), await shortOf(second)]).toEqual([[0], [3]]);
  });

  it('is taken back with its token, and who went short is filled', async () => {
    const flasks = await add();
    const held = await ask(flasks, 10);
    const { headers } = await report(flasks, { quantity: 2 });
    expect(await shortOf(held)).toEqual([2]);
    expect((await undo(headers['undo-token'])).status).toBe(200);
    expect((await read(flasks)).outOfService).toBe(0);
    await kit.app.get(Worker).run('fill-short');
    expect(await shortOf(held)).toEqual([0]);
  });

  it.each([[{ quantity: 0 }], [{ quantity: -1 }], [{ quantity: 1.5 }], [{ quantity: 9 }], [{ quantity: '2' }], [{}]])(
    'refuses %j, naming the quantity',
    async (body) => {
      const answer = await report(await add({ outOfService: 2 }), body);
      expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, 'quantity']);
    },
  );
  it.each([
    [{ quantity: 1, cost: -1 }, 'cost'],
    [{ quantity: 1, cost: 0.001 }, 'cost'],
    [{ quantity: 1, note: 'x'.repeat(1001) }, 'note'],
    [{ quantity: 1, by: 'x' }, 'by'],
  ])('refuses %j, naming %s', async (body, field) => {
    const answer = await report(await add(), body);
    expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, field]);
  });

  it('is for technicians and heads, and for teachers with a request of their own', async () => {
    const flasks = await add({ owned: 100 });
    const [own, theirs] = [await ask(flasks, 1), await ask(flasks, 1, 'colleague')];
    expect((await kit.client().post(`/apparatus/${flasks.id}/breakages`, { quantity: 1 })).status).toBe(401);
    for (const who of ['technician', 'head', 'admin']) expect((await report(flasks, { quantity: 1 }, who)).status).toBe(201);
    expect((await report(flasks, { quantity: 1 }, 'teacher')).status).toBe(403);
    expect((await report(flasks, { quantity: 1, requisitionId: own.id }, 'teacher')).status).toBe(201);
    for (const requisitionId of [theirs.id, randomUUID(), 'x'])
      expect((await report(flasks, { quantity: 1, requisitionId }, 'teacher')).status).toBe(404);
    expect((await read(flasks)).outOfService).toBe(4);
  });

  it('is not found of another school', async () => {
    const other = await TestSchool.make(kit);
    expect((await other.client('technician').post(`/apparatus/${(await add()).id}/breakages`, { quantity: 1 })).status).toBe(404);
  });
});

describe('POST /api/apparatus/:id/repairs', () => {
  it('puts it back into service, with no reason and no day once all are', async () => {
    const flasks = await add({ outOfService: 3, outOfServiceReason: 'Cracked', outOfServiceUntil: '2026-12-01' });
    expect((await repair(flasks, { quantity: 1 })).body).toMatchObject({
      apparatus: { outOfService: 2, outOfServiceReason: 'Cracked', outOfServiceUntil: '2026-12-01' },
      affected: [],
    });
    await repair(flasks, { quantity: 2 });
    expect(await read(flasks)).toMatchObject({ outOfService: 0, outOfServiceReason: null, outOfServiceUntil: null });
  });

  it('is taken back with its token', async () => {
    const flasks = await add({ outOfService: 3 });
    const { headers } = await repair(flasks, { quantity: 3 });
    const held = await ask(flasks, 10);
    expect((await undo(headers['undo-token'])).status).toBe(200);
    expect([(await read(flasks)).outOfService, await shortOf(held)]).toEqual([3, [3]]);
  });

  it('fills who went short', async () => {
    const flasks = await add();
    const held = await ask(flasks, 9);
    await report(flasks, { quantity: 4 });
    expect(await shortOf(held)).toEqual([3]);
    await repair(flasks, { quantity: 2 });
    await kit.app.get(Worker).run('fill-short');
    expect(await shortOf(held)).toEqual([1]);
  });

  it.each([[{ quantity: 0 }], [{ quantity: 0.5 }], [{ quantity: 3 }]])(
    'refuses %j of two that are out, naming the quantity',
    async (body) => {
      const answer = await repair(await add({ outOfService: 2 }), body);
      expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, 'quantity']);
    },
  );
  it('is refused to teachers', async () => {
    expect((await repair(await add({ outOfService: 2 }), { quantity: 1 }, 'teacher')).status).toBe(403);
  });
});
