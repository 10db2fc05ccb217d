import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Apparatus, Availability, Check, CheckRecord, Requisition } from '@app/shared';
import { Clock, instant } from '../core/clock/index.js';
import { Worker } from '../core/jobs/index.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

describe('checks of equipment', () => {
  let kit: TestApp;
  let school: TestSchool;
  let lessonId: string;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-03T07:00:00Z');
    school = await TestSchool.make(kit);
    lessonId = `${await school.entry({ cycleDay: 'Tue', period: 'P2' })}_2026-11-10`;
  });
  afterAll(() => kit.stop());

  const technician = () => school.client('technician');
  const add = (body: object) => technician().post<Check>('/checks', body);
  const item = async (name: string, owned = 4) => (await technician().post<Apparatus>('/apparatus', { name, owned })).body;
  const free = async ({ id }: Apparatus) => {
    const { body } = await technician().get<Availability[]>(
      `/apparatus/${id}/availability?from=2026-11-10T09:55:00Z&to=2026-11-10T10:00:00Z`,
    );
    return body.map((step) => step.free);
  };
  const undo = async (headers: Record<string, unknown>) =>
    (await technician().post('/undo', { token: String(headers['undo-token']) })).status;

  it('are written by technicians, heads and admins, and are overdue on the day after', async () => {
    expect((await kit.client().get('/checks')).status).toBe(401);
    expect((await school.client('teacher').post('/checks', { title: 'Fume cupboard', due: '2026-11-03' })).status).toBe(403);
    const today = await add({ title: 'Fume cupboard', due: '2026-11-03', everyMonths: 14, blocksItem: false });
    expect(today).toMatchObject({
      status: 201,
      body: { overdue: false, apparatusId: null, everyMonths: 14, blocksItem: false, lastDone: null },
    });
    const late = await add({ title: 'Autoclave', due: '2026-11-02' });
    expect(late.body).toMatchObject({ overdue: true, everyMonths: null });
    const { items } = (await technician().get<{ items: Check[] }>('/checks')).body;
    expect(items.map(({ title }) => title)).toEqual(['Autoclave', 'Fume cupboard']);
    expect((await technician().get<{ items: Check[] }>('/checks?overdue=true')).body.items.map(({ title }) => title)).toEqual([
      'Autoclave',
    ]);
    const other = await TestSchool.make(kit);
    expect((await other.client('technician').post(`/checks/${late.body.id}/done`, {})).status).toBe(404);
    expect((await other.client('technician').get(`/checks/${late.body.id}`)).status).toBe(404);
  });

  it.each([
    ['due', 422, { due: 'soon' }],
    ['title', 422, { title: '' }],
    ['everyMonths', 422, { everyMonths: 0 }],
    ['blocksItem', 422, { blocksItem: 'yes' }],
    ['apparatusId', 404, { apparatusId: 'x' }],
  ])('are refused with a wrong %s', async (field, expected, more) => {
    const { status, body } = await add({ title: 'Balance', due: '2026-12-01', ...more });
    expect([status, body.errors?.map((error) => error.field)]).toEqual([expected, [field]]);
  });

  it('are recorded when done, and due again so many months on', async () => {
    const { body } = await add({ title: 'Pressure vessel', due: '2026-10-01', everyMonths: 14 });
    expect((await technician().post(`/checks/${body.id}/done`, { doneOn: '2026-11-04' })).status).toBe(422);
    const done = await technician().post<Check>(`/checks/${body.id}/done`, { doneOn: '2026-10-31', note: 'Seal replaced' });
    expect(done.body).toMatchObject({
      overdue: false,
      due: '2027-12-31',
      lastDone: { doneOn: '2026-10-31', by: 'technician', note: 'Seal replaced' },
    });
    const records = (await technician().get<{ items: CheckRecord[] }>(`/checks/${body.id}/records`)).body.items;
    expect(records.map(({ doneOn, note }) => [doneOn, note])).toEqual([['2026-10-31', 'Seal replaced']]);
    expect(await undo(done.headers)).toBe(200);
    expect((await technician().get<Check>(`/checks/${body.id}`)).body).toMatchObject({ due: '2026-10-01', overdue: true, lastDone: null });
  });

  it('take the whole item out while they are overdue and block, mark short who held it, and give it back when done', async () => {
    const balances = await item('Balance');
    const asked = (
      await school.client('teacher').post<Requisition>('/requisitions', {
        lessonId,
        title: 'Density',
        lines: [{ apparatusId: balances.id, perClass: 3 }],
        status: 'submitted',
      })
    ).body;
    expect(await free(balances)).toEqual([1]);
    const check = await add({ title: 'Calibration', apparatusId: balances.id, due: '2026-11-02', everyMonths: 12, blocksItem: true });
    expect(check.body).toMatchObject({ overdue: true, blocked: true, apparatusName: 'Balance' });
    expect(await free(balances)).toEqual([0]);
    const short = (await school.client('teacher').get<Requisition>(`/requisitions/${asked.id}`)).body;
    expect([short.short, short.lines[0]?.short]).toEqual([true, 3]);
    const done = await technician().post<Check>(`/checks/${check.body.id}/done`, {});
    expect(done.body).toMatchObject({ overdue: false, blocked: false, due: '2027-11-03' });
    await kit.app.get(Worker).run('fill-short');
    expect((await school.client('teacher').get<Requisition>(`/requisitions/${asked.id}`)).body.short).toBe(false);
  });

  it('do not give back what another overdue check still blocks, nor what broke', async () => {
    const lasers = await item('Laser', 2);
    await technician().put(`/apparatus/${lasers.id}`, { version: 1, outOfService: 1 });
    const one = (await add({ title: 'Wiring', apparatusId: lasers.id, due: '2026-11-01', blocksItem: true })).body;
    const two = (await add({ title: 'Beam', apparatusId: lasers.id, due: '2026-11-01', blocksItem: true })).body;
    expect(await free(lasers)).toEqual([0]);
    await technician().post(`/checks/${one.id}/done`, {});
    expect(await free(lasers)).toEqual([0]);
    await technician().post(`/checks/${two.id}/done`, {});
    expect(await free(lasers)).toEqual([1]);
  });

  it('take the item out when their day passes, and again what somebody put back meanwhile', async () => {
    const kettles = await item('Pressure cooker', 2);
    const check = (await add({ title: 'Valve', apparatusId: kettles.id, due: '2026-11-03', blocksItem: true })).body;
    expect(await free(kettles)).toEqual([2]);
    const clock = kit.app.get(Clock);
    clock.set(instant(clock.nowMs() + 24 * 3_600_000));
    await kit.app.get(Worker).run('checks-in-time');
    expect(await free(kettles)).toEqual([0]);
    const now = (await technician().get<Apparatus>(`/apparatus/${kettles.id}`)).body;
    await technician().put(`/apparatus/${kettles.id}`, { version: now.version, outOfService: 0 });
    await kit.app.get(Worker).run('checks');
    expect(await free(kettles)).toEqual([0]);
    expect((await technician().delete(`/checks/${check.id}`)).status).toBe(204);
    expect(await free(kettles)).toEqual([2]);
  });
});
