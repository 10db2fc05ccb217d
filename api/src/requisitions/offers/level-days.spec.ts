import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Levelling, Offer, Requisition, Workload } from '@app/shared';
import { startTestApp, type TestApp, TestSchool } from '../../testing/index.js';

const WEEK = { from: '2026-11-23', to: '2026-12-04' };
const SHORT_DAYS = { windows: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '09:00', end: '11:00' })), breaks: [] };

describe('GET /api/workload/levelling', () => {
  let kit: TestApp;
  let school: TestSchool;
  let other: TestSchool;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-16T08:00:00Z');
    school = await TestSchool.make(kit);
    other = await TestSchool.make(kit);
    const { body } = await school.client('admin').get<{ items: { id: string; version: number }[] }>('/people?limit=200');
    const { id, version } = body.items.find((one) => one.id === school.personId('technician'))!;
    await school.client('admin').put(`/people/${id}`, { version, workingPattern: SHORT_DAYS });
    await school.client('admin').put('/school', { freshSchoolDays: 0 });
    const practical = await school.client('technician').post<{ id: string }>('/practicals', {
      ...{ title: 'Esters', subject: 'Chemistry', prepare: { fixed: 5, perSet: 4 }, clear: { fixed: 5, perSet: 0 } },
    });
    for (const [at, group] of ['10A', '10B', '10C'].entries()) {
      const tuesday = await school.entry({ cycleDay: 'Tue', period: `P${at + 1}`, group });
      await school.entry({ cycleDay: 'Thu', period: `P${at + 1}`, group });
      const ask = { lessonId: `${tuesday}_2026-11-24`, practicalId: practical.body.id, status: 'submitted' };
      expect((await school.client('teacher').post<Requisition>('/requisitions', ask)).status).toBe(201);
    }
  });
  afterAll(() => kit.stop());

  const path = (of: object = {}) =>
    `/workload/levelling?${new URLSearchParams({ ...WEEK, departmentId: school.departmentId, ...of }).toString()}`;
  const level = async (who = 'technician') => (await school.client(who).get<Levelling>(path())).body;
  const load = async () => {
    const { body } = await school
      .client('head')
      .get<Workload>(`/workload?from=${WEEK.from}&to=${WEEK.to}&departmentId=${school.departmentId}`);
    return new Map(body.days.map(({ date, workMinutes }) => [date, workMinutes]));
  };

  it('says what takes how much off the worst day, changes nothing, and what it says is so once the teacher has said yes', async () => {
    const before = await load();
    const { worst, items, looked, all } = await level();
    expect(worst).toMatchObject({ date: '2026-11-24', technicianMinutes: 120 });
    expect(worst!.workMinutes).toBe(before.get('2026-11-24'));
    expect([looked, all]).toEqual([3, 3]);
    expect(items.length).toBeGreaterThan(0);
    expect(await load()).toEqual(before);
    const [move] = items;
    expect(move).toMatchObject({ teacher: { id: school.personId('teacher') }, from: { date: '2026-11-24' } });
    const offered = await school.client('technician').post<Offer>(`/requisitions/${move!.requisitionId}/offers`, { lessonId: move!.to.id });
    expect(offered.status).toBe(201);
    // the teacher is asked: until the answer nothing has moved
    expect(await load()).toEqual(before);
    expect((await school.client('teacher').post(`/offers/${offered.body.id}/answer`, { accept: true })).status).toBe(200);
    const after = await load();
    expect(before.get('2026-11-24')! - after.get('2026-11-24')!).toBeCloseTo(move!.minutesOff, 0);
    for (const [date, minutes] of after) if (date !== '2026-11-24') expect(minutes).toBeLessThanOrEqual(Math.max(120, before.get(date)!));
  });

  it('says who is asked already and who has said no, and offers no lesson a second time that was refused', async () => {
    const [first] = (await level()).items;
    expect(first).toMatchObject({ asked: null });
    const { requisitionId, to } = first!;
    const of = async () => (await level()).items.filter((one) => one.requisitionId === requisitionId);
    const offered = await school.client('technician').post<Offer>(`/requisitions/${requisitionId}/offers`, { lessonId: to.id });
    expect(await of()).toMatchObject([{ asked: 'open' }]);
    await school.client('teacher').post(`/offers/${offered.body.id}/answer`, { accept: false });
    const again = await of();
    expect(again.length).toBe(1);
    for (const one of again) {
      expect(one.asked).toBe('declined');
      expect(one.to.id).not.toBe(to.id);
    }
  });

  it('is for who may ask teachers in the department, and refused by name for what is no stretch or department', async () => {
    expect((await kit.client().get(path())).status).toBe(401);
    expect((await school.client('teacher').get(path())).status).toBe(403);
    expect((await other.client('head').get(path())).status).toBe(404);
    for (const [of, field] of [
      [{ to: '2026-12-31' }, 'to'],
      [{ to: '2026-11-01' }, 'to'],
      [{ from: 'soon' }, 'from'],
      [{ departmentId: 'x' }, 'departmentId'],
    ] as const)
      expect(await school.client('head').get(path(of))).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  it('has nothing to say where every day has time', async () => {
    const quiet = await school.client('head').get<Levelling>(path({ from: '2026-12-07', to: '2026-12-11' }));
    expect(quiet.body).toMatchObject({ worst: null, items: [], looked: 0, all: 0 });
  });
});
