import type { Apparatus, Practical, PreviewAnswer, Requisition } from '@app/shared';
import { type Client, startTestApp, TestSchool, type TestApp } from '../testing/index.js';

describe('a new version of a practical', () => {
  let kit: TestApp;
  let school: TestSchool;
  let teacher: Client;
  let technician: Client;
  let balances: Apparatus;
  let period = 0;

  beforeAll(async () => {
    kit = await startTestApp('2026-10-20T09:00:00Z');
    school = await TestSchool.make(kit);
    [teacher, technician] = [school.client('teacher'), school.client('technician')];
    balances = (await technician.post<Apparatus>('/apparatus', { name: 'Balance', owned: 100 })).body;
  });
  afterAll(() => kit.stop());
  beforeEach(() => at('2026-10-20T09:00:00Z'));

  /** A session ends after 12 hours without use, so whoever acts later signs in again. */
  const at = async (instant: string) => {
    kit.clock.set(instant);
    await school.signIn('admin');
    [teacher, technician] = [await school.signIn('teacher'), await school.signIn('technician')];
  };

  const library = async () => {
    const practical = {
      title: `Density ${(period += 1)}`,
      subject: 'Physics',
      groupSize: 3,
      prepare: { fixed: 10, perSet: 1 },
      clear: { fixed: 5, perSet: 1 },
      lines: [{ apparatusId: balances.id, perSet: 1 }],
    };
    return (await technician.post<Practical>('/practicals', practical)).body;
  };
  const renew = async ({ id, version, title, subject }: Practical, change: object) => {
    await at('2026-11-03T09:00:00Z');
    const { status, body } = await technician.put<Practical>(`/practicals/${id}`, { version, title, subject, ...change });
    expect(status).toBe(200);
    return body;
  };
  const ask = async (practical: Practical, status: 'draft' | 'submitted' = 'submitted', more: object = {}) => {
    // each practical has a period of its own, so that they do not overload one another
    const cycleDay = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'][period % 5] ?? '';
    const entry = await school.entry({ cycleDay, period: `P${1 + Math.floor(period / 5)}`, group: `G${period}${status}` });
    const lessonId = `${entry}_2026-11-${23 + (period % 5)}`;
    const { body } = await teacher.post<Requisition>('/requisitions', { lessonId, practicalId: practical.id, status, ...more });
    expect(body.status).toBe(status === 'draft' ? 'draft' : 'accepted');
    return body;
  };
  const read = async ({ id }: Requisition) => (await teacher.get<Requisition>(`/requisitions/${id}`)).body;
  const put = async (one: Requisition, body: object) =>
    teacher.put<Requisition>(`/requisitions/${one.id}`, { version: one.version, ...body });
  const MORE = { groupSize: 2, prepare: { fixed: 60, perSet: 9 }, lines: [] as object[] };

  it('changes nothing of a request that was sent, not even when that is changed afterwards', async () => {
    const practical = await library();
    const sent = await ask(practical);
    await renew(practical, { ...MORE, title: 'Density of solids' });
    const stands = await read(sent);
    expect(stands).toMatchObject({ title: practical.title, practical: { version: 1, title: practical.title }, groupSize: 3, sets: 10 });
    const { status, body } = await put(stands, { pupils: 27 });
    expect(status).toBe(200);
    expect(body).toMatchObject({ title: practical.title, practical: { version: 1 }, groupSize: 3, sets: 9, status: 'accepted' });
    expect(body.lines.map(({ name, needed }) => [name, needed])).toEqual([['Balance', 9]]);
    expect(body.tasks.filter(({ kind }) => kind === 'prepare' || kind === 'clear').map(({ minutes }) => minutes)).toEqual([19, 14]);
    const { body: seen } = await teacher.post<PreviewAnswer>('/requisitions/preview', {
      lessonId: sent.lesson.id,
      practicalId: practical.id,
      requisitionId: sent.id,
    });
    expect([seen.sets, seen.lines.map(({ name }) => name)]).toEqual([10, ['Balance']]);
  });

  it('leaves a line of history that says so when it is taken, as every change of what was asked does', async () => {
    const practical = await library();
    const sent = await ask(practical, 'submitted', { pupils: 24 });
    await renew(practical, { ...MORE, groupSize: 3 });
    const taken = await put(sent, { practicalVersion: 2 });
    expect(taken.status).toBe(200);
    expect(taken.body.history.at(-1)).toMatchObject({ note: expect.stringContaining('a newer version of the practical') });
    const fewer = await put(taken.body, { pupils: 20 });
    expect(fewer.body.history.at(-1)).toMatchObject({ to: 'changed', by: { code: 'TEACHER' }, note: '20 pupils, before 24' });
    expect((await read(sent)).history.at(-1)).toEqual(fewer.body.history.at(-1));
  });

  it('leaves no line of history of what a draft was before it was sent', async () => {
    const draft = await ask(await library(), 'draft');
    await put(draft, { pupils: 12 });
    await put({ ...draft, version: 2 }, { status: 'submitted' });
    expect((await read(draft)).history.map(({ to }) => to)).toEqual(['draft', 'submitted', 'accepted']);
  });

  it('is said on the request with its date and what differs, and on a draft not at all', async () => {
    const practical = await library();
    const [sent, draft] = [await ask(practical), await ask(practical, 'draft')];
    expect((await read(sent)).newer).toBeNull();
    await renew(practical, { groupSize: 2, keywords: ['mass'], lines: [{ apparatusId: balances.id, perSet: 2 }] });
    expect((await read(sent)).newer).toEqual({ practicalVersion: 2, date: '2026-11-03', differs: ['groupSize', 'lines'] });
    expect((await read(draft)).newer).toBeNull();
  });

  it('is not said where only finding it in the library differs, nor of renamed apparatus, which is followed', async () => {
    const practical = await library();
    const sent = await ask(practical);
    await renew(practical, { keywords: ['mass'] });
    const { body: named } = await technician.put<Apparatus>(`/apparatus/${balances.id}`, { version: balances.version, name: 'Scales' });
    balances = named;
    const stands = await read(sent);
    expect([stands.newer, stands.practical?.version]).toEqual([null, 1]);
    const { body } = await put(stands, { pupils: 27 });
    expect(body.lines.map(({ name }) => name)).toEqual(['Scales']);
    balances = (await technician.put<Apparatus>(`/apparatus/${balances.id}`, { version: balances.version, name: 'Balance' })).body;
  });

  it('is taken by its teacher, with the number of pupils and the title that were chosen', async () => {
    const practical = await library();
    const sent = await ask(practical, 'submitted', { title: 'Density, my way', pupils: 24 });
    await renew(practical, { title: 'Density of solids', groupSize: 2, lines: [{ apparatusId: balances.id, perSet: 2 }] });
    const { status, body } = await put(await read(sent), { practicalVersion: 2 });
    expect(status).toBe(200);
    expect(body).toMatchObject({ title: 'Density, my way', pupils: 24, groupSize: 2, sets: 12, newer: null, practical: { version: 2 } });
    expect(body.lines.map(({ needed }) => needed)).toEqual([24]);
    expect((await put(body, { practicalVersion: 2 })).status).toBe(200);
  });

  it('is taken with its own title and group size where nobody chose another', async () => {
    const practical = await library();
    const sent = await ask(practical);
    await renew(practical, { title: 'Density of solids', groupSize: 5 });
    const { body } = await put(await read(sent), { practicalVersion: 2 });
    expect(body).toMatchObject({ title: 'Density of solids', groupSize: 5, sets: 6 });
  });

  it('is refused where it is not the newest any more, and nothing changes', async () => {
    const practical = await library();
    const sent = await ask(practical);
    await renew(await renew(practical, { groupSize: 2 }), { groupSize: 4 });
    const stands = await read(sent);
    expect(stands.newer?.practicalVersion).toBe(3);
    const { body } = await put(stands, { practicalVersion: 2 });
    expect(body).toMatchObject({ status: 409, code: 'STALE_VERSION', errors: [{ field: 'practicalVersion' }] });
    expect(await read(sent)).toEqual(stands);
  });

  it('is judged like a change: kit that is not there, the block, lateness, and the risk assessment again', async () => {
    const { departmentId } = school;
    await school.client('admin').put(`/departments/${departmentId}`, { riskAssessmentNeeded: true });
    const practical = await library();
    const riskAssessment = { reference: 'CLEAPSS GL1', confirmed: true };
    const sent = await ask(practical, 'submitted', { riskAssessment });
    await renew(practical, { lines: [{ apparatusId: balances.id, perSet: 50 }] });
    expect((await put(await read(sent), { practicalVersion: 2 })).body).toMatchObject({ code: 'HOLD_REFUSED' });
    await renew({ ...practical, version: 2 }, { lines: [{ apparatusId: balances.id, perSet: 2 }] });
    const { body } = await put(await read(sent), { practicalVersion: 3 });
    expect(body).toMatchObject({ status: 'submitted', riskAssessment: { reference: 'CLEAPSS GL1', confirmed: false } });
    const refused = await technician.post(`/requisitions/${body.id}/transitions`, { to: 'accepted', version: body.version });
    expect(refused.body).toMatchObject({ code: 'RISK_ASSESSMENT_NEEDED' });
    await school.client('admin').put(`/departments/${departmentId}`, { riskAssessmentNeeded: false });

    await renew({ ...practical, version: 3 }, { lines: [{ apparatusId: balances.id, perSet: 3 }] });
    const policy = { from: '2026-11-01', kind: 'notice', schoolDays: 0, blockWithinHours: 24 };
    await school.client('admin').put(`/departments/${departmentId}/policy`, policy);
    await at(`2026-11-${22 + (period % 5)}T23:00:00Z`);
    expect((await put(body, { practicalVersion: 4 })).body).toMatchObject({ code: 'BLOCKED_BY_POLICY' });
    expect((await put(body, { pupils: 10 })).status).toBe(200);
  });

  it('leaves a request changeable whose practical was archived', async () => {
    const practical = await library();
    const sent = await ask(practical);
    await renew(practical, { groupSize: 2 });
    await technician.delete(`/practicals/${practical.id}`);
    const stands = await read(sent);
    expect(stands.newer).toBeNull();
    expect((await put(stands, { pupils: 15 })).body).toMatchObject({ groupSize: 3, sets: 5 });
  });

  it('is what a draft becomes when it is sent', async () => {
    const practical = await library();
    const draft = await ask(practical, 'draft');
    await renew(practical, { title: 'Density of solids', groupSize: 5, lines: [{ apparatusId: balances.id, perSet: 2 }] });
    await at('2026-11-10T09:00:00Z');
    const { body } = await put(await read(draft), { status: 'submitted' });
    expect(body).toMatchObject({ practical: { version: 2 }, title: 'Density of solids', groupSize: 5, sets: 6 });
    expect(body.lines.map(({ needed }) => needed)).toEqual([12]);
  });
});
