import type { PrepList, PreviewAnswer, Requisition, WorkingPatternBody, Workload } from '@app/shared';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const HOURS: WorkingPatternBody = { windows: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '08:30', end: '16:30' })), breaks: [] };
const DAYS = { Tue: '2026-12-01', Wed: '2026-12-02', Thu: '2026-12-03', Fri: '2026-12-04' };

describe('the minutes of a day', () => {
  let kit: TestApp;
  let school: TestSchool;
  const practicals: string[] = [];

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
    school = await TestSchool.make(kit);
    const admin = school.client('admin');
    const people = await admin.get<{ items: { id: string; version: number }[] }>('/people?limit=200');
    const technician = people.body.items.find(({ id }) => id === school.personId('technician'));
    await admin.put(`/people/${technician?.id}`, { version: technician?.version, workingPattern: HOURS });
    for (const [index, fixed] of [20, 35].entries()) {
      const effort = { prepare: { fixed, perSet: 0.5 }, clear: { fixed: 4, perSet: 0.25 } };
      const body = { title: `Set-up ${index}`, subject: 'Physics', ...effort };
      practicals.push((await school.client('technician').post<{ id: string }>('/practicals', body)).body.id);
    }
  });
  afterAll(() => kit.stop());

  const of = (date: string) => ({
    workload: async () => (await school.client('head').get<Workload>(`/workload?from=${date}&to=${date}`)).body.days[0]?.workMinutes,
    list: async () => (await school.client('technician').get<PrepList>(`/prep-list?date=${date}`)).body,
  });

  it('are the same in a preview, on the page of the load and on the list of the day, batches once, however requests lie', async () => {
    const teacher = school.client('teacher');
    let joined = 0;
    for (let round = 0; round < 12; round++) {
      const [cycleDay, date] = Object.entries(DAYS)[round % 4]!;
      const lessonId = `${await school.entry({ cycleDay, period: `P${(round % 5) + 1}` })}_${date}`;
      const body = { lessonId, practicalId: practicals[round % 3 === 0 ? 0 : 1], lateReason: 'forgot' };
      const { load } = (await teacher.post<PreviewAnswer>('/requisitions/preview', body)).body;
      const before = of(load.date);
      const list = await before.list();
      expect({ round, preview: load.workMinutes, list: list.workMinutes }).toEqual({
        round,
        preview: await before.workload(),
        list: await before.workload(),
      });
      const sent = await teacher.post<Requisition>('/requisitions', { ...body, status: 'submitted' });
      expect(sent).toMatchObject({ status: 201 });
      const after = await before.workload();
      expect({ round, after }).toEqual({ round, after: load.workMinutes + load.addsMinutes });
      if (load.addsMinutes < sent.body.tasks.filter((task) => task.date === load.date).reduce((sum, { minutes }) => sum + minutes, 0))
        joined++;
      const { batches } = await before.list();
      for (const batch of batches) expect(batch.minutes).toBeGreaterThan(0);
    }
    expect(joined).toBeGreaterThan(0);
  });

  it('and the sets of a batch that is made in part are those that are still to be made', async () => {
    const [teacher, technician] = [school.client('teacher'), school.client('technician')];
    const date = '2026-12-09';
    const ask = async (period: string) => {
      const lessonId = `${await school.entry({ cycleDay: 'Wed', period })}_${date}`;
      const body = { lessonId, practicalId: practicals[0], status: 'submitted', lateReason: 'forgot' };
      return (await teacher.post<Requisition>('/requisitions', body)).body;
    };
    const [first, second] = [await ask('P1'), await ask('P5')];
    const making = (request: Requisition) => request.tasks.find(({ kind }) => kind === 'prepare')!;
    const day = making(first).date;
    expect(making(second).date).toBe(day);
    const both = (await of(day).list()).batches.find(({ taskIds }) => taskIds.includes(making(first).id))!;
    expect(both.taskIds).toHaveLength(2);
    const tasks = (await of(day).list()).tasks;
    const version = tasks.find(({ id }) => id === making(first).id)?.version;
    expect((await technician.patch(`/tasks/${making(first).id}`, { version, doneAt: '2026-11-18T09:00:00Z' })).status).toBe(200);
    const after = await of(day).list();
    const left = after.batches.find(({ taskIds }) => taskIds.includes(making(second).id))!;
    expect(left.taskIds).toEqual(both.taskIds);
    expect(left).toMatchObject({ sets: second.sets, minutes: making(second).minutes, due: making(second).due });
  });
});
