import type { ChangedTask, Requisition, Task } from '@app/shared';
import { type Client, startTestApp, TestSchool, type TestApp } from '../testing/index.js';

describe('PATCH /api/tasks/:id', () => {
  let kit: TestApp;
  let school: TestSchool;
  let technician: Client;
  let lessonId: string;

  beforeAll(async () => {
    kit = await startTestApp('2026-10-20T09:00:00Z');
    school = await TestSchool.make(kit);
    technician = school.client('technician');
    lessonId = `${await school.entry({ cycleDay: 'Tue', period: 'P3' })}_2026-11-10`;
  });
  afterAll(() => kit.stop());

  const served = async () =>
    (await school.client('teacher').post<Requisition>('/requisitions', { lessonId, title: 'Weighing', status: 'submitted' })).body;
  /** One that waits for the technicians no longer, whatever else they have to do that day. */
  const accepted = async () => {
    const requisition = await served();
    const { id, status, version } = requisition;
    if (status === 'accepted') return requisition;
    return (await technician.post<Requisition>(`/requisitions/${id}/transitions`, { to: 'accepted', version })).body;
  };
  const prepareOf = (requisition: Requisition) => requisition.tasks.find(({ kind }) => kind === 'prepare')!;
  const patch = (id: string, body: object, client = technician) => client.patch<ChangedTask>(`/tasks/${id}`, body);

  it('is closed to who is signed out, teaches, or is of another school', async () => {
    const { id } = prepareOf(await served());
    const others = await TestSchool.make(kit);
    expect((await patch(id, { version: 1, pinned: true }, kit.client())).status).toBe(401);
    expect((await patch(id, { version: 1, pinned: true }, school.client('teacher'))).status).toBe(403);
    expect((await patch(id, { version: 1, pinned: true }, others.client('technician'))).status).toBe(404);
  });

  it('takes the minutes that it took with the mark, before it and after it', async () => {
    const requisition = await served();
    const { id } = prepareOf(requisition);
    expect((await patch(id, { version: 1, actualMinutes: 25 })).body).toMatchObject({ version: 2, actualMinutes: 25, doneAt: null });
    const done = await patch(id, { version: 2, doneAt: '2026-10-20T09:00:00Z', actualMinutes: 30 });
    expect(done.body).toMatchObject({ actualMinutes: 30, doneAt: '2026-10-20T09:00:00Z' });
    const corrected = await patch(id, { version: done.body.version, actualMinutes: 35 });
    expect(corrected.body).toMatchObject({ version: done.body.version + 1, actualMinutes: 35, doneAt: '2026-10-20T09:00:00Z' });
    expect((await technician.get<Requisition>(`/requisitions/${requisition.id}`)).body.status).toBe('prepared');
  });

  it('takes the open steps before a tick with it, each with its own line of history, and says which', async () => {
    const requisition = await accepted();
    const task = (kind: Task['kind']) => requisition.tasks.find((one) => one.kind === kind)!;
    const now = async () => (await technician.get<Requisition>(`/requisitions/${requisition.id}`)).body;
    const lines = async () => (await now()).history.slice(2).map(({ from, to, by }) => `${from} > ${to} by ${by?.id}`);
    const me = school.personId('technician');

    const delivered = await patch(task('deliver').id, { version: 1, doneAt: '2026-10-20T09:00:00Z', actualMinutes: 4 });
    expect(delivered.body).toMatchObject({ kind: 'deliver', version: 2, doneAt: '2026-10-20T09:00:00Z', actualMinutes: 4 });
    expect(delivered.body.also).toEqual([{ ...task('prepare'), version: 2, doneAt: '2026-10-20T09:00:00Z' }]);
    expect(await lines()).toEqual([`accepted > prepared by ${me}`, `prepared > delivered by ${me}`]);

    const back = await patch(task('prepare').id, { version: 2, doneAt: null });
    expect(back.body).toMatchObject({ kind: 'prepare', version: 3, doneAt: null });
    expect(back.body.also).toMatchObject([{ kind: 'deliver', version: 3, doneAt: null }]);
    expect((await now()).status).toBe('accepted');
    expect((await lines()).slice(2)).toEqual([`delivered > prepared by ${me}`, `prepared > accepted by ${me}`]);

    const cleared = await patch(task('clear').id, { version: 1, doneAt: '2026-10-20T09:00:00Z' });
    expect(cleared.body.also.map(({ kind, doneAt }) => [kind, doneAt])).toEqual(
      ['prepare', 'deliver', 'collect'].map((kind) => [kind, '2026-10-20T09:00:00Z']),
    );
    expect((await now()).status).toBe('cleared');
    // only what was done last is taken back
    const { version } = (await now()).tasks.find((one) => one.kind === 'prepare')!;
    expect((await patch(task('prepare').id, { version, doneAt: null })).body).toMatchObject({ status: 409, code: 'TRANSITION_REFUSED' });
    expect((await now()).tasks.map(({ doneAt }) => doneAt !== null)).toEqual([true, true, true, true]);
  });

  it('takes no step of a request that waits for its answer, and keeps all of it as it was', async () => {
    const requisition = await served();
    await technician.post(`/requisitions/${requisition.id}/transitions`, { to: 'queried', version: requisition.version });
    const { id } = requisition.tasks.find(({ kind }) => kind === 'deliver')!;
    const refused = await patch(id, { version: 1, doneAt: '2026-10-20T09:00:00Z', pinned: true });
    expect(refused.body).toMatchObject({ status: 409, code: 'TRANSITION_REFUSED', current: { status: 'queried' } });
    const { body } = await technician.get<Requisition>(`/requisitions/${requisition.id}`);
    expect(body).toMatchObject({ status: 'queried' });
    expect(body.tasks.map(({ version, pinned, doneAt }) => [version, pinned, doneAt])).toEqual(Array(4).fill([1, false, null]));
  });

  it('lets two people tick a step and the one after it at once; the slower is told what is done already', async () => {
    const { tasks } = await accepted();
    const tick = (kind: Task['kind']) =>
      patch(tasks.find((task) => task.kind === kind)!.id, { version: 1, doneAt: '2026-10-20T09:00:00Z' });
    const [prepared, delivered] = await Promise.all([tick('prepare'), tick('deliver')]);
    expect(delivered.status).toBe(200);
    expect([200, 409]).toContain(prepared.status);
    if (prepared.status === 409) expect(prepared.body.current).toMatchObject({ version: 2, doneAt: '2026-10-20T09:00:00Z' });
  });

  it('refuses a version that has passed and says what the task is now', async () => {
    const { id } = prepareOf(await served());
    await patch(id, { version: 1, pinned: true });
    const { status, body } = await patch(id, { version: 1, actualMinutes: 5 });
    expect([status, body.code]).toEqual([409, 'STALE_VERSION']);
    expect(body.current).toMatchObject({ id, version: 2, pinned: true, actualMinutes: null });
  });

  it('takes a tick once: sent twice, or a week later, it changes nothing and says what is so', async () => {
    const requisition = await accepted();
    const { id } = prepareOf(requisition);
    const tick = { version: 1, doneAt: '2026-10-20T09:00:00Z' };
    const done = await patch(id, tick);
    const again = await patch(id, tick);
    expect([done.status, again.status, again.body.code]).toEqual([200, 409, 'STALE_VERSION']);
    const so = { id, version: done.body.version, doneAt: '2026-10-20T09:00:00Z' };
    expect(again.body.current).toMatchObject(so);
    kit.clock.set('2026-10-27T09:00:00Z');
    technician = await school.signIn('technician');
    const late = await patch(id, { version: 1, doneAt: '2026-10-27T09:00:00Z' });
    expect([late.status, late.body.code]).toEqual([409, 'STALE_VERSION']);
    expect(late.body.current).toMatchObject(so);
    const { history, status } = (await technician.get<Requisition>(`/requisitions/${requisition.id}`)).body;
    expect([status, history.filter(({ to }) => to === 'prepared')]).toEqual(['prepared', [expect.anything()]]);
    kit.clock.set('2026-10-20T09:00:00Z');
    technician = await school.signIn('technician');
  });

  it('refuses somebody who is no technician of the school, by name of the field', async () => {
    const { id } = prepareOf(await served());
    const { status, body } = await patch(id, { version: 1, assigneeId: school.personId('teacher') });
    expect([status, body.errors?.[0]?.field]).toEqual([422, 'assigneeId']);
  });
});
