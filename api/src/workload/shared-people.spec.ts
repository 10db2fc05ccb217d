import type { Requisition, Workload } from '@app/shared';
import { startTestApp, TestSchool, type TestApp } from '../testing/index.js';

const MORNINGS = { windows: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '09:00', end: '12:00' })), breaks: [] };

describe('departments that share people', () => {
  let kit: TestApp;
  let school: TestSchool;
  let art: string;
  beforeAll(async () => {
    kit = await startTestApp('2026-11-16T08:00:00Z');
    school = await TestSchool.make(kit);
    const admin = school.client('admin');
    art = (await admin.post<{ id: string }>('/departments', { name: 'Art' })).body.id;
    const people = await admin.get<{ items: { id: string; version: number }[] }>('/people');
    const { version } = people.body.items.find(({ id }) => id === school.personId('technician')) ?? { version: 0 };
    // of no department: for all of them
    const changed = { version, workingPattern: MORNINGS, departmentIds: [] };
    expect((await admin.put(`/people/${school.personId('technician')}`, changed)).status).toBe(200);
  });
  afterAll(() => kit.stop());

  const ask = async (title: string, fixed: number, departmentId: string) => {
    const practical = await school
      .client('technician')
      .post<{ id: string }>('/practicals', { title, subject: 'Physics', prepare: { fixed, perSet: 0 } });
    const lessonId = `${await school.entry({ cycleDay: 'Wed', period: 'P2', departmentId })}_2026-12-02`;
    const sent = { lessonId, practicalId: practical.body.id, status: 'submitted' };
    expect((await school.client('teacher').post<Requisition>('/requisitions', sent)).status).toBe(201);
  };
  const workload = async (departmentId?: string) => {
    const of = departmentId === undefined ? '' : `&departmentId=${departmentId}`;
    return (await school.client('head').get<Workload>(`/workload?from=2026-11-30&to=2026-12-04${of}`)).body;
  };

  it('leave over at each day’s end what one person does not get done for all of them', async () => {
    await ask('Casting', 300, art);
    await ask('Density', 240, school.departmentId);
    const all = await workload();
    // mornings of 180 minutes: Monday and Tuesday, and of Wednesday the 35 minutes until the lesson's work is due
    expect(all.days.map(({ backlogMinutes }) => backlogMinutes).slice(0, 2)).toEqual([540 - 180, 540 - 360]);
    expect(all.overloads[0]).toMatchObject({ workMinutes: 540, technicianMinutes: 395 });
    // of one of them, what is left of its own beside the work of the other, which is asked for first
    const [ofArt, ofScience] = [await workload(art), await workload(school.departmentId)];
    const left = (load: Workload) => load.days.map(({ backlogMinutes }) => backlogMinutes);
    expect(left(ofArt).map((minutes, day) => minutes + (left(ofScience)[day] ?? 0))).toEqual(left(all));
    expect([ofArt.backlog.firstMissed, ofScience.backlog.firstMissed].filter((title) => title !== null)).toContainEqual(
      all.backlog.firstMissed,
    );
  });
});
