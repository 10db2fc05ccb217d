import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Requisition } from '@app/shared';
import { FIELD_CALENDAR, FieldSchool } from '../testing/base-timetable.js';
import { startTestApp, type TestApp } from '../testing/index.js';

const MONDAY = '2026-11-23';
const SNOW = { from: MONDAY, to: MONDAY, kind: 'other', name: 'Snow' } as const;

/** What a person does with a request whose lesson or teacher is not as it was leaves it as the world has it. */
describe('a step or change of a request', () => {
  let kit: TestApp;
  let field: FieldSchool;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
  });
  afterAll(() => kit.stop());
  beforeEach(async () => {
    field = await FieldSchool.on(kit);
  });

  const kerr = async () => (await field.query<{ id: string }>(`SELECT id FROM person WHERE school_id = $1 AND code = 'KERR'`))[0]?.id ?? '';
  const away = async (personId: string) => {
    const { status } = await field.admin.post('/absences', { personId, from: MONDAY, to: MONDAY });
    expect(status).toBe(201);
  };
  const close = async () => {
    expect((await field.calendar({ closures: [...FIELD_CALENDAR.closures, SNOW] })).status).toBe(200);
  };
  const put = ({ id, version }: Requisition, change: object) =>
    field.technician.put<Requisition>(`/requisitions/${id}`, { version, ...change });

  it('is on the list to settle from the beginning where its teacher is away already', async () => {
    await away(await kerr());
    const asked = await field.ask('9R', MONDAY);
    expect([asked.status, await field.settle(asked.body)]).toEqual([201, ['teacher-away']]);
  });

  it('comes on the list with whoever takes it over and is away', async () => {
    await away(await kerr());
    const asked = await field.ask('10P', MONDAY);
    expect(await field.settle(asked.body)).toEqual([]);
    expect((await put(asked.body, { teacherId: await kerr() })).status).toBe(200);
    expect(await field.settle(asked.body)).toEqual(['teacher-away']);
  });

  it('keeps a change of pupils on a day that was closed', async () => {
    const { body } = await field.ask('10P', MONDAY);
    await close();
    const changed = await put(await field.now(body), { pupils: 12 });
    expect([changed.status, changed.body.pupils, changed.body.tasks]).toEqual([200, 12, []]);
    expect([changed.body.deadline, await field.settle(body)]).toEqual([body.deadline, ['closed']]);
  });

  it('leaves what was made for a closed day to be cleared away', async () => {
    const { body } = await field.ask('10P', MONDAY);
    await close();
    const { version } = await field.now(body);
    const made = await field.technician.post<Requisition>(`/requisitions/${body.id}/transitions`, { version, to: 'prepared' });
    expect([made.status, made.body.tasks.map(({ kind, doneAt }) => [kind, doneAt])]).toEqual([200, [['clear', null]]]);
  });
});
