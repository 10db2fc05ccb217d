import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PrepList, Problem, Requisition } from '@app/shared';
import { FIELD_CALENDAR, FieldSchool } from '../testing/base-timetable.js';
import { startTestApp, type TestApp } from '../testing/index.js';

const MONDAY = '2026-11-23';

describe('help in the lesson', () => {
  let kit: TestApp;
  let field: FieldSchool;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
  });
  afterAll(() => kit.stop());
  beforeEach(async () => {
    field = await FieldSchool.on(kit);
  });

  const help = (support: unknown, more: object = {}) => field.ask('10P', MONDAY, { support, lateReason: 'forgot', ...more });
  const windowOf = (body: Requisition) =>
    body.tasks.filter(({ kind }) => kind === 'support').map(({ from, due, minutes, date }) => [from, due, minutes, date]);

  it.each([
    [{ minutes: 20, when: 'start' }, '11:10', '11:30', 20],
    [{ minutes: 20, when: 'end' }, '11:50', '12:10', 20],
    [{ when: 'whole' }, '11:10', '12:10', 60],
    [{ minutes: 5, when: 'whole' }, '11:10', '12:10', 60],
  ])('%j is a task at exactly that time', async (support, from, due, minutes) => {
    const { status, body } = await help({ ...support, note: 'hold the hose' });
    expect(status).toBe(201);
    expect(body.support).toEqual({ minutes, when: support.when, note: 'hold the hose' });
    expect(windowOf(body)).toEqual([[`${MONDAY}T${from}:00Z`, `${MONDAY}T${due}:00Z`, minutes, MONDAY]]);
    const now = await field.now(body);
    expect([now.support, windowOf(now)]).toEqual([body.support, windowOf(body)]);
  });

  it.each([
    [{ minutes: 61, when: 'start' }, 'support.minutes'],
    [{ minutes: 0, when: 'start' }, 'support.minutes'],
    [{ minutes: 1.5, when: 'end' }, 'support.minutes'],
    [{ when: 'end' }, 'support.minutes'],
    [{ minutes: 10, when: 'middle' }, 'support.when'],
    [{ minutes: 10 }, 'support.when'],
    ['yes', 'support'],
  ])('refuses %j', async (support, at) => {
    const { status, body } = await help(support);
    expect([status, (body as unknown as Problem).errors?.[0]?.field]).toEqual([422, at]);
  });

  it('names who helps, and what they are called, to its teacher once somebody has taken it', async () => {
    const { body } = await help({ minutes: 20, when: 'start' });
    expect((await field.now(body)).helper).toBeUndefined();
    const task = (await field.prepList(MONDAY)).tasks.find(({ kind, requisitionId }) => kind === 'support' && requisitionId === body.id);
    await kit.db.transaction(field.school.id, () =>
      kit.db.query("UPDATE person SET title = 'Senior technician' WHERE school_id = $1 AND id = $2", [
        field.school.id,
        field.school.personId('technician'),
      ]),
    );
    const taken = await field.technician.patch(`/tasks/${task?.id}`, {
      version: task?.version,
      assigneeId: field.school.personId('technician'),
    });
    expect(taken.status).toBe(200);
    const helper = { id: field.school.personId('technician'), title: 'Senior technician' };
    expect((await field.now(body)).helper).toMatchObject(helper);
    // whatever is changed at its lesson, who took it keeps it, and the answer says so at once
    for (const change of [{ notes: 'By the window' }, { pupils: 12 }, { support: { minutes: 25, when: 'start' } }]) {
      const { version } = await field.now(body);
      const changed = await field.technician.put<Requisition>(`/requisitions/${body.id}`, { version, ...change });
      expect([changed.status, changed.body.helper]).toEqual([200, expect.objectContaining(helper)]);
      expect((await field.now(body)).helper).toEqual(changed.body.helper);
    }
  });

  it('stands on Today, and is ticked by itself', async () => {
    const { body } = await help({ minutes: 20, when: 'start', note: 'light the burners' });
    const list = await field.prepList(MONDAY);
    const task = list.tasks.find(({ kind }) => kind === 'support');
    expect(task).toMatchObject({ requisitionId: body.id, minutes: 20, lesson: { supportNote: 'light the burners' } });
    const done = await field.technician.patch<PrepList>(`/tasks/${task?.id}`, { version: task?.version, doneAt: '2026-11-23T11:30:00Z' });
    expect(done.status).toBe(200);
    expect((await field.now(body)).status).toBe(body.status);
  });

  it('alone makes nothing to carry, and is closed when the lesson is over', async () => {
    const { status, body } = await help({ when: 'whole' }, { lines: [], title: 'A second pair of hands' });
    expect([status, body.tasks.map(({ kind }) => kind)]).toEqual([201, ['support']]);
  });

  it('is changed and taken away, and moves with the bells', async () => {
    const { body } = await help({ minutes: 20, when: 'end' });
    const periods = FIELD_CALENDAR.periods.map((period) => (period.name === 'P3' ? { ...period, start: '11:20', end: '12:05' } : period));
    await field.calendar({ periods });
    const moved = await field.now(body);
    expect(windowOf(moved)).toEqual([[`${MONDAY}T11:45:00Z`, `${MONDAY}T12:05:00Z`, 20, MONDAY]]);
    const put = await field.technician.put<Requisition>(`/requisitions/${body.id}`, { version: moved.version, support: null });
    expect([put.status, put.body.support, windowOf(put.body)]).toEqual([200, null, []]);
  });

  it('counts in the load of its time, and waits for a technician where nobody works then', async () => {
    const row = () =>
      field.query<{ minutes: number }>(
        `SELECT sum(minutes)::float8 AS minutes FROM demand WHERE school_id = $1 AND due = '2026-11-23T11:30:00Z'`,
      );
    const { body } = await help({ minutes: 20, when: 'start' });
    expect([await row(), body.status]).toEqual([[{ minutes: 20 }], 'accepted']);
    const windows = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '13:00', end: '16:00' }));
    const { body: people } = await field.admin.get<{ items: { id: string; version: number; roles: string[] }[] }>('/people?limit=200');
    const technician = people.items.find(({ roles }) => roles.includes('technician'));
    const changed = await field.admin.put(`/people/${technician?.id}`, {
      version: technician?.version,
      workingPattern: { windows, breaks: [] },
    });
    expect(changed.status).toBe(200);
    expect((await help({ minutes: 20, when: 'start' }, { lines: [], title: 'Help' })).body.status).toBe('submitted');
  });
});
