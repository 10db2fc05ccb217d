import type { Coverage, PrepList, Requisition } from '@app/shared';
import { type Client, startTestApp, TestSchool, type TestApp } from '../testing/index.js';

describe('how a lesson went, as its teacher says', () => {
  let kit: TestApp;
  let school: TestSchool;
  let teacher: Client;
  let technician: Client;
  let microscopes: string;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
    school = await TestSchool.make(kit);
    await school.person('colleague', ['teacher']);
    microscopes = (await school.client('technician').post<{ id: string }>('/apparatus', { name: 'Microscope', owned: 30 })).body.id;
  });
  afterAll(() => kit.stop());
  beforeEach(() => at('2026-11-18T09:00:00Z'));

  /** A session ends after 12 hours without use, so whoever acts later signs in again. */
  const at = async (instant: string) => {
    kit.clock.set(instant);
    await school.signIn('head');
    [teacher, technician] = [await school.signIn('teacher'), await school.signIn('technician')];
  };
  const step = async (one: Requisition, to: string, more: object = {}) =>
    (await technician.post<Requisition>(`/requisitions/${one.id}/transitions`, { to, version: one.version, ...more })).body;
  /** A request that went out with its class. */
  const out = async (until: 'prepared' | 'delivered' | 'collected' = 'delivered', more: object = {}) => {
    const lessonId = `${await school.entry({ cycleDay: 'Thu', period: 'P3' })}_2026-11-19`;
    const lines = [{ apparatusId: microscopes, perClass: 3 }];
    const sent = { lessonId, title: 'Own list', lines, status: 'submitted', lateReason: 'forgot', ...more };
    let one = (await teacher.post<Requisition>('/requisitions', sent)).body;
    if (one.status === 'submitted') one = await step(one, 'accepted');
    for (const to of ['prepared', 'delivered', 'collected'] as const) {
      one = await step(one, to);
      if (to === until) break;
    }
    return one;
  };
  const tell = (one: Pick<Requisition, 'id' | 'version'>, outcome: string | null, more: object = {}, who = teacher) =>
    who.put<Requisition>(`/requisitions/${one.id}`, { version: one.version, outcome, ...more });

  it.each(['prepared', 'delivered', 'collected'] as const)(
    'is written down of what is %s, whose kit and work stay as they are',
    async (until) => {
      const one = await out(until);
      await at('2026-11-19T12:10:00Z');
      const { status, body } = await tell(one, 'not-used', { note: 'Fire drill' });
      expect([status, body.status, body.outcome, body.tasks]).toEqual([200, one.status, 'not-used', one.tasks]);
      expect(body.history.at(-1)).toMatchObject({ to: 'outcome-told', note: 'Fire drill', by: { id: school.personId('teacher') } });
    },
  );

  it('stands on the list of the day, and stays when it is put away without another word', async () => {
    const one = await out();
    await at('2026-11-19T12:10:00Z');
    await tell(one, 'partly-used');
    const { body: list } = await technician.get<PrepList>('/prep-list?date=2026-11-19');
    const ofIt = list.tasks.filter(({ requisitionId }) => requisitionId === one.id);
    expect(ofIt.map(({ lesson }) => lesson?.outcome)).toEqual(ofIt.map(() => 'partly-used'));
    const now = (await technician.get<Requisition>(`/requisitions/${one.id}`)).body;
    const away = await step(await step(now, 'collected'), 'cleared');
    expect([away.status, away.outcome]).toEqual(['cleared', 'partly-used']);
    const other = await tell(away, 'used');
    expect([other.status, other.body.code]).toEqual([409, 'TRANSITION_REFUSED']);
  });

  it('gives way to what is said when it is put away', async () => {
    const one = await out('collected');
    await at('2026-11-19T12:10:00Z');
    const { body } = await tell(one, 'used');
    expect((await step(body, 'cleared', { outcome: 'not-used' })).outcome).toBe('not-used');
  });

  it('stays where the request is closed in one step, and is said where nobody said it then', async () => {
    const [one, other] = [await out(), await out()];
    await at('2026-11-19T12:10:00Z');
    const { body } = await tell(one, 'not-used');
    expect((await step(body, 'cleared')).outcome).toBe('not-used');
    const closed = await step(other, 'cleared');
    expect(closed.outcome).toBeNull();
    expect((await tell(closed, 'used')).body.outcome).toBe('used');
  });

  it('is taken back by null and by Undo, and said once more changes nothing', async () => {
    const one = await out();
    await at('2026-11-19T12:10:00Z');
    const first = await tell(one, 'used');
    const again = await tell(first.body, 'used');
    expect([again.status, again.body.version]).toEqual([200, first.body.version]);
    const changed = await tell(first.body, 'not-used');
    expect((await teacher.post('/undo', { token: changed.headers['undo-token'] })).status).toBe(200);
    const { body } = await teacher.get<Requisition>(`/requisitions/${one.id}`);
    expect(body.outcome).toBe('used');
    expect((await tell(body, null)).body.outcome).toBeNull();
  });

  it('is said neither before the lesson is over, nor of what nobody made, nor by anybody else', async () => {
    const one = await out();
    const early = await tell(one, 'used');
    expect([early.status, early.body.code, early.body.detail]).toEqual([409, 'TRANSITION_REFUSED', expect.stringContaining('not over')]);
    const lessonId = `${await school.entry({ cycleDay: 'Thu', period: 'P3' })}_2026-11-19`;
    const sent = { lessonId, title: 'Own list', lines: [], status: 'submitted', lateReason: 'forgot' };
    const untouched = (await teacher.post<Requisition>('/requisitions', sent)).body;
    await at('2026-11-19T12:10:00Z');
    expect([(await tell(untouched, 'used')).status, (await tell(untouched, 'used')).body.code]).toEqual([409, 'TRANSITION_REFUSED']);
    for (const who of ['technician', 'head']) expect((await tell(one, 'used', {}, school.client(who))).body.code).toBe('NOT_ALLOWED');
    await school.signIn('colleague');
    expect((await tell(one, 'used', {}, school.client('colleague'))).status).toBe(404);
    expect((await tell({ ...one, version: 1 }, 'used')).body.code).toBe('STALE_VERSION');
    expect((await teacher.get<Requisition>(`/requisitions/${one.id}`)).body).toMatchObject({ version: one.version, outcome: null });
  });

  it.each([['never-made'], ['lost'], [1], [[]]])('is no %p', async (outcome) => {
    const one = await out();
    await at('2026-11-19T12:10:00Z');
    const { status, body } = await tell(one, outcome as string);
    expect([status, body.errors?.[0]?.field]).toEqual([422, 'outcome']);
  });

  it('is said by itself', async () => {
    const one = await out();
    await at('2026-11-19T12:10:00Z');
    const { status, body } = await tell(one, 'used', { pupils: 20 });
    expect([status, body.errors?.[0]?.field]).toEqual([422, 'outcome']);
  });

  it('is not said of the next lesson to which what was made is moved', async () => {
    const one = await out('prepared');
    const later = `${await school.entry({ cycleDay: 'Fri', period: 'P3' })}_2026-11-20`;
    await at('2026-11-19T12:10:00Z');
    const { body } = await tell(one, 'not-used');
    const moved = await teacher.post<Requisition>(`/requisitions/${one.id}/move`, {
      version: body.version,
      lessonId: later,
      lateReason: 'forgot',
    });
    expect([moved.status, moved.body.outcome, moved.body.status]).toEqual([200, null, 'prepared']);
  });

  it('makes a step of a scheme missed, whatever has not been put away yet', async () => {
    const { body: practical } = await technician.post<{ id: string }>('/practicals', { title: 'Springs', subject: 'Physics', years: [10] });
    const steps = [{ code: 'T1', title: 'One', practicalId: practical.id }];
    const { body: scheme } = await school.client('head').post<{ id: string }>('/schemes', { name: 'Told', subject: 'Physics', steps });
    const one = await out('delivered', { title: undefined, lines: undefined, practicalId: practical.id });
    await school.client('head').put(`/groups/${one.lesson.group?.id}/scheme`, { schemeId: scheme.id, from: '2026-09-01' });
    await at('2026-11-19T12:10:00Z');
    const state = async () =>
      (await technician.get<Coverage>(`/coverage?schemeId=${scheme.id}`)).body.groups.flatMap(({ steps: of }) =>
        of.map((step) => step.state),
      );
    expect(await state()).toEqual(['done']);
    await tell(one, 'not-used');
    expect(await state()).toEqual(['missed']);
  });
});
