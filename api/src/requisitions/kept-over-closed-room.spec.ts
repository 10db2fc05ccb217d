import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PreviewAnswer, Requisition, Room, RoomClosureAnswer, SettleOption, ToSettle } from '@app/shared';
import type { Page } from '../core/http/index.js';
import { Worker } from '../core/jobs/index.js';
import { FieldSchool } from '../testing/base-timetable.js';
import { startTestApp, type TestApp } from '../testing/index.js';

const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';

describe('a practical that stays out in a room that is closed meanwhile', () => {
  let kit: TestApp;
  let field: FieldSchool;
  let kitId: string;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
  });
  afterAll(() => kit.stop());
  beforeEach(async () => {
    field = await FieldSchool.on(kit);
    kitId = await field.apparatus(10, { turnaroundMinutes: 30 });
  });

  const keep = async (until: string, more: object = {}) =>
    field.askFor('10P', MONDAY, kitId, 6, { keepUntilLessonId: await field.lesson('10P', until), ...more });
  const holds = () =>
    field.query<{ from: string; to: string }>(
      `SELECT to_char(starts_at AT TIME ZONE 'UTC', 'DD HH24:MI') AS from, to_char(ends_at AT TIME ZONE 'UTC', 'DD HH24:MI') AS to FROM hold WHERE school_id = $1 ORDER BY starts_at`,
    );
  const close = async (from: string, to = from, room = 'North 1') => {
    const { items } = (await field.admin.get<Page<Room>>('/rooms?limit=50')).body;
    const id = items.find(({ code }) => code === room)?.id;
    const answer = await field.technician.post<RoomClosureAnswer>(`/rooms/${id}/closures`, { from, to, note: 'Exams' });
    expect(answer.status).toBe(201);
    return answer;
  };
  const listed = async ({ id }: { id: string }) => (await field.technician.get<ToSettle[]>(`/to-settle?requisitionId=${id}`)).body[0];
  const take = async ({ apply }: SettleOption) =>
    apply.method === 'PUT'
      ? field.technician.put<Requisition>(apply.path.slice('/api'.length), apply.body)
      : field.technician.post<Requisition>(apply.path.slice('/api'.length), apply.body);
  const option = async (of: { id: string }, kind: string) => (await listed(of))?.options.find((one) => one.kind === kind);
  const taken = async (of: { id: string }, kind: string) => {
    const way = await option(of, kind);
    expect(way).toBeDefined();
    const answer = await take(way!);
    expect([200, 201]).toContain(answer.status);
    return answer;
  };

  it('is to settle, on the first day, the last or one between, and not before or after', async () => {
    const { body } = await keep(WEDNESDAY);
    for (const [from, to, whys] of [
      ['2026-11-19', '2026-11-20', []],
      [MONDAY, MONDAY, ['closed']],
      [TUESDAY, TUESDAY, ['closed']],
      [WEDNESDAY, WEDNESDAY, ['closed']],
      ['2026-11-26', '2026-12-04', []],
    ] as const) {
      const closed = await close(from, to);
      expect(await field.settle(body)).toEqual(whys);
      expect((await field.technician.post('/undo', { token: closed.headers['undo-token'] })).status).toBe(200);
      expect(await field.settle(body)).toEqual([]);
    }
    await close(TUESDAY, TUESDAY, 'South 2');
    expect(await field.settle(body)).toEqual([]);
  });

  it('is told of, with its kit where it was and the days named', async () => {
    const { body } = await keep(WEDNESDAY);
    const closed = await close(TUESDAY);
    expect(closed.body.affected.map(({ requisitionId }) => requisitionId)).toEqual([body.id]);
    expect(await holds()).toEqual([{ from: '23 11:10', to: '25 15:30' }]);
    expect((await listed(body))?.text).toBe('North 1, where it stays out, is closed Tue 24 Nov: Exams');
    await kit.app.get(Worker).run('notify');
    const told = await field.query<{ text: string }>("SELECT text FROM notification WHERE school_id = $1 AND text LIKE '%stays out%'");
    expect(told.length).toBeGreaterThan(1);
    expect(told.every(({ text }) => text.includes('North 1, where it stays out, is closed Tue 24 Nov: Exams'))).toBe(true);
  });

  it('is settled by another room that is open on all of the days', async () => {
    const { body } = await keep(WEDNESDAY);
    await close(TUESDAY);
    await close(WEDNESDAY, WEDNESDAY, 'South 2');
    const rooms = (await listed(body))?.options.flatMap(({ room }) => room ?? []);
    expect(rooms).toEqual([]);
    await field.admin.post('/rooms', { code: 'West 9', facilities: [] });
    expect((await option(body, 'room'))?.room).toBe('West 9');
    await taken(body, 'room');
    expect([(await field.now(body)).lesson.room?.code, await field.settle(body)]).toEqual(['West 9', []]);
  });

  it('is settled by taking it down after its lesson, which is no late change, and is undone', async () => {
    const { body } = await keep(WEDNESDAY);
    kit.clock.set('2026-11-20T16:00:00Z');
    await field.school.signIn('technician');
    await field.school.signIn('admin');
    try {
      await close(TUESDAY, WEDNESDAY);
      const { headers } = await taken(body, 'take-down');
      const now = await field.now(body);
      expect([now.keepUntilLessonId, now.late]).toEqual([null, false]);
      const steps = await field.query<{ name: string }>('SELECT name FROM event WHERE school_id = $1 AND subject_id = $2', [body.id]);
      expect(steps.map(({ name }) => name)).not.toContain('requisition.changed-late');
      expect([await field.settle(body), await holds()]).toEqual([[], [{ from: '23 11:10', to: '23 12:40' }]]);
      expect((await field.technician.post('/undo', { token: headers['undo-token'] })).status).toBe(200);
      expect(await field.settle(body)).toEqual(['closed']);
    } finally {
      kit.clock.set('2026-11-18T09:00:00Z');
    }
  });

  it('once it is out there, is settled by fetching it, and stands on the list until then', async () => {
    const { body } = await keep('2026-11-30');
    for (const to of ['accepted', 'prepared', 'delivered'])
      await field.technician.post(`/requisitions/${body.id}/transitions`, { to, version: (await field.now(body)).version });
    kit.clock.set('2026-11-26T09:00:00Z');
    await field.school.signIn('technician');
    try {
      await close('2026-11-27');
      const options = (await listed(body))?.options.map(({ kind }) => kind);
      expect(options).toEqual(['take-down']);
      await taken(body, 'take-down');
      expect([(await field.now(body)).status, await listed(body), await holds()]).toEqual(['collected', undefined, []]);
    } finally {
      kit.clock.set('2026-11-18T09:00:00Z');
    }
  });

  it('is to settle too when it is asked for after the closure, or kept out by a change', async () => {
    await close(TUESDAY);
    expect(await field.settle((await keep(WEDNESDAY)).body)).toEqual(['closed']);
    const later = await field.askFor('10P', MONDAY, kitId, 1);
    expect(await field.settle(later.body)).toEqual([]);
    const kept = await field.technician.put<Requisition>(`/requisitions/${later.body.id}`, {
      version: later.body.version,
      keepUntilLessonId: await field.lesson('10P', WEDNESDAY),
    });
    expect(await field.settle(kept.body)).toEqual(['closed']);
  });

  it('is not offered a lesson whose room is closed', async () => {
    const { body } = await field.askFor('10P', MONDAY, kitId, 1);
    await close(MONDAY, WEDNESDAY);
    const dates = (await listed(body))?.options.flatMap(({ date }) => date ?? []);
    expect(dates).toEqual(['2026-11-18', '2026-11-30', '2026-12-02']);
  });
});

describe('a lesson whose room is closed', () => {
  let kit: TestApp;
  let field: FieldSchool;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
  });
  afterAll(() => kit.stop());

  it('is warned of before anything is sent, with rooms that are open and free then; another room takes the warning away', async () => {
    field = await FieldSchool.on(kit);
    const { items } = (await field.admin.get<Page<Room>>('/rooms?limit=50')).body;
    const north = items.find(({ code }) => code === 'North 1');
    const ask = { lessonId: await field.lesson('10P', MONDAY), title: 'Energy', lines: [{ name: 'Wire', perClass: 1 }] };
    const look = async () => (await field.technician.post<PreviewAnswer>('/requisitions/preview', ask)).body;
    const before = await look();
    expect([before.roomClosed, before.alternatives.filter(({ kind }) => kind === 'room')]).toEqual([null, []]);
    const days = { from: MONDAY, to: TUESDAY, note: 'Exams' };
    expect((await field.technician.post(`/rooms/${north?.id}/closures`, days)).status).toBe(201);
    const now = await look();
    expect(now.roomClosed).toEqual({ code: 'North 1', ...days });
    const rooms = now.alternatives.filter(({ kind }) => kind === 'room');
    expect(rooms.length).toBeGreaterThan(0);
    for (const { facts } of rooms) expect(facts).toMatchObject({ better: ['room'] });
    expect(rooms.map(({ facts }) => ('room' in facts ? facts.room : ''))).not.toContain('North 1');
    for (const { apply } of now.alternatives.filter(({ kind }) => kind === 'lesson'))
      expect((await field.technician.post<PreviewAnswer>('/requisitions/preview', { ...ask, ...apply })).body.roomClosed).toBeNull();
    const room = { kind: 'room', roomId: rooms[0]?.apply.roomId };
    expect((await field.technician.post(`/lessons/${ask.lessonId}/changes`, room)).status).toBe(201);
    expect((await look()).roomClosed).toBeNull();
  });
});
