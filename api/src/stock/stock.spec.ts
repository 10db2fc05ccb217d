import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Stock, StockMovement } from '@app/shared';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

interface Listed {
  items: Stock[];
  nextCursor?: string;
  total?: number;
}

describe('stock', () => {
  let kit: TestApp;
  let school: TestSchool;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-10T09:00:00Z');
    school = await TestSchool.make(kit);
  });
  afterAll(() => kit.stop());

  const SALT = { name: 'Sodium chloride', kind: 'chemical', amount: 500, unit: 'g', location: 'Shelf 2' } as const;
  const add = async (body: object) => (await school.client('technician').post<Stock>('/stock', body)).body;
  const list = async (query: string) => (await school.client('technician').get<Listed>(`/stock${query}`)).body;
  const names = async (query: string) => (await list(query)).items.map(({ name }) => name);
  const adjust = (id: string, body: object, who = 'technician') => school.client(who).post<Stock>(`/stock/${id}/adjust`, body);
  const movements = async (id: string) =>
    (await school.client('technician').get<{ items: StockMovement[] }>(`/stock/${id}/movements`)).body.items;

  it('is added by technicians, heads and admins, read by all, and by nobody of another school', async () => {
    expect((await kit.client().get('/stock')).status).toBe(401);
    expect((await school.client('teacher').post('/stock', SALT)).status).toBe(403);
    const added = await school.client('technician').post<Stock>('/stock', SALT);
    expect(added).toMatchObject({
      status: 201,
      body: { version: 1, amount: 500, unit: 'g', concentration: null, expires: null, low: false, expired: false },
    });
    expect(added.body.substanceId).not.toBeNull();
    expect((await school.client('teacher').get<Stock>(`/stock/${added.body.id}`)).body).toEqual(added.body);
    const other = await TestSchool.make(kit);
    for (const client of [other.client('technician')]) {
      expect((await client.get(`/stock/${added.body.id}`)).status).toBe(404);
      expect((await client.put(`/stock/${added.body.id}`, { version: 1, amount: 1 })).status).toBe(404);
      expect((await client.post(`/stock/${added.body.id}/adjust`, { delta: 1, reason: 'x' })).status).toBe(404);
      expect((await client.get<Listed>('/stock')).body.items).toEqual([]);
    }
  });

  it.each([
    ['unit', { ...SALT, unit: 'kg' }],
    ['unit', { ...SALT, unit: undefined }],
    ['amount', { ...SALT, amount: -1 }],
    ['concentration', { ...SALT, kind: 'consumable', concentration: 1 }],
    ['kind', { ...SALT, kind: 'apparatus' }],
    ['expires', { ...SALT, expires: '31/12/2026' }],
    ['name', { ...SALT, name: '  ' }],
    ['price', { ...SALT, price: -2 }],
  ])('refuses a wrong %s by name', async (field, body) => {
    const { status, body: problem } = await school.client('technician').post<{ errors: { field: string }[] }>('/stock', body);
    expect([status, problem.errors.map((one) => one.field)]).toEqual([422, [field]]);
  });

  it('is found by name, another name of the substance, place and supplier, in pages by name', async () => {
    await add({ name: 'Copper(II) sulphate', kind: 'chemical', amount: 100, unit: 'g', location: 'Blue cupboard', supplier: 'Timstar' });
    await add({ name: 'Splints', kind: 'consumable', amount: 3, unit: 'box', location: 'Drawer 4' });
    expect(await names('?q=copper%20sulfate')).toContain('Copper(II) sulphate');
    expect(await names('?q=blue')).toEqual(['Copper(II) sulphate']);
    expect(await names('?q=timstar')).toEqual(['Copper(II) sulphate']);
    expect(await names('?q=table%20salt')).toEqual(await names('?q=sodium%20chloride'));
    expect(await names('?q=drawer')).toEqual(['Splints']);
    expect(await names('?kind=consumable')).toEqual(['Splints']);
    const first = await list('?limit=1');
    const second = await list(`?limit=1&cursor=${first.nextCursor}`);
    expect([first.items[0]?.name, second.items[0]?.name, first.total]).toEqual(['Copper(II) sulphate', 'Sodium chloride', 3]);
  });

  it('is low below its level and not at it, and out of date on the day after', async () => {
    const one = await add({ ...SALT, name: 'Urea', amount: 100, reorderLevel: 100, expires: '2026-11-10' });
    expect(one).toMatchObject({ low: false, expired: false });
    const less = (await adjust(one.id, { delta: -0.5, reason: 'Spilt' })).body;
    expect(less).toMatchObject({ amount: 99.5, low: true, expired: false, version: 2 });
    expect(await names('?low=true')).toEqual(['Urea']);
    expect(await names('?expired=true')).toEqual([]);
    const late = await school.client('technician').put<Stock>(`/stock/${one.id}`, { version: 2, expires: '2026-11-09' });
    expect(late.body).toMatchObject({ expired: true, low: true, amount: 99.5 });
    expect(await names('?expired=true')).toEqual(['Urea']);
  });

  it('is changed by what is sent, at the version that was read', async () => {
    const one = await add({ ...SALT, name: 'Borax', supplier: 'Timstar', price: 4.5 });
    const put = (body: object) => school.client('technician').put<Stock>(`/stock/${one.id}`, body);
    expect((await put({ version: 1, location: 'Shelf 9', price: null })).body).toMatchObject({
      version: 2,
      location: 'Shelf 9',
      supplier: 'Timstar',
      price: null,
      amount: 500,
    });
    expect(await put({ version: 1, location: 'Shelf 1' })).toMatchObject({
      status: 409,
      body: { code: 'STALE_VERSION', current: { version: 2, location: 'Shelf 9' } },
    });
    expect((await put({ version: 2, unit: null })).status).toBe(422);
  });

  it('is never adjusted below nothing, and remembers each movement with who and why', async () => {
    const one = await add({ ...SALT, name: 'Zinc' });
    expect(await adjust(one.id, { delta: -500.5, reason: 'Used' })).toMatchObject({
      status: 422,
      body: { code: 'INVALID', errors: [{ field: 'delta' }] },
    });
    expect((await adjust(one.id, { delta: -1 })).status).toBe(422);
    expect((await adjust(one.id, { delta: -1, reason: 'Mine' }, 'teacher')).status).toBe(403);
    expect((await adjust(one.id, { delta: -20, reason: 'Stock-take', version: 1 })).body).toMatchObject({ amount: 480, version: 2 });
    expect(await adjust(one.id, { delta: -20, reason: 'Stock-take', version: 1 })).toMatchObject({
      status: 409,
      body: { code: 'STALE_VERSION', current: { amount: 480 } },
    });
    expect((await adjust(one.id, { delta: -480, reason: 'Used up' })).body.amount).toBe(0);
    expect((await movements(one.id)).map(({ why, delta, amount, reason, by }) => [why, delta, amount, reason, by])).toEqual([
      ['adjusted', -480, 0, 'Used up', 'technician'],
      ['adjusted', -20, 480, 'Stock-take', 'technician'],
      ['added', 500, 500, null, 'technician'],
    ]);
    expect(await names('?missing=true')).toEqual(['Zinc']);
  });

  it('is never below nothing when many take from it at once', async () => {
    const one = await add({ ...SALT, name: 'Iron filings', amount: 10 });
    const answers = await Promise.all(Array.from({ length: 8 }, () => adjust(one.id, { delta: -3, reason: 'Used' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 422, 422, 422, 422, 422]);
    expect((await school.client('technician').get<Stock>(`/stock/${one.id}`)).body.amount).toBe(1);
  });

  it('gives back what was done to it: added, counted, changed, taken off the list', async () => {
    const technician = school.client('technician');
    const undo = async (headers: { get?: unknown } & Record<string, unknown>) =>
      (await technician.post('/undo', { token: String(headers['undo-token']) })).status;
    const added = await technician.post<Stock>('/stock', { ...SALT, name: 'Talc' });
    const { id } = added.body;
    const counted = await adjust(id, { delta: -100, reason: 'Stock-take' });
    const later = await adjust(id, { delta: -50, reason: 'Used' });
    expect(await undo(counted.headers as never)).toBe(200);
    expect((await technician.get<Stock>(`/stock/${id}`)).body.amount).toBe(450);
    expect(await undo(later.headers as never)).toBe(200);
    const changed = await technician.put<Stock>(`/stock/${id}`, { version: 5, amount: 3, location: 'Away' });
    expect(changed.body).toMatchObject({ amount: 3, location: 'Away' });
    expect(await undo(changed.headers as never)).toBe(200);
    expect((await technician.get<Stock>(`/stock/${id}`)).body).toMatchObject({ amount: 500, location: 'Shelf 2' });
    const gone = await technician.delete(`/stock/${id}`);
    expect([gone.status, (await technician.get(`/stock/${id}`)).status, await names('?q=talc')]).toEqual([204, 404, []]);
    expect(await undo(gone.headers as never)).toBe(200);
    expect(await names('?q=talc')).toEqual(['Talc']);
    expect(await undo(added.headers as never)).toBe(200);
    expect(await names('?q=talc')).toEqual([]);
  });

  it('is saved as CSV in the columns of the file that comes in, formulas made harmless', async () => {
    await add({ name: '=1+1', kind: 'consumable', amount: 2, location: '-' });
    const csv = await school.client('technician').get<string>('/stock?format=csv');
    expect(csv.headers['content-type']).toContain('text/csv');
    const lines = String(csv.body).split('\r\n');
    expect(lines[0]).toBe('name,kind,amount,unit,concentration,location,expires,reorderLevel,supplier,price');
    expect(lines[1]).toBe("'=1+1,consumable,2,,,'-,,,,");
    expect(lines).toContain('Splints,consumable,3,box,,Drawer 4,,,,');
  });
});
