import type { BreakageEntry, NotificationList, PrepList, Requisition, Workload } from '@app/shared';
import { StandingWork, Worker } from '../core/jobs/index.js';
import { DemandSums } from '../prep/index.js';
import { type Client, FULL_DAY, startTestApp, TestSchool, type TestApp } from '../testing/index.js';

describe('a request whose lesson is over', () => {
  let kit: TestApp;
  let school: TestSchool;
  let teacher: Client;
  let technician: Client;
  let microscopes: string;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
    school = await TestSchool.make(kit);
    await school.person('colleague', ['technician'], FULL_DAY);
    microscopes = (await school.client('technician').post<{ id: string }>('/apparatus', { name: 'Microscope', owned: 10 })).body.id;
  });
  afterAll(() => kit.stop());
  beforeEach(() => at('2026-11-18T09:00:00Z'));
  afterEach(async () => {
    expect(await kit.app.get(DemandSums).check(school.id, 0)).toEqual([]);
  });

  /** A session ends after 12 hours without use, so whoever acts later signs in again. */
  const at = async (instant: string) => {
    kit.clock.set(instant);
    await school.signIn('head');
    [teacher, technician] = [await school.signIn('teacher'), await school.signIn('technician')];
  };
  const ask = async (cycleDay: string, date: string) => {
    const lessonId = `${await school.entry({ cycleDay, period: 'P3' })}_${date}`;
    const lines = [{ apparatusId: microscopes, perClass: 3 }];
    const sent = { lessonId, title: 'Own list', lines, status: 'submitted', lateReason: 'forgot' };
    const { body } = await teacher.post<Requisition>('/requisitions', sent);
    if (body.status === 'accepted') return body;
    return (await step(technician, body, 'accepted')).body;
  };
  const step = (client: Client, { id, version }: Requisition, to: string, more: object = {}) =>
    client.post<Requisition>(`/requisitions/${id}/transitions`, { to, version, ...more });
  const listOf = async (date: string) => (await technician.get<PrepList>(`/prep-list?date=${date}`)).body;
  const closeAll = async () => {
    const { toClose } = await listOf('2026-11-23');
    for (const one of toClose) await technician.post(`/requisitions/${one.id}/transitions`, { to: 'cleared', version: one.version });
  };

  it('makes no work, and is asked about once: C24', async () => {
    const asked = [await ask('Thu', '2026-11-19'), await ask('Thu', '2026-11-19'), await ask('Fri', '2026-11-20')];
    await at('2026-11-23T08:00:00Z');
    const list = await listOf('2026-11-23');
    expect([list.tasks, list.batches, list.pickList, list.workMinutes]).toEqual([[], [], [], 0]);
    expect(list.toClose.map(({ id, date, group, teacher: { name } }) => [id, date, group, name])).toEqual(
      asked.map(({ id, lesson }) => [id, lesson.date, lesson.group?.code, 'teacher']),
    );
    const { body: load } = await school.client('head').get<Workload>('/workload?from=2026-11-23&to=2026-11-27');
    expect(load.backlog).toMatchObject({ overdueTasks: 0, overdueMinutes: 0 });
    expect((await listOf('2026-11-24')).toClose).toEqual([]);
    await kit.app.get(Worker).run('prep-list');
    const { body: told } = await technician.get<NotificationList>('/notifications');
    const mail = told.items.find(({ event }) => event === 'prep.list');
    expect(mail?.subject).toBe('Prep list, Mon 23 Nov: nothing to do');
    expect(mail?.text).toContain('3 requests are over and not closed: say on Today what became of them.');
    await closeAll();
    expect((await listOf('2026-11-23')).toClose).toEqual([]);
  });

  it.each(['used', 'partly-used', 'not-used', 'never-made'])('is closed in one step as %s', async (outcome) => {
    const one = await ask('Thu', '2026-11-19');
    await at('2026-11-19T12:10:00Z');
    const { status, body } = await step(technician, one, 'cleared', { outcome });
    expect([status, body.status, body.outcome, body.tasks]).toEqual([200, 'cleared', outcome, []]);
    expect(body.history.map(({ to }) => to)).toEqual([...one.history.map(({ to }) => to), 'cleared']);
    const free = `/apparatus/${microscopes}/availability?from=2026-11-19T11:10:00Z&to=2026-11-19T12:10:00Z`;
    expect((await technician.get<{ held: number }[]>(free)).body.map(({ held }) => held)).toEqual([0]);
  });

  it('is closed by its teacher where nothing was prepared, and by a technician alone where something was', async () => {
    const [one, other] = [await ask('Thu', '2026-11-19'), await ask('Thu', '2026-11-19')];
    const { body: made } = await step(technician, other, 'prepared');
    expect((await step(teacher, one, 'cleared', { outcome: 'used' })).body).toMatchObject({ code: 'TRANSITION_REFUSED' });
    await at('2026-11-19T13:00:00Z');
    expect((await step(school.client('head'), one, 'cleared')).body).toMatchObject({ code: 'NOT_ALLOWED' });
    expect((await step(teacher, made, 'cleared')).body).toMatchObject({ code: 'NOT_ALLOWED' });
    expect((await step(teacher, one, 'cleared')).body).toMatchObject({ status: 'cleared', outcome: null });
    const { body } = await step(technician, made, 'cleared', { outcome: 'not-used' });
    expect(body.tasks.map(({ kind, doneAt }) => [kind, doneAt !== null])).toEqual([
      ['prepare', true],
      ['clear', false],
    ]);
    const clear = body.tasks.find(({ kind }) => kind === 'clear');
    const ticked = await technician.patch(`/tasks/${clear?.id}`, { version: clear?.version, doneAt: '2026-11-19T13:00:00Z' });
    expect([ticked.status, (await listOf('2026-11-19')).tasks.filter(({ doneAt }) => doneAt === null)]).toEqual([200, []]);
  });

  it('counts what broke and how long it took as the ordinary last step does, and keeps the note', async () => {
    const one = await ask('Thu', '2026-11-19');
    await at('2026-11-19T13:00:00Z');
    const close = (breakages: object[], outcome = 'used') =>
      step(technician, one, 'cleared', { outcome, breakages, actualMinutes: 25, note: 'Two dropped' });
    const kept = async () => (await technician.get<{ outOfService: number }>(`/apparatus/${microscopes}`)).body.outOfService;
    const broken = (quantity: number, apparatusId = microscopes) => [{ apparatusId, quantity }];
    const tooMany = await close(broken(99));
    expect([tooMany.status, tooMany.body.code, JSON.stringify(tooMany.body)]).toEqual([
      422,
      'INVALID',
      expect.stringContaining('Microscope'),
    ]);
    expect((await close(broken(1, '019a0000-0000-7000-8000-000000000000'))).status).toBe(404);
    const other = await TestSchool.make(kit);
    const theirs = (await other.client('technician').post<{ id: string }>('/apparatus', { name: 'Balance', owned: 10 })).body.id;
    expect((await close(broken(1, theirs))).status).toBe(404);
    expect((await close(broken(1), 'never-made')).body).toMatchObject({ code: 'INVALID', errors: [{ field: 'breakages' }] });
    expect([await kept(), (await technician.get<Requisition>(`/requisitions/${one.id}`)).body.status]).toEqual([0, 'accepted']);
    const { status, body } = await close(broken(2));
    expect([status, body.status, body.history.at(-1)?.note, await kept()]).toEqual([200, 'cleared', 'Two dropped', 2]);
    const told = await kit.db.read<{ minutes: number }>(
      school.id,
      `SELECT (payload->'after'->>'actualMinutes')::int AS minutes FROM event WHERE school_id = $1 AND subject_id = $2 AND name = 'requisition.cleared'`,
      [school.id, one.id],
    );
    expect(told).toEqual([{ minutes: 25 }]);
  });

  it('writes each thing that did not come back into the book: how it went, what it cost and with which request', async () => {
    const glass = (await technician.post<{ id: string }>('/apparatus', { name: 'Beaker', owned: 10 })).body.id;
    const one = await ask('Thu', '2026-11-19');
    await at('2026-11-19T13:00:00Z');
    const gone = (...of: object[]) => step(technician, one, 'cleared', { outcome: 'used', breakages: of });
    const wrong: [object, string][] = [
      [{ apparatusId: glass, quantity: 1, cost: -1 }, 'breakages.0.cost'],
      [{ apparatusId: glass, quantity: 1, how: 'stolen' }, 'breakages.0.how'],
      [{ apparatusId: glass, quantity: -1 }, 'breakages.0.quantity'],
    ];
    for (const [entry, field] of wrong) {
      const { status, body } = await gone(entry);
      expect([status, body.errors?.[0]?.field]).toEqual([422, field]);
    }
    // three entries of one thing are counted together before any is written
    const most = await gone({ apparatusId: glass, quantity: 6 }, { apparatusId: glass, quantity: 5, how: 'lost' });
    expect([most.status, most.body.errors?.[0]?.field]).toEqual([422, 'breakages']);
    const all = [
      { apparatusId: glass, quantity: 2, how: 'lost', cost: 4.5 },
      { apparatusId: glass, quantity: 1 },
    ];
    expect((await gone(...all)).status).toBe(200);
    const { items } = (await technician.get<{ items: BreakageEntry[] }>(`/apparatus/${glass}/breakages`)).body;
    expect(items).toMatchObject([
      { kind: 'broken', quantity: 1, how: 'broken', cost: null, requisitionId: one.id },
      { kind: 'broken', quantity: 2, how: 'lost', cost: 4.5, requisitionId: one.id },
    ]);
    expect((await technician.get<{ outOfService: number }>(`/apparatus/${glass}`)).body.outOfService).toBe(3);
  });

  it.each([[['prepared']], [['prepared', 'delivered']], [['prepared', 'delivered', 'collected']]])(
    'was made after %j, whoever says that it never was',
    async (steps) => {
      let made = await ask('Thu', '2026-11-19');
      for (const to of steps) made = (await step(technician, made, to)).body;
      await at('2026-11-19T13:00:00Z');
      expect((await step(technician, made, 'cleared', { outcome: 'never-made' })).body).toMatchObject({
        code: 'INVALID',
        errors: [{ field: 'outcome' }],
      });
      expect((await step(technician, made, 'cleared', { outcome: 'not-used' })).status).toBe(200);
    },
  );

  it('is not taken for used where nobody said so', async () => {
    const one = await ask('Thu', '2026-11-19');
    let now = one;
    for (const to of ['prepared', 'delivered', 'collected', 'cleared']) now = (await step(technician, now, to)).body;
    expect([now.status, now.outcome]).toEqual(['cleared', null]);
  });

  it('closes by itself after ten teaching days, its outcome unknown, and not before', async () => {
    const one = await ask('Thu', '2026-11-19');
    const run = async () => {
      await kit.db.transaction(school.id, () =>
        kit.db.query("UPDATE pending SET due = '2026-01-01' WHERE school_id = $1 AND consumer = 'close-past'", [school.id]),
      );
      await kit.app.get(StandingWork).complete();
      await kit.app.get(Worker).run('close-past');
      return (await teacher.get<Requisition>(`/requisitions/${one.id}`)).body;
    };
    await at('2026-12-02T17:00:00Z');
    expect((await run()).status).toBe('accepted');
    await at('2026-12-03T17:00:00Z');
    const closed = await run();
    expect(closed).toMatchObject({ status: 'cleared', outcome: null, tasks: [] });
    expect(closed.history.at(-1)).toMatchObject({ by: null, to: 'cleared' });
  });

  it('stands on the list to be cleared where it was prepared and then cancelled, until that is ticked', async () => {
    const { body: made } = await step(technician, await ask('Fri', '2026-11-20'), 'prepared');
    const { body } = await step(teacher, made, 'cancelled');
    const clear = (await listOf('2026-11-18')).tasks.filter(({ doneAt }) => doneAt === null);
    expect(clear.map(({ kind, requisitionId, due }) => [kind, requisitionId, due])).toEqual([['clear', body.id, '2026-11-20T00:00:00Z']]);
    const [task] = clear;
    const ticked = await technician.patch(`/tasks/${task?.id}`, { version: task?.version, doneAt: '2026-11-18T10:00:00Z' });
    expect(ticked.status).toBe(200);
    expect((await teacher.get<Requisition>(`/requisitions/${body.id}`)).body.status).toBe('cancelled');
    const back = await technician.patch(`/tasks/${task?.id}`, { version: (task?.version ?? 0) + 1, doneAt: null });
    expect(back.status).toBe(200);
    await technician.patch(`/tasks/${task?.id}`, { version: (task?.version ?? 0) + 2, doneAt: '2026-11-18T10:00:00Z' });
  });

  it('is due at its start once it should have been ready, as long as the lesson has not begun', async () => {
    const one = await ask('Thu', '2026-11-19');
    const prepare = async () =>
      (await listOf('2026-11-19')).tasks.find(({ kind, requisitionId }) => kind === 'prepare' && requisitionId === one.id);
    await at('2026-11-19T10:54:00Z');
    expect(await prepare()).toMatchObject({ due: '2026-11-19T10:55:00Z' });
    expect((await prepare())?.overdue).toBeUndefined();
    await at('2026-11-19T11:00:00Z');
    expect(await prepare()).toMatchObject({ due: one.lesson.start, overdue: true });
    await at('2026-11-19T12:30:00Z');
    expect(await prepare()).toBeUndefined();
  });
});

describe('a question that was answered by word of mouth', () => {
  it('is closed by a technician: accepted or declined, with the note that says what', async () => {
    const kit = await startTestApp('2026-11-04T09:00:00Z');
    const school = await TestSchool.make(kit);
    const [teacher, technician] = [school.client('teacher'), school.client('technician')];
    for (const to of ['accepted', 'declined']) {
      const lessonId = `${await school.entry({ cycleDay: 'Thu', period: 'P3' })}_2026-11-19`;
      const { body: sent } = await teacher.post<Requisition>('/requisitions', { lessonId, title: 'x', lines: [], status: 'submitted' });
      const move = (client: Client, { version }: Requisition, next: string, note?: string) =>
        client.post<Requisition>(`/requisitions/${sent.id}/transitions`, { to: next, version, note });
      const { body: queried } = await move(technician, sent, 'queried', 'How many?');
      expect((await move(teacher, queried, to)).status).toBe(403);
      const { status, body } = await move(technician, queried, to, 'She said three');
      expect([status, body.status, body.history.at(-1)?.note]).toEqual([200, to, 'She said three']);
    }
    await kit.stop();
  });
});
