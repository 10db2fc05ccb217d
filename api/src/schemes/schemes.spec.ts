import type { Coverage, GroupScheme, LessonGroup, Practical, Problem, Requisition, Scheme } from '@app/shared';
import { type Client, startTestApp, TestSchool, type TestApp } from '../testing/index.js';

describe('schemes of work', () => {
  let kit: TestApp;
  let school: TestSchool;
  let head: Client;
  let teacher: Client;
  let technician: Client;
  let made = 0;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-16T08:00:00Z');
    school = await TestSchool.make(kit);
    [head, teacher, technician] = [school.client('head'), school.client('teacher'), school.client('technician')];
  });
  afterAll(() => kit.stop());

  const practical = async (title = `Practical ${(made += 1)}`) =>
    (await technician.post<Practical>('/practicals', { title, subject: 'Biology', groupSize: 2, lines: [{ name: 'Card', perSet: 1 }] }))
      .body;
  const body = (steps: object[], more: object = {}) => ({ name: `Course ${(made += 1)}`, subject: 'Biology', year: 9, steps, ...more });
  const add = async (steps: object[], more: object = {}) => {
    const { status, body: scheme } = await head.post<Scheme>('/schemes', body(steps, more));
    expect(status).toBe(201);
    return scheme;
  };
  const group = async (period: string, code = `9G${(made += 1)}`) => {
    const entry = await school.entry({ cycleDay: 'Tue', period, group: code, year: 9 });
    const { body: page } = await head.get<{ items: LessonGroup[] }>('/groups?limit=200');
    return { entry, id: page.items.find((one) => one.code === code)?.id ?? '' };
  };

  it('are added, listed, read and written anew with their version', async () => {
    const osmosis = await practical('Osmosis');
    const scheme = await add([
      { code: 'B1.1', title: 'Cells' },
      { code: 'B1.2', title: 'Osmosis in cells', practicalId: osmosis.id, reference: 'RP3' },
    ]);
    expect(scheme).toMatchObject({
      version: 1,
      subject: 'Biology',
      year: 9,
      steps: [
        { code: 'B1.1', title: 'Cells', practicalId: null, practical: null, reference: null },
        { code: 'B1.2', title: 'Osmosis in cells', practicalId: osmosis.id, practical: 'Osmosis', reference: 'RP3' },
      ],
      groups: [],
    });
    expect((await teacher.get<{ items: Scheme[] }>('/schemes')).body.items).toContainEqual(scheme);
    const changed = await technician.put<Scheme>(`/schemes/${scheme.id}`, { ...body([{ code: 'B2', title: 'One alone' }]), version: 1 });
    expect(changed).toMatchObject({ status: 200, body: { version: 2, steps: [{ code: 'B2' }] } });
    const stale = await head.put<Problem>(`/schemes/${scheme.id}`, { ...body([]), version: 1 });
    expect(stale).toMatchObject({ status: 409, body: { code: 'STALE_VERSION', current: { version: 2 } } });
  });

  it('have their codes find the practical of a step first', async () => {
    const [one, two] = [await practical('Photosynthesis'), await practical('Respiration Q9.1')];
    await add([
      { code: 'Q9.1', title: 'Leaves', practicalId: one.id },
      { code: 'Q9.2', title: 'Breath', practicalId: two.id },
    ]);
    const found = async (q: string) => (await teacher.get<{ items: Practical[] }>(`/practicals?q=${q}`)).body.items.map(({ id }) => id);
    expect((await found('q9.1'))[0]).toBe(one.id);
    expect(await found('Q9.2')).toEqual([two.id]);
    expect(await found('photosynth')).toContain(one.id);
  });

  it('refuse a code that stands twice and a practical that is lost, naming each', async () => {
    const lost = await practical();
    await technician.delete(`/practicals/${lost.id}`);
    const other = await TestSchool.make(kit);
    const theirs = (await other.client('technician').post<Practical>('/practicals', { title: 'Theirs', subject: 'Biology' })).body;
    const steps = [
      { code: 'A1', title: 'One' },
      { code: 'a1 ', title: 'Two' },
      { code: 'A3', title: 'Three', practicalId: lost.id },
      { code: 'A4', title: 'Four', practicalId: theirs.id },
      { code: 'A5', title: 'Five', practicalId: 'no id' },
    ];
    const refused = await head.post<Problem>('/schemes', body(steps));
    expect(refused.status).toBe(422);
    expect(refused.body.errors?.map(({ field }) => field)).toEqual([
      'steps.1.code',
      'steps.2.practicalId',
      'steps.3.practicalId',
      'steps.4.practicalId',
    ]);
  });

  it('keep a practical that was archived after it was put in', async () => {
    const old = await practical();
    const scheme = await add([{ code: 'K1', title: 'Old', practicalId: old.id }]);
    await technician.delete(`/practicals/${old.id}`);
    const { name, subject, steps } = scheme;
    const again = await head.put<Scheme>(`/schemes/${scheme.id}`, {
      ...{ name, subject, version: 1 },
      steps: steps.map(({ code, practicalId }) => ({ code, title: 'Older', practicalId })),
    });
    expect(again).toMatchObject({ status: 200, body: { year: null, steps: [{ title: 'Older', practicalId: old.id }] } });
  });

  it('are refused to whom they are not for, and to another school', async () => {
    const scheme = await add([{ code: 'R1', title: 'One' }]);
    const other = await TestSchool.make(kit);
    expect((await kit.client().get('/schemes')).status).toBe(401);
    expect((await teacher.post('/schemes', body([]))).status).toBe(403);
    expect((await teacher.put(`/schemes/${scheme.id}`, { ...body([]), version: 1 })).status).toBe(403);
    for (const path of [`/schemes/${scheme.id}`, `/coverage?schemeId=${scheme.id}`]) {
      expect((await other.client('head').get(path)).status).toBe(404);
      expect((await head.get(path)).status).toBe(200);
    }
    expect((await other.client('head').put(`/schemes/${scheme.id}`, { ...body([]), version: 1 })).status).toBe(404);
    expect((await head.get('/coverage')).status).toBe(422);
    expect((await head.get('/coverage?schemeId=none')).status).toBe(404);
    expect((await head.post('/schemes', body([], { year: 15 }))).status).toBe(422);
    expect((await head.post('/schemes', body([], { name: ' ' }))).status).toBe(422);
    expect((await head.post('/schemes', body([], { extra: 1 }))).status).toBe(422);
    const twice = await head.post<Problem>('/schemes', { ...body([]), name: scheme.name.toUpperCase() });
    expect(twice).toMatchObject({ status: 409, body: { code: 'ALREADY_EXISTS', errors: [{ field: 'name' }] } });
  });

  it('are followed by a class from a date and a step on, by its teacher or who serves it', async () => {
    const scheme = await add(['F1', 'F2', 'F3'].map((code) => ({ code, title: code })));
    const { id } = await group('P1');
    expect((await teacher.get<GroupScheme>(`/groups/${id}/scheme`)).body).toEqual({ scheme: null, from: null, step: null, next: [] });
    const put = (who: Client, sent: object, of = id) => who.put<GroupScheme & Problem>(`/groups/${of}/scheme`, sent);
    const followed = await put(teacher, { schemeId: scheme.id, from: '2026-11-16', step: 'f2' });
    expect(followed).toMatchObject({
      status: 200,
      body: { scheme: { id: scheme.id, name: scheme.name }, step: 'F2', next: [{ code: 'F2' }, { code: 'F3' }] },
    });
    expect((await teacher.get<GroupScheme>(`/groups/${id}/scheme`)).body).toEqual(followed.body);
    expect((await put(head, { schemeId: scheme.id, from: '2026-11-16' })).body.step).toBe('F1');
    expect(await put(head, { schemeId: scheme.id, from: '2026-11-16', step: 'F9' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'step' }] },
    });
    const other = await TestSchool.make(kit);
    const theirs = (await other.client('head').post<Scheme>('/schemes', body([]))).body;
    for (const schemeId of [theirs.id, 'none'])
      expect(await put(head, { schemeId, from: '2026-11-16' })).toMatchObject({ status: 422, body: { errors: [{ field: 'schemeId' }] } });
    expect((await put(other.client('head'), { schemeId: theirs.id, from: '2026-11-16' })).status).toBe(404);
    expect((await other.client('head').get(`/groups/${id}/scheme`)).status).toBe(404);
    await school.person('colleague', ['teacher']);
    const colleague = await school.signIn('colleague');
    expect((await put(colleague, { schemeId: scheme.id, from: '2026-11-16' })).status).toBe(403);
    expect((await head.delete<Problem>(`/schemes/${scheme.id}`)).body.code).toBe('IN_USE');
    expect((await put(teacher, { schemeId: null, from: '2026-11-16' })).body.scheme).toBeNull();
    expect((await head.delete(`/schemes/${scheme.id}`)).status).toBe(204);
    expect((await head.get(`/schemes/${scheme.id}`)).status).toBe(404);
  });

  it('show what each class asked for, and open a step again that is cancelled', async () => {
    const [one, two] = [await practical(), await practical()];
    const scheme = await add([
      { code: 'C1', title: 'One', practicalId: one.id },
      { code: 'C2', title: 'Theory' },
      { code: 'C3', title: 'Two', practicalId: two.id },
    ]);
    const { id, entry } = await group('P2');
    await teacher.put(`/groups/${id}/scheme`, { schemeId: scheme.id, from: '2026-11-16' });
    const coverage = async () => (await teacher.get<Coverage>(`/coverage?schemeId=${scheme.id}`)).body;
    const states = async () => (await coverage()).groups.map(({ steps }) => steps.map(({ state }) => state));
    expect(await coverage()).toMatchObject({ steps: ['C1', 'C2', 'C3'], groups: [{ group: { id } }] });
    expect(await states()).toEqual([['open', 'open', 'open']]);
    const ask = (practicalId: string, date: string) =>
      teacher.post<Requisition>('/requisitions', { lessonId: `${entry}_${date}`, practicalId, status: 'submitted', lateReason: 'forgot' });
    const asked = (await ask(one.id, '2026-11-24')).body;
    expect((await coverage()).groups[0]?.steps[0]).toEqual({ code: 'C1', state: 'asked', requisitionId: asked.id, date: '2026-11-24' });
    expect((await teacher.get<GroupScheme>(`/groups/${id}/scheme`)).body.step).toBe('C2');
    await teacher.post(`/requisitions/${asked.id}/transitions`, { to: 'cancelled', version: asked.version });
    expect(await states()).toEqual([['open', 'open', 'open']]);
    const later = (await ask(two.id, '2026-12-01')).body;
    kit.clock.set('2026-12-01T18:00:00Z');
    await school.signIn('technician');
    const current = (await school.client('technician').get<Requisition>(`/requisitions/${later.id}`)).body;
    const cleared = await school
      .client('technician')
      .post<Requisition>(`/requisitions/${later.id}/transitions`, { to: 'cleared', version: current.version, outcome: 'used' });
    expect(cleared.status).toBe(200);
    teacher = await school.signIn('teacher');
    expect(await states()).toEqual([['missed', 'open', 'done']]);
    expect((await teacher.get<GroupScheme>(`/groups/${id}/scheme`)).body).toMatchObject({ step: null, next: [] });
    kit.clock.set('2026-11-16T08:00:00Z');
    for (const who of ['head', 'teacher', 'technician', 'admin']) await school.signIn(who);
    [head, teacher, technician] = [school.client('head'), school.client('teacher'), school.client('technician')];
  });

  it('can be taken back: what was added, changed, removed or followed', async () => {
    const taken = async (token: string | undefined) => {
      expect(token).toBeTruthy();
      expect((await head.post('/undo', { token })).status).toBe(200);
    };
    const added = await head.post<Scheme>('/schemes', body([{ code: 'U1', title: 'One' }]));
    const { id, name, subject } = added.body;
    const changed = await head.put(`/schemes/${id}`, { name, subject, steps: [], version: 1 });
    await taken(changed.headers['undo-token'] as string);
    expect((await head.get<Scheme>(`/schemes/${id}`)).body.steps).toMatchObject([{ code: 'U1' }]);
    const removed = await head.delete(`/schemes/${id}`);
    await taken(removed.headers['undo-token'] as string);
    expect((await head.get<Scheme>(`/schemes/${id}`)).body.steps).toMatchObject([{ code: 'U1' }]);
    const { id: groupId } = await group('P3');
    const followed = await head.put(`/groups/${groupId}/scheme`, { schemeId: id, from: '2026-11-16' });
    await taken(followed.headers['undo-token'] as string);
    expect((await head.get<GroupScheme>(`/groups/${groupId}/scheme`)).body.scheme).toBeNull();
  });

  it('go out as CSV, a row for each step, with no cell that a spreadsheet would run', async () => {
    const other = await TestSchool.make(kit);
    const lead = other.client('head');
    await lead.post('/schemes', {
      name: '=cmd()',
      subject: 'Chemistry',
      year: 8,
      steps: [
        { code: '-1', title: 'Acids, and "alkalis"', reference: '@RP' },
        { code: '+A', title: 'Two' },
      ],
    });
    for (const answer of [
      await lead.get<string>('/schemes?format=csv'),
      await lead.send<string>('GET', '/schemes', undefined, { accept: 'text/csv' }),
    ]) {
      expect(answer.status).toBe(200);
      expect(String(answer.headers['content-type'])).toContain('text/csv');
      expect(String(answer.body).trim().split('\r\n')).toEqual([
        'scheme,subject,year,code,title,practical,reference',
        `'=cmd(),Chemistry,8,-1,"Acids, and ""alkalis""",,'@RP`,
        `'=cmd(),Chemistry,8,'+A,Two,,`,
      ]);
    }
  });
});
