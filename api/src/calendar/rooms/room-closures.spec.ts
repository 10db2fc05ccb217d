import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Lesson, Room, RoomAvailability, RoomClosureAnswer, RoomSwapAnswer } from '@app/shared';
import type { Page } from '../../core/http/index.js';
import { newId } from '../../core/ids/index.js';
import { Worker } from '../../core/jobs/index.js';
import { FieldSchool } from '../../testing/base-timetable.js';
import { startTestApp, type TestApp } from '../../testing/index.js';

const MONDAY = '2026-11-23';
const WEEK = { from: MONDAY, to: '2026-11-27', note: 'Exams' };

describe('a room', () => {
  let kit: TestApp;
  let field: FieldSchool;
  let rooms: Map<string, string>;
  let people: Map<string, string>;
  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
    field = await FieldSchool.on(kit);
    rooms = await roomsOf(field);
    people = new Map(
      (await field.query<{ id: string; code: string }>('SELECT id, code FROM person WHERE school_id = $1')).map((p) => [p.code, p.id]),
    );
  });
  afterAll(() => kit.stop());

  async function roomsOf(of: FieldSchool) {
    const { items } = (await of.admin.get<Page<Room>>('/rooms?limit=200')).body;
    return new Map(items.map(({ code, id }) => [code, id]));
  }
  const close = (body: object, room = 'North 1', by = field.technician) =>
    by.post<RoomClosureAnswer>(`/rooms/${rooms.get(room)}/closures`, body);
  const open = ({ id }: { id: string }, room = 'North 1', by = field.technician) => by.delete(`/rooms/${rooms.get(room)}/closures/${id}`);
  const available = (room: string, from = MONDAY, to = MONDAY, by = field.school.client('teacher')) =>
    by.get<RoomAvailability>(`/rooms/${rooms.get(room)}/availability?from=${from}&to=${to}`);
  const messagesOf = (code: string) =>
    field.query<{ subject: string; text: string }>(
      'SELECT subject, text FROM notification WHERE school_id = $1 AND person_id = $2 ORDER BY id DESC',
      [people.get(code)],
    );

  it('that is closed for a week is said once: its lessons have no room, their requests are to settle, and their people are told (C16)', async () => {
    const asked = [(await field.ask('10P', MONDAY)).body, (await field.ask('10P', '2026-11-25')).body];
    const after = (await field.ask('10P', '2026-11-30')).body;
    const { status, body, headers } = await close(WEEK);
    expect([status, body.from, body.to, body.note]).toEqual([201, MONDAY, '2026-11-27', 'Exams']);
    expect(body.affected.map(({ requisitionId }) => requisitionId)).toEqual(asked.map(({ id }) => id));
    expect(body.lessons.map(({ date, group }) => [date, group.code])).toEqual([
      [MONDAY, '10P'],
      ['2026-11-25', '10P'],
    ]);
    const lessons = (await field.admin.get<Page<Lesson>>(`/lessons?from=${MONDAY}&to=2026-11-30&teacherId=${people.get('HOLT')}`)).body
      .items;
    expect(lessons.map(({ room, change }) => [room?.code ?? null, change])).toEqual([
      [null, { kind: 'room-closed', note: 'Exams' }],
      [null, { kind: 'room-closed', note: 'Exams' }],
      ['North 1', null],
    ]);
    for (const one of asked) expect(await field.settle(one)).toEqual(['closed']);
    expect(await field.settle(after)).toEqual([]);
    // the lesson is held somewhere: its kit and its work stay
    expect((await field.now(asked[0]!)).tasks.length).toBeGreaterThan(0);
    await kit.app.get(Worker).run('notify');
    const [told] = await messagesOf('HOLT');
    expect(told?.text).toContain('North 1 (Exams) is closed that day');
    const [technicians] = await messagesOf('TECHNICIAN');
    expect(technicians?.text).toContain('North 1 (Exams) is closed that day');
    // another room settles it
    const id = await field.lesson('10P', MONDAY);
    expect((await field.technician.post(`/lessons/${id}/changes`, { kind: 'room', roomId: rooms.get('South 2') })).status).toBe(201);
    expect(await field.settle(asked[0]!)).toEqual([]);
    expect((await field.now(asked[0]!)).lesson.room?.code).toBe('South 2');
    expect((await field.technician.post('/undo', { token: headers['undo-token'] })).status).toBe(200);
    expect(await field.settle(asked[1]!)).toEqual([]);
    expect((await field.now(asked[1]!)).lesson.room?.code).toBe('North 1');
    expect((await field.technician.delete(`/lessons/${id}/changes`)).status).toBe(200);
  });

  it('that is closed tells whoever asks there afterwards', async () => {
    const closed = (await close({ ...WEEK, from: '2026-12-07', to: '2026-12-07' })).body;
    const asked = (await field.ask('10P', '2026-12-07')).body;
    expect(asked.lesson.room).toBeNull();
    expect(await field.settle(asked)).toEqual(['closed']);
    const opened = await open(closed);
    expect(opened.status).toBe(204);
    expect(await field.settle(asked)).toEqual([]);
    expect((await open(closed)).status).toBe(404);
    // whoever opened it by mistake has it closed again in one step
    expect((await field.technician.post('/undo', { token: opened.headers['undo-token'] })).status).toBe(200);
    expect(await field.settle(asked)).toEqual(['closed']);
    expect((await open(closed)).status).toBe(204);
  });

  it.each([
    [{ from: MONDAY, to: '2026-11-20', note: '' }, 'to'],
    [{ from: MONDAY, to: '2028-11-20', note: '' }, 'to'],
    [{ from: '2026-11-02', to: '2026-11-03', note: '' }, 'to'],
    [{ from: 'Monday', to: MONDAY, note: '' }, 'from'],
    [{ from: MONDAY, to: MONDAY }, 'note'],
    [{ from: MONDAY, to: MONDAY, note: 'x'.repeat(501) }, 'note'],
  ])('refuses to be closed by %j, naming %s', async (body, name) => {
    expect(await close(body)).toMatchObject({
      status: 422,
      body: { errors: expect.arrayContaining([expect.objectContaining({ field: name })]) },
    });
  });

  it('is closed by technicians, heads and admins of the school alone', async () => {
    const theirs = await FieldSchool.on(kit);
    expect((await kit.client().post(`/rooms/${rooms.get('North 1')}/closures`, WEEK)).status).toBe(401);
    expect((await close(WEEK, 'North 1', field.school.client('teacher'))).status).toBe(403);
    expect((await close(WEEK, 'North 1', theirs.technician)).status).toBe(404);
    expect((await available('North 1', MONDAY, MONDAY, theirs.technician)).status).toBe(404);
    expect((await field.technician.post(`/rooms/${newId()}/closures`, WEEK)).status).toBe(404);
    const { body } = await close(WEEK, 'North 3', field.school.client('head'));
    expect((await open(body, 'North 3', theirs.admin)).status).toBe(404);
    expect((await open(body, 'North 1')).status).toBe(404);
    expect((await open(body, 'North 3', field.admin)).status).toBe(204);
  });

  it('says who has it when, and in which periods it is free', async () => {
    const { body } = await available('North 1');
    expect(body.items).toMatchObject([
      {
        from: '2026-11-23T11:10:00Z',
        to: '2026-11-23T12:10:00Z',
        lesson: { group: { code: '10P' }, teacher: { code: 'HOLT' } },
        closure: null,
      },
    ]);
    expect(body.periods.map(({ period, free }) => [period, free])).toEqual([
      ['P1', true],
      ['P2', true],
      ['P3', false],
      ['P4', true],
      ['P5', true],
    ]);
    const id = await field.lesson('10P', MONDAY);
    await field.technician.post(`/lessons/${id}/changes`, { kind: 'room', roomId: rooms.get('South 2') });
    expect((await available('North 1')).body.items).toEqual([]);
    expect((await available('South 2')).body.items.map(({ lesson }) => lesson?.group.code)).toEqual(['10P', '10Q']);
    await field.technician.delete(`/lessons/${id}/changes`);
    const closed = (await close({ ...WEEK, to: MONDAY })).body;
    expect((await available('North 1')).body).toMatchObject({
      items: [{ lesson: null, closure: { id: closed.id, note: 'Exams' }, from: '2026-11-23T00:00:00Z', to: '2026-11-24T00:00:00Z' }],
      closures: [{ id: closed.id }],
    });
    expect((await available('North 1')).body.periods.every(({ free, closed: is }) => !free && is)).toBe(true);
    await open(closed);
    expect((await available('North 1', MONDAY, '2027-03-01')).status).toBe(422);
    expect((await available('North 1', MONDAY, '2026-11-20')).status).toBe(422);
  });

  describe('changes places with another', () => {
    const swap = (lessonIds: unknown, by = field.technician) => by.post<RoomSwapAnswer & { code: string }>('/room-swaps', { lessonIds });

    it('where two lessons share time, in one step that is taken back as one', async () => {
      const [one, other] = [await field.lesson('10P', MONDAY), await field.lesson('9R', MONDAY)];
      const asked = [(await field.ask('10P', MONDAY)).body, (await field.ask('9R', MONDAY)).body];
      const { status, body, headers } = await swap([one, other]);
      expect([status, body.lessons.map(({ room }) => room?.code)]).toEqual([201, ['North 3', 'North 1']]);
      expect(body.affected.map(({ requisitionId }) => requisitionId)).toEqual(expect.arrayContaining(asked.map(({ id }) => id)));
      expect(await Promise.all(asked.map(async (of) => (await field.now(of)).lesson.room?.code))).toEqual(['North 3', 'North 1']);
      await kit.app.get(Worker).run('notify');
      expect((await messagesOf('HOLT'))[0]?.text).toContain('it is in North 3 now, not North 1');
      expect((await messagesOf('KERR'))[0]?.text).toContain('it is in North 1 now, not North 3');
      expect((await field.technician.post('/undo', { token: headers['undo-token'] })).status).toBe(200);
      expect(await Promise.all(asked.map(async (of) => (await field.now(of)).lesson.room?.code))).toEqual(['North 1', 'North 3']);
    });

    it('but not where they do not, are one, are none, or another school’s', async () => {
      const [one, later] = [await field.lesson('10P', MONDAY), await field.lesson('10Q', MONDAY)];
      expect(await swap([one, later])).toMatchObject({ status: 422, body: { errors: [{ field: 'lessonIds' }] } });
      expect((await swap([one, one])).status).toBe(422);
      expect((await swap([one])).status).toBe(422);
      expect((await swap([one, later, one])).status).toBe(422);
      expect((await swap('both')).status).toBe(422);
      expect((await swap([one, `${newId()}_${MONDAY}`])).status).toBe(404);
      expect((await swap([one, 'me'])).status).toBe(404);
      const theirs = await FieldSchool.on(kit);
      expect((await swap([one, await field.lesson('9R', MONDAY)], theirs.technician)).status).toBe(404);
      expect((await swap([one, await field.lesson('9R', MONDAY)], field.school.client('teacher'))).status).toBe(403);
    });
  });
});
