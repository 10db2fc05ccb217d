import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Duty, PrepList, Workload } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { AUTUMN_2026, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

describe('duties', () => {
  let kit: TestApp;
  let school: TestSchool;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-03T07:00:00Z');
    school = await TestSchool.make(kit);
  });
  afterAll(() => kit.stop());

  const technician = () => school.client('technician');
  const WASH = {
    title: 'Wash the lab coats',
    function: 'other',
    minutes: 45,
    rrule: 'FREQ=WEEKLY;BYDAY=FR',
    window: { start: '09:00', end: '12:00' },
  };
  const add = (body: object) => technician().post<Duty>('/duties', body);
  const listed = async (date: string) =>
    (await technician().get<PrepList>(`/prep-list?date=${date}`)).body.tasks.filter(({ kind }) => kind === 'duty');
  const titles = async (date: string) => (await listed(date)).map(({ title }) => title);
  const undo = async (headers: Record<string, unknown>) =>
    (await technician().post('/undo', { token: String(headers['undo-token']) })).status;

  it('are written by technicians, heads and admins, and read by who sees the day', async () => {
    expect((await kit.client().get('/duties')).status).toBe(401);
    expect((await school.client('teacher').get('/duties')).status).toBe(403);
    expect((await school.client('teacher').post('/duties', WASH)).status).toBe(403);
    const added = await school.client('head').post<Duty>('/duties', { ...WASH, title: 'By the head' });
    expect(added).toMatchObject({ status: 201, body: { version: 1, date: null, next: '2026-11-06', departmentId: school.departmentId } });
    const other = await TestSchool.make(kit);
    expect((await other.client('technician').put(`/duties/${added.body.id}`, { ...WASH, version: 1 })).status).toBe(404);
    expect((await other.client('technician').delete(`/duties/${added.body.id}`)).status).toBe(404);
    expect((await other.client('technician').get<{ items: Duty[] }>('/duties')).body.items).toEqual([]);
    expect((await technician().delete(`/duties/${added.body.id}`)).status).toBe(204);
    expect((await technician().get<{ items: Duty[] }>('/duties')).body.items).toEqual([]);
  });

  it.each([
    ['rrule', { rrule: 'FREQ=SECONDLY' }],
    ['rrule', { rrule: 'FREQ=MINUTELY;INTERVAL=1' }],
    ['rrule', { rrule: 'FREQ=DAILY;BYSECOND=0,1,2' }],
    ['rrule', { rrule: 'every second' }],
    ['rrule', { date: '2026-11-05' }],
    ['date', { rrule: undefined }],
    ['date', { rrule: undefined, date: '2026-11-02' }],
    ['minutes', { minutes: 0 }],
    ['minutes', { minutes: 181 }],
    ['function', { function: 'washing' }],
    ['window.end', { window: { start: '12:00', end: '09:00' } }],
    ['window.start', { window: { start: '9', end: '12:00' } }],
    ['assigneeId', { assigneeId: 'x' }],
    ['departmentId', { departmentId: 'x' }],
    ['title', { title: ' ' }],
  ])('are refused with a wrong %s', async (field, more) => {
    const { status, body } = await add({ ...WASH, ...more });
    expect([status, body.errors?.map((error) => error.field)]).toEqual([422, [field]]);
  });

  it('stand in the list of each teaching day of their rule and of no other, and are ticked there', async () => {
    const daily = await add({ ...WASH, title: 'Eye wash', rrule: 'FREQ=DAILY', minutes: 10, assigneeId: school.personId('technician') });
    expect(daily.body).toMatchObject({ next: '2026-11-03', assignee: { name: 'technician' } });
    for (const date of ['2026-11-03', '2026-11-04', '2026-12-18']) expect(await titles(date)).toEqual(['Eye wash']);
    for (const date of ['2026-11-07', '2026-12-21']) expect(await titles(date)).toEqual([]);
    const [task] = await listed('2026-11-04');
    expect(task).toMatchObject({
      minutes: 10,
      requisitionId: null,
      from: '2026-11-04T09:00:00Z',
      due: '2026-11-04T12:00:00Z',
      lesson: null,
    });
    const done = await technician().patch(`/tasks/${task?.id}`, {
      version: task?.version,
      doneAt: '2026-11-03T07:00:00Z',
      actualMinutes: 12,
    });
    expect([done.status, (await listed('2026-11-04'))[0]?.actualMinutes]).toEqual([200, 12]);
    const changed = await technician().put<Duty>(`/duties/${daily.body.id}`, {
      ...WASH,
      title: 'Showers',
      rrule: 'FREQ=DAILY;INTERVAL=2',
      version: 1,
    });
    expect(changed.body).toMatchObject({ version: 2, assignee: null });
    expect([await titles('2026-11-03'), await titles('2026-11-04'), await titles('2026-11-05'), await titles('2026-11-06')]).toEqual([
      ['Showers'],
      ['Eye wash'],
      ['Showers'],
      [],
    ]);
    expect(await undo(changed.headers)).toBe(200);
    expect([await titles('2026-11-03'), await titles('2026-11-06')]).toEqual([['Eye wash'], ['Eye wash']]);
    const removed = await technician().delete(`/duties/${daily.body.id}`);
    expect([await titles('2026-11-03'), await titles('2026-11-04')]).toEqual([[], ['Eye wash']]);
    expect(await undo(removed.headers)).toBe(200);
    expect(await titles('2026-11-03')).toEqual(['Eye wash']);
    await technician().delete(`/duties/${daily.body.id}`);
  });

  it('are work of their day, in its load from the start', async () => {
    const load = async () => {
      const { body } = await school.client('head').get<Workload>('/workload?from=2026-11-10&to=2026-11-10');
      return body.days[0]?.workMinutes;
    };
    const before = await load();
    const once = await add({ ...WASH, title: 'Stock-take', function: 'stock', rrule: undefined, date: '2026-11-10', minutes: 120 });
    expect(once.body).toMatchObject({ rrule: null, date: '2026-11-10', next: '2026-11-10' });
    expect((await load()) ?? 0).toBe((before ?? 0) + 120);
    expect(await undo(once.headers)).toBe(200);
    expect(await load()).toBe(before);
  });

  it('follow the calendar', async () => {
    const weekly = await add({ ...WASH, title: 'Radioactive sources', rrule: 'FREQ=WEEKLY;BYDAY=TU' });
    expect(await titles('2026-11-24')).toEqual(['Radioactive sources']);
    const closures = [...AUTUMN_2026.closures, { from: '2026-11-24', to: '2026-11-24', kind: 'other', name: 'Snow' }];
    await school.client('admin').put('/calendar', { ...AUTUMN_2026, closures });
    await kit.app.get(Worker).run('duties');
    expect([await titles('2026-11-24'), await titles('2026-12-01')]).toEqual([[], ['Radioactive sources']]);
    await school.client('admin').put('/calendar', AUTUMN_2026);
    await kit.app.get(Worker).run('duties');
    expect(await titles('2026-11-24')).toEqual(['Radioactive sources']);
    await technician().delete(`/duties/${weekly.body.id}`);
  });
});
