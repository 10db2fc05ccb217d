import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Requisition, ToSettle } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { BASE_ROWS, FIELD_CALENDAR, FieldSchool } from '../testing/base-timetable.js';
import { type Client, startTestApp, type TestApp } from '../testing/index.js';

const MONDAY = '2026-11-23';
const SNOW = [...FIELD_CALENDAR.closures, { from: MONDAY, to: MONDAY, kind: 'other' as const, name: 'Snow' }];

let kit: TestApp;
let field: FieldSchool;
let draft: Requisition;
beforeAll(async () => {
  kit = await startTestApp('2026-11-18T09:00:00Z');
});
afterAll(() => kit.stop());
beforeEach(async () => {
  field = await FieldSchool.on(kit);
  draft = (await field.ask('10P', MONDAY, { status: 'draft' })).body;
});

const list = async (client: Client) => (await client.get<ToSettle[]>('/to-settle')).body;
const told = async () => {
  await kit.app.get(Worker).run();
  const rows = await field.query<{ code: string; subject: string; text: string }>(
    `SELECT p.code, n.subject, n.text FROM notification n JOIN person p ON p.school_id = $1 AND p.id = n.person_id
     WHERE n.school_id = $1 AND n.event = 'requisition.world-changed' ORDER BY p.code`,
  );
  return rows;
};
const lessonMoved = () => field.import(BASE_ROWS.map((row) => row.replace('Mon,P3,10P', 'Tue,P3,10P')));

describe('a draft whose lesson the world took away', () => {
  it('is on the list of its teacher and of who began it, of nobody else, and they are told', async () => {
    expect(draft.status).toBe('draft');
    await field.calendar({ closures: SNOW });
    expect(await list(field.technician)).toMatchObject([{ why: 'closed', requisition: { id: draft.id, status: 'draft' } }]);
    expect(await list(field.admin)).toEqual([]);
    expect(await list(field.school.client('head'))).toEqual([]);
    const subject = 'To settle: 10P Energy, Mon 23 Nov P3 – the school is closed that day (Snow)';
    const all = await told();
    expect(all).toMatchObject([
      { code: 'HOLT', subject },
      { code: 'TECHNICIAN', subject },
    ]);
    expect(all[0]?.text).toContain('a draft of');
    expect((await field.technician.get<{ count: number }>('/to-settle/count')).body.count).toBe(1);
  });

  it('is on the list from the beginning where the room is closed that day, whatever else changes', async () => {
    const { body: rooms } = await field.admin.get<{ items: { id: string; code: string }[] }>('/rooms?limit=50');
    const room = rooms.items.find(({ code }) => code === 'North 3');
    const closure = { from: MONDAY, to: MONDAY, note: 'Exams' };
    expect((await field.technician.post(`/rooms/${room?.id}/closures`, closure)).status).toBe(201);
    const { body: begun } = await field.ask('9R', MONDAY, { status: 'draft' });
    expect(await field.settle(begun)).toEqual(['closed']);
    await field.calendar({ closures: FIELD_CALENDAR.closures });
    expect(await field.settle(begun)).toEqual(['closed']);
  });

  it('goes from the list when its day is open again, and when it is put at another lesson', async () => {
    await field.calendar({ closures: SNOW });
    await field.calendar({});
    expect(await field.settle(draft)).toEqual([]);
    await field.calendar({ closures: SNOW });
    const { version } = await field.now(draft);
    const lessonId = await field.lesson('10P', '2026-11-30');
    expect((await field.technician.put(`/requisitions/${draft.id}`, { version, lessonId })).status).toBe(200);
    expect([await field.settle(draft), await list(field.technician)]).toEqual([[], []]);
  });

  it('stays on it while its words are changed, and is gone when it is cancelled', async () => {
    await lessonMoved();
    const { version } = await field.now(draft);
    const changed = await field.technician.put<Requisition>(`/requisitions/${draft.id}`, { version, pupils: 12 });
    expect([changed.status, await field.settle(draft)]).toEqual([200, ['moved']]);
    const cancelled = { version: changed.body.version, to: 'cancelled' };
    expect((await field.technician.post(`/requisitions/${draft.id}/transitions`, cancelled)).status).toBe(200);
    expect(await list(field.technician)).toEqual([]);
  });

  it('is moved in one step, as the list offers it, and stays a draft', async () => {
    await lessonMoved();
    const [item] = await list(field.technician);
    expect(item?.options[0]).toMatchObject({ kind: 'move', date: '2026-11-24', period: 'P3' });
    const { apply } = item?.options[0] ?? {};
    const path = apply?.path.replace('/api', '') ?? '';
    const moved = await field.technician.post<Requisition>(path, apply?.body);
    expect([moved.status, moved.body.status, moved.body.lesson.date]).toEqual([200, 'draft', '2026-11-24']);
    expect([await field.settle(draft), await list(field.technician)]).toEqual([[], []]);
  });
});

describe('a request whose lesson the timetable moved in its week', () => {
  it('is on the list as moved, with the lesson that took its place offered first, and is not late by going with it', async () => {
    const asked = (await field.ask('10P', MONDAY, { lateReason: 'forgot' })).body;
    await lessonMoved();
    const item = (await list(field.technician)).find(({ requisition }) => requisition.id === asked.id);
    expect(item).toMatchObject({ why: 'moved', whys: ['moved'], text: 'The lesson is at another time now' });
    expect(item?.options[0]).toMatchObject({ kind: 'move', date: '2026-11-24', period: 'P3' });
    const { apply } = item?.options[0] ?? {};
    const moved = await field.technician.post<Requisition>(apply?.path.replace('/api', '') ?? '', apply?.body);
    expect([moved.status, moved.body.late, moved.body.deadline]).toEqual([200, asked.late, asked.deadline]);
    expect((await told())[0]?.text).toContain('10P Energy, Tue 24 Nov P3 – the timetable has its lesson at another time now');
  });

  it('is on it as gone where nothing took its place in that week', async () => {
    const asked = (await field.ask('10P', MONDAY, { lateReason: 'forgot' })).body;
    await field.import(BASE_ROWS.filter((row) => !row.includes('10P')));
    expect(await field.settle(asked)).toEqual(['lesson-gone']);
    await lessonMoved();
    expect(await field.settle(asked)).toEqual(['moved']);
    await field.import(BASE_ROWS);
    expect(await field.settle(asked)).toEqual([]);
  });
});
