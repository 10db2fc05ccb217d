import type { ActivityView, Requisition, Task } from '@app/shared';
import { startTestApp, TestSchool, type TestApp } from '../testing/index.js';

describe('POST /api/tasks/unsent', () => {
  let kit: TestApp;
  let school: TestSchool;
  let theirs: TestSchool;
  const ids = new Map<TestSchool, string>();
  const at = '2026-10-20T08:40:00Z';
  const post = (ticks: unknown, key = 'technician', of = school) => of.client(key).post('/tasks/unsent', { ticks });
  const tasksOf = async (of: TestSchool): Promise<Task[]> =>
    (await of.client('teacher').get<Requisition>(`/requisitions/${ids.get(of)}`)).body.tasks;
  const written = async (id: string, of = school): Promise<unknown[]> =>
    (await of.client('admin').get<{ items: ActivityView[] }>(`/activity?subjectId=${id}`)).body.items
      .filter(({ what }) => what === 'task.unsent')
      .map(({ before, after }) => [before, after]);

  beforeAll(async () => {
    kit = await startTestApp('2026-10-20T09:00:00Z');
    school = await TestSchool.make(kit);
    theirs = await TestSchool.make(kit);
    for (const one of [school, theirs]) {
      const lessonId = `${await one.entry({ cycleDay: 'Tue', period: 'P3' })}_2026-11-10`;
      const { body } = await one.client('teacher').post<Requisition>('/requisitions', { lessonId, title: 'Weighing', status: 'submitted' });
      ids.set(one, body.id);
    }
  });
  afterAll(() => kit.stop());

  it('writes each into the history of its task, which stays as it is', async () => {
    const [task] = await tasksOf(school);
    if (!task) throw new Error('no task');
    expect(await post([{ taskId: task.id, done: true, at }])).toMatchObject({ status: 200, body: { written: 1 } });
    expect(await written(task.id)).toEqual([[null, { title: task.title, done: true, at }]]);
    expect((await tasksOf(school))[0]).toEqual(task);
  });

  it('passes over tasks that are gone and those of another school', async () => {
    const [foreign] = await tasksOf(theirs);
    const ticks = [foreign?.id, '019a0000-0000-7000-8000-000000000000', 'nonsense'].map((taskId) => ({ taskId, done: true, at }));
    expect(await post(ticks)).toMatchObject({ status: 200, body: { written: 0 } });
    expect(await written(foreign?.id ?? '', theirs)).toEqual([]);
  });

  it('names what is wrong, and is for those who tick', async () => {
    for (const [ticks, field] of [
      [[], 'ticks'],
      [undefined, 'ticks'],
      [[{ taskId: 'a', done: 'yes', at }], 'ticks.0.done'],
      [[{ taskId: 'a', done: true, at: 'now' }], 'ticks.0.at'],
      [Array.from({ length: 501 }, () => ({ taskId: 'a', done: true, at })), 'ticks'],
    ] as const)
      expect(await post(ticks)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
    expect((await post([{ taskId: 'a', done: true, at }], 'teacher')).status).toBe(403);
  });
});
