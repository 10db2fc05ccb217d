import { setTimeout as pause } from 'node:timers/promises';
import type { PrepList, PreviewAnswer, Requisition, RequisitionSummary, WorkingPatternBody, Workload } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { DemandSums } from '../prep/index.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const MORNINGS: WorkingPatternBody = { windows: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '09:00', end: '12:00' })), breaks: [] };
/** The week from 30 November closes on Thursday 26 November, 12:00. */
const BEFORE = '2026-11-25T08:00:00Z';
const AFTER = '2026-11-27T08:00:00Z';
const DAY = '2026-12-02';

describe('the line of a school', () => {
  let kit: TestApp;
  let school: TestSchool;
  beforeAll(async () => {
    kit = await startTestApp(BEFORE);
  });
  afterAll(() => kit.stop());
  beforeEach(async () => {
    kit.clock.set(BEFORE);
    school = await TestSchool.make(kit, { policy: { from: '2026-09-01', kind: 'weekly', weekday: 4, time: '12:00', weeksBefore: 1 } });
    await serves('technician', { workingPattern: MORNINGS });
  });

  /** Changes who a person works for, or when. */
  async function serves(key: string, change: object): Promise<void> {
    const people = await school.client('admin').get<{ items: { id: string; version: number }[] }>('/people?limit=200');
    const id = school.personId(key);
    const version = people.body.items.find((one) => one.id === id)?.version;
    expect((await school.client('admin').put(`/people/${id}`, { version, ...change })).status).toBe(200);
  }
  async function practical(minutes: number, more: object = {}): Promise<string> {
    const body = {
      title: `Set-up of ${minutes} ${crypto.randomUUID().slice(0, 6)}`,
      subject: 'Physics',
      prepare: { fixed: minutes, perSet: 0 },
      clear: { fixed: 0, perSet: 0 },
      ...more,
    };
    return (await school.client('technician').post<{ id: string }>('/practicals', body)).body.id;
  }
  async function lesson(period = 'P2', more: object = {}): Promise<string> {
    return `${await school.entry({ cycleDay: 'Wed', period, ...more })}_${DAY}`;
  }
  const ask = async (practicalId: string, more: object = {}) =>
    (
      await school
        .client('teacher')
        .post<Requisition>('/requisitions', { lessonId: await lesson(), practicalId, status: 'submitted', ...more })
    ).body;
  const now = async ({ id }: Pick<Requisition, 'id'>) => (await school.client('technician').get<Requisition>(`/requisitions/${id}`)).body;
  const job = () => kit.app.get(Worker).run();
  const step = async (asked: Requisition, to: string) =>
    (
      await school
        .client('technician')
        .post<Requisition>(`/requisitions/${asked.id}/transitions`, { to, version: (await now(asked)).version, note: 'x' })
    ).body;
  const flagged = async () => {
    const { body } = await school.client('technician').get<{ items: RequisitionSummary[] }>(`/requisitions?from=${DAY}&to=${DAY}`);
    return body.items.filter(({ overloads }) => overloads).map(({ id }) => id);
  };
  const astray = () => kit.app.get(DemandSums, { strict: false }).check(school.id, 0);
  const told = async () => {
    const { body } = await school.client('technician').get<{ items: { event: string }[] }>('/notifications?limit=100');
    return body.items.filter(({ event }) => event.startsWith('workload.') || event === 'requisition.overload').length;
  };

  it('flags only who is over it, and says by how much and of what, the same in every view', async () => {
    const first = await ask(await practical(300));
    const second = await ask(await practical(200));
    expect([first.status, first.overloads, first.minutesOver]).toEqual(['accepted', null, null]);
    // the mornings of Mon and Tue, and Wed until 09:35: 395 minutes
    expect([second.status, second.minutesOver, second.judged]).toEqual(['submitted', 105, true]);
    await job();
    const { overloads, minutesOver } = await now(second);
    const told = { from: '2026-11-30T09:00:00Z', to: '2026-12-02T09:35:00Z', workMinutes: 500, technicianMinutes: 395 };
    expect([overloads, minutesOver]).toEqual([expect.objectContaining(told), 105]);
    expect(overloads?.groups.map(({ minutes }) => minutes)).toEqual([300, 200]);
    expect((await now(first)).overloads).toBeNull();
    expect(await flagged()).toEqual([second.id]);
    const { body: load } = await school.client('head').get<Workload>('/workload?from=2026-11-30&to=2026-12-04');
    expect(load.overloads).toEqual([expect.objectContaining(told)]);
    expect([load.overloads[0]?.sentence, load.overLine]).toEqual([overloads?.sentence, 1]);
    const { body: list } = await school.client('technician').get<PrepList>(`/prep-list?date=${DAY}`);
    expect(list.waiting.map(({ id, foundOverload }) => [id, foundOverload])).toEqual([[second.id, { ...told, minutesOver: 105 }]]);
  });

  it('lets the oldest in when work goes, whose flag clears by itself, and tells that once', async () => {
    const first = await ask(await practical(300));
    const second = await ask(await practical(200));
    const third = await ask(await practical(200));
    await job();
    const before = await told();
    expect(await flagged()).toEqual(expect.arrayContaining([second.id, third.id]));
    await step(first, 'cancelled');
    await job();
    await job();
    expect(await flagged()).toEqual([third.id]);
    expect((await now(second)).status).toBe('submitted');
    await step(third, 'cancelled');
    await job();
    expect([await flagged(), await astray()]).toEqual([[], []]);
    expect((await told()) - before).toBe(1);
  });

  it('is worked out again when what brought time is undone, and tells that the overload is back', async () => {
    const first = await ask(await practical(300));
    const second = await ask(await practical(200));
    await job();
    const { version } = await now(first);
    const cancelled = await school
      .client('technician')
      .post(`/requisitions/${first.id}/transitions`, { to: 'cancelled', version, note: 'x' });
    await job();
    expect(await flagged()).toEqual([]);
    const before = await told();
    const undone = await school.client('technician').post('/undo', { token: cancelled.headers['undo-token'] });
    expect(undone.status).toBe(200);
    await job();
    await job();
    expect([(await now(first)).overloads, await flagged()]).toEqual([null, [second.id]]);
    expect([(await told()) - before, await astray()]).toEqual([1, []]);
  });

  it('has one on time push out one that was late, which stays accepted where somebody had accepted it', async () => {
    kit.clock.set(AFTER);
    const late = await ask(await practical(300), { lateReason: 'forgot' });
    expect([late.late, late.overloads]).toEqual([true, null]);
    await step(late, 'accepted');
    kit.clock.set('2026-11-27T09:00:00Z');
    const policy = { from: '2026-09-01', kind: 'notice', schoolDays: 1, time: '09:00' };
    await school.client('admin').put(`/departments/${school.departmentId}/policy`, policy);
    const onTime = await ask(await practical(200));
    expect([onTime.late, onTime.status, onTime.overloads]).toEqual([false, 'accepted', null]);
    await job();
    expect(await flagged()).toEqual([late.id]);
    expect(await now(late)).toMatchObject({ status: 'accepted', minutesOver: expect.any(Number) as number });
    expect(await astray()).toEqual([]);
  });

  it('follows time that is lost and work that is done', async () => {
    const first = await ask(await practical(200));
    const second = await ask(await practical(150));
    expect(await flagged()).toEqual([]);
    const away = { personId: school.personId('technician'), from: '2026-12-01', to: '2026-12-01' };
    await school.client('head').post('/absences', away);
    await job();
    expect(await flagged()).toEqual([second.id]);
    await step(first, 'prepared');
    await job();
    expect([await flagged(), await astray()]).toEqual([[], []]);
  });

  describe('of requests sent in one moment', () => {
    const waiting = async (consumer: string) =>
      (await kit.db.acrossSchools<{ id: string }>('SELECT id FROM pending WHERE school_id = $1 AND consumer = $2', [school.id, consumer]))
        .length;
    const WAITING = `SELECT count(*)::int AS count FROM pg_locks WHERE NOT granted AND relation = 'task'::regclass`;

    /** Sends some so that none is written before all have been judged. */
    async function atOnce(send: (() => Promise<Requisition>)[]): Promise<Requisition[]> {
      const [held, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const holding = kit.db.transaction(school.id, async () => {
        await kit.db.query('LOCK TABLE task IN SHARE ROW EXCLUSIVE MODE');
        held.resolve();
        await letGo.promise;
      });
      await held.promise;
      const sent = Promise.all(send.map((one) => one()));
      for (let waits = 0; waits < send.length; await pause(20))
        waits = (await kit.db.acrossSchools<{ count: number }>(WAITING))[0]?.count ?? 0;
      letGo.resolve();
      await holding;
      return sent;
    }

    it('finds at once who does not fit beside the others, however small each is, and looks again for nobody who was alone', async () => {
      const ids = [await practical(100), await practical(100), await practical(100), await practical(100)];
      const lessons = [await lesson(), await lesson(), await lesson(), await lesson()];
      const small = await practical(20);
      await job();
      const alone = await ask(small);
      expect([alone.minutesOver === null, await waiting('line')]).toEqual([true, 0]);
      // beside another school fewer than these have their turn at once
      await pause(1_100);
      const teacher = school.client('teacher');
      const asked = await atOnce(
        ids.map((practicalId, index) => async () => {
          const body = { lessonId: lessons[index], practicalId, status: 'submitted' };
          return (await teacher.post<Requisition>('/requisitions', body)).body;
        }),
      );
      // 395 minutes until then; each took a quarter of them
      expect(asked.map(({ minutesOver }) => minutesOver)).toEqual([null, null, null, null]);
      await job();
      expect((await flagged()).length).toBe(1);
      expect(await astray()).toEqual([]);
    });
  });

  it('tells by how much one is over as it is once another was sent, whether that fits or not, the same in every view', async () => {
    const late = { lateReason: 'forgot' };
    const [small, middle, large] = [await practical(50), await practical(200), await practical(300)];
    kit.clock.set(AFTER);
    const first = await ask(large, late);
    const second = await ask(middle, late);
    const workload = async () => (await school.client('head').get<Workload>('/workload?from=2026-11-30&to=2026-12-04')).body.overloads[0];
    await job();
    expect([first.minutesOver, second.minutesOver]).toEqual([null, 105]);
    // on time, and so before both: it is kept beside the first, and the second is over more
    kit.clock.set(BEFORE);
    const third = await ask(small);
    await job();
    expect([third.minutesOver, (await now(second)).minutesOver]).toEqual([null, 155]);
    expect((await now(second)).overloads?.sentence).toBe((await workload())?.sentence);
    kit.clock.set(AFTER);
    for (const who of ['teacher', 'technician', 'head']) await school.signIn(who);
    const fourth = await ask(await practical(300), late);
    expect(fourth.minutesOver).toBe(255);
    await job();
    expect((await now(second)).overloads?.sentence).toBe((await workload())?.sentence);
    expect((await now(fourth)).overloads?.sentence).toBe((await workload())?.sentence);
  });

  it('has what somebody has begun with before all others', async () => {
    const first = await ask(await practical(300));
    const second = await ask(await practical(90), {});
    await step(first, 'prepared');
    expect((await ask(await practical(300))).overloads).toBeNull();
    await job();
    expect([await flagged(), (await now(second)).minutesOver]).toEqual([[], null]);
  });

  it('starts nothing before now: a morning that has passed is no time', async () => {
    const asked = await ask(await practical(390));
    expect(asked.overloads).toBeNull();
    kit.clock.set('2026-11-30T12:30:00Z');
    await job();
    expect((await now(asked)).minutesOver).toBe(175);
  });

  it('counts what is overdue until the lesson begins, as begun', async () => {
    const asked = await ask(await practical(60));
    kit.clock.set('2026-12-02T09:40:00Z');
    await job();
    expect(await flagged()).toEqual([]);
    const { body } = await school.client('teacher').post<PreviewAnswer>('/requisitions/preview', {
      lessonId: await lesson('P3'),
      practicalId: await practical(60),
      lateReason: 'forgot',
    });
    // 75 minutes from now until it has to be ready; the other 60, and 5 to deliver that, are to be done in ten of them
    expect([body.minutesOver, asked.status]).toEqual([50, 'accepted']);
  });

  it('counts what a batch spends once, once; on another day or with somebody of their own it is none', async () => {
    const shared = await practical(300, { prepare: { fixed: 300, perSet: 2 } });
    const first = await ask(shared);
    const second = await ask(shared);
    expect([first.overloads, second.overloads, second.status]).toEqual([null, null, 'accepted']);
    expect(await astray()).toEqual([]);
    const task = second.tasks.find(({ kind }) => kind === 'prepare');
    await school.client('technician').patch(`/tasks/${task?.id}`, { version: task?.version, assigneeId: school.personId('technician') });
    expect(await astray()).toEqual([]);
    await job();
    expect(await flagged()).toEqual([second.id]);
    await school.client('technician').patch(`/tasks/${task?.id}`, { version: (task?.version ?? 0) + 1, assigneeId: null });
    await job();
    expect([await flagged(), await astray()]).toEqual([[], []]);
  });

  it('judges departments that share people together, and never counts an hour twice', async () => {
    const { body: art } = await school.client('admin').post<{ id: string }>('/departments', { name: 'Art' });
    await serves('technician', { departmentIds: [school.departmentId, art.id] });
    const first = await ask(await practical(250));
    const lessonId = await lesson('P2', { departmentId: art.id, subject: 'Art' });
    const second = await ask(await practical(250, { subject: 'Art' }), { lessonId });
    expect([first.overloads, second.minutesOver]).toEqual([null, 105]);
    expect(new Set(second.overloads?.departmentIds)).toEqual(new Set([school.departmentId, art.id]));
  });

  it('does not judge a department that nobody with working hours serves, and has 99 for people who are there on other days', async () => {
    const { body: art } = await school.client('admin').post<{ id: string }>('/departments', { name: 'Art' });
    const lessonId = await lesson('P2', { departmentId: art.id, subject: 'Art' });
    const asked = await ask(await practical(250, { subject: 'Art' }), { lessonId });
    expect([asked.judged, asked.overloads, asked.minutesOver, asked.status]).toEqual([false, null, null, 'accepted']);
    await serves('technician', { workingPattern: { windows: [{ weekday: 5, start: '09:00', end: '12:00' }], breaks: [] } });
    const none = await ask(await practical(50));
    expect([none.judged, none.overloads?.pressure]).toEqual([true, 99]);
  });

  it('says by which day to ask where there is a lead time', async () => {
    const practicalId = await practical(20, { leadSchoolDays: 2 });
    const { body } = await school.client('teacher').post<PreviewAnswer>('/requisitions/preview', { lessonId: await lesson(), practicalId });
    expect(body.askBy).toBe('2026-11-27');
    expect((await ask(practicalId)).askBy).toBe('2026-11-27');
  });

  it('takes a free list’s minutes from its lines', async () => {
    const lines = ['Wire', 'Tape', 'Card'].map((name) => ({ name, kind: 'consumable', perClass: 1 }));
    const asked = (
      await school
        .client('teacher')
        .post<Requisition>('/requisitions', { lessonId: await lesson(), title: 'Own', lines, status: 'submitted' })
    ).body;
    expect(asked.tasks.map(({ kind, minutes }) => [kind, minutes])).toEqual(
      expect.arrayContaining([
        ['prepare', 11],
        ['clear', 11],
      ]),
    );
  });
});
