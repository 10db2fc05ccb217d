import type { DeadlineView, Lesson, PreviewAnswer, PrepList, Requisition, RequisitionSummary, Workload } from '@app/shared';
import { en } from '@app/shared/words';
import { type Client, FULL_DAY, startTestApp, TestSchool, type TestApp } from '../testing/index.js';

describe('what a department decides', () => {
  let kit: TestApp;
  let school: TestSchool;
  let admin: Client;
  let teacher: Client;
  let maths: string;
  let lessonId: string;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
    school = await TestSchool.make(kit);
    [admin, teacher] = [school.client('admin'), school.client('teacher')];
    maths = (await admin.post<{ id: string }>('/departments', { name: 'Maths' })).body.id;
    lessonId = `${await school.entry({ cycleDay: 'Mon', period: 'P1', group: '10P', subject: 'Maths', departmentId: maths })}_2026-11-23`;
  });
  afterAll(() => kit.stop());

  const set = async (departmentId: string, settings: object) => {
    const { status, body } = await admin.put(`/departments/${departmentId}`, settings);
    expect(status).toBe(200);
    return body;
  };
  const lessonOf = async () => (await teacher.get<{ items: Lesson[] }>('/lessons?from=2026-11-23&to=2026-11-23')).body.items[0];
  const unanswered = async () => {
    const { body } = await school.client('head').get<Workload>('/workload?from=2026-11-16&to=2026-11-27');
    const list = await teacher.get<{ items: Lesson[] }>('/lessons?from=2026-11-23&to=2026-11-23&answer=unanswered');
    return [body.unanswered, body.lessons, list.body.items.length];
  };

  it('is that it asks for nothing, and then nothing is waited for: D05', async () => {
    expect([(await lessonOf())?.state, await unanswered()]).toEqual(['unanswered', [1, 1, 1]]);
    await set(maths, { asks: false });
    expect(await lessonOf()).toMatchObject({ state: 'not-asked', deadline: null });
    expect(await unanswered()).toEqual([0, 0, 0]);
  });

  it('still lets one of its teachers ask, without a deadline', async () => {
    kit.clock.set('2026-11-22T20:00:00Z');
    teacher = await school.signIn('teacher');
    const { status, body } = await teacher.post<Requisition>('/requisitions', {
      lessonId,
      title: 'Probability',
      lines: [],
      status: 'submitted',
    });
    expect([status, body.deadline, body.late, body.status]).toEqual([201, null, false, 'accepted']);
    const { body: again } = await teacher.get<Requisition>(`/requisitions/${body.id}`);
    expect(again).toEqual(body);
    expect((await lessonOf())?.state).toBe('accepted');
    const { body: list } = await teacher.get<{ items: RequisitionSummary[] }>('/requisitions');
    expect(list.items.map(({ deadline, late }) => [deadline, late])).toEqual([[null, false]]);
    kit.clock.set('2026-11-18T09:00:00Z');
  });

  it('is from which day its deadlines count; a lesson that closed before has none, in any shape', async () => {
    const { departmentId } = school;
    const at = `${await school.entry({ cycleDay: 'Fri', period: 'P1', group: '9R' })}_2026-11-20`;
    const asked = { lessonId: at, title: 'Circuits', lines: [] };
    const before = await teacher.post<PreviewAnswer>('/requisitions/preview', asked);
    expect([before.body.late, before.body.deadline]).toEqual([true, '2026-11-12T12:00:00Z']);

    await set(departmentId, { deadlinesFrom: '2026-11-13' });
    const { body: preview } = await teacher.post<PreviewAnswer>('/requisitions/preview', asked);
    expect(preview).toMatchObject({ deadline: null, late: false, minutesLate: 0 });
    expect(preview.explanation).toBe('No deadline: before deadlines began (Fri 13 Nov).');
    expect(preview.explanation).toBe(en.deadlines.explanation(preview.deadlineFacts, preview.deadline, 'Europe/London'));
    const tried = (date: string) => teacher.get<DeadlineView>(`/calendar/deadline?departmentId=${departmentId}&date=${date}&period=P1`);
    expect((await tried('2026-11-20')).body).toMatchObject({ deadline: null, explanation: preview.explanation });
    expect((await tried('2026-11-27')).body.deadline).toBe('2026-11-19T12:00:00Z');
    const { body: lessons } = await teacher.get<{ items: Lesson[] }>('/lessons?from=2026-11-20&to=2026-11-27');
    expect(lessons.items.filter(({ group }) => group?.code === '9R').map(({ deadline }) => deadline)).toEqual([
      null,
      '2026-11-19T12:00:00Z',
    ]);

    const { body: sent } = await teacher.post<Requisition>('/requisitions', { ...asked, status: 'submitted' });
    expect(sent).toMatchObject({ deadline: null, late: false, status: 'accepted' });
    const changed = await teacher.put<Requisition>(`/requisitions/${sent.id}`, {
      version: sent.version,
      lines: [{ name: 'Ammeter', perSet: 1 }],
    });
    expect(changed.body).toMatchObject({ late: false, status: 'accepted' });
    await set(departmentId, { deadlinesFrom: null });
    expect((await teacher.get<Requisition>(`/requisitions/${sent.id}`)).body).toMatchObject({ deadline: null, late: false });
    expect((await tried('2026-11-20')).body.deadline).toBe('2026-11-12T12:00:00Z');
  });

  it('is answered as it was sent, and refused where it says neither on nor off', async () => {
    const settings = { asks: true, lendsPracticals: true, teamShared: true, riskAssessmentNeeded: true, deadlinesFrom: '2026-12-01' };
    expect(await set(maths, settings)).toMatchObject(settings);
    const { body } = await teacher.get<{ items: { id: string }[] }>('/departments');
    expect(body.items.find(({ id }) => id === maths)).toMatchObject(settings);
    const nulled = await admin.put(`/departments/${maths}`, { asks: null });
    expect([nulled.status, nulled.body.errors?.map(({ field }) => field)]).toEqual([422, ['asks']]);
    expect((await admin.put(`/departments/${maths}`, { deadlinesFrom: 'soon' })).status).toBe(422);
  });
});

describe('somebody without a department', () => {
  let kit: TestApp;
  let school: TestSchool;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
    school = await TestSchool.make(kit);
    await school.person('everywhere', ['technician'], FULL_DAY);
    await school.person('leader', ['head']);
    const nowhere = 'DELETE FROM person_department WHERE school_id = $1 AND person_id = ANY($2)';
    const ids = ['everywhere', 'leader'].map((key) => school.personId(key));
    await kit.db.transaction(school.id, () => kit.db.query(nowhere, [school.id, ids]));
    await kit.db.transaction(school.id, () =>
      kit.db.query('UPDATE school SET rules_version = rules_version + 1 WHERE school_id = $1', [school.id]),
    );
    await Promise.all(['everywhere', 'leader'].map((key) => school.signIn(key)));
  });
  afterAll(() => kit.stop());

  it('belongs to all, in list, team, capacity and rights alike: C09', async () => {
    const food = (await school.client('admin').post<{ id: string }>('/departments', { name: 'Food' })).body.id;
    for (const departmentId of [school.departmentId, food]) {
      const lessonId = `${await school.entry({ cycleDay: 'Fri', period: 'P3', departmentId })}_2026-11-20`;
      const asked = { lessonId, title: 'Own list', lines: [], status: 'submitted', lateReason: 'forgot' };
      expect((await school.client('everywhere').post('/requisitions', asked)).status).toBe(201);
    }
    const listOf = async (key: string, query = '') => (await school.client(key).get<PrepList>(`/prep-list?date=2026-11-20${query}`)).body;
    expect((await listOf('everywhere')).waiting).toHaveLength(2);
    expect((await listOf('leader')).waiting).toHaveLength(2);
    expect((await listOf('technician')).waiting).toHaveLength(1);
    const food1 = await listOf('everywhere', `&departmentId=${food}`);
    expect([food1.technicians.map(({ name }) => name), food1.technicianMinutes]).toEqual([['everywhere'], 460]);
    const science = await listOf('technician');
    expect([science.technicians.map(({ name }) => name), science.technicianMinutes]).toEqual([['everywhere', 'technician'], 920]);
    const policy = { from: '2026-12-01', kind: 'notice', schoolDays: 2 };
    expect((await school.client('leader').put(`/departments/${food}/policy`, policy)).status).toBe(200);
    expect((await school.client('head').put(`/departments/${food}/policy`, policy)).status).toBe(403);
  });
});
