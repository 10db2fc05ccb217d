import { type Problem, type Requisition, REQUISITION_LIMITS } from '@app/shared';
import { type Client, startTestApp, TestSchool, type TestApp } from '../testing/index.js';

describe('a saved draft, changed and sent in one call', () => {
  let kit: TestApp;
  let school: TestSchool;
  let teacher: Client;
  let microscopes: string;

  beforeAll(async () => {
    kit = await startTestApp('2026-10-20T09:00:00Z');
    school = await TestSchool.make(kit);
    teacher = school.client('teacher');
    const made = await school.client('technician').post<{ id: string }>('/apparatus', { name: 'Microscope', owned: 10 });
    microscopes = made.body.id;
  });
  afterAll(() => kit.stop());

  const draftAt = async (cycleDay: string, period: string, date: string) => {
    const lesson = `${await school.entry({ cycleDay, period, group: `Draft ${period}${date}` })}_${date}`;
    const lines = [{ apparatusId: microscopes, perClass: 8 }];
    const saved = await teacher.post<Requisition>('/requisitions', { lessonId: lesson, status: 'draft', title: 'Own list', lines });
    return saved.body;
  };
  const put = (draft: Requisition, body: object, key?: string) =>
    teacher.send<Requisition>(
      'PUT',
      `/requisitions/${draft.id}`,
      { version: draft.version, ...body },
      key ? { 'idempotency-key': key } : {},
    );
  const read = async ({ id }: Requisition) => (await teacher.get<Requisition>(`/requisitions/${id}`)).body;

  it('is answered whole, as the one that a submission would have made', async () => {
    const draft = await draftAt('Wed', 'P3', '2026-11-11');
    const { status, body } = await put(draft, { lessonId: draft.lesson.id, title: 'Pond life', status: 'submitted' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ title: 'Pond life', status: 'accepted', short: false, late: false });
    expect(body.lines).toEqual([expect.objectContaining({ needed: 8, short: 0 })]);
    expect(body.tasks).toHaveLength(4);
    expect(body.history.map(({ from, to }) => [from, to])).toEqual([
      [null, 'draft'],
      ['draft', 'submitted'],
      ['submitted', 'accepted'],
    ]);
    expect(await read(draft)).toEqual(body);
  });

  it('is one of at most 20 at its lesson: one more is refused with the way out, and may be kept once another is gone', async () => {
    const lesson = `${await school.entry({ cycleDay: 'Thu', period: 'P2', group: 'Many drafts' })}_2026-11-12`;
    const keep = (title: string) =>
      teacher.post<Requisition>('/requisitions', {
        lessonId: lesson,
        status: 'draft',
        title,
        lines: [{ name: 'Net', perSet: 1 }],
      });
    const kept = [];
    for (let n = 1; n <= REQUISITION_LIMITS.drafts; n++) kept.push(await keep(`Draft ${n}`));
    expect(kept.map(({ status }) => status)).toEqual(kept.map(() => 201));
    const { status, body } = (await keep('One more')) as unknown as { status: number; body: Problem };
    expect([status, body.errors?.map(({ field }) => field)]).toEqual([422, ['lessonId']]);
    expect(body.detail).toContain('20 drafts');
    const elsewhere = await draftAt('Wed', 'P2', '2026-11-11');
    expect((await put(elsewhere, { lessonId: lesson })).status).toBe(422);
    const [first] = kept;
    const gone = { to: 'cancelled', version: first?.body.version };
    expect((await teacher.post(`/requisitions/${first?.body.id}/transitions`, gone)).status).toBe(200);
    expect((await keep('One more')).status).toBe(201);
  });

  it('loses what is taken out of it, and goes back to the list of its practical', async () => {
    const made = await school.client('technician').post<{ id: string }>('/practicals', {
      title: 'Pond dipping',
      subject: 'Biology',
      groupSize: 5,
      lines: [{ apparatusId: microscopes, perSet: 1 }],
    });
    const draft = await draftAt('Wed', 'P1', '2026-11-11');
    const own = await put(draft, { practicalId: made.body.id, title: null, notes: 'Large print', lines: [{ name: 'Net', perSet: 1 }] });
    expect(own.body).toMatchObject({ title: 'Pond dipping', ownLines: true, notes: 'Large print' });
    const { body } = await put(own.body, { lines: null, notes: null, lateReason: null, lateWords: null, riskAssessment: null });
    expect(body).toMatchObject({ ownLines: false, notes: null, riskAssessment: null });
    expect(body.lines.map(({ name }) => name)).toEqual(['Microscope']);
  });

  it('has the number of pupils that somebody typed, until it is to be that of the class again', async () => {
    const draft = await draftAt('Thu', 'P1', '2026-11-12');
    expect(draft).toMatchObject({ pupils: 30, pupilsTyped: false });
    const typed = await put(draft, { pupils: 26 });
    expect(typed.body).toMatchObject({ pupils: 26, pupilsTyped: true });
    const noted = await put(typed.body, { title: 'Another' });
    expect(noted.body).toMatchObject({ pupils: 26, pupilsTyped: true });
    expect((await put(noted.body, { pupils: null })).body).toMatchObject({ pupils: 30, pupilsTyped: false });
  });

  it('is done once under one Idempotency-Key, and refused as stale without', async () => {
    const draft = await draftAt('Wed', 'P4', '2026-11-11');
    const first = await put(draft, { status: 'submitted' }, 'sent once');
    const again = await put(draft, { status: 'submitted' }, 'sent once');
    expect([again.status, again.body]).toEqual([200, first.body]);
    const stale = await put(draft, { status: 'submitted' });
    expect(stale.body).toMatchObject({ status: 409, code: 'STALE_VERSION', current: { id: draft.id, status: 'accepted' } });
  });

  it('stays the draft that it was when it is refused, the change too', async () => {
    const draft = await draftAt('Wed', 'P5', '2026-11-11');
    const lines = [{ apparatusId: microscopes, perClass: 11 }];
    expect((await put(draft, { lines, title: 'More', status: 'submitted' })).body).toMatchObject({ status: 409, code: 'HOLD_REFUSED' });
    expect(await read(draft)).toEqual(draft);
    const short = await put(draft, { lines, title: 'More', status: 'submitted', goShort: true });
    expect(short.body).toMatchObject({ status: 'submitted', title: 'More', short: true });
  });

  it('is kept when it is kept, and sent once only', async () => {
    const draft = await draftAt('Thu', 'P5', '2026-11-12');
    const kept = await put(draft, { title: 'Later', status: 'draft' });
    expect(kept.body).toMatchObject({ status: 'draft', title: 'Later', version: draft.version + 1, tasks: [] });
    const sent = await put(kept.body, { status: 'submitted' });
    for (const status of ['draft', 'submitted'])
      expect((await put(sent.body, { status })).body).toMatchObject({
        status: 409,
        code: 'TRANSITION_REFUSED',
        current: { status: 'accepted' },
      });
  });

  it('wants the reason that a late submission wants', async () => {
    const draft = await draftAt('Wed', 'P2', '2026-11-04');
    kit.clock.set('2026-10-22T11:40:00Z');
    expect((await put(draft, { status: 'submitted' })).body).toMatchObject({ status: 422, code: 'LATE_REASON_NEEDED' });
    const sent = await put(draft, { status: 'submitted', lateReason: 'other', lateWords: 'A display' });
    expect(sent.body).toMatchObject({ status: 'submitted', late: true, lateReason: 'other', lateWords: 'A display' });
  });
});
