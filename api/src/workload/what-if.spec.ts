import type { Requisition, WhatIfAnswer, Workload } from '@app/shared';
import { type Client, startTestApp, TestSchool, type TestApp } from '../testing/index.js';

const MORNINGS = { windows: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '09:00', end: '12:00' })), breaks: [] };
const WEEK = { from: '2026-11-30', to: '2026-12-04' };

describe('what would have come of a week', () => {
  let kit: TestApp;
  let school: TestSchool;
  let head: Client;

  const tryOut = (more: object = {}, client = head) =>
    client.post<WhatIfAnswer>('/workload/what-if', { ...WEEK, departmentId: school.departmentId, ...more });

  beforeAll(async () => {
    kit = await startTestApp('2026-11-16T08:00:00Z');
    school = await TestSchool.make(kit, { policy: { from: '2026-09-01', kind: 'notice', schoolDays: 2 } });
    head = school.client('head');
    const people = await school.client('admin').get<{ items: { id: string; version: number }[] }>('/people');
    const version = people.body.items.find(({ id }) => id === school.personId('technician'))?.version;
    await school.client('admin').put(`/people/${school.personId('technician')}`, { version, workingPattern: MORNINGS });
    const balance = await school.client('technician').post<{ id: string }>('/apparatus', { name: 'Balance', owned: 2 });
    const practical = await school.client('technician').post<{ id: string }>('/practicals', {
      title: 'Long set-up',
      subject: 'Physics',
      prepare: { fixed: 240, perSet: 0 },
      clear: { fixed: 10, perSet: 0 },
      lines: [{ apparatusId: balance.body.id, name: 'Balance', kind: 'apparatus', perClass: 2 }],
    });
    for (const [date, period] of [
      ['2026-12-02', 'P2'],
      ['2026-12-02', 'P3'],
      ['2026-12-03', 'P2'],
    ] as const) {
      const weekday = date === '2026-12-02' ? 'Wed' : 'Thu';
      const lessonId = `${await school.entry({ cycleDay: weekday, period })}_${date}`;
      const body = { lessonId, practicalId: practical.body.id, status: 'submitted' };
      const asked = await school.client('teacher').post<Requisition>('/requisitions', body);
      expect(asked.status).toBe(201);
    }
  });
  afterAll(() => kit.stop());

  it('is for heads and admins, each of their own departments', async () => {
    const body = { ...WEEK, departmentId: school.departmentId };
    expect((await kit.client().post('/workload/what-if', body)).status).toBe(401);
    for (const key of ['teacher', 'technician']) expect((await tryOut({}, school.client(key))).status).toBe(403);
    expect((await tryOut({}, school.client('admin'))).status).toBe(200);
    const artId = await school.department('Art');
    expect((await tryOut({ departmentId: artId })).status).toBe(403);
    expect((await tryOut({ departmentId: artId }, school.client('admin'))).status).toBe(200);
    const other = await TestSchool.make(kit);
    expect((await tryOut({ departmentId: other.departmentId })).status).toBe(404);
  });

  it('is what it was where nothing else is tried, and as the load says it', async () => {
    const { body } = await tryOut();
    expect(body.would).toEqual(body.was);
    expect(body).toMatchObject({
      days: 5,
      technicians: 1,
      was: { asked: 3, late: 0, lateRate: 0, practicals: 3, turnedAway: 0, clashes: 0 },
    });
    const load = await head.get<Workload>(`/workload?from=${WEEK.from}&to=${WEEK.to}&departmentId=${school.departmentId}`);
    expect(body.was.overloadDays).toBe(load.body.days.filter(({ level }) => level === 'overloaded').length);
    // the shared 240 minutes of Wed, its two clearings and four ways, and those of Thu
    expect(body.was.overloadDays).toBe(2);
    expect(body.was.backlogMinutes).toBeGreaterThan(0);
  });

  it('says what another technician, another notice, a cap and another turnaround would have made of it', async () => {
    const { was, would } = (await tryOut({ technicians: 2 })).body;
    expect([was.overloadDays, would.overloadDays]).toEqual([2, 0]);
    expect(would.backlogMinutes).toBeLessThan(was.backlogMinutes ?? 0);
    expect((await tryOut({ technicians: 0 })).body.would.backlogMinutes).toBeGreaterThan(was.backlogMinutes ?? 0);

    // asked on Mon 16 Nov at 08:00: 13 school days before Wed 2 Dec is Fri 13 Nov, and before Thu 3 Dec it is Mon 16 Nov
    expect((await tryOut({ policy: { kind: 'notice', schoolDays: 13, time: '09:00' } })).body.would).toMatchObject({
      late: 2,
      lateRate: 2 / 3,
    });
    const weekly = { from: '2026-09-01', kind: 'weekly', weekday: 5, time: '12:00', weeksBefore: 3 };
    expect((await tryOut({ policy: weekly })).body.would).toMatchObject({ late: 3, lateRate: 1, overloadDays: was.overloadDays });

    expect((await tryOut({ practicalsADay: 1 })).body.would).toMatchObject({ practicals: 2, turnedAway: 1, asked: 3, lateRate: 0 });
    // P2 ends at 10:50, P3 begins at 11:10
    expect((await tryOut({ turnaroundMinutes: 20 })).body.would.clashes).toBe(0);
    expect((await tryOut({ turnaroundMinutes: 21 })).body.would.clashes).toBe(2);
  });

  it('counts two who share a post as one, so that one more is one post more', async () => {
    const shared = await TestSchool.make(kit, { policy: { from: '2026-09-01', kind: 'notice', schoolDays: 2 } });
    const asAdmin = shared.client('admin');
    const versionOf = async (id: string) =>
      (await asAdmin.get<{ items: { id: string; version: number }[] }>('/people')).body.items.find((one) => one.id === id)?.version;
    const halves = [
      [1, 2, 3],
      [3, 4, 5],
    ].map((weekdays) => ({ windows: weekdays.map((weekday) => ({ weekday, start: '09:00', end: '12:00' })), breaks: [] }));
    const first = shared.personId('technician');
    const second = await shared.person('second', ['technician']);
    const write = async (id: string, workingPattern: object, post: string | null) => {
      const body = { version: await versionOf(id), workingPattern, contract: { hoursAYear: 500, post } };
      expect((await asAdmin.put(`/people/${id}`, body)).status).toBe(200);
    };
    const asked = { ...WEEK, departmentId: shared.departmentId, technicians: 2 };
    const lived = async () => (await shared.client('head').post<WhatIfAnswer>('/workload/what-if', asked)).body;

    await write(first, halves[0]!, 'Physics');
    await write(second, halves[1]!, 'Chemistry');
    expect(await lived()).toMatchObject({ technicians: 2 });
    await write(second, halves[1]!, ' physics');
    expect(await lived()).toMatchObject({ technicians: 1 });
  });

  it('reads no more however much is tried, and changes nothing', async () => {
    await tryOut();
    const changed = kit.db.counts.statements;
    await tryOut({ technicians: 3, practicalsADay: 1, turnaroundMinutes: 5, policy: { kind: 'notice', schoolDays: 1 } });
    expect(kit.db.counts.statements - changed).toBeLessThanOrEqual(6);
    const { body } = await head.get<{ items: { id: string; policy: { schoolDays: number } }[] }>('/departments');
    expect(body.items.find(({ id }) => id === school.departmentId)?.policy.schoolDays).toBe(2);
    const { was, would } = (await tryOut()).body;
    expect(would).toEqual(was);
  });

  it.each<[string, object]>([
    ['to', { from: '2026-12-04', to: '2026-11-30' }],
    ['to', { from: '2025-09-01', to: '2026-12-04' }],
    ['from', { from: undefined }],
    ['departmentId', { departmentId: 'x' }],
    ['technicians', { technicians: -1 }],
    ['technicians', { technicians: 1.5 }],
    ['practicalsADay', { practicalsADay: -1 }],
    ['practicalsADay', { practicalsADay: 2.5 }],
    ['turnaroundMinutes', { turnaroundMinutes: -5 }],
    ['turnaroundMinutes', { turnaroundMinutes: 0.5 }],
    ['policy.schoolDays', { policy: { kind: 'notice', schoolDays: -1 } }],
    ['policy.weekday', { policy: { kind: 'weekly', time: '12:00' } }],
  ])('names %s where it cannot be: %j', async (field, more) => {
    const { status, body } = await tryOut(more);
    expect(status).toBe(422);
    expect((body as { errors?: { field: string }[] }).errors?.map((one) => one.field)).toContain(field);
  });
});
