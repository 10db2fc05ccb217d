import type { Requisition, Workload } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { type Client, startTestApp, TestSchool, type TestApp } from '../testing/index.js';

const MORNINGS = { windows: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '09:00', end: '12:00' })), breaks: [] };

describe('the technicians’ load', () => {
  let kit: TestApp;
  let school: TestSchool;
  let teacher: Client;
  let practicalId: string;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-16T08:00:00Z');
    school = await TestSchool.make(kit);
    teacher = school.client('teacher');
    const person = await school.client('admin').get<{ items: { id: string; version: number }[] }>('/people');
    const { version } = person.body.items.find(({ id }) => id === school.personId('technician')) ?? { version: 0 };
    await school.client('admin').put(`/people/${school.personId('technician')}`, { version, workingPattern: MORNINGS });
    const practical = await school.client('technician').post<{ id: string }>('/practicals', {
      title: 'Long set-up',
      subject: 'Physics',
      prepare: { fixed: 0, perSet: 20 },
      clear: { fixed: 10, perSet: 0 },
    });
    practicalId = practical.body.id;
  });
  afterAll(() => kit.stop());

  const ask = async (period: string, date: string) => {
    const lessonId = `${await school.entry({ cycleDay: 'Wed', period })}_${date}`;
    return teacher.post<Requisition>('/requisitions', { lessonId, practicalId, status: 'submitted' });
  };
  const workload = (from: string, to: string) =>
    school.client('head').get<Workload>(`/workload?from=${from}&to=${to}&departmentId=${school.departmentId}`);

  it('is open to technicians, heads and admins of the school only', async () => {
    const path = '/workload?from=2026-11-16&to=2026-11-27';
    expect((await kit.client().get(path)).status).toBe(401);
    expect((await teacher.get(path)).status).toBe(403);
    expect((await school.client('technician').get(path)).status).toBe(200);
    expect((await school.client('head').get('/workload?from=2026-11-27&to=2026-11-16')).body.errors?.[0]?.field).toBe('to');
    expect((await school.client('head').get('/workload?from=2026-11-27')).status).toBe(422);
    // a school year and some more, and not two
    expect((await school.client('head').get('/workload?from=2026-09-01&to=2027-10-06')).status).toBe(200);
    expect((await school.client('head').get('/workload?from=2026-09-01&to=2027-10-07')).body.errors?.[0]?.field).toBe('to');
  });

  it('takes work while there is time, and says in a sentence when there is not', async () => {
    const first = await ask('P2', '2026-12-02');
    expect(first.body).toMatchObject({ status: 'accepted', overloads: null });
    const second = await ask('P2', '2026-12-02');
    expect(second.body.status).toBe('submitted');
    // the mornings of Mon 30 Nov and Tue 1 Dec, and Wed 2 Dec until a quarter of an hour before the lesson
    expect(second.body.minutesOver).toBe(205);
    expect(second.body.overloads?.sentence).toBe('Mon 30 Nov 09:00 to Wed 2 Dec 09:35: 10 h asked, 6 h 35 min there, 3 h 25 min over');
    expect(second.body.overloads?.tasks.map(({ kind }) => kind)).toEqual(['prepare', 'prepare']);
    expect(second.body.overloads?.groups).toEqual([{ practicalId, title: 'Long set-up', tasks: 2, minutes: 600 }]);
    const { body } = await workload('2026-11-30', '2026-12-04');
    expect(body.level).toBe('overloaded');
    expect(body.overloads[0]).toMatchObject({ workMinutes: 600, technicianMinutes: 395, sentence: second.body.overloads?.sentence });
    const { requisitionId, ...missed } = body.backlog.firstMissed ?? {};
    expect([first.body.id, second.body.id]).toContain(requisitionId);
    expect(missed).toEqual({
      title: 'Long set-up',
      group: second.body.lesson.group?.code,
      date: '2026-12-02',
      period: 'P2',
      lastPeriod: null,
    });
    expect(body.days.find(({ date }) => date === '2026-12-02')).toMatchObject({ technicianMinutes: 180, workMinutes: 640 });
    expect(body.days.map(({ backlogMinutes }) => backlogMinutes).slice(0, 3)).toEqual([420, 240, 100]);
  });

  it('clears the flag by itself when the reason goes', async () => {
    const list = await teacher.get<{ items: { id: string; version: number; overloads: boolean }[] }>(
      '/requisitions?from=2026-12-02&to=2026-12-02',
    );
    expect(list.body.items.map(({ overloads }) => overloads)).toEqual([false, true]);
    const [one, other] = list.body.items;
    await teacher.post(`/requisitions/${one?.id}/transitions`, { to: 'cancelled', version: one?.version });
    await kit.app.get(Worker).run();
    const left = await teacher.get<Requisition>(`/requisitions/${other?.id}`);
    expect(left.body.overloads).toBeNull();
    expect((await workload('2026-11-30', '2026-12-04')).body.level).not.toBe('overloaded');
  });

  it('loses the time of an absent technician', async () => {
    const before = (await workload('2026-12-07', '2026-12-11')).body.days.map(({ technicianMinutes }) => technicianMinutes);
    await school.client('head').post('/absences', { personId: school.personId('technician'), from: '2026-12-08', to: '2026-12-09' });
    const after = (await workload('2026-12-07', '2026-12-11')).body.days.map(({ technicianMinutes }) => technicianMinutes);
    expect([before, after]).toEqual([
      [180, 180, 180, 180, 180],
      [180, 0, 0, 180, 180],
    ]);
  });

  it('reads the whole screen in at most six statements, however much is asked', async () => {
    for (const path of [
      '/workload?from=2026-11-16&to=2026-12-18',
      '/workload?from=2026-09-01&to=2027-07-16',
      '/prep-list?date=2026-12-02',
      '/lessons?from=2026-11-16&to=2026-12-18',
    ]) {
      const client = school.client(path.startsWith('/lessons') ? 'teacher' : 'technician');
      await client.get(path); // the first look after a change finds that it knew an older school, and begins again
      const before = kit.db.counts.statements;
      expect((await client.get(path)).status).toBe(200);
      expect(kit.db.counts.statements - before).toBeLessThanOrEqual(6);
    }
  });
});

describe('several departments', () => {
  let kit: TestApp;
  let school: TestSchool;
  beforeAll(async () => {
    kit = await startTestApp('2026-11-16T08:00:00Z');
    school = await TestSchool.make(kit);
  });
  afterAll(() => kit.stop());

  it('does not let the spare time of one department hide the overload of another', async () => {
    const made = await school.client('admin').post<{ id: string }>('/departments', { name: 'Art' });
    await school.person('artTechnician', ['technician'], MORNINGS);
    const people = await school.client('admin').get<{ items: { id: string; version: number }[] }>('/people');
    const version = people.body.items.find(({ id }) => id === school.personId('artTechnician'))?.version;
    await school.client('admin').put(`/people/${school.personId('artTechnician')}`, { version, departmentIds: [made.body.id] });
    const practical = await school
      .client('technician')
      .post<{ id: string }>('/practicals', { title: 'Casting', subject: 'Art', prepare: { fixed: 500, perSet: 0 } });
    const lessonId = `${await school.entry({ cycleDay: 'Wed', period: 'P2', departmentId: made.body.id, subject: 'Art' })}_2026-12-02`;
    const asked = await school
      .client('teacher')
      .post<Requisition>('/requisitions', { lessonId, practicalId: practical.body.id, status: 'submitted' });
    expect(asked.body.overloads?.workMinutes).toBe(500);
    const whole = await school.client('head').get<Workload>('/workload?from=2026-11-30&to=2026-12-04');
    expect(whole.body.level).toBe('overloaded');
    expect(whole.body.overloads[0]?.tasks.map(({ title }) => title)).toEqual(['Casting']);
  });
});
