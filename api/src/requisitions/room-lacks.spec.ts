import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Facility, PreviewAnswer, Requisition, Room, ToSettle } from '@app/shared';
import type { Page } from '../core/http/index.js';
import { FieldSchool } from '../testing/base-timetable.js';
import { startTestApp, type TestApp } from '../testing/index.js';

const MONDAY = '2026-11-23';

describe('a practical that needs what a room may lack', () => {
  let kit: TestApp;
  let field: FieldSchool;
  let rooms: Map<string, Room>;
  beforeAll(async () => {
    kit = await startTestApp('2026-11-10T09:00:00Z');
    field = await FieldSchool.on(kit);
    rooms = await roomsOf();
    await has('North 1', ['gas', 'mains']);
    await has('South 2', ['gas', 'fume-cupboard', 'blackout']);
    await has('North 3', ['gas', 'fume-cupboard']);
  });
  afterAll(() => kit.stop());

  async function roomsOf(): Promise<Map<string, Room>> {
    const { items } = (await field.admin.get<Page<Room>>('/rooms?limit=200')).body;
    return new Map(items.map((room) => [room.code, room]));
  }
  const idOf = (code: string) => rooms.get(code)?.id ?? '';
  const has = (code: string, facilities: Facility[], by = field.technician) => by.put<Room>(`/rooms/${idOf(code)}`, { code, facilities });
  async function practical(needs: Facility[], more: object = {}): Promise<{ id: string; version: number }> {
    const body = { title: `Esters ${crypto.randomUUID()}`, subject: 'Chemistry', groupSize: 2, lines: [], needs, ...more };
    return (await field.technician.post<{ id: string; version: number }>('/practicals', body)).body;
  }
  const preview = async (group: string, practicalId: string, more: object = {}) =>
    (
      await field.technician.post<PreviewAnswer>('/requisitions/preview', {
        lessonId: await field.lesson(group, MONDAY),
        practicalId,
        ...more,
      })
    ).body;
  const ask = async (group: string, practicalId: string) =>
    (
      await field.technician.post<Requisition>('/requisitions', {
        lessonId: await field.lesson(group, MONDAY),
        practicalId,
        status: 'submitted',
      })
    ).body;
  const cancel = async (asked: { id: string }) => {
    const { id, version } = await field.now(asked);
    await field.technician.post(`/requisitions/${id}/transitions`, { to: 'cancelled', version });
  };
  const change = async (group: string, body: object) =>
    field.technician.post<{ lesson: unknown }>(`/lessons/${await field.lesson(group, MONDAY)}/changes`, body);
  const back = async (group: string) => field.technician.delete(`/lessons/${await field.lesson(group, MONDAY)}/changes?anyway=true`);
  const toSettle = async ({ id }: { id: string }, by = field.technician) =>
    (await by.get<ToSettle[]>(`/to-settle?requisitionId=${id}`)).body[0];

  it('is told in the preview what its room lacks, and of rooms that have it and are free then', async () => {
    const { id } = await practical(['gas', 'fume-cupboard']);
    const before = await preview('10P', id);
    expect(before.roomLacks).toEqual(['fume-cupboard']);
    const offers = before.alternatives.filter(({ kind }) => kind === 'room');
    // North 3 has 9R in it then
    expect(offers.map(({ apply, facts }) => [apply, facts])).toMatchObject([
      [{ roomId: idOf('South 2') }, { room: 'South 2', better: ['room'], late: false, short: 0 }],
    ]);
    expect(offers[0]?.text).toBe('In South 2, free then');
    // what was promised is so once it is done
    expect((await change('10P', { kind: 'room', ...offers[0]?.apply })).status).toBe(201);
    expect(await preview('10P', id)).toMatchObject({ roomLacks: [], alternatives: [] });
    await back('10P');
    expect((await preview('9R', id)).roomLacks).toEqual([]);
    expect((await preview('10P', (await practical([])).id)).roomLacks).toEqual([]);
  });

  it('offers no room that is closed, too small, a prep room, or lacks it too', async () => {
    const { id } = await practical(['fume-cupboard']);
    const offered = async (more = {}) =>
      (await preview('10P', id, more)).alternatives.flatMap(({ facts }) => (facts.kind === 'room' ? [facts.room] : []));
    expect(await offered()).toEqual(['South 2']);
    const closed = await field.technician.post<{ id: string }>(`/rooms/${idOf('South 2')}/closures`, {
      from: MONDAY,
      to: MONDAY,
      note: '',
    });
    expect(await offered()).toEqual([]);
    await field.technician.delete(`/rooms/${idOf('South 2')}/closures/${closed.body.id}`);
    await field.technician.put(`/rooms/${idOf('South 2')}`, { code: 'South 2', places: 20 });
    expect(await offered()).toEqual([]);
    expect(await offered({ pupils: 12 })).toEqual(['South 2']);
    await field.technician.put(`/rooms/${idOf('South 2')}`, { code: 'South 2', places: null, prep: true });
    expect(await offered()).toEqual([]);
    await field.technician.put(`/rooms/${idOf('South 2')}`, { code: 'South 2', prep: false });
    expect(await offered()).toEqual(['South 2']);
  });

  it('is not to settle where it was asked for so, and says so on the request', async () => {
    const asked = await ask('10P', (await practical(['fume-cupboard'])).id);
    expect([asked.status, asked.roomLacks, await field.settle(asked)]).toEqual(['accepted', ['fume-cupboard'], []]);
    // what has nothing to do with it puts it on no list
    await has('South 2', ['gas', 'fume-cupboard']);
    await has('South 2', ['gas', 'fume-cupboard', 'blackout']);
    expect([(await field.now(asked)).roomLacks, await field.settle(asked)]).toEqual([['fume-cupboard'], []]);
    await cancel(asked);
  });

  it('is to settle once a change of room makes it so, with a room that has it in one step', async () => {
    const asked = await ask('9R', (await practical(['fume-cupboard'])).id);
    expect([asked.roomLacks, await field.settle(asked)]).toEqual([[], []]);
    await change('9R', { kind: 'room', roomId: idOf('North 1'), anyway: true });
    expect([(await field.now(asked)).roomLacks, await field.settle(asked)]).toEqual([['fume-cupboard'], ['room-lacks']]);
    const item = await toSettle(asked);
    expect(item).toMatchObject({ why: 'room-lacks', text: 'The room lacks what it needs' });
    const rooms = item?.options.filter(({ kind }) => kind === 'room') ?? [];
    expect(rooms.map(({ text }) => text)).toEqual(['Change to North 3, free then', 'Change to South 2, free then']);
    const { method, path, body } = rooms[0]?.apply ?? { method: 'POST', path: '', body: {} };
    expect([method, (await field.technician.post(path.replace('/api', ''), body)).status]).toEqual(['POST', 201]);
    expect([(await field.now(asked)).roomLacks, await field.settle(asked)]).toEqual([[], []]);
    await back('9R');
    await cancel(asked);
  });

  it('is to settle once its room has it no more, until that is put right, or it is left so', async () => {
    const asked = await ask('9R', (await practical(['fume-cupboard'])).id);
    await has('North 3', ['gas']);
    expect(await field.settle(asked)).toEqual(['room-lacks']);
    await has('North 3', ['gas', 'fume-cupboard']);
    expect(await field.settle(asked)).toEqual([]);
    await has('North 3', ['gas']);
    const left = (await toSettle(asked))?.options.find(({ kind }) => kind === 'go-short');
    expect(left?.text).toBe('Leave it in this room');
    expect((await field.technician.put(`/requisitions/${asked.id}`, left?.apply.body)).status).toBe(200);
    expect(await field.settle(asked)).toEqual([]);
    await has('North 3', ['gas', 'mains']);
    expect([(await field.now(asked)).roomLacks, await field.settle(asked)]).toEqual([['fume-cupboard'], []]);
    await has('North 3', ['gas', 'fume-cupboard']);
    await cancel(asked);
  });

  it('is to settle once its newer version needs what the room lacks, but not before that is taken; a draft follows the library', async () => {
    const title = `Esters ${crypto.randomUUID()}`;
    const { id, version } = await practical([], { title });
    const asked = await ask('10P', id);
    const draft = (
      await field.technician.post<Requisition>('/requisitions', {
        lessonId: await field.lesson('10Q', MONDAY),
        practicalId: id,
        status: 'draft',
      })
    ).body;
    await has('South 2', ['gas']);
    const newer = await field.technician.put<{ version: number }>(`/practicals/${id}`, {
      ...{ version, title, subject: 'Chemistry', groupSize: 2, lines: [] },
      needs: ['fume-cupboard'],
    });
    expect(newer.status).toBe(200);
    expect([(await field.now(asked)).roomLacks, await field.settle(asked)]).toEqual([[], []]);
    expect(await field.settle(draft)).toEqual(['room-lacks']);
    const now = await field.now(asked);
    expect(now.newer?.differs).toContain('needs');
    await field.technician.put(`/requisitions/${asked.id}`, { version: now.version, practicalVersion: newer.body.version });
    expect([(await field.now(asked)).roomLacks, await field.settle(asked)]).toEqual([['fume-cupboard'], ['room-lacks']]);
    // with another practical that needs nothing of the room it is settled
    const plain = await practical([]);
    await field.technician.put(`/requisitions/${asked.id}`, { version: (await field.now(asked)).version, practicalId: plain.id });
    expect([(await field.now(asked)).roomLacks, await field.settle(asked)]).toEqual([[], []]);
    await has('South 2', ['gas', 'fume-cupboard', 'blackout']);
    await cancel(asked);
  });

  it('is told to its people, and offers rooms to those alone who may change them', async () => {
    const teacher = await field.school.signIn('teacher');
    const asked = await ask('9R', (await practical(['fume-cupboard'])).id);
    await has('North 3', ['gas']);
    expect((await field.now(asked)).history.at(-1)?.note).toContain('the room lacks what it needs');
    expect(await toSettle(asked, teacher)).toBeUndefined();
    expect((await toSettle(asked, field.school.client('head')))?.options.map(({ kind }) => kind)).toContain('room');
    await has('North 3', ['gas', 'fume-cupboard']);
    await cancel(asked);
  });

  it('is offered another room where its own is closed (C16)', async () => {
    const asked = await ask('10P', (await practical(['gas'])).id);
    await field.technician.post(`/rooms/${idOf('North 1')}/closures`, { from: MONDAY, to: '2026-11-27', note: 'Exams' });
    const item = await toSettle(asked);
    expect([item?.why, item?.options.filter(({ kind }) => kind === 'room').map(({ room }) => room)]).toEqual(['closed', ['South 2']]);
    const ways = async () => [...new Set((await toSettle(asked))?.options.map(({ kind }) => kind))];
    // it has no mains, as the usual room has: another lesson in that one is offered before it
    expect(await ways()).toEqual(['move', 'room', 'cancel']);
    await has('South 2', ['gas', 'mains', 'fume-cupboard']);
    expect(await ways()).toEqual(['room', 'move', 'cancel']);
  });
});
