import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Room } from '@app/shared';
import type { Page } from '../../core/http/index.js';
import { newId } from '../../core/ids/index.js';
import { startTestApp, type TestApp, TestSchool } from '../../testing/index.js';

describe('rooms', () => {
  let kit: TestApp;
  let school: TestSchool;
  let other: TestSchool;
  beforeAll(async () => {
    kit = await startTestApp('2026-11-03T07:00:00Z');
    school = await TestSchool.make(kit);
    other = await TestSchool.make(kit);
  });
  afterAll(() => kit.stop());

  const add = (body: object, who = 'technician', of = school) => of.client(who).post<Room>('/rooms', body);
  const change = (id: string, body: object, who = 'technician', of = school) => of.client(who).put<Room>(`/rooms/${id}`, body);
  const list = async (query = '', of = school) => (await of.client('teacher').get<Page<Room>>(`/rooms${query}`)).body;

  it('are read by everybody who is signed in, and written by technicians, heads and admins', async () => {
    expect((await kit.client().get('/rooms')).status).toBe(401);
    expect((await kit.client().post('/rooms', {})).status).toBe(401);
    expect((await add({ code: 'Nope' }, 'teacher')).status).toBe(403);
    const { status, body } = await add({ code: 'South 1' });
    expect(status).toBe(201);
    expect((await change(body.id, { code: 'South 1' }, 'teacher')).status).toBe(403);
    for (const who of ['head', 'admin']) expect((await change(body.id, { code: 'South 1' }, who)).status).toBe(200);
    expect((await school.client('teacher').get<Room>(`/rooms/${body.id}`)).body).toMatchObject({ code: 'South 1', version: 3 });
  });

  it('have a name, what they have, places and a prep room; what is not sent stays', async () => {
    const prep = (await add({ code: 'Prep A', prep: true })).body;
    const { body } = await add({
      code: '  North 1 ',
      name: 'Physics 1',
      facilities: ['fume-cupboard', 'gas'],
      prepRoomId: prep.id,
      places: 32,
    });
    const whole = {
      id: body.id,
      version: 1,
      code: 'North 1',
      name: 'Physics 1',
      facilities: ['gas', 'fume-cupboard'],
      prep: false,
      prepRoomId: prep.id,
      places: 32,
    };
    expect(body).toEqual(whole);
    expect((await change(body.id, { code: 'North 1', facilities: [], version: 1 })).body).toEqual({ ...whole, version: 2, facilities: [] });
    expect((await change(body.id, { code: 'North 1', places: null, prepRoomId: null, name: null })).body).toMatchObject({
      name: null,
      places: null,
      prepRoomId: null,
    });
  });

  it('are listed by code, by words, by what they have, and of how many', async () => {
    const third = await TestSchool.make(kit);
    for (const code of ['b 2', 'A 1', 'Hall'])
      await third.client('admin').post('/rooms', { code, facilities: code === 'A 1' ? ['gas'] : [], prep: code === 'Hall' });
    const codes = async (query: string) => (await list(query, third)).items.map(({ code }) => code);
    expect(await codes('')).toEqual(['A 1', 'b 2', 'Hall']);
    expect(await codes('?q=hal')).toEqual(['Hall']);
    expect(await codes('?facility=gas')).toEqual(['A 1']);
    expect(await codes('?prep=true')).toEqual(['Hall']);
    const first = await list('?limit=2', third);
    expect(first).toMatchObject({ total: 3, nextCursor: expect.any(String) });
    expect(await codes(`?limit=2&cursor=${first.nextCursor}`)).toEqual(['Hall']);
    expect((await third.client('teacher').get('/rooms?facility=sauna')).status).toBe(422);
  });

  it('have a code of their own, whatever its capitals, in the school', async () => {
    await add({ code: 'East 1' });
    const second = (await add({ code: 'East 2' })).body;
    expect(await add({ code: 'EAST 1' })).toMatchObject({ status: 409, body: { code: 'ALREADY_EXISTS', errors: [{ field: 'code' }] } });
    expect(await change(second.id, { code: 'east 1' })).toMatchObject({ status: 409, body: { code: 'ALREADY_EXISTS' } });
    expect((await add({ code: 'East 1' }, 'admin', other)).status).toBe(201);
  });

  it.each([
    [{}, 'code'],
    [{ code: ' ' }, 'code'],
    [{ code: 'x'.repeat(101) }, 'code'],
    [{ code: 'R', facilities: ['sauna'] }, 'facilities'],
    [{ code: 'R', facilities: ['gas', 'gas'] }, 'facilities'],
    [{ code: 'R', places: 0 }, 'places'],
    [{ code: 'R', places: 1e9 }, 'places'],
    [{ code: 'R', places: 2.5 }, 'places'],
    [{ code: 'R', colour: 'red' }, 'colour'],
  ])('refuse %j, naming %s', async (body, field) => {
    expect(await add(body)).toMatchObject({ status: 422, body: { errors: expect.arrayContaining([expect.objectContaining({ field })]) } });
  });

  it('have a prep room of the school that is one, and no other school’s', async () => {
    const plain = (await add({ code: 'Plain' })).body;
    const theirs = (await add({ code: 'Prep T', prep: true }, 'admin', other)).body;
    const named = (status: number) => ({ status, body: { errors: [{ field: 'prepRoomId' }] } });
    expect(await add({ code: 'W 1', prepRoomId: plain.id })).toMatchObject(named(422));
    expect(await add({ code: 'W 1', prepRoomId: theirs.id })).toMatchObject(named(404));
    expect(await add({ code: 'W 1', prepRoomId: 'me' })).toMatchObject(named(404));
    const prep = (await add({ code: 'Prep W', prep: true })).body;
    expect((await add({ code: 'W 1', prepRoomId: prep.id })).status).toBe(201);
    expect(await change(prep.id, { code: 'Prep W', prep: false })).toMatchObject({ status: 409, body: { code: 'IN_USE' } });
  });

  it('are not found in another school, and not written over by who read an older state', async () => {
    const { body } = await add({ code: 'Far 1' });
    for (const id of [body.id, newId(), 'me']) expect((await change(id, { code: 'Mine' }, 'admin', other)).status).toBe(404);
    await change(body.id, { code: 'Far 2', version: 1 });
    expect(await change(body.id, { code: 'Far 3', version: 1 })).toMatchObject({
      status: 409,
      body: { code: 'STALE_VERSION', current: { code: 'Far 2', version: 2 } },
    });
  });

  it('are called by their new code in the timetable at once', async () => {
    const entry = await school.entry({ cycleDay: 'Tue', period: 'P1', room: 'Old 7' });
    const [room] = (await list('?q=Old 7')).items;
    await change(room?.id ?? '', { code: 'New 7' });
    const { body } = await school
      .client('teacher')
      .get<Page<{ id: string; room: { code: string } }>>('/lessons?from=2026-11-03&to=2026-11-03');
    expect(body.items.find(({ id }) => id.startsWith(entry))?.room.code).toBe('New 7');
  });
});
