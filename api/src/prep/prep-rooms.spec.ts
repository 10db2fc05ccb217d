import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Apparatus, Department, Person, PrepList, Requisition, Room } from '@app/shared';
import type { Page } from '../core/http/index.js';
import { newId } from '../core/ids/index.js';
import { BASE_ROWS, FieldSchool } from '../testing/base-timetable.js';
import { startTestApp, type TestApp } from '../testing/index.js';

const MONDAY = '2026-11-23';

describe('prep rooms', () => {
  let kit: TestApp;
  let field: FieldSchool;
  let other: FieldSchool;
  let rooms: Map<string, Room>;
  let upstairs: Room;
  let downstairs: Room;
  beforeAll(async () => {
    kit = await startTestApp('2026-11-10T09:00:00Z');
    field = await FieldSchool.on(kit, [...BASE_ROWS, ',Mon,P3,8F,8,20,Science,Science,BRAM,']);
    other = await FieldSchool.on(kit);
    rooms = new Map((await field.admin.get<Page<Room>>('/rooms?limit=200')).body.items.map((room) => [room.code, room]));
    upstairs = (await field.admin.post<Room>('/rooms', { code: 'Prep up', prep: true })).body;
    downstairs = (await field.admin.post<Room>('/rooms', { code: 'Prep down', prep: true })).body;
    await field.admin.put(`/rooms/${rooms.get('North 1')?.id}`, { code: 'North 1', prepRoomId: upstairs.id });
    await field.admin.put(`/rooms/${rooms.get('North 3')?.id}`, { code: 'North 3', prepRoomId: downstairs.id });
  });
  afterAll(() => kit.stop());

  const department = async (body: object, by = field.admin) => by.put<Department>(`/departments/${field.school.departmentId}`, body);
  const person = async (body: object) => {
    const { items } = (await field.admin.get<Page<Person>>('/people?limit=200')).body;
    const one = items.find(({ id }) => id === field.school.personId('technician'));
    return field.admin.put<Person>(`/people/${one?.id}`, { version: one?.version, ...body });
  };
  const list = async (query = '', date = MONDAY, by = field.technician) => by.get<PrepList>(`/prep-list?date=${date}${query}`);
  const deliveries = async (query = '') => (await list(query)).body.deliveries.map(({ title }) => title).sort();
  const ask = async (group: string, title: string) =>
    (await field.ask(group, MONDAY, { title, lines: [{ name: `Kit of ${title}`, kind: 'apparatus', perClass: 2 }] })).body as Requisition;

  it('are those of departments, people and apparatus, and stay where they are not sent', async () => {
    expect((await department({ prepRoomIds: [upstairs.id, downstairs.id] })).body.prepRoomIds).toEqual([upstairs.id, downstairs.id]);
    expect((await department({ asks: true })).body.prepRoomIds).toEqual([upstairs.id, downstairs.id]);
    expect((await department({ prepRoomIds: [] })).body.prepRoomIds).toEqual([]);
    expect((await person({ prepRoomId: upstairs.id })).body.prepRoomId).toBe(upstairs.id);
    expect((await person({ active: true })).body.prepRoomId).toBe(upstairs.id);
    expect((await person({ prepRoomId: null })).body.prepRoomId).toBeNull();
    const { body } = await field.technician.post<Apparatus>('/apparatus', { name: 'Balance', owned: 4, prepRoomId: downstairs.id });
    expect(body.prepRoomId).toBe(downstairs.id);
    const changed = await field.technician.put<Apparatus>(`/apparatus/${body.id}`, { version: body.version, owned: 5 });
    expect(changed.body.prepRoomId).toBe(downstairs.id);
    const gone = await field.technician.put<Apparatus>(`/apparatus/${body.id}`, { version: changed.body.version, prepRoomId: null });
    expect(gone.body.prepRoomId).toBeNull();
  });

  it('are rooms of the school that are prep rooms, and nothing else', async () => {
    const theirs = (await other.admin.post<Room>('/rooms', { code: 'Prep theirs', prep: true })).body.id;
    for (const wrong of [rooms.get('North 1')?.id, theirs, newId(), 'me']) {
      expect(await department({ prepRoomIds: [wrong] })).toMatchObject({ status: 422, body: { errors: [{ field: 'prepRoomIds' }] } });
      expect(await person({ prepRoomId: wrong })).toMatchObject({ status: 422, body: { errors: [{ field: 'prepRoomId' }] } });
      const added = await field.technician.post('/apparatus', { name: `Lamp ${newId()}`, owned: 1, prepRoomId: wrong });
      expect(added).toMatchObject({ status: 422, body: { errors: [{ field: 'prepRoomId' }] } });
    }
    expect((await department({ prepRoomIds: null })).status).toBe(422);
  });

  it('have a list each: the work for the rooms that they serve, with what to pick for that alone', async () => {
    const { tasks } = await ask('10P', 'Density');
    await ask('9R', 'Rates');
    await ask('8F', 'Cells');
    expect(await deliveries()).toEqual(['Cells', 'Density', 'Rates']);
    // a lesson without a room is on the list of whoever serves its department
    expect(await deliveries(`&prepRoomId=${upstairs.id}`)).toEqual(['Cells', 'Density']);
    expect(await deliveries(`&prepRoomId=${downstairs.id}`)).toEqual(['Cells', 'Rates']);
    await department({ prepRoomIds: [downstairs.id] });
    expect(await deliveries(`&prepRoomId=${upstairs.id}`)).toEqual(['Density']);
    expect(await deliveries(`&prepRoomId=${downstairs.id}`)).toEqual(['Cells', 'Rates']);
    await department({ prepRoomIds: [] });
    const { body } = await list(`&prepRoomId=${upstairs.id}`, tasks.find(({ kind }) => kind === 'prepare')?.date);
    const picked = body.pickList.flatMap(({ items }) => items.map(({ name }) => name)).sort();
    expect(picked).toEqual(['Kit of Cells', 'Kit of Density']);
    expect(body.prepRooms.map(({ code }) => code)).toEqual(['Prep down', 'Prep up']);
  });

  it('follow who does the work where no room says it', async () => {
    await person({ prepRoomId: downstairs.id });
    const cells = (await list()).body.deliveries.find(({ title }) => title === 'Cells');
    await field.technician.patch(`/tasks/${cells?.id}`, { version: cells?.version, assigneeId: field.school.personId('technician') });
    expect(await deliveries(`&prepRoomId=${upstairs.id}`)).toEqual(['Density']);
    expect(await deliveries(`&prepRoomId=${downstairs.id}`)).toEqual(['Cells', 'Rates']);
    expect((await list(`&prepRoomId=${upstairs.id}`)).body.technicians).toEqual([]);
    expect((await list(`&prepRoomId=${downstairs.id}`)).body.technicians).toHaveLength(1);
  });

  it('are not found where there is none of that id', async () => {
    expect((await list('&prepRoomId=me')).status).toBe(422);
    for (const wrong of [newId(), rooms.get('North 1')?.id]) expect((await list(`&prepRoomId=${wrong}`)).status).toBe(404);
    expect((await list(`&prepRoomId=${upstairs.id}`, MONDAY, other.technician)).status).toBe(404);
  });
});
