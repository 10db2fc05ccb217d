import fc from 'fast-check';
import type { Requisition } from '@app/shared';
import { type Client, startTestApp, TestSchool, type TestApp } from '../testing/index.js';

/** Kit of which there is enough for everybody, so that the policy alone decides. */
const THINGS = ['Beaker', 'Tongs', 'Ruler'];

describe('the rules of the front door', () => {
  let kit: TestApp;
  let school: TestSchool;
  let teacher: Client;
  let lessonId: string;
  let otherId: string;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
    school = await TestSchool.make(kit, { policy: { from: '2026-09-01', kind: 'notice', schoolDays: 0, blockWithinHours: 24 } });
    teacher = school.client('teacher');
    lessonId = `${await school.entry({ cycleDay: 'Fri', period: 'P2', group: '10P', pupils: 24 })}_2026-11-20`;
    otherId = `${await school.entry({ cycleDay: 'Fri', period: 'P3', group: '10P' })}_2026-11-20`;
  });
  afterAll(() => kit.stop());
  beforeEach(() => at('2026-11-18T09:00:00Z'));

  /** A session ends after 12 hours without use, so whoever acts later signs in again. */
  const at = async (instant: string) => {
    kit.clock.set(instant);
    for (const key of ['head', 'technician']) await school.signIn(key);
    teacher = await school.signIn('teacher');
  };

  /** Leaves the technicians nothing to do, so that no request is over the line because of another test's. */
  const clear = () =>
    kit.db.transaction(school.id, async () => {
      await kit.db.query('DELETE FROM task WHERE school_id = $1', [school.id]);
      await kit.db.query('DELETE FROM demand WHERE school_id = $1', [school.id]);
    });
  afterEach(clear);

  const line = (name: string, perClass: number) => ({ name, perClass });
  const ask = async (lines: object[], more: object = {}) => {
    const sent = { lessonId, title: 'Own list', lines, status: 'submitted', ...more };
    const { status, body } = await teacher.post<Requisition>('/requisitions', sent);
    expect([status, body.status]).toEqual([201, 'accepted']);
    return body;
  };
  const put = ({ id, version }: Requisition, body: object, client = teacher) =>
    client.put<Requisition>(`/requisitions/${id}`, { version, ...body });
  const within = () => at('2026-11-19T13:00:00Z');

  it('hold for a change of what was sent as for what is sent: C04', async () => {
    const first = await ask([line('Filter paper', 1)]);
    await within();
    const anew = await teacher.post('/requisitions', { lessonId, title: 'Own list', lines: [line('Ruler', 1)], status: 'submitted' });
    expect(anew.body).toMatchObject({ status: 422, code: 'BLOCKED_BY_POLICY' });
    const lines = Array.from({ length: 21 }, (_, index) => line(`Thing ${index}`, 1));
    const { body } = await put(first, { lines });
    expect(body).toMatchObject({ status: 422, code: 'BLOCKED_BY_POLICY' });
    expect(body.detail).toMatch(/takes no requests within 24 hours .* Nothing was changed; ask technician, who can change it for you/);
    expect((await put(first, { lines }, school.client('technician'))).status).toBe(200);
  });

  it.each([
    ['more of a line', { lines: [{ name: 'Ruler', perSet: 3 }] }],
    ['a new line', { lines: [{ name: 'Ruler', perSet: 2 }, line('Tongs', 1)] }],
    ['a line at another strength', { lines: [{ name: 'Ruler', perSet: 2, concentration: 1 }] }],
    ['more pupils', { pupils: 28 }],
    ['more sets', { groupSize: 1 }],
  ])('are asked of %s', async (_what, change) => {
    const first = await ask([{ name: 'Ruler', perSet: 2 }]);
    await within();
    expect((await put(first, change)).body).toMatchObject({ code: 'BLOCKED_BY_POLICY' });
    expect((await teacher.get<Requisition>(`/requisitions/${first.id}`)).body.version).toBe(first.version);
  });

  it.each([
    ['a note', { notes: 'The blue ones' }],
    ['the same again', { title: 'Own list', lines: [{ name: 'Ruler', perSet: 2 }], pupils: 24, groupSize: 2 }],
    ['less of a line', { lines: [{ name: 'Ruler', perSet: 1 }] }],
    ['fewer pupils', { pupils: 20 }],
    ['fewer sets', { groupSize: 4 }],
    ['nothing but words', { title: 'Measuring' }],
  ])('are never asked of %s, which stays accepted', async (_what, change) => {
    const first = await ask([{ name: 'Ruler', perSet: 2 }]);
    await within();
    const { status, body } = await put(first, change);
    expect([status, body.status]).toEqual([200, 'accepted']);
  });

  it('are asked of an answer that changes the kit, and not of one in words', async () => {
    const first = await ask([line('Ruler', 2)]);
    const technician = school.client('technician');
    const step = (client: Client, to: string, { version }: Requisition, note?: string) =>
      client.post<Requisition>(`/requisitions/${first.id}/transitions`, { to, version, note });
    const { body: queried } = await step(technician, 'queried', first, 'Which ones?');
    await within();
    expect((await put(queried, { lines: [line('Ruler', 9)] })).body).toMatchObject({ code: 'BLOCKED_BY_POLICY' });
    const { status, body } = await step(teacher, 'submitted', queried, 'The long ones');
    expect([status, body.status]).toEqual([200, 'submitted']);
  });

  it('are asked of a draft that is sent, whichever way', async () => {
    const { body: draft } = await teacher.post<Requisition>('/requisitions', { lessonId, title: 'Later', lines: [], status: 'draft' });
    await within();
    const { version } = draft;
    const byStep = await teacher.post(`/requisitions/${draft.id}/transitions`, { to: 'submitted', version });
    const byChange = await put(draft, { status: 'submitted' });
    expect([byStep.body.code, byChange.body.code]).toEqual(['BLOCKED_BY_POLICY', 'BLOCKED_BY_POLICY']);
  });

  it('refuse a lesson that has ended to everybody, at every door', async () => {
    const first = await ask([line('Ruler', 2)]);
    const { body: draft } = await teacher.post<Requisition>('/requisitions', { lessonId: otherId, title: 'x', lines: [], status: 'draft' });
    await at('2026-11-20T10:50:00Z');
    const over = { status: 422, code: 'INVALID', errors: [{ field: 'lessonId', code: 'over' }] };
    for (const key of ['teacher', 'technician', 'head']) {
      const client = school.client(key);
      for (const status of ['draft', 'submitted'])
        expect((await client.post('/requisitions', { lessonId, title: 'x', lines: [], status })).body).toMatchObject(over);
      expect((await put(first, { lines: [line('Ruler', 3)] }, client)).body).toMatchObject(over);
      const moved = await put(draft, { lessonId }, client);
      if (key === 'teacher') expect(moved.body).toMatchObject(over);
      else expect(moved.status).toBe(404);
    }
    expect((await put(first, { lines: [line('Ruler', 1)], notes: 'Thank you' })).status).toBe(200);
    await at('2026-11-20T13:00:00Z');
    // a draft is seen only by its teacher and whoever began it
    expect((await put(draft, { status: 'submitted' }, school.client('head'))).status).toBe(404);
    expect((await put(draft, { status: 'submitted' })).body).toMatchObject(over);
    expect((await put(draft, { notes: 'Kept' })).status).toBe(200);
  });

  it('judge a change as the added part would be judged if it were sent', async () => {
    const kitList = fc.dictionary(fc.constantFrom(...THINGS), fc.integer({ min: 1, max: 4 }), { minKeys: 1 });
    const classOf = fc.record({ pupils: fc.integer({ min: 1, max: 6 }), groupSize: fc.integer({ min: 1, max: 3 }) });
    const lines = (list: Record<string, number>) => Object.entries(list).map(([name, perSet]) => ({ name, perSet }));
    await fc.assert(
      fc.asyncProperty(kitList, kitList, classOf, classOf, async (before, after, was, becomes) => {
        await clear();
        await at('2026-11-18T09:00:00Z');
        const first = await ask(lines(before), was);
        await within();
        const sets = (of: typeof was) => Math.ceil(of.pupils / of.groupSize);
        const added = Object.entries(after).filter(([name, perSet]) => perSet * sets(becomes) > (before[name] ?? 0) * sets(was));
        const isMore = added.length > 0 || becomes.pupils > was.pupils || sets(becomes) > sets(was);
        const { status, body } = await put(first, { lines: lines(after), ...becomes });
        if (!isMore) return expect(status).toBe(200);
        const sent = { lessonId, title: 'What is added', lines: lines(Object.fromEntries(added)), ...becomes, status: 'submitted' };
        const anew = await teacher.post('/requisitions', sent);
        return expect([status, body.code]).toEqual([anew.status, anew.body.code]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a late change', () => {
  let kit: TestApp;
  let school: TestSchool;
  let sent: Requisition;

  beforeAll(async () => {
    kit = await startTestApp('2026-10-20T09:00:00Z');
    school = await TestSchool.make(kit);
    const lessonId = `${await school.entry({ cycleDay: 'Tue', period: 'P3' })}_2026-11-10`;
    const lines = [{ name: 'Ruler', perSet: 1 }];
    const asked = { lessonId, title: 'Pendulum', lines, notes: 'Long ones', status: 'submitted' };
    sent = (await school.client('teacher').post<Requisition>('/requisitions', asked)).body;
    kit.clock.set('2026-11-06T09:00:00Z');
    await school.signIn('teacher');
  });
  afterAll(() => kit.stop());

  const change = async (body: object) => {
    const { body: now } = await school.client('teacher').get<Requisition>(`/requisitions/${sent.id}`);
    const answer = await school.client('teacher').put<Requisition>(`/requisitions/${sent.id}`, { version: now.version, ...body });
    expect(answer.status).toBe(200);
    const isLate = "SELECT name FROM event WHERE school_id = $1 AND subject_id = $2 AND name LIKE 'requisition.%' ORDER BY id DESC LIMIT 1";
    const [event] = await kit.db.transaction(school.id, () => kit.db.query<{ name: string }>(isLate, [school.id, sent.id]));
    return [event?.name, answer.body.status];
  };

  it('is none where everything is sent again as it stood', async () => {
    const same = { title: 'Pendulum', lines: [{ name: 'Ruler', perSet: 1 }], pupils: 30, groupSize: 2, notes: 'Long ones' };
    expect(await change(same)).toEqual(['requisition.changed', 'accepted']);
  });

  it('is none where only the note is another', async () => {
    expect(await change({ notes: 'Short ones', lines: [{ name: 'ruler ', perSet: 1 }] })).toEqual(['requisition.changed', 'accepted']);
  });

  it('is one where less is asked for, since something else is made', async () => {
    expect(await change({ pupils: 20 })).toEqual(['requisition.changed-late', 'submitted']);
  });
});
