import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AbsenceAnswer, AbsenceView, PreviewAnswer, Workload } from '@app/shared';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const DAY = { from: '2026-11-24', to: '2026-11-24' };

describe('a whole team away', () => {
  let kit: TestApp;
  let school: TestSchool;
  let other: TestSchool;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-16T08:00:00Z');
    school = await TestSchool.make(kit);
    other = await TestSchool.make(kit);
    await school.person('second', ['technician']);
  });
  afterAll(() => kit.stop());

  const write = (body: object, who = 'head') => school.client(who).post<AbsenceAnswer>('/absences', { ...DAY, ...body });
  const list = async (who = 'head') =>
    (await school.client(who).get<{ items: AbsenceView[] }>('/absences?from=2026-11-16&to=2026-12-11')).body.items;
  const minutes = async () => {
    const { body } = await school
      .client('head')
      .get<Workload>(`/workload?from=2026-11-24&to=2026-11-24&departmentId=${school.departmentId}`);
    return body.days[0]?.technicianMinutes;
  };

  it('is one entry: nobody is there, who asks is told before, and its id takes all of it back', async () => {
    const lessonId = `${await school.entry({ cycleDay: 'Tue', period: 'P3' })}_2026-11-24`;
    const preview = async () =>
      (await school.client('teacher').post<PreviewAnswer>('/requisitions/preview', { lessonId, title: 'Bunsens', lines: [] })).body
        .teamAway;
    const there = await minutes();
    expect([await preview(), there]).toEqual([false, expect.any(Number)]);
    const { status, body } = await write({ departmentId: school.departmentId, reason: 'CLEAPSS course' });
    expect([status, await preview(), await minutes()]).toEqual([201, true, 0]);
    const away = await list();
    const team = { id: body.id, departmentId: school.departmentId, department: 'Science' };
    expect(away.map(({ person, team: of, reason }) => [person.id, of, reason]).sort()).toEqual(
      ['technician', 'second'].map((key) => [school.personId(key), team, 'CLEAPSS course']).sort(),
    );
    expect((await school.client('teacher').delete(`/absences/${body.id}`)).status).toBe(404);
    expect((await other.client('head').delete(`/absences/${body.id}`)).status).toBe(404);
    expect((await school.client('technician').delete(`/absences/${body.id}`)).status).toBe(204);
    expect([await list(), await preview(), await minutes()]).toEqual([[], false, there]);
  });

  it('is written by who acts in the department, and refused by name where it says too much or too little', async () => {
    const refused = async (body: object, who = 'head') => {
      const answer = await write(body, who);
      return [answer.status, answer.body.errors?.[0]?.field ?? answer.body.code];
    };
    expect(await refused({})).toEqual([422, 'personId']);
    expect(await refused({ departmentId: school.departmentId, personId: school.personId('teacher') })).toEqual([422, 'personId']);
    expect(await refused({ departmentId: other.departmentId })).toEqual([404, 'NOT_FOUND']);
    expect(await refused({ departmentId: 'x' })).toEqual([404, 'NOT_FOUND']);
    expect(await refused({ departmentId: school.departmentId }, 'teacher')).toEqual([403, expect.any(String)]);
    const art = await school.client('admin').post<{ id: string }>('/departments', { name: 'Art' });
    expect(await refused({ departmentId: art.body.id }, 'technician')).toEqual([403, 'OTHER_DEPARTMENT']);
    expect(await refused({ departmentId: art.body.id }, 'admin')).toEqual([422, 'departmentId']);
    expect(await list()).toEqual([]);
  });

  it('and one of somebody outside all of their hours is no absence', async () => {
    const person = { personId: school.personId('technician') };
    const outside = await write({ ...person, from: '2026-11-24T22:00:00Z', to: '2026-11-24T23:00:00Z' });
    expect([outside.status, outside.body.errors?.[0]?.field]).toEqual([422, 'from']);
    expect((await write({ ...person, from: '2026-11-28', to: '2026-11-29' })).status).toBe(422);
    expect((await write(person)).status).toBe(201);
    expect((await write({ personId: school.personId('teacher'), from: '2026-11-28', to: '2026-11-29' })).status).toBe(201);
  });
});
