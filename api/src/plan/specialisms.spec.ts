import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Board, Person, Plan, PrepList, Task } from '@app/shared';
import { startTestApp, TestSchool, type TestApp } from '../testing/index.js';

const HOURS = { windows: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '08:30', end: '16:30' })), breaks: [] };
const LESSON = '2026-12-02';
const WEEK = { from: '2026-11-30', to: '2026-12-04' };

describe('work that asks for a specialism', () => {
  let kit: TestApp;
  let school: TestSchool;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-16T08:00:00Z');
    school = await TestSchool.make(kit);
    await school.person('second', ['technician'], HOURS);
    const second = await person('second');
    const learnt = { version: second.version, title: ' Senior technician ', specialisms: ['chemistry ', 'Kiln', 'Chemistry'] };
    expect((await school.client('admin').put<Person>(`/people/${second.id}`, learnt)).body).toMatchObject({
      title: 'Senior technician',
      specialisms: ['chemistry', 'Kiln'],
    });
    const practical = await school.client('technician').post<{ id: string }>('/practicals', {
      title: 'Esters',
      subject: 'Chemistry',
      specialism: 'Chemistry',
      prepare: { fixed: 30, perSet: 0 },
      clear: { fixed: 10, perSet: 0 },
    });
    const lessonId = `${await school.entry({ cycleDay: 'Wed', period: 'P2' })}_${LESSON}`;
    await school.client('teacher').post('/requisitions', { lessonId, practicalId: practical.body.id, status: 'submitted' });
  });
  afterAll(() => kit.stop());

  const person = async (key: string) => {
    const { items } = (await school.client('admin').get<{ items: Person[] }>('/people?limit=200')).body;
    return items.find(({ id }) => id === school.personId(key))!;
  };
  const tasks = async () => (await school.client('technician').get<PrepList>(`/prep-list?date=${LESSON}`)).body.tasks as Task[];
  const all = async () => {
    const board = (await school.client('technician').get<Board>(`/workload/board?week=2026-11-30&departmentId=${school.departmentId}`))
      .body;
    return board.rows.flatMap(({ technician, specialisms, cells }) =>
      cells.flatMap(({ cards }) =>
        cards.map(({ kind, specialism, tasks: of }) => ({ kind, specialism, of, has: specialisms, by: technician?.id })),
      ),
    );
  };
  const plan = async () =>
    (await school.client('head').post<Plan>('/workload/plan', { ...WEEK, departmentId: school.departmentId, mode: 'preview' })).body;

  it('is planned for who has learnt it, and moved there from somebody else, who is told why', async () => {
    const first = await plan();
    const made = first.moves.filter(({ kind }) => kind === 'prepare' || kind === 'clear');
    expect(made).toHaveLength(2);
    expect(new Set(made.map(({ to }) => to.assigneeId))).toEqual(new Set([school.personId('second')]));
    for (const { tasks: of } of [{ tasks: (await all()).filter(({ kind }) => kind === 'prepare').flatMap((one) => one.of) }])
      for (const { id, version } of of)
        await school.client('technician').patch(`/tasks/${id}`, { version, assigneeId: school.personId('technician') });
    const again = await plan();
    const moved = again.moves.find(({ kind }) => kind === 'prepare');
    expect(moved).toMatchObject({ to: { assigneeId: school.personId('second') }, reason: 'second has learnt what it asks for' });
  });

  it('is told on the board beside what each has learnt; what is only carried asks for nobody', async () => {
    const shown = await all();
    expect(Object.fromEntries(shown.map(({ kind, specialism }) => [kind, specialism]))).toEqual({
      prepare: 'Chemistry',
      clear: 'Chemistry',
      deliver: null,
      collect: null,
    });
    expect(shown.find(({ kind }) => kind === 'prepare')).toMatchObject({ by: school.personId('technician'), has: [] });
    expect(await tasks()).not.toEqual([]);
  });

  it('is of another version of the week once somebody has learnt it', async () => {
    const { version } = await plan();
    const technician = await person('technician');
    await school.client('admin').put(`/people/${technician.id}`, { version: technician.version, specialisms: ['Chemistry'] });
    const after = await plan();
    expect(after.version).not.toBe(version);
    const apply = { ...WEEK, departmentId: school.departmentId, mode: 'apply', version };
    expect(await school.client('head').post('/workload/plan', apply)).toMatchObject({ status: 409, body: { code: 'STALE_VERSION' } });
  });
});
