import type { CalendarBody, Requisition, Shortage } from '@app/shared';
import { type Client, startTestApp, TestSchool, type TestApp } from '../testing/index.js';

describe('the ways in which programs and people spell a request', () => {
  let kit: TestApp;
  let school: TestSchool;
  let teacher: Client;
  let apparatusId: string;
  let onTime: string;
  let late: string;

  beforeAll(async () => {
    kit = await startTestApp('2026-10-23T09:00:00Z');
    school = await TestSchool.make(kit);
    teacher = school.client('teacher');
    apparatusId = (await school.client('technician').post<{ id: string }>('/apparatus', { name: 'Balance', owned: 4 })).body.id;
    const entryId = await school.entry({ cycleDay: 'Tue', period: 'P3' });
    late = `${entryId}_2026-11-03`;
    onTime = `${entryId}_2026-11-17`;
  });
  afterAll(() => kit.stop());

  const ask = (body: object, client = teacher) =>
    client.post<Requisition>('/requisitions', { lessonId: onTime, title: 'Weighing', status: 'draft', ...body });

  it.each(['teacher absence', 'Teacher absence', 'teacher_absence', 'teacherAbsence', ' TEACHER-ABSENCE '])(
    'reads the reason %j',
    async (lateReason) => {
      const { status, body } = await ask({ lessonId: late, status: 'submitted', lateReason });
      expect(status).toBe(201);
      expect(body).toMatchObject({ late: true, lateReason: 'teacher-absence', excused: true });
    },
  );

  it('refuses a reason that is not in the list', async () => {
    const { status, body } = await ask({ lessonId: late, status: 'submitted', lateReason: 'the dog' });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ field: 'lateReason' }]);
  });

  it('takes null for what is not said', async () => {
    const lines = [
      { apparatusId: null, name: 'Salt', perClass: 5, perSet: null, perPupil: null, spare: null, unit: 'g', kind: null, overage: null },
    ];
    const empty = { practicalId: null, pupils: null, groupSize: null, notes: null, lateReason: null, riskAssessment: null, goShort: null };
    for (const body of [empty, { ...empty, lines: null }, { ...empty, lines }])
      for (const status of ['draft', 'submitted']) expect((await ask({ ...body, status })).status).toBe(201);
    expect((await teacher.post('/requisitions/preview', { lessonId: onTime, title: null, ...empty, lines })).status).toBe(200);
  });

  it('takes null in a change for taking away', async () => {
    const { body } = await ask({ notes: 'Near the window', pupils: 12, lines: [{ apparatusId, perSet: 1 }], groupSize: 6 });
    const changed = await teacher.put<Requisition>(`/requisitions/${body.id}`, {
      version: 1,
      lessonId: null,
      notes: null,
      pupils: null,
      practicalId: null,
    });
    expect(changed).toMatchObject({ status: 200, body: { notes: null, pupils: 30, sets: 5, title: 'Weighing', practical: null } });
    const cleared = await teacher.put<Requisition>(`/requisitions/${body.id}`, { version: 2, notes: 'Again' });
    expect(
      (await teacher.put<Requisition>(`/requisitions/${body.id}`, { version: cleared.body.version, notes: null })).body.notes,
    ).toBeNull();
  });

  it('keeps with a draft why it will be late, so that submitting it needs no more', async () => {
    const first = await ask({ lessonId: late, lateReason: 'pupil need', lateWords: 'Large print' });
    const second = await ask({ lessonId: late });
    const given = await teacher.put<Requisition>(`/requisitions/${second.body.id}`, { version: 1, lateReason: 'forgot' });
    expect([first.body, given.body]).toMatchObject([
      { late: false, lateReason: 'pupil-need', lateWords: 'Large print' },
      { late: false, lateReason: 'forgot' },
    ]);
    for (const { id, version, lateReason } of [first.body, given.body]) {
      const { status, body } = await teacher.post<Requisition>(`/requisitions/${id}/transitions`, { to: 'submitted', version });
      expect([status, body.late, body.lateReason]).toEqual([200, true, lateReason]);
    }
  });

  it('keeps the reason of a late request when a change says null for it', async () => {
    const { body } = await ask({ lessonId: late, status: 'submitted', lateReason: 'forgot' });
    const { status, body: after } = await teacher.put<Requisition>(`/requisitions/${body.id}`, {
      version: 1,
      lateReason: null,
      pupils: 20,
    });
    expect(status).toBe(200);
    expect(after).toMatchObject({ late: true, lateReason: 'forgot', pupils: 20 });
  });

  it('refuses blank words and a risk assessment that is a list', async () => {
    expect((await ask({ title: '  ' })).body.errors).toMatchObject([{ field: 'title' }]);
    expect((await ask({ lines: [{ name: ' ', perClass: 1 }] })).body.errors).toMatchObject([{ field: 'lines.0.name' }]);
    expect((await ask({ riskAssessment: [] })).body.errors).toMatchObject([{ field: 'riskAssessment' }]);
    const { body } = await ask({});
    expect((await teacher.post(`/requisitions/${body.id}/messages`, { text: ' ' })).body.errors).toMatchObject([{ field: 'text' }]);
  });

  it('names in its answer whoever asked on behalf of the teacher, as a later look does', async () => {
    const technician = school.client('technician');
    for (const status of ['draft', 'submitted']) {
      const { body } = await ask({ status }, technician);
      expect(body.history[0]?.by).toEqual({ id: school.personId('technician'), code: 'TECHNICIAN', name: 'technician' });
      expect((await technician.get<Requisition>(`/requisitions/${body.id}`)).body.history).toEqual(body.history);
    }
  });

  it('says what would help also when a draft or a change is refused its kit', async () => {
    const lessonId = `${await school.entry({ cycleDay: 'Wed', period: 'P2' })}_2026-11-18`;
    const first = await ask({ lessonId, status: 'submitted', lines: [{ apparatusId, perClass: 3 }] });
    const draft = await ask({ lessonId, lines: [{ apparatusId, perClass: 2 }] });
    const answers = [
      await teacher.post(`/requisitions/${draft.body.id}/transitions`, { to: 'submitted', version: 1 }),
      await teacher.put(`/requisitions/${first.body.id}`, { version: first.body.version, lines: [{ apparatusId, perClass: 9 }] }),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(409);
      expect(body).toMatchObject({ code: 'HOLD_REFUSED', alternatives: expect.any(Array) });
      expect((body.shortages as Shortage[])[0]).toMatchObject({ apparatusId, name: 'Balance' });
    }
  });

  it('refuses a status that there is not, and dates in the wrong order, in a list', async () => {
    expect((await teacher.get('/requisitions?status=submitted,nope')).body.errors).toMatchObject([{ field: 'status' }]);
    expect((await teacher.get('/requisitions?from=2026-12-01&to=2026-11-01')).body.errors).toMatchObject([{ field: 'to' }]);
  });
});

describe('a risk assessment that is confirmed after the deadline', () => {
  let kit: TestApp;
  let school: TestSchool;
  beforeAll(async () => {
    kit = await startTestApp('2026-10-20T09:00:00Z');
    school = await TestSchool.make(kit);
  });
  afterAll(() => kit.stop());

  it('is no late change: what was accepted, even short, stays so', async () => {
    const [teacher, technician] = [school.client('teacher'), school.client('technician')];
    const made = await technician.post<{ id: string }>('/apparatus', { name: 'Balance', owned: 4 });
    const lessonId = `${await school.entry({ cycleDay: 'Tue', period: 'P3' })}_2026-11-03`;
    const lines = [{ apparatusId: made.body.id, perClass: 5 }];
    const asked = await teacher.post<Requisition>('/requisitions', {
      lessonId,
      title: 'Weighing',
      status: 'submitted',
      goShort: true,
      lines,
    });
    const accepted = await technician.post<Requisition>(`/requisitions/${asked.body.id}/transitions`, { to: 'accepted', version: 1 });
    kit.clock.set('2026-10-23T09:00:00Z');
    const riskAssessment = { reference: 'RA 12', confirmed: true };
    const { status, body } = await teacher.put<Requisition>(`/requisitions/${asked.body.id}`, {
      version: accepted.body.version,
      riskAssessment,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'accepted', short: true, riskAssessment });
    expect(body.history).toHaveLength(accepted.body.history.length);
  });
});

describe('a lesson in the hour that a clock change skips', () => {
  it('is refused by name and breaks nothing', async () => {
    const kit = await startTestApp('2027-03-01T09:00:00Z');
    const calendar: CalendarBody = {
      terms: [{ name: 'Spring', from: '2027-01-04', to: '2027-03-31' }],
      closures: [],
      periods: [{ name: 'Night', start: '01:15', end: '02:15', weekdays: [7] }],
      cycle: { kind: 'weeks', labels: [] },
    };
    const school = await TestSchool.make(kit, { calendar });
    const lessonId = `${await school.entry({ cycleDay: 'Sun', period: 'Night' })}_2027-03-28`;
    for (const status of ['draft', 'submitted']) {
      const answer = await school.client('teacher').post('/requisitions', { lessonId, title: 'Stars', status });
      expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, 'lessonId']);
    }
    await kit.stop();
  });
});
