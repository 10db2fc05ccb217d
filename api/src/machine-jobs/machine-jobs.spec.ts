import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Apparatus, MachineJob, MachineJobs, Machines, PrepList, Requisition, Workload } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const NOW = '2026-11-09T08:00:00Z';

describe('machine jobs', () => {
  let kit: TestApp;
  let school: TestSchool;
  let kiln: Apparatus;
  let entry: string;

  beforeAll(async () => {
    kit = await startTestApp(NOW);
    school = await TestSchool.make(kit);
    kiln = (await technician().post<Apparatus>('/apparatus', { name: 'Kiln', category: 'Ceramics', owned: 1, labelled: true })).body;
    entry = await school.entry({ cycleDay: 'Thu', period: 'P3', group: '8B', year: 8 });
  });
  afterAll(() => kit.stop());
  beforeEach(async () => {
    kit.clock.set(NOW);
    const { planned, waiting } = await jobs();
    for (const { id } of [...planned, ...waiting]) await technician().delete(`/machine-jobs/${id}`);
  });

  const technician = () => school.client('technician');
  const jobs = async () => (await technician().get<MachineJobs>('/machine-jobs')).body;
  const FIRING = {
    title: 'Bisque firing',
    material: '32 tiles',
    sheets: 3,
    programme: 'slow bisque, 1,000 °C',
    minutes: 25,
    runMinutes: 600,
    coolMinutes: 840,
  };
  const add = (more: object = {}) => technician().post<MachineJob>('/machine-jobs', { apparatusId: kiln.id, ...FIRING, ...more });
  const change = (job: MachineJob, more: object) => {
    const { requisitions, apparatusId, title, material, sheets, programme, minutes, runMinutes, coolMinutes, startsAt, version } = job;
    const body = { apparatusId, title, material, sheets, programme, minutes, runMinutes, coolMinutes, startsAt, version };
    return technician().put<MachineJob>(`/machine-jobs/${job.id}`, { ...body, requisitionIds: requisitions.map(({ id }) => id), ...more });
  };
  const undo = async (headers: Record<string, unknown>) =>
    (await technician().post<{ code?: string }>('/undo', { token: String(headers['undo-token']) })).status;
  const duties = async (date: string) =>
    (await technician().get<PrepList>(`/prep-list?date=${date}`)).body.tasks.filter(({ kind }) => kind === 'duty');
  const ask = (date: string, more: object = {}) =>
    school.client('teacher').post<Requisition>('/requisitions', {
      ...{ lessonId: `${entry}_${date}`, title: 'Clay tiles', status: 'submitted', lateReason: 'other', lateWords: 'New' },
      lines: [{ apparatusId: kiln.id, perClass: 1 }],
      ...more,
    });
  const uses = async () => (await technician().get<Machines>('/machines')).body.machines[0]?.uses ?? [];

  it('are planned by technicians, heads and admins, of their own school alone', async () => {
    expect((await kit.client().get('/machine-jobs')).status).toBe(401);
    expect((await school.client('teacher').get('/machine-jobs')).status).toBe(403);
    expect((await school.client('teacher').post('/machine-jobs', { apparatusId: kiln.id, ...FIRING })).status).toBe(403);
    const { status, body } = await school.client('head').post<MachineJob>('/machine-jobs', { apparatusId: kiln.id, ...FIRING });
    expect([status, body]).toMatchObject([
      201,
      { machine: 'Kiln', startsAt: null, task: null, done: false, departmentId: school.departmentId },
    ]);
    const other = await TestSchool.make(kit);
    expect((await other.client('technician').get<MachineJobs>('/machine-jobs')).body).toEqual({ planned: [], waiting: [], done: [] });
    const foreign = { apparatusId: kiln.id, ...FIRING };
    expect((await other.client('technician').post('/machine-jobs', foreign)).status).toBe(422);
    expect((await other.client('technician').put(`/machine-jobs/${body.id}`, { ...foreign, version: 1 })).status).toBe(404);
    expect((await other.client('technician').post(`/machine-jobs/${body.id}/move`, { beforeId: null })).status).toBe(404);
    expect((await other.client('technician').delete(`/machine-jobs/${body.id}`)).status).toBe(404);
  });

  it.each([
    ['apparatusId', { apparatusId: 'x' }],
    ['apparatusId', { apparatusId: '019a0000-0000-7000-8000-000000000000' }],
    ['title', { title: ' ' }],
    ['title', { title: 'a\u202eb' }],
    ['material', { material: 'x'.repeat(201) }],
    ['sheets', { sheets: 0 }],
    ['sheets', { sheets: -3 }],
    ['minutes', { minutes: 0 }],
    ['minutes', { minutes: 601 }],
    ['runMinutes', { runMinutes: 0 }],
    ['runMinutes', { runMinutes: 10_081 }],
    ['runMinutes', { runMinutes: 1.5 }],
    ['coolMinutes', { coolMinutes: -1 }],
    ['startsAt', { startsAt: 'tomorrow' }],
    ['startsAt', { startsAt: '2026-10-20T08:00:00Z' }],
    ['startsAt', { startsAt: '2028-01-01T08:00:00Z' }],
    ['requisitionIds', { requisitionIds: ['x'] }],
    ['requisitionIds', { requisitionIds: ['019a0000-0000-7000-8000-000000000000'] }],
    ['departmentId', { departmentId: 'x' }],
    ['done', { done: true }],
  ])('are refused with a wrong %s, and nothing is written', async (field, more) => {
    const { status, body } = await add(more);
    expect([status, (body as { errors?: { field: string }[] }).errors?.map((error) => error.field)]).toEqual([422, [field]]);
    expect(await jobs()).toMatchObject({ planned: [], waiting: [] });
  });

  it('are refused on what has no label of its own', async () => {
    const beakers = (await technician().post<Apparatus>('/apparatus', { name: 'Beaker', owned: 10 })).body;
    expect(await add({ apparatusId: beakers.id })).toMatchObject({ status: 422, body: { errors: [{ field: 'apparatusId' }] } });
  });

  it('wait in the order of their machine, which is changed and taken back', async () => {
    const order = async () => (await jobs()).waiting.map(({ title }) => title).join('');
    const made: MachineJob[] = [];
    for (const title of ['A', 'B', 'C']) made.push((await add({ title })).body);
    const [a, b, c] = made.map(({ id }) => id);
    expect(await order()).toBe('ABC');
    const moved = await technician().post(`/machine-jobs/${c}/move`, { beforeId: a });
    expect([moved.status, await order()]).toEqual([200, 'CAB']);
    expect([await undo(moved.headers), await order()]).toEqual([200, 'ABC']);
    await technician().post(`/machine-jobs/${a}/move`, { beforeId: null });
    expect(await order()).toBe('BCA');
    for (const beforeId of [b, 'x']) expect((await technician().post(`/machine-jobs/${b}/move`, { beforeId })).status).toBe(422);
    await change(made[2] as MachineJob, { startsAt: '2026-11-10T09:00:00Z' });
    expect(await order()).toBe('BA');
    expect((await technician().post(`/machine-jobs/${c}/move`, { beforeId: a })).status).toBe(409);
    expect((await technician().post(`/machine-jobs/${b}/move`, { beforeId: c })).status).toBe(422);
  });

  it('have their machine while they are planned: no lesson gets it then, and a planned lesson keeps it', async () => {
    const firing = await add({ startsAt: '2026-11-11T15:30:00Z' });
    expect(firing.body).toMatchObject({ startsAt: '2026-11-11T15:30:00Z', until: '2026-11-12T01:30:00Z', ready: '2026-11-12T15:30:00Z' });
    expect(await uses()).toMatchObject([
      {
        title: 'Bisque firing',
        jobId: firing.body.id,
        from: '2026-11-11T15:30:00Z',
        until: '2026-11-12T01:30:00Z',
        ready: '2026-11-12T15:30:00Z',
      },
    ]);
    const [seen] = (await school.client('teacher').get<Machines>('/machines')).body.machines[0]?.uses ?? [];
    expect(seen).toMatchObject({ from: '2026-11-11T15:30:00Z', title: null, jobId: null });
    expect(await ask('2026-11-12')).toMatchObject({ status: 409, body: { code: 'HOLD_REFUSED' } });
    expect((await add({ startsAt: '2026-11-12T15:00:00Z' })).body).toMatchObject({ code: 'HOLD_REFUSED' });
    expect((await add({ startsAt: '2026-11-12T15:30:00Z' })).status).toBe(201);
    const lesson = await ask('2026-11-19');
    expect(lesson.status).toBe(201);
    const over = await add({ startsAt: '2026-11-18T20:00:00Z' });
    expect([over.status, over.body]).toMatchObject([409, { code: 'HOLD_REFUSED', shortages: [{ apparatusId: kiln.id, short: 1 }] }]);
    await technician().post(`/requisitions/${lesson.body.id}/transitions`, { to: 'cancelled', version: lesson.body.version });
  });

  it('of one moment never both have the machine', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => add({ startsAt: '2026-11-10T09:00:00Z' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  it('are a task of their day, in its load, and are ticked there; what is done is not changed', async () => {
    const load = async () =>
      (await school.client('head').get<Workload>('/workload?from=2026-11-11&to=2026-11-11')).body.days[0]?.workMinutes ?? 0;
    const before = await load();
    const waiting = await add();
    expect(await load()).toBe(before);
    const planned = await change(waiting.body, { startsAt: '2026-11-11T15:30:00Z' });
    expect([planned.status, await load()]).toEqual([200, before + 25]);
    const [task] = await duties('2026-11-11');
    expect(task).toMatchObject({
      title: 'Kiln at 15:30: Bisque firing',
      minutes: 25,
      due: '2026-11-12T00:00:00Z',
      id: planned.body.task?.id,
    });
    const technicianId = school.personId('technician');
    expect((await technician().patch(`/tasks/${task?.id}`, { version: task?.version, assigneeId: technicianId })).status).toBe(200);
    const moved = await change(planned.body, { startsAt: '2026-11-12T15:30:00Z' });
    expect(moved.body.task?.assignee).toMatchObject({ id: technicianId });
    expect([await duties('2026-11-11'), (await duties('2026-11-12')).length]).toEqual([[], 1]);
    const { task: now } = moved.body;
    const ticked = await technician().patch(`/tasks/${now?.id}`, { version: now?.version, doneAt: NOW });
    expect([ticked.status, (await jobs()).done[0]]).toMatchObject([200, { id: waiting.body.id, done: true }]);
    expect(await change(moved.body, { title: 'Other' })).toMatchObject({ status: 409, body: { code: 'TRANSITION_REFUSED' } });
    expect((await technician().delete(`/machine-jobs/${waiting.body.id}`)).status).toBe(409);
    expect(await undo(moved.headers)).toBe(409);
    expect([await undo(ticked.headers), (await jobs()).planned.length]).toEqual([200, 1]);
  });

  it('hold the pieces of several classes, of requests that were sent', async () => {
    const asked = await ask('2026-11-26', { lines: [{ name: 'Clay', perClass: 1 }] });
    const draft = await ask('2026-12-03', { status: 'draft', lines: [{ name: 'Clay', perClass: 1 }] });
    const job = await add({ requisitionIds: [asked.body.id] });
    expect(job.body.requisitions).toEqual([{ id: asked.body.id, title: 'Clay tiles', group: '8B', date: '2026-11-26' }]);
    expect(await add({ requisitionIds: [draft.body.id] })).toMatchObject({ status: 422, body: { errors: [{ field: 'requisitionIds' }] } });
  });

  it('are taken back whole, with hold and task; not where somebody built on it', async () => {
    const added = await add({ startsAt: '2026-11-11T15:30:00Z' });
    expect([await undo(added.headers), await uses(), await duties('2026-11-11')]).toEqual([200, [], []]);
    const job = (await add({ startsAt: '2026-11-11T15:30:00Z' })).body;
    const later = await change(job, { startsAt: '2026-11-13T15:30:00Z', title: 'Glaze firing' });
    expect(await change(job, { title: 'Stale' })).toMatchObject({
      status: 409,
      body: { code: 'STALE_VERSION', current: { title: 'Glaze firing' } },
    });
    expect([await undo(later.headers), await uses()]).toMatchObject([200, [{ title: 'Bisque firing', from: '2026-11-11T15:30:00Z' }]]);
    const removed = await technician().delete(`/machine-jobs/${job.id}`);
    expect([await uses(), await duties('2026-11-11')]).toEqual([[], []]);
    const other = await add({ title: 'Other', startsAt: '2026-11-11T20:00:00Z' });
    expect(await undo(removed.headers)).toBe(409);
    expect((await technician().delete(`/machine-jobs/${other.body.id}`)).status).toBe(204);
    expect([await undo(removed.headers), (await uses()).length, (await duties('2026-11-11')).length]).toEqual([200, 1, 1]);
  });

  it('free their machine before their planned end, and are ticked; an undo takes both back unless somebody has it by then', async () => {
    const end = (id: string) => technician().post<MachineJob>(`/machine-jobs/${id}/end`, {});
    const waiting = (await add()).body;
    const firing = (await add({ startsAt: '2026-11-11T15:30:00Z' })).body;
    for (const { id } of [waiting, firing]) expect(await end(id)).toMatchObject({ status: 409, body: { code: 'TRANSITION_REFUSED' } });
    kit.clock.set('2026-11-11T20:00:00Z');
    const ended = await end(firing.id);
    const at = '2026-11-11T20:00:00Z';
    expect([ended.status, ended.body]).toMatchObject([200, { endedAt: at, until: at, ready: at, done: true }]);
    expect(await uses()).toMatchObject([{ jobId: firing.id, until: at, ready: at }]);
    expect(await end(firing.id)).toMatchObject({ status: 409, body: { code: 'TRANSITION_REFUSED' } });
    expect(await undo(ended.headers)).toBe(200);
    expect((await jobs()).planned).toMatchObject([{ id: firing.id, endedAt: null, ready: '2026-11-12T15:30:00Z', done: false }]);

    const task = (await jobs()).planned[0]?.task;
    await technician().patch(`/tasks/${task?.id}`, { version: task?.version, doneAt: NOW });
    const free = await end(firing.id);
    const next = await add({ title: 'Glaze firing', startsAt: '2026-11-11T20:30:00Z' });
    expect([free.status, next.status]).toEqual([200, 201]);
    expect([await undo(free.headers), (await jobs()).done[0]]).toMatchObject([409, { endedAt: at }]);
    await technician().delete(`/machine-jobs/${next.body.id}`);
    expect([await undo(free.headers), (await jobs()).done[0]]).toMatchObject([200, { endedAt: null, done: true }]);
    await end(firing.id);
  });

  it('set a machine free for whoever was short of it', async () => {
    const firing = (await add({ startsAt: '2026-12-09T15:30:00Z' })).body;
    const short = await ask('2026-12-10', { goShort: true });
    expect(short.body).toMatchObject({ short: true });
    await technician().delete(`/machine-jobs/${firing.id}`);
    await kit.app.get(Worker).run('fill-short');
    expect((await technician().get<Requisition>(`/requisitions/${short.body.id}`)).body).toMatchObject({ short: false });
    await technician().post(`/requisitions/${short.body.id}/transitions`, { to: 'cancelled', version: short.body.version + 1 });
  });

  it('are not overrun by a longer turnaround: the lesson before goes short, and the firing stays', async () => {
    const lesson = await ask('2026-12-17');
    expect(lesson.status).toBe(201);
    const firing = await add({ startsAt: '2026-12-17T15:30:00Z' });
    expect(firing.status).toBe(201);
    const { version } = (await technician().get<Apparatus>(`/apparatus/${kiln.id}`)).body;
    const changed = await technician().put<{ version: number }>(`/apparatus/${kiln.id}`, { version, turnaroundMinutes: 300 });
    expect(changed.status).toBe(200);
    await kit.app.get(Worker).run('replan');
    expect((await technician().get<Requisition>(`/requisitions/${lesson.body.id}`)).body).toMatchObject({ short: true });
    await technician().post('/undo', { token: String(changed.headers['undo-token']) });
  });
});
