import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Lesson, LessonChangeAnswer, Room } from '@app/shared';
import type { Page } from '../../core/http/index.js';
import { newId } from '../../core/ids/index.js';
import { BASE_ROWS, FieldSchool } from '../../testing/base-timetable.js';
import { startTestApp, type TestApp } from '../../testing/index.js';

const MONDAY = '2026-11-23';

describe('changes of a lesson', () => {
  let kit: TestApp;
  let field: FieldSchool;
  let other: FieldSchool;
  let rooms: Map<string, string>;
  let people: Map<string, string>;
  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
    field = await FieldSchool.on(kit);
    other = await FieldSchool.on(kit);
    rooms = await roomsOf(field);
    people = await peopleOf(field);
  });
  afterAll(() => kit.stop());

  async function roomsOf(of: FieldSchool): Promise<Map<string, string>> {
    const { items } = (await of.admin.get<Page<Room>>('/rooms?limit=200')).body;
    return new Map(items.map(({ code, id }) => [code, id]));
  }
  async function peopleOf(of: FieldSchool): Promise<Map<string, string>> {
    return new Map(
      (await of.query<{ id: string; code: string }>('SELECT id, code FROM person WHERE school_id = $1')).map((p) => [p.code, p.id]),
    );
  }
  const change = (id: string, body: object, by = field.technician) =>
    by.post<LessonChangeAnswer & { code: string; lessons: unknown[] }>(`/lessons/${id}/changes`, body);
  const back = (id: string, query = '', by = field.technician) =>
    by.delete<LessonChangeAnswer & { code: string }>(`/lessons/${id}/changes${query}`);
  async function lessonsOf(code: string, of = field, ids = people, date = MONDAY): Promise<Lesson[]> {
    const { body } = await of.admin.get<Page<Lesson>>(`/lessons?from=${date}&to=${date}&teacherId=${ids.get(code)}`);
    return body.items;
  }
  const seen = async (id: string, code = 'HOLT') => (await lessonsOf(code)).find((one) => one.id === id);

  it('are for technicians, heads and admins of the school, each in their departments', async () => {
    const id = await field.lesson('10P', MONDAY);
    expect((await kit.client().post(`/lessons/${id}/changes`, {})).status).toBe(401);
    expect((await kit.client().delete(`/lessons/${id}/changes`)).status).toBe(401);
    const body = { kind: 'room', roomId: rooms.get('South 2') };
    expect((await change(id, body, field.school.client('teacher'))).status).toBe(403);
    expect((await change(id, body, other.technician)).status).toBe(404);
    expect((await back(id, '', other.technician)).status).toBe(404);
    for (const wrong of ['me', `${newId()}_${MONDAY}`, id.replace(MONDAY, '2026-11-24')])
      expect((await change(wrong, body)).status).toBe(404);
    for (const who of ['technician', 'head', 'admin']) {
      expect((await change(id, body, field.school.client(who))).status).toBe(201);
      expect((await back(id, '', field.school.client(who))).status).toBe(200);
    }
  });

  it('name what is kept out until a lesson as well as what is asked for there, and nothing that only stands there meanwhile', async () => {
    const [first, last] = [await field.lesson('10P', MONDAY), await field.lesson('10P', '2026-11-30')];
    const between = await field.lesson('10P', '2026-11-25');
    const { body: kept } = await field.ask('10P', MONDAY, { keepUntilLessonId: last });
    const affected = async (id: string) => {
      const { body } = await change(id, { kind: 'time', start: '13:30', end: '14:30' });
      await back(id);
      return body.affected.map(({ requisitionId, lessonId }) => [requisitionId, lessonId]);
    };
    expect(await affected(last)).toEqual([[kept.id, first]]);
    expect(await affected(first)).toEqual([[kept.id, first]]);
    expect(await affected(between)).toEqual([]);
    await field.technician.post(`/requisitions/${kept.id}/transitions`, { to: 'cancelled', version: (await field.now(kept)).version });
    expect(await affected(last)).toEqual([]);
  });

  it('put a lesson into another room, with what was said, and every request at it with it', async () => {
    const id = await field.lesson('10P', MONDAY);
    const asked = (await field.ask('10P', MONDAY)).body;
    const { status, body, headers } = await change(id, { kind: 'room', roomId: rooms.get('South 2'), note: 'Exams' });
    expect([status, body.affected.map(({ requisitionId }) => requisitionId)]).toEqual([201, [asked.id]]);
    expect(headers['undo-token']).toEqual(expect.any(String));
    expect(body.lesson).toMatchObject({ id, room: { code: 'South 2' }, change: { kind: 'room', note: 'Exams' } });
    expect(await seen(id)).toMatchObject({ room: { code: 'South 2' }, change: { kind: 'room', note: 'Exams' } });
    expect((await field.now(asked)).lesson.room?.code).toBe('South 2');
    // the same class on another day is where it was
    expect((await lessonsOf('HOLT', field, people, '2026-11-30'))[0]).toMatchObject({
      room: { code: 'North 1' },
      change: null,
      changes: [],
    });
    expect((await back(id)).body.lesson).toMatchObject({ room: { code: 'North 1' }, change: null });
    expect((await field.now(asked)).lesson.room?.code).toBe('North 1');
    expect((await back(id)).status).toBe(404);
  });

  it('are taken back by their token', async () => {
    const id = await field.lesson('9R', MONDAY);
    const { headers } = await change(id, { kind: 'room', roomId: rooms.get('South 2') });
    const second = await change(id, { kind: 'room', roomId: null });
    expect(second.body.lesson.room).toBeNull();
    expect((await field.technician.post('/undo', { token: second.headers['undo-token'] })).status).toBe(200);
    expect((await seen(id, 'KERR'))?.room?.code).toBe('South 2');
    expect((await field.technician.post('/undo', { token: headers['undo-token'] })).status).toBe(200);
    expect(await seen(id, 'KERR')).toMatchObject({ room: { code: 'North 3' }, change: null });
    const again = await change(id, { kind: 'cancelled' });
    const gone = await back(id);
    expect((await field.technician.post('/undo', { token: gone.headers['undo-token'] })).status).toBe(200);
    expect((await seen(id, 'KERR'))?.change?.kind).toBe('cancelled');
    expect((await field.technician.post('/undo', { token: again.headers['undo-token'] })).status).toBe(200);
    expect((await seen(id, 'KERR'))?.change).toBeNull();
  });

  it('refuse a room that another class has then, but not anyway', async () => {
    const id = await field.lesson('9R', MONDAY);
    const clash = await change(id, { kind: 'room', roomId: rooms.get('North 1') });
    expect(clash).toMatchObject({
      status: 409,
      body: { code: 'ROOM_CLASH', lessons: [{ id: await field.lesson('10P', MONDAY), group: { code: '10P' } }] },
    });
    expect((await seen(id, 'KERR'))?.room?.code).toBe('North 3');
    expect((await change(id, { kind: 'room', roomId: rooms.get('North 1'), anyway: true })).status).toBe(201);
    expect((await back(id)).status).toBe(200);
  });

  it('move a lesson to another time of its day, with holds, tasks and period', async () => {
    const id = await field.lesson('9R', MONDAY);
    const kit9 = await field.apparatus(10);
    const asked = (await field.askFor('9R', MONDAY, kit9, 6)).body;
    const { status, body } = await change(id, { kind: 'time', start: '14:00', end: '15:00' });
    expect([status, body.lesson.period, body.lesson.start, body.lesson.startTime]).toEqual([201, 'P5', '2026-11-23T14:00:00Z', '14:00']);
    expect(body.lesson.change).toMatchObject({ kind: 'time', note: 'at 14:00 to 15:00' });
    const now = await field.now(asked);
    expect([now.lesson.start, now.lesson.period, now.deadline, now.lateReason]).toEqual([
      '2026-11-23T14:00:00Z',
      'P5',
      asked.deadline,
      asked.lateReason,
    ]);
    expect(now.tasks.find(({ kind }) => kind === 'deliver')?.due).toBe('2026-11-23T14:00:00Z');
    const free = await field.admin.get<{ items: { from: string; to: string; held: number }[] }>(
      `/apparatus/${kit9}/availability?from=2026-11-23T11:10:00Z&to=2026-11-23T15:00:00Z`,
    );
    const held =
      (free.body as unknown as { items?: { from: string; held: number }[] }).items ??
      (free.body as unknown as { from: string; held: number }[]);
    expect(held.filter((step) => step.held > 0).map(({ from }) => from)).toEqual(['2026-11-23T14:00:00Z']);
    await back(id);
    expect((await field.now(asked)).lesson.start).toBe('2026-11-23T11:10:00Z');
  });

  it('refuse a time at which its teacher has another lesson, or another class its room', async () => {
    const third = await FieldSchool.on(kit, [
      ...BASE_ROWS,
      ',Mon,P5,8A,8,20,Science,Science,HOLT,North 2',
      ',Mon,P1,8B,8,20,Science,Science,BRAM,North 1',
    ]);
    const id = await third.lesson('10P', MONDAY);
    const move = (start: string, end: string, more = {}) =>
      third.technician.post<{ code: string; lessons: { group: { code: string } }[] }>(`/lessons/${id}/changes`, {
        kind: 'time',
        start,
        end,
        ...more,
      });
    expect(await move('14:30', '15:00')).toMatchObject({
      status: 409,
      body: { code: 'TEACHER_CLASH', lessons: [{ group: { code: '8A' } }] },
    });
    expect(await move('08:50', '09:50')).toMatchObject({ status: 409, body: { code: 'ROOM_CLASH', lessons: [{ group: { code: '8B' } }] } });
    expect((await move('08:50', '09:50', { anyway: true })).status).toBe(201);
  });

  it('call a lesson off: it makes no work and holds nothing, and its people settle the request', async () => {
    const id = await field.lesson('10Q', MONDAY);
    const kit10 = await field.apparatus(10);
    const asked = (await field.askFor('10Q', MONDAY, kit10, 10)).body;
    const { body } = await change(id, { kind: 'cancelled', note: 'Trip' });
    expect(body.lesson).toMatchObject({ change: { kind: 'cancelled', note: 'Trip' }, deadline: null });
    expect(await field.settle(asked)).toEqual(['lesson-gone']);
    expect((await field.now(asked)).tasks).toEqual([]);
    expect(await field.query('SELECT 1 FROM hold WHERE school_id = $1 AND requisition_id = $2', [asked.id])).toEqual([]);
    expect(await seen(id, 'BRAM')).toMatchObject({ change: { kind: 'cancelled', note: 'Trip' } });
    expect((await field.ask('10Q', MONDAY)).status).toBe(404);
    expect((await change(id, { kind: 'room', roomId: rooms.get('North 1') })).status).toBe(422);
    await back(id);
    expect(await field.settle(asked)).toEqual([]);
    expect((await field.now(asked)).tasks.length).toBeGreaterThan(0);
  });

  it('have somebody else take a lesson, who sees it, while its teacher sees that; the request is to settle', async () => {
    const id = await field.lesson('10Q', '2026-11-30');
    const asked = (await field.ask('10Q', '2026-11-30')).body;
    const holt = people.get('HOLT');
    const { status, body } = await change(id, { kind: 'cover', teacherId: holt });
    expect([status, body.lesson.teacher.code, body.lesson.change?.kind]).toEqual([201, 'HOLT', 'cover']);
    const theirs = (await lessonsOf('HOLT', field, people, '2026-11-30')).find((one) => one.id === id);
    expect(theirs).toMatchObject({ group: { code: '10Q' }, teacher: { code: 'HOLT' }, change: { kind: 'cover' } });
    expect((await lessonsOf('HOLT', field, people, '2026-12-07')).map(({ group }) => group?.code)).toEqual(['10P']);
    expect((await lessonsOf('BRAM', field, people, '2026-11-30'))[0]).toMatchObject({ id, change: { kind: 'cover' } });
    expect(await field.settle(asked)).toEqual(['teacher-changed']);
    const toSettle =
      await field.technician.get<{ requisition: { id: string }; options: { kind: string; teacher?: { code: string } }[] }[]>('/to-settle');
    const options = toSettle.body.find(({ requisition }) => requisition.id === asked.id)?.options ?? [];
    expect(options.find(({ kind }) => kind === 'hand-over')?.teacher?.code).toBe('HOLT');
    await back(id);
    expect(await field.settle(asked)).toEqual([]);
  });

  it('refuse who has another lesson then, who has left, and who takes it already', async () => {
    const id = await field.lesson('9R', MONDAY);
    expect(await change(id, { kind: 'cover', teacherId: people.get('HOLT') })).toMatchObject({
      status: 409,
      body: { code: 'TEACHER_CLASH', lessons: [{ group: { code: '10P' } }] },
    });
    expect((await change(id, { kind: 'cover', teacherId: people.get('KERR') })).status).toBe(422);
    const gone = await field.school.person('LEFT', ['teacher']);
    await field.admin.post(`/people/${gone}/leave`, {});
    expect(await change(id, { kind: 'cover', teacherId: gone })).toMatchObject({ status: 422, body: { errors: [{ field: 'teacherId' }] } });
    const theirs = (await peopleOf(other)).get('HOLT');
    expect((await change(id, { kind: 'cover', teacherId: theirs })).status).toBe(404);
  });

  it.each([
    [{}, 'kind'],
    [{ kind: 'party' }, 'kind'],
    [{ kind: 'room' }, 'roomId'],
    [{ kind: 'time' }, 'start'],
    [{ kind: 'time', start: '14:00' }, 'end'],
    [{ kind: 'time', start: '15:00', end: '14:00' }, 'end'],
    [{ kind: 'time', start: '14:00', end: '14:00' }, 'end'],
    [{ kind: 'time', start: '11:10', end: '12:10' }, 'start'],
    [{ kind: 'time', start: '05:00', end: '06:00' }, 'start'],
    [{ kind: 'time', start: '14:00', end: '23:00' }, 'end'],
    [{ kind: 'time', start: '25:00', end: '26:00' }, 'start'],
    [{ kind: 'cover' }, 'teacherId'],
    [{ kind: 'cancelled', roomId: 'x' }, 'roomId'],
    [{ kind: 'cancelled', note: 'x'.repeat(501) }, 'note'],
    [{ kind: 'cancelled', colour: 'red' }, 'colour'],
  ])('refuse %j, naming %s', async (body, field_) => {
    const id = await field.lesson('10P', MONDAY);
    expect(await change(id, body)).toMatchObject({
      status: 422,
      body: { errors: expect.arrayContaining([expect.objectContaining({ field: field_ })]) },
    });
  });

  it('refuse a room of another school, the room it is in, and a lesson that has ended', async () => {
    const id = await field.lesson('10P', MONDAY);
    const theirs = (await roomsOf(other)).get('South 2');
    expect(await change(id, { kind: 'room', roomId: theirs })).toMatchObject({ status: 404, body: { errors: [{ field: 'roomId' }] } });
    expect((await change(id, { kind: 'room', roomId: rooms.get('North 1') })).status).toBe(422);
    const past = await field.lesson('10P', '2026-11-16');
    expect((await change(past, { kind: 'cancelled' })).status).toBe(422);
  });

  it('stay on top of a timetable that is taken in again', async () => {
    const third = await FieldSchool.on(kit);
    const id = await third.lesson('10P', MONDAY);
    const inThird = await roomsOf(third);
    await third.technician.post(`/lessons/${id}/changes`, { kind: 'room', roomId: inThird.get('South 2') });
    await third.import(BASE_ROWS.map((row) => row.replace('10P,10,24', '10P,10,25')));
    const [lesson] = await lessonsOf('HOLT', third, await peopleOf(third));
    expect(lesson).toMatchObject({ id, room: { code: 'South 2' }, change: { kind: 'room' } });
    // one that the new timetable no longer has is gone, and its change harms nothing
    const taken = await third.import(BASE_ROWS.slice(1));
    expect(taken.status).toBe(200);
    expect(await lessonsOf('HOLT', third, await peopleOf(third))).toEqual([]);
  });
});
