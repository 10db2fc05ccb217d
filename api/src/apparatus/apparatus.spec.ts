import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Apparatus, Availability } from '@app/shared';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { hold, makeEntry } from '../testing/held-kit.js';

let kit: TestApp;
let school: TestSchool;
let other: TestSchool;

beforeAll(async () => {
  kit = await startTestApp();
  school = await TestSchool.make(kit, { calendar: null });
  other = await TestSchool.make(kit, { calendar: null });
});
afterAll(() => kit.stop());

let made = 0;
async function add(body: object = {}, by = school): Promise<Apparatus> {
  const answer = await by.client('technician').post<Apparatus>('/apparatus', { name: `Thing ${++made}`, owned: 10, ...body });
  expect(answer.status).toBe(201);
  return answer.body;
}

describe('GET /api/apparatus', () => {
  interface List {
    items: Apparatus[];
    nextCursor?: string;
    total?: number;
  }
  let store: TestSchool;
  beforeAll(async () => {
    store = await TestSchool.make(kit, { calendar: null });
    for (const name of ['clamp stand', 'Beaker 250', 'Ammeter', 'Beaker 100', 'Voltmeter'])
      await add({ name, category: name.endsWith('meter') ? 'Meters' : '' }, store);
  });
  const names = async (url: string) => (await store.client('teacher').get<List>(url)).body.items.map(({ name }) => name);

  it('is refused to those who have not signed in', async () => {
    expect((await kit.client().get('/apparatus')).status).toBe(401);
  });
  it('lists what the school owns by name, whatever its capitals, and nothing of another school', async () => {
    expect(await names('/apparatus')).toEqual(['Ammeter', 'Beaker 100', 'Beaker 250', 'clamp stand', 'Voltmeter']);
  });
  it('finds by words of name and category', async () => {
    expect(await names('/apparatus?q=beak%20100')).toEqual(['Beaker 100']);
    expect(await names('/apparatus?q=METERS')).toEqual(['Ammeter', 'Voltmeter']);
    expect(await names('/apparatus?q=%25')).toEqual([]);
  });
  it('gives the list page by page', async () => {
    const first = (await store.client('teacher').get<List>('/apparatus?limit=3')).body;
    expect([first.items.length, first.total]).toEqual([3, 5]);
    expect((await store.client('teacher').get<List>(`/apparatus?limit=3&cursor=${first.nextCursor}`)).body.total).toBe(5);
    expect(await names(`/apparatus?limit=3&cursor=${first.nextCursor}`)).toEqual(['clamp stand', 'Voltmeter']);
  });
  it.each(['limit=x', 'limit=201', 'cursor=%00', 'cursor=WyJhIiwiYiJd', 'name=x'])('refuses %s, naming the field', async (query) => {
    const { status, body } = await store.client('teacher').get<unknown>(`/apparatus?${query}`);
    expect(status).toBe(422);
    expect(body.errors?.[0]?.field).toBe(query.split('=')[0]);
  });
});

describe('GET /api/apparatus/:id', () => {
  it('is refused to those who have not signed in', async () => {
    expect((await kit.client().get(`/apparatus/${randomUUID()}`)).status).toBe(401);
  });
  it('answers nothing of another school, nor of an id that is none', async () => {
    const theirs = await add({}, other);
    for (const id of [theirs.id, randomUUID(), 'x', `${theirs.id}'`])
      expect((await school.client('admin').get<unknown>(`/apparatus/${encodeURIComponent(id)}`)).status).toBe(404);
  });
  it('answers the apparatus', async () => {
    const added = await add({
      name: 'Balance',
      owned: 4,
      outOfService: 1,
      location: 'Prep room',
      turnaroundMinutes: 30,
      category: 'Scales',
    });
    const { status, body } = await school.client('teacher').get<Apparatus>(`/apparatus/${added.id}`);
    expect(status).toBe(200);
    expect(body).toEqual({
      id: added.id,
      version: 1,
      name: 'Balance',
      category: 'Scales',
      owned: 4,
      outOfService: 1,
      location: 'Prep room',
      prepRoomId: null,
      turnaroundMinutes: 30,
      labelled: false,
      aliases: [],
      outOfServiceReason: null,
      outOfServiceUntil: null,
      parts: [],
      equivalents: [],
      useLog: false,
      mayUse: [],
      archived: false,
    });
  });
});

describe('POST /api/apparatus', () => {
  it('is refused to those who have not signed in, and to teachers', async () => {
    expect((await kit.client().post('/apparatus', { name: 'x', owned: 1 })).status).toBe(401);
    expect((await school.client('teacher').post<unknown>('/apparatus', { name: 'x', owned: 1 })).status).toBe(403);
  });
  it.each([
    ['name', { owned: 1 }],
    ['name', { name: '', owned: 1 }],
    ['name', { name: ' ', owned: 1 }],
    ['name', { name: ['x'], owned: 1 }],
    ['owned', { name: 'x' }],
    ['owned', { name: 'x', owned: -1 }],
    ['owned', { name: 'x', owned: 1.5 }],
    ['owned', { name: 'x', owned: 1e9 }],
    ['owned', { name: 'x', owned: '5' }],
    ['owned', { name: 'x', owned: 2, labelled: true }],
    ['outOfService', { name: 'x', owned: 2, outOfService: 3 }],
    ['turnaroundMinutes', { name: 'x', owned: 2, turnaroundMinutes: -5 }],
    ['id', { name: 'x', owned: 2, id: randomUUID() }],
  ])('refuses a wrong %s', async (field, body) => {
    const answer = await school.client('technician').post<unknown>('/apparatus', body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map((error) => error.field)).toContain(field);
  });
  it('refuses a name that is there already, however it is written, but not one of another school', async () => {
    await add({ name: 'Tripod' });
    const { status, body } = await school.client('technician').post<unknown>('/apparatus', { name: ' TRIPOD ', owned: 1 });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'ALREADY_EXISTS', errors: [{ field: 'name' }] });
    await add({ name: 'Tripod' }, other);
  });
  it('adds once for one Idempotency-Key', async () => {
    const send = () =>
      school.client('technician').post<Apparatus>('/apparatus', { name: 'Gauze', owned: 5 }, { 'idempotency-key': 'gauze' });
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
  });
});

describe('PUT /api/apparatus/:id', () => {
  it('is refused to those who have not signed in, to teachers, and for another school', async () => {
    const { id } = await add();
    const body = { version: 1, owned: 5 };
    expect((await kit.client().put(`/apparatus/${id}`, body)).status).toBe(401);
    expect((await school.client('teacher').put<unknown>(`/apparatus/${id}`, body)).status).toBe(403);
    expect((await other.client('technician').put<unknown>(`/apparatus/${id}`, body)).status).toBe(404);
  });
  it('changes what is sent, and that alone', async () => {
    const before = await add({ location: 'Lab 2' });
    const { status, body } = await school.client('head').put<unknown>(`/apparatus/${before.id}`, { version: 1, owned: 12, category: null });
    expect(status).toBe(200);
    expect(body).toEqual({ ...before, version: 2, owned: 12, nowShort: [] });
    const events = await kit.db.read(school.id, "SELECT payload FROM event WHERE subject_id = $1 AND name = 'apparatus.changed'", [
      before.id,
    ]);
    expect(events).toMatchObject([{ payload: { before: { owned: 10 }, after: { owned: 12 } } }]);
  });
  it('refuses a stale version with the apparatus as it is now', async () => {
    const { id } = await add();
    await school.client('head').put<unknown>(`/apparatus/${id}`, { version: 1, owned: 12 });
    const { status, body } = await school.client('technician').put<unknown>(`/apparatus/${id}`, { version: 1, owned: 3 });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'STALE_VERSION', current: { id, version: 2, owned: 12 } });
  });
  it('refuses a label on many, more out of service than owned, and a name that is taken', async () => {
    const [one, two] = [await add(), await add()];
    const put = (body: object) => school.client('technician').put<unknown>(`/apparatus/${one.id}`, { version: 1, ...body });
    expect((await put({ labelled: true })).body.errors?.[0]?.field).toBe('owned');
    const broken = (await put({ outOfService: 11 })).body;
    expect(broken.errors?.[0]?.field).toBe('outOfService');
    expect(broken).toMatchObject({ params: { outOfService: 11 }, errors: [{ params: { outOfService: 11 } }] });
    expect((await put({ name: two.name })).body).toMatchObject({ code: 'ALREADY_EXISTS', errors: [{ field: 'name' }] });
    expect((await school.client('technician').get<Apparatus>(`/apparatus/${one.id}`)).body).toEqual(one);
  });
});

describe('GET /api/apparatus/:id/availability', () => {
  const day = 'from=2026-11-03T00:00:00Z&to=2026-11-04T00:00:00Z';

  it('is refused to those who have not signed in, and for another school', async () => {
    const { id } = await add();
    expect((await kit.client().get(`/apparatus/${id}/availability?${day}`)).status).toBe(401);
    expect((await other.client('teacher').get<unknown>(`/apparatus/${id}/availability?${day}`)).status).toBe(404);
  });
  it('answers contiguous steps with what is held and free', async () => {
    const { id } = await add({ outOfService: 2 });
    const entry = await makeEntry(kit, school);
    await hold(kit, school, entry, id, 6, '2026-11-03T09:00:00Z', '2026-11-03T10:30:00Z');
    await hold(kit, school, entry, id, 2, '2026-11-03T10:00:00Z', '2026-11-03T11:00:00Z');
    const { body } = await school.client('teacher').get<Availability[]>(`/apparatus/${id}/availability?${day}`);
    const at = (time: string) => `2026-11-03T${time}:00Z`;
    expect(body).toEqual([
      { from: at('00:00'), to: at('09:00'), capacity: 8, held: 0, free: 8 },
      { from: at('09:00'), to: at('10:00'), capacity: 8, held: 6, free: 2 },
      { from: at('10:00'), to: at('10:30'), capacity: 8, held: 8, free: 0 },
      { from: at('10:30'), to: at('11:00'), capacity: 8, held: 2, free: 6 },
      { from: at('11:00'), to: '2026-11-04T00:00:00Z', capacity: 8, held: 0, free: 8 },
    ]);
  });
  it.each([
    ['from', 'to=2026-11-04T00:00:00Z'],
    ['from', 'from=2026-11-03&to=2026-11-04T00:00:00Z'],
    ['from', 'from=-000044-03-15T00:00:00Z&to=2026-11-04T00:00:00Z'],
    ['to', 'from=2026-11-03T00:00:00Z&to=%2B275760-01-01T00:00:00Z'],
    ['to', 'from=2026-11-03T00:00:00Z&to=2026-11-03T00:00:00Z'],
    ['to', 'from=2026-11-03T00:00:00Z&to=2027-02-04T00:00:00Z'],
  ])('refuses a wrong %s', async (field, query) => {
    const { id } = await add();
    const { status, body } = await school.client('teacher').get<unknown>(`/apparatus/${id}/availability?${query}`);
    expect(status).toBe(422);
    expect(body.errors?.[0]?.field).toBe(field);
  });
});
