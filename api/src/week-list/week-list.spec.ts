import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GroupNeeds, LessonGroup, PrepList, Requisition, WeekList } from '@app/shared';
import { newId } from '../core/ids/index.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

describe('a week’s list', () => {
  let kit: TestApp;
  let school: TestSchool;
  let groupId = '';

  beforeAll(async () => {
    kit = await startTestApp('2026-11-09T08:00:00Z');
    school = await TestSchool.make(kit);
    const flour = { name: 'Strong flour', kind: 'consumable', unit: 'g', amount: 1500, supplier: 'Grocers', location: 'Dry shelf' };
    await school.client('technician').post('/stock', flour);
    const entry = await school.entry({ cycleDay: 'Tue', period: 'P3', group: '8B', year: 8 });
    const later = await school.entry({ cycleDay: 'Wed', period: 'P1', group: '7A', year: 7 });
    await ask(entry, '2026-11-17', 'Bread', [
      { name: 'Strong flour', kind: 'consumable', perPupil: 100, unit: 'g' },
      { name: 'Dried yeast sachet', kind: 'consumable', perSet: 1 },
      { name: 'Pine 12 mm, sides, 125 × 200 mm', kind: 'consumable', perPupil: 2 },
    ]);
    kit.clock.set('2026-11-13T12:00:00Z');
    await ask(later, '2026-11-18', 'Pizza', [{ name: 'strong flour', kind: 'consumable', perClass: 2000, unit: 'g' }]);
    const { body } = await school.client('head').get<{ items: LessonGroup[] }>('/groups?limit=200');
    groupId = body.items.find(({ code }) => code === '8B')?.id ?? '';
  });
  afterAll(() => kit.stop());

  async function ask(entryId: string, date: string, title: string, lines: object[]): Promise<void> {
    const body = { lessonId: `${entryId}_${date}`, title, pupils: 20, groupSize: 2, lines, status: 'submitted' };
    const late = { lateReason: 'other', lateWords: 'Moved' };
    expect((await school.client('teacher').post<Requisition>('/requisitions', { ...body, ...late })).status).toBe(201);
  }
  const WEEK = '?week=2026-11-18';
  const read = async (who = 'technician', query = WEEK) =>
    (await school.client(who).get<WeekList>(`/week-list${query}&departmentId=${school.departmentId}`)).body;
  const cutOff = (body: object, who = 'technician', id = school.departmentId) => school.client(who).put(`/week-list/cut-offs/${id}`, body);
  const needs = (body: object, who = 'teacher', id = groupId) => school.client(who).put<GroupNeeds>(`/week-list/needs/${id}`, body);

  const onTickets = async () => {
    const days = await Promise.all(
      ['2026-11-16', '2026-11-17', '2026-11-18'].map((date) => school.client('technician').get<PrepList>(`/prep-list?date=${date}`)),
    );
    const made = days.flatMap(({ body }) => body.tasks.filter(({ kind }) => kind === 'prepare'));
    const said = new Map(made.map(({ lesson }) => [lesson?.group ?? '', lesson?.needs ?? null]));
    return [...said].sort(([one], [other]) => one.localeCompare(other));
  };

  it('sums what the week’s requests need by ingredient, beside what is there, and what is cut by material and size', async () => {
    const list = await read();
    expect(list).toMatchObject({ from: '2026-11-16', to: '2026-11-22', department: 'Science', closes: null, closed: false, requests: 2 });
    expect(list.items.map(({ name, unit, needed, there, toBuy, late }) => [name, unit, needed, there, toBuy, late])).toEqual([
      ['Dried yeast sachet', null, 10, 0, 10, 0],
      ['Strong flour', 'g', 4000, 1500, 2500, 0],
    ]);
    expect(list.items[1]?.lessons.map(({ lesson, quantity }) => [lesson.group, lesson.period, quantity])).toEqual([
      ['8B', 'P3', 2000],
      ['7A', 'P1', 2000],
    ]);
    expect(list.cuts).toMatchObject([{ material: 'Pine 12 mm', length: 200, width: 125, pieces: 40, squareMetres: 1, parts: ['sides'] }]);
    expect((await read('technician', '?week=2026-11-23')).items).toEqual([]);
    const csv = await school.client('technician').get<string>(`/week-list${WEEK}&departmentId=${school.departmentId}&format=csv`);
    expect(String(csv.body).split('\r\n')[2]).toBe(
      'buy,Strong flour,,g,,,,4000,0,1500,2500,Grocers,2026-11-17 P3 8B: 2000; 2026-11-18 P1 7A: 2000',
    );
  });

  it('tells what was asked for after the shopping closed; when it closes is said by who keeps stock, and taken back', async () => {
    expect((await cutOff({ version: 0, weekday: 4, time: '12:00' }, 'teacher')).status).toBe(403);
    const said = await cutOff({ version: 0, weekday: 4, time: '12:00' });
    expect([said.status, said.body]).toEqual([200, { version: 1, weekday: 4, time: '12:00' }]);
    const list = await read();
    expect([list.closes, list.closed]).toEqual(['2026-11-12T12:00:00Z', true]);
    expect(list.items.map(({ name, late }) => [name, late])).toEqual([
      ['Dried yeast sachet', 0],
      ['Strong flour', 2000],
    ]);
    expect((await cutOff({ version: 0, weekday: null, time: null })).status).toBe(409);
    expect((await school.client('technician').post('/undo', { token: String(said.headers['undo-token']) })).status).toBe(200);
    expect((await read()).closes).toBeNull();
  });

  it.each([
    ['weekday', { version: 2, weekday: 8, time: '12:00' }],
    ['time', { version: 2, weekday: 4, time: '25:00' }],
    ['time', { version: 2, weekday: 4, time: null }],
  ])('refuses a wrong %s of the closing by name', async (field, body) => {
    const refused = await school
      .client('technician')
      .put<{ errors: { field: string }[] }>(`/week-list/cut-offs/${school.departmentId}`, body);
    expect([refused.status, refused.body.errors[0]?.field]).toEqual([422, field]);
  });

  it('has the needs of its classes, said by their teachers without a name, and taken back', async () => {
    expect((await read()).classes.map(({ group, version, needs }) => [group, version, needs])).toEqual([
      ['7A', 0, []],
      ['8B', 0, []],
    ]);
    const said = await needs({
      version: 0,
      needs: [
        { need: 'no  gluten', count: 1 },
        { need: 'no milk', count: 2 },
      ],
    });
    expect([said.status, said.body.needs]).toEqual([
      200,
      [
        { need: 'no gluten', count: 1 },
        { need: 'no milk', count: 2 },
      ],
    ]);
    expect((await read('teacher')).classes[1]).toEqual(said.body);
    // who makes it has them beside its task, and of a class of which nothing was said nothing
    expect(await onTickets()).toEqual([
      ['7A', null],
      ['8B', said.body.needs],
    ]);
    await school.person('stranger', ['teacher']);
    await school.signIn('stranger');
    expect((await needs({ version: 1, needs: [] }, 'stranger')).status).toBe(403);
    expect((await needs({ version: 0, needs: [] })).status).toBe(409);
    expect((await needs({ version: 0, needs: [] }, 'teacher', newId())).status).toBe(404);
    expect((await school.client('teacher').post('/undo', { token: String(said.headers['undo-token']) })).status).toBe(200);
    expect((await read()).classes[1]?.needs).toEqual([]);
  });

  it.each([
    [
      'needs.1.need',
      [
        { need: 'vegan', count: 1 },
        { need: ' Vegan', count: 2 },
      ],
    ],
    ['needs.0.count', [{ need: 'vegan', count: 0 }]],
    ['needs.0.count', [{ need: 'vegan', count: -1 }]],
    ['needs.0.need', [{ need: ' ', count: 1 }]],
    ['needs', Array.from({ length: 21 }, (_, at) => ({ need: `need ${at}`, count: 1 }))],
  ])('refuses wrong needs by name: %s', async (field, wrong) => {
    const refused = await school
      .client('teacher')
      .put<{ errors: { field: string }[] }>(`/week-list/needs/${groupId}`, { version: 2, needs: wrong });
    expect([refused.status, refused.body.errors[0]?.field]).toEqual([422, field]);
  });

  it('is of one’s own department, and of no other school’s', async () => {
    const missing = await school.client('technician').get('/week-list?departmentId=x');
    expect(missing.status).toBe(422);
    await school.person('painter', ['technician'], null, await school.department('Art'));
    await school.signIn('painter');
    const elsewhere = await school.client('painter').get<{ code: string }>(`/week-list?departmentId=${school.departmentId}`);
    expect([elsewhere.status, elsewhere.body.code]).toEqual([403, 'NOT_ALLOWED']);
    const other = await TestSchool.make(kit);
    expect((await other.client('technician').get(`/week-list?departmentId=${school.departmentId}`)).status).toBe(422);
    expect(
      (await other.client('technician').put(`/week-list/cut-offs/${school.departmentId}`, { version: 0, weekday: 1, time: '09:00' }))
        .status,
    ).toBe(422);
    expect((await other.client('teacher').put(`/week-list/needs/${groupId}`, { version: 0, needs: [] })).status).toBe(404);
  });
});
