import type { PrepList } from '@app/shared';
import { startTestApp, TestSchool, type TestApp } from '../testing/index.js';

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
