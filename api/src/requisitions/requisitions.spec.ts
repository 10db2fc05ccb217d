import { en, type PreviewAnswer, type Requisition } from '@app/shared';
import { type Client, startTestApp, TestSchool, type TestApp } from '../testing/index.js';

describe('asking for a practical', () => {
  let kit: TestApp;
  let school: TestSchool;
  let teacher: Client;
  let technician: Client;
  let microscopes: string;
  let practicalId: string;
  let lessonId: string;

  beforeAll(async () => {
    kit = await startTestApp('2026-10-20T09:00:00Z');
    school = await TestSchool.make(kit);
    teacher = school.client('teacher');
    technician = school.client('technician');
    const made = await technician.post<{ id: string }>('/apparatus', { name: 'Microscope', owned: 10, turnaroundMinutes: 30 });
    microscopes = made.body.id;
    const practical = await technician.post<{ id: string }>('/practicals', {
      title: 'Looking at cells',
      subject: 'Biology',
      groupSize: 5,
      prepare: { fixed: 10, perSet: 2 },
      clear: { fixed: 5, perSet: 1 },
      lines: [
        { apparatusId: microscopes, perSet: 1 },
        { name: 'Iodine solution', kind: 'chemical', perSet: 5, unit: 'cm3' },
      ],
    });
    practicalId = practical.body.id;
    lessonId = `${await school.entry({ cycleDay: 'Tue', period: 'P3' })}_2026-11-03`;
  });
  afterAll(() => kit.stop());

  const ask = (body: object, client = teacher) =>
    client.post<Requisition>('/requisitions', { lessonId, practicalId, status: 'submitted', ...body });

  it('works everything out before it is asked, and changes nothing by it', async () => {
    const { status, body } = await teacher.post<PreviewAnswer>('/requisitions/preview', { lessonId, practicalId });
    expect(status).toBe(200);
    expect(body).toMatchObject({ deadline: '2026-10-22T11:00:00Z', late: false, sets: 6, trays: 2, shortages: [], overload: null });
    expect(body.lines.map(({ needed, free }) => [needed, free])).toEqual([
      [6, 10],
      [50, null],
    ]);
    const list = await teacher.get<{ items: unknown[] }>('/requisitions');
    expect(list.body.items).toEqual([]);
  });

  it('sends the facts of each sentence beside it', async () => {
    const { body } = await teacher.post<PreviewAnswer>('/requisitions/preview', { lessonId, practicalId });
    const { deadline, deadlineFacts, policy, explanation, load, blocked, blockedFacts } = body;
    expect(deadlineFacts).toMatchObject({ setBy: 'policy', date: '2026-11-03', period: 'P3', week: '2026-11-02' });
    expect([policy, explanation]).toEqual([
      en.deadlines.setBy(deadlineFacts),
      en.deadlines.explanation(deadlineFacts, deadline, 'Europe/London'),
    ]);
    expect(load.sentence).toBe(en.load.ofRequest(load));
    expect([blocked, blockedFacts]).toEqual([null, null]);
  });

  it('holds the kit and accepts by itself what is on time, complete and overloads nobody', async () => {
    const { status, body } = await ask({});
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: 'accepted',
      late: false,
      short: false,
      sets: 6,
      deadline: '2026-10-22T11:00:00Z',
      overloads: null,
    });
    expect(body.tasks.map(({ kind, minutes }) => [kind, minutes])).toEqual([
      ['prepare', 22],
      ['deliver', 5],
      ['collect', 5],
      ['clear', 11],
    ]);
    expect(body.history.map(({ from, to }) => [from, to])).toEqual([
      [null, 'submitted'],
      ['submitted', 'accepted'],
    ]);
    const again = await teacher.get<Requisition>(`/requisitions/${body.id}`);
    expect(again.body).toEqual(body);
  });

  it('refuses what is not there, naming the shortage and what would help, and holds nothing', async () => {
    const other = `${await school.entry({ cycleDay: 'Tue', period: 'P3', group: '10Other' })}_2026-11-03`;
    const { status, body } = await teacher.post('/requisitions', { lessonId: other, practicalId, status: 'submitted' });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'HOLD_REFUSED', shortages: [{ apparatusId: microscopes, wanted: 6, free: 4, short: 2 }] });
    expect(body['alternatives']).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'sets', apply: { groupSize: 8 } })]));
    const short = await teacher.post<Requisition>('/requisitions', { lessonId: other, practicalId, status: 'submitted', goShort: true });
    expect(short.body).toMatchObject({ status: 'submitted', short: true });
    expect(short.body.lines[0]).toMatchObject({ needed: 6, short: 2 });
  });

  it('keeps the turnaround between lessons', async () => {
    const next = `${await school.entry({ cycleDay: 'Tue', period: 'P4' })}_2026-11-03`;
    const { status, body } = await teacher.post('/requisitions', { lessonId: next, practicalId, status: 'submitted' });
    expect(status).toBe(409);
    expect(body['shortages']).toEqual([expect.objectContaining({ free: 0, short: 6 })]);
    const later = `${await school.entry({ cycleDay: 'Tue', period: 'P5' })}_2026-11-03`;
    expect((await teacher.post('/requisitions', { lessonId: later, practicalId, status: 'submitted' })).status).toBe(201);
  });

  it('wants a reason for a late request, records it for ever and leaves it to a technician', async () => {
    kit.clock.set('2026-10-22T11:40:00Z');
    const lesson = `${await school.entry({ cycleDay: 'Wed', period: 'P1' })}_2026-11-04`;
    const refused = await teacher.post('/requisitions', { lessonId: lesson, practicalId, status: 'submitted' });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ code: 'LATE_REASON_NEEDED', errors: [{ field: 'lateReason' }] });
    const { body } = await teacher.post<Requisition>('/requisitions', {
      lessonId: lesson,
      practicalId,
      status: 'submitted',
      lateReason: 'forgot',
    });
    expect(body).toMatchObject({ status: 'submitted', late: true, minutesLate: 40, lateReason: 'forgot', excused: false });
    kit.clock.set('2026-11-16T09:00:00Z'); // counted when the lesson's day is over
    const workload = await school.client('head').get<{ late: unknown }>('/workload?from=2026-11-02&to=2026-11-13');
    expect(workload.body.late).toMatchObject({ late: 1, excused: 0 });
    kit.clock.set('2026-10-20T09:00:00Z');
  });

  it('goes the whole way with the technician, from the prep list', async () => {
    const lesson = `${await school.entry({ cycleDay: 'Thu', period: 'P1' })}_2026-11-05`;
    const asked = await teacher.post<Requisition>('/requisitions', { lessonId: lesson, practicalId, status: 'submitted' });
    const { id } = asked.body;
    const list = async () =>
      (
        await technician.get<{ tasks: { id: string; version: number; kind: string }[]; batches: unknown[]; pickList: unknown[] }>(
          '/prep-list?date=2026-11-05',
        )
      ).body;
    expect((await list()).batches).toEqual([expect.objectContaining({ title: 'Looking at cells', sets: 6, minutes: 22 })]);
    for (const kind of ['prepare', 'deliver', 'collect', 'clear']) {
      const task = (await list()).tasks.find((one) => one.kind === kind);
      const done = await technician.patch(`/tasks/${task?.id}`, { version: task?.version, doneAt: '2026-11-05T09:00:00Z' });
      expect(done.status).toBe(200);
      expect(done.body).toMatchObject({ doneAt: '2026-10-20T09:00:00Z' });
    }
    const { body } = await teacher.get<Requisition>(`/requisitions/${id}`);
    expect(body.status).toBe('cleared');
    expect(body.history.map(({ to }) => to)).toEqual(['submitted', 'accepted', 'prepared', 'delivered', 'collected', 'cleared']);
  });

  it('takes one step back for a mis-tap, and holds the kit again', async () => {
    const lesson = `${await school.entry({ cycleDay: 'Fri', period: 'P1' })}_2026-11-06`;
    const { body } = await teacher.post<Requisition>('/requisitions', { lessonId: lesson, practicalId, status: 'submitted' });
    let { version } = body;
    for (const to of ['prepared', 'delivered', 'collected', 'delivered']) {
      const moved = await technician.post<Requisition>(`/requisitions/${body.id}/transitions`, { to, version });
      expect(moved.status).toBe(200);
      ({ version } = moved.body);
    }
    const free = await technician.get<{ free: number }[]>(
      `/apparatus/${microscopes}/availability?from=2026-11-06T08:50:00Z&to=2026-11-06T09:50:00Z`,
    );
    expect(JSON.stringify(free.body)).toContain('"free":4');
  });

  it('takes both steps of what is said to be delivered before it was said to be prepared', async () => {
    const lesson = `${await school.entry({ cycleDay: 'Thu', period: 'P4' })}_2026-11-05`;
    const { body } = await teacher.post<Requisition>('/requisitions', { lessonId: lesson, practicalId, status: 'submitted' });
    const moved = await technician.post<Requisition>(`/requisitions/${body.id}/transitions`, {
      to: 'delivered',
      version: body.version,
      note: 'In the fume cupboard',
    });
    expect(moved.body).toMatchObject({ status: 'delivered', version: body.version + 2 });
    expect(moved.body.history.slice(2).map(({ from, to, note }) => [from, to, note])).toEqual([
      ['accepted', 'prepared', null],
      ['prepared', 'delivered', 'In the fume cupboard'],
    ]);
    expect(moved.body.tasks.map(({ doneAt }) => doneAt !== null)).toEqual([true, true, false, false]);
    const { version } = moved.body;
    const back = await technician.post(`/requisitions/${body.id}/transitions`, { to: 'accepted', version });
    expect(back.body).toMatchObject({ status: 409, code: 'TRANSITION_REFUSED' });
  });

  it('refuses a step that is not in the table, a stale version, and another’s step', async () => {
    const lesson = `${await school.entry({ cycleDay: 'Fri', period: 'P3' })}_2026-11-06`;
    const { body } = await teacher.post<Requisition>('/requisitions', { lessonId: lesson, practicalId, status: 'submitted' });
    const move = (client: Client, to: string, version: number) => client.post(`/requisitions/${body.id}/transitions`, { to, version });
    expect((await move(technician, 'cleared', body.version)).body).toMatchObject({ status: 409, code: 'TRANSITION_REFUSED' });
    expect((await move(technician, 'prepared', body.version + 1)).body).toMatchObject({ status: 409, code: 'STALE_VERSION' });
    expect((await move(teacher, 'prepared', body.version)).body).toMatchObject({ status: 403, code: 'NOT_ALLOWED' });
  });

  it('tells whoever decides on an older version who did what since', async () => {
    const lesson = `${await school.entry({ cycleDay: 'Wed', period: 'P2' })}_2026-11-11`;
    const { body } = await teacher.post<Requisition>('/requisitions', { lessonId: lesson, practicalId, status: 'submitted', pupils: 26 });
    expect(body.status).toBe('accepted');
    await teacher.put(`/requisitions/${body.id}`, { version: body.version, pupils: 20 });
    const late = { to: 'declined', version: body.version, note: 'No room' };
    const refused = await technician.post<{ code: string; detail: string }>(`/requisitions/${body.id}/transitions`, late);
    expect(refused.body.code).toBe('STALE_VERSION');
    expect(refused.body.detail).toBe(
      `${body.teacher.name} changed it meanwhile: 20 pupils, before 26. Nothing of yours was changed; look at what it is now and try again.`,
    );
  });

  it('changes what was asked under lock, and keeps everything when it cannot', async () => {
    const lesson = `${await school.entry({ cycleDay: 'Mon', period: 'P1' })}_2026-11-09`;
    const { body } = await teacher.post<Requisition>('/requisitions', { lessonId: lesson, practicalId, status: 'submitted' });
    const refused = await teacher.put(`/requisitions/${body.id}`, { version: body.version, groupSize: 2 });
    expect(refused.body).toMatchObject({ status: 409, code: 'HOLD_REFUSED' });
    const changed = await teacher.put<Requisition>(`/requisitions/${body.id}`, {
      version: body.version,
      groupSize: 3,
      notes: 'The blue ones',
    });
    expect(changed.body).toMatchObject({
      status: 200 === changed.status ? 'accepted' : '',
      sets: 10,
      groupSize: 3,
      version: body.version + 1,
    });
    const cancelled = await teacher.post<Requisition>(`/requisitions/${body.id}/transitions`, {
      to: 'cancelled',
      version: changed.body.version,
    });
    expect(cancelled.body).toMatchObject({ status: 'cancelled', tasks: [] });
  });

  it('keeps a draft that holds nothing, and submits it later', async () => {
    const lesson = `${await school.entry({ cycleDay: 'Mon', period: 'P3' })}_2026-11-09`;
    const draft = await teacher.post<Requisition>('/requisitions', {
      lessonId: lesson,
      status: 'draft',
      title: 'Own list',
      lines: [{ apparatusId: microscopes, perClass: 10 }],
    });
    expect(draft.body).toMatchObject({ status: 'draft', submittedAt: null, tasks: [] });
    const submitted = await teacher.post<Requisition>(`/requisitions/${draft.body.id}/transitions`, {
      to: 'submitted',
      version: draft.body.version,
    });
    expect(submitted.status).toBe(200);
    expect(submitted.body.lines).toEqual([expect.objectContaining({ needed: 10, short: 0 })]);
    expect(submitted.body.tasks).toHaveLength(4);
  });

  it('says of a draft whether its lines are its own or the library’s', async () => {
    const lesson = `${await school.entry({ cycleDay: 'Mon', period: 'P4' })}_2026-11-09`;
    const asked = { lessonId: lesson, status: 'draft' } as const;
    const library = await ask(asked);
    const own = await ask({ ...asked, lines: [{ apparatusId: microscopes, perClass: 3 }] });
    expect([library.body.ownLines, own.body.ownLines]).toEqual([false, true]);
    const again = await teacher.get<Requisition>(`/requisitions/${own.body.id}`);
    expect([again.body.ownLines, again.body.lines.map(({ perClass }) => perClass)]).toEqual([true, [3]]);
    await Promise.all(
      [library, own].map(({ body: { id, version } }) => teacher.post(`/requisitions/${id}/transitions`, { to: 'cancelled', version })),
    );
  });

  it('names every wrong field', async () => {
    const { status, body } = await teacher.post('/requisitions', {
      lessonId,
      pupils: -3,
      groupSize: 'two',
      nonsense: 1,
      lines: [{ perSet: 'x' }],
      status: 'done',
    });
    expect(status).toBe(422);
    expect(body.errors?.map(({ field }) => field).sort()).toEqual(['groupSize', 'lines.0.perSet', 'nonsense', 'pupils', 'status']);
  });

  it.each([
    ['lessonId', { lessonId: 'nonsense' }],
    ['lessonId', { lessonId: '01a1ffc8-8e0f-7f55-97f7-fb5c58847030_2026-11-03' }],
    ['practicalId', { practicalId: '01a1ffc8-8e0f-7f55-97f7-fb5c58847030' }],
    ['lines.0.apparatusId', { lines: [{ apparatusId: '01a1ffc8-8e0f-7f55-97f7-fb5c58847030', perSet: 1 }] }],
  ])('answers 404 naming %s for what does not exist', async (field, body) => {
    const answer = await ask(body);
    expect(answer.status).toBe(404);
    expect(answer.body.errors?.[0]?.field).toBe(field);
  });

  it('shows and takes nothing of another school', async () => {
    const stranger = await TestSchool.make(kit);
    const { body } = await ask({ lines: [{ name: 'Paper', perSet: 1 }] });
    for (const role of ['teacher', 'technician', 'head', 'admin'])
      expect((await stranger.client(role).get(`/requisitions/${body.id}`)).status).toBe(404);
    expect(
      (await stranger.client('technician').post(`/requisitions/${body.id}/transitions`, { to: 'queried', version: body.version })).status,
    ).toBe(404);
    expect((await stranger.client('technician').patch(`/tasks/${body.tasks[0]?.id}`, { version: 1, doneAt: null })).status).toBe(404);
    expect((await ask({}, stranger.client('teacher'))).status).toBe(404);
    expect((await kit.client().get('/requisitions')).status).toBe(401);
    expect((await school.client('admin').post('/requisitions', { lessonId, status: 'draft' })).status).toBe(403);
  });

  it('does the same request once under one Idempotency-Key', async () => {
    const lesson = `${await school.entry({ cycleDay: 'Tue', period: 'P1' })}_2026-11-10`;
    const body = { lessonId: lesson, practicalId, status: 'submitted' };
    const first = await teacher.post<Requisition>('/requisitions', body, { 'idempotency-key': 'k1' });
    const again = await teacher.post<Requisition>('/requisitions', body, { 'idempotency-key': 'k1' });
    expect(again.status).toBe(201);
    expect(again.body.id).toBe(first.body.id);
    expect((await teacher.post('/requisitions', { ...body, notes: 'x' }, { 'idempotency-key': 'k1' })).body).toMatchObject({
      status: 422,
      code: 'KEY_REUSED',
    });
  });
});
