import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Problem, Requisition, SeriesAnswer } from '@app/shared';
import { FieldSchool } from '../testing/base-timetable.js';
import { startTestApp, TestSchool, type TestApp } from '../testing/index.js';

const ROWS = [
  ',Mon,P3,10P,10,24,Science,Science,HOLT,North 1',
  ',Mon,P4,10Q,10,22,Science,Science,HOLT,South 2',
  ',Tue,P1,10R,10,30,Science,Science,HOLT,North 3',
  ',Mon,P3,9R,9,30,Science,Science,KERR,North 4',
];
const ASKED = { title: 'Energy', lines: [{ name: 'Wire', perClass: 1 }], status: 'submitted' };

describe('a series', () => {
  let kit: TestApp;
  let field: FieldSchool;
  let lessons: string[];

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
  });
  afterAll(() => kit.stop());
  beforeEach(async () => {
    field = await FieldSchool.on(kit, ROWS);
    const at = (group: string, date: string) => field.lesson(group, date);
    lessons = [await at('10P', '2026-11-30'), await at('10Q', '2026-11-30'), await at('10R', '2026-12-01')];
  });

  const send = (lessonIds: unknown, requisition: object = ASKED, headers: Record<string, string> = {}) =>
    field.technician.post<SeriesAnswer & Problem>('/requisitions/series', { requisition, lessonIds }, headers);
  const stored = () => field.query<{ status: string }>('SELECT status FROM requisition WHERE school_id = $1 ORDER BY number');

  it('asks for the same at each lesson, in the order given, and all of it is taken back at once', async () => {
    const { status, body, headers } = await send([lessons[2], lessons[0], lessons[1]]);
    expect(status).toBe(200);
    expect(body.created.map(({ lesson }) => lesson.group?.code)).toEqual(['10R', '10P', '10Q']);
    expect(body.created.map(({ pupils }) => pupils)).toEqual([30, 24, 22]);
    expect(body.refused).toEqual([]);
    const undone = await field.technician.post('/undo', { token: headers['undo-token'] });
    expect(undone.status).toBe(200);
    expect(await stored()).toEqual([{ status: 'cancelled' }, { status: 'cancelled' }, { status: 'cancelled' }]);
  });

  it('judges each by itself: what is refused of one lesson is answered beside it, and writes nothing', async () => {
    const kitId = await field.apparatus(1);
    const asked = { ...ASKED, lines: [{ apparatusId: kitId, perClass: 1 }] };
    const first = await field.askFor('9R', '2026-11-30', kitId, 1);
    expect(first.status).toBe(201);
    const { body } = await send([...lessons, `${crypto.randomUUID()}_2026-11-30`], asked);
    expect(body.created.map(({ lesson }) => lesson.group?.code)).toEqual(['10Q', '10R']);
    expect(body.refused.map(({ lessonId, problem }) => [lessonId, (problem as Problem).code, (problem as Problem).status])).toEqual([
      [lessons[0], 'HOLD_REFUSED', 409],
      [expect.stringContaining('_2026-11-30'), 'NOT_FOUND', 404],
    ]);
    expect((body.refused[0]?.problem as Problem).shortages).toMatchObject([{ apparatusId: kitId, wanted: 1, free: 0, short: 1 }]);
    expect(await stored()).toHaveLength(3);
  });

  it('of fifty lessons of which one is refused keeps forty-nine, says which one was not and why, and can be sent again for that one', async () => {
    const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
    const rows = Array.from({ length: 25 }, (_, at) => {
      const period = `P${Math.floor(at / 5) + 1}`;
      return `,${weekdays[at % 5]},${period},Y${at},10,20,Science,Science,HOLT,East ${at}`;
    });
    field = await FieldSchool.on(kit, rows);
    const dates = (week: number) => Array.from({ length: 25 }, (_, at) => `2026-12-${String(7 * week + (at % 5)).padStart(2, '0')}`);
    const fifty: string[] = [];
    for (const week of [1, 2]) for (const [at, date] of dates(week).entries()) fifty.push(await field.lesson(`Y${at}`, date));
    const kitId = await field.apparatus(1);
    expect((await field.askFor('Y7', '2026-12-09', kitId, 1)).status).toBe(201);
    const asked = { ...ASKED, lines: [{ apparatusId: kitId, perClass: 1 }] };
    const { status, body, headers } = await send(fifty, asked);
    expect([status, fifty.length, body.created.length]).toEqual([200, 50, 49]);
    const [one] = body.refused;
    expect(body.refused).toHaveLength(1);
    expect(one).toMatchObject({ lessonId: fifty[7], problem: { code: 'HOLD_REFUSED', status: 409, shortages: [{ wanted: 1, free: 0 }] } });
    expect((one?.problem as Problem).detail).not.toBe('');
    expect(body.created.map(({ lesson }) => lesson.id)).toEqual(fifty.filter((id) => id !== fifty[7]));
    expect(await stored()).toHaveLength(50);
    const short = await send([fifty[7]], { ...asked, goShort: true });
    expect([short.body.created.length, short.body.created[0]?.short]).toEqual([1, true]);
    expect((await field.technician.post('/undo', { token: headers['undo-token'] })).status).toBe(200);
    expect((await stored()).filter((row) => row.status === 'cancelled')).toHaveLength(49);
  });

  it('takes nothing back once somebody has built on one of them', async () => {
    const { body, headers } = await send(lessons);
    const [one] = body.created as [Requisition];
    const to = await field.technician.post(`/requisitions/${one.id}/transitions`, { to: 'prepared', version: one.version });
    expect(to.status).toBe(200);
    const undone = await field.technician.post<Problem>('/undo', { token: headers['undo-token'] });
    expect([undone.status, undone.body.code]).toEqual([409, 'UNDO_TOO_LATE']);
    expect(await stored()).toEqual([{ status: 'prepared' }, { status: 'accepted' }, { status: 'accepted' }]);
  });

  it('does with one key what it did once', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() };
    const first = await send(lessons, ASKED, key);
    const again = await send(lessons, ASKED, key);
    expect(again.body).toEqual(first.body);
    expect(again.headers['undo-token']).toBe(first.headers['undo-token']);
    expect(await stored()).toHaveLength(3);
  });

  it.each([
    ['none', []],
    ['the same twice', ['same', 'same']],
    ['51', Array.from({ length: 51 }, (_, index) => `lesson-${index}`)],
    ['what is no list', 'lesson'],
    ['what is no text', [1]],
  ])('refuses %s', async (_, ids) => {
    const { status, body } = await send(Array.isArray(ids) ? ids.map((id) => (id === 'same' ? lessons[0] : id)) : ids);
    expect([status, body.code]).toEqual([422, 'INVALID']);
    expect(body.errors?.[0]?.field).toMatch(/^lessonIds/);
  });

  it('refuses a lesson within what is asked', async () => {
    const { status, body } = await send(lessons, { ...ASKED, lessonId: lessons[0] });
    expect([status, body.errors?.[0]?.field]).toEqual([422, 'requisition.lessonId']);
  });

  it('writes drafts too, and what a refused one recorded is not in the history', async () => {
    const { body } = await send(lessons, { ...ASKED, status: 'draft' });
    expect(body.created.map(({ status }) => status)).toEqual(['draft', 'draft', 'draft']);
    const [{ count }] = (await field.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM event WHERE school_id = $1 AND name LIKE 'requisition.%'",
    )) as [{ count: number }];
    expect(count).toBe(3);
  });

  it('is refused to who is signed out, and says of another school’s lesson that there is none', async () => {
    expect((await kit.client().post('/requisitions/series', { requisition: ASKED, lessonIds: lessons })).status).toBe(401);
    const other = await TestSchool.make(kit);
    const { body } = await other
      .client('technician')
      .post<SeriesAnswer>('/requisitions/series', { requisition: ASKED, lessonIds: lessons });
    expect(body.refused.map(({ problem }) => (problem as Problem).code)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
  });
});
