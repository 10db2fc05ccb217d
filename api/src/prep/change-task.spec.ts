import type { PrepList, Requisition, Task } from '@app/shared';
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
  const prepareOf = (requisition: Requisition) => requisition.tasks.find(({ kind }) => kind === 'prepare')!;
  const patch = (id: string, body: object, client = technician) => client.patch<Task>(`/tasks/${id}`, body);

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

  it('refuses a version that has passed and says what the task is now', async () => {
    const { id } = prepareOf(await served());
    await patch(id, { version: 1, pinned: true });
    const { status, body } = await patch(id, { version: 1, actualMinutes: 5 });
    expect([status, body.code]).toEqual([409, 'STALE_VERSION']);
    expect(body.current).toMatchObject({ id, version: 2, pinned: true, actualMinutes: null });
  });

  it('refuses somebody who is no technician of the school, by name of the field', async () => {
    const { id } = prepareOf(await served());
    const { status, body } = await patch(id, { version: 1, assigneeId: school.personId('teacher') });
    expect([status, body.errors?.[0]?.field]).toEqual([422, 'assigneeId']);
  });
});

describe('the ids that a list or a page of figures is asked by', () => {
  let kit: TestApp;
  let school: TestSchool;
  let others: TestSchool;

  beforeAll(async () => {
    kit = await startTestApp('2026-10-20T09:00:00Z');
    school = await TestSchool.make(kit);
    others = await TestSchool.make(kit);
  });
  afterAll(() => kit.stop());

  it('are 404 where they are another school’s', async () => {
    const technician = school.client('technician');
    for (const path of [
      `/prep-list?date=2026-11-10&technicianId=${others.personId('technician')}`,
      `/prep-list?date=2026-11-10&departmentId=${others.departmentId}`,
      `/workload?from=2026-11-02&to=2026-11-20&departmentId=${others.departmentId}`,
    ])
      expect({ path, ...(await technician.get(path)) }).toMatchObject({ path, status: 404, body: { code: 'NOT_FOUND' } });
    const own = await technician.get<PrepList>(`/prep-list?date=2026-11-10&technicianId=${school.personId('technician')}`);
    expect([own.status, own.body.technicians.length]).toEqual([200, 1]);
  });

  it('do not give a teacher their own requisitions for a colleague’s', async () => {
    const colleague = await school.person('colleague', ['teacher']);
    const teacher = school.client('teacher');
    expect(await teacher.get(`/requisitions?teacherId=${colleague}`)).toMatchObject({ status: 403, body: { code: 'NOT_ALLOWED' } });
    expect((await teacher.get(`/requisitions?teacherId=${school.personId('teacher')}`)).status).toBe(200);
    expect((await school.client('technician').get(`/requisitions?teacherId=${colleague}`)).status).toBe(200);
  });
});
