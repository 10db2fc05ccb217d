import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Apparatus, ChangedTask, Requisition, Stock, Task } from '@app/shared';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

describe('what comes wrong from a prep room', () => {
  let kit: TestApp;
  let school: TestSchool;
  let lessonIds: string[] = [];

  beforeAll(async () => {
    kit = await startTestApp('2026-11-03T07:00:00Z');
    school = await TestSchool.make(kit);
    const entries = await Promise.all(
      ['Tue P1', 'Tue P3', 'Tue P5', 'Thu P1', 'Thu P3', 'Thu P5'].map((at) =>
        school.entry({ cycleDay: at.slice(0, 3), period: at.slice(4) }),
      ),
    );
    lessonIds = entries.map((id, at) => `${id}_2026-11-${at < 3 ? '10' : '12'}`);
    await school.person('of art', ['technician'], null, await school.department('Art'));
    await school.signIn('of art');
  });
  afterAll(() => kit.stop());

  const technician = () => school.client('technician');
  const asked = async (): Promise<Requisition> => {
    const body = { lessonId: lessonIds.shift(), title: 'Rates', lines: [{ name: 'Splints', kind: 'consumable', perSet: 1 }] };
    const { body: one } = await school
      .client('teacher')
      .post<Requisition>('/requisitions', { ...body, lateReason: 'forgot', status: 'submitted' });
    if (one.status !== 'accepted') await technician().post(`/requisitions/${one.id}/transitions`, { to: 'accepted', version: one.version });
    return read(one);
  };
  const read = async ({ id }: Pick<Requisition, 'id'>) => (await technician().get<Requisition>(`/requisitions/${id}`)).body;
  const taskOf = ({ tasks }: Requisition, kind: Task['kind']): Task => {
    const found = tasks.find((task) => task.kind === kind);
    if (!found) throw new Error(`no task to ${kind}`);
    return found;
  };
  const tick = ({ id, version }: Task, doneAt: string | null, who = 'technician') =>
    school.client(who).patch<ChangedTask>(`/tasks/${id}`, { version, doneAt });
  const NOW = '2026-11-03T07:00:00Z';

  it('marks a tick that comes twice once: the second says what it is now', async () => {
    const one = await asked();
    const made = taskOf(one, 'prepare');
    expect(await tick(made, NOW)).toMatchObject({ status: 200, body: { version: made.version + 1, doneAt: NOW } });
    expect(await tick(made, NOW)).toMatchObject({ status: 409, body: { code: 'STALE_VERSION', current: { id: made.id, doneAt: NOW } } });
    expect(await read(one)).toMatchObject({ status: 'prepared', version: one.version + 1 });
  });

  it('takes the steps before a tick that comes out of order, and says which', async () => {
    const one = await asked();
    const { status, body } = await tick(taskOf(one, 'collect'), NOW);
    expect([status, body.also.map(({ kind }) => kind)]).toEqual([200, ['prepare', 'deliver']]);
    const late = await tick(taskOf(one, 'prepare'), NOW);
    expect([late.status, (await read(one)).status]).toEqual([409, 'collected']);
  });

  it.each(['2026-10-20T07:00:00Z', '2026-12-20T07:00:00Z'])('dates a tick that says %s by its own clock', async (at) => {
    const one = await asked();
    expect(await tick(taskOf(one, 'prepare'), at)).toMatchObject({ status: 200, body: { doneAt: NOW } });
  });

  it('takes no tick and no answer of another department, and none that is no instant', async () => {
    const one = await asked();
    const made = taskOf(one, 'prepare');
    expect(await tick(made, NOW, 'of art')).toMatchObject({ status: 403, body: { code: 'OTHER_DEPARTMENT' } });
    expect(await tick(made, 'a week ago')).toMatchObject({ status: 422, body: { errors: [{ field: 'doneAt' }] } });
    expect(await read(one)).toEqual(one);
  });

  it.each([-1, 0, 1.5, 11, 1e9])('writes no breakage of %s of ten', async (quantity) => {
    const balance = await technician().post<Apparatus>('/apparatus', {
      name: `Balance ${quantity}`,
      owned: 10,
      location: 'Prep',
      category: 'x',
    });
    expect(balance.status).toBe(201);
    const { id } = balance.body;
    expect((await technician().post(`/apparatus/${id}/breakages`, { quantity })).status).toBe(422);
    expect((await technician().get<Apparatus>(`/apparatus/${id}`)).body).toMatchObject({ owned: 10, outOfService: 0 });
  });

  it('makes nothing of stock of another kind, and no stock of less than nothing', async () => {
    const acid = { name: 'Hydrochloric acid', kind: 'chemical', amount: 500, unit: 'cm3', concentration: 1, location: 'Acids' };
    const { body: stock } = await technician().post<Stock>('/stock', acid);
    const lines = [{ name: 'Splints', kind: 'consumable', unit: 'cm3', concentration: 1, perSet: 1, stockId: stock.id }];
    const wrong = { lessonId: lessonIds.at(-1), title: 'Rates', lines, lateReason: 'forgot', status: 'submitted' };
    expect(await school.client('teacher').post('/requisitions', wrong)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'lines.0.kind' }] },
    });
    expect(await technician().post('/stock', { ...acid, amount: -1 })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'amount' }] },
    });
  });

  it.each(['FREQ=SECONDLY', 'FREQ=DAILY;BYSECOND=0,1,2', 'FREQ=MINUTELY'])('writes no duty of %s', async (rrule) => {
    const duty = { title: 'Look', function: 'other', minutes: 5, rrule, window: { start: '09:00', end: '12:00' } };
    expect(await technician().post('/duties', duty)).toMatchObject({ status: 422, body: { errors: [{ field: 'rrule' }] } });
  });

  it('finds nothing by what a code from elsewhere says', async () => {
    for (const path of ['requisitions', 'apparatus', 'stock'])
      for (const id of ['https:%2F%2Felsewhere.example%2F1', '019a0000-0000-7000-8000-000000000000', '..%2Fme'])
        expect([path, id, (await technician().get(`/${path}/${id}`)).status]).toEqual([path, id, 404]);
  });
});
