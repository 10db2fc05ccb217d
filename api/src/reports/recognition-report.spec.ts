import type { Duty, RecognitionReport, Requisition, ServiceFactorReport, Workload } from '@app/shared';
import { FULL_DAY, startTestApp, TestSchool, type TestApp } from '../testing/index.js';
import { AUTUMN_2026 } from '../testing/test-school.js';

const RANGE = 'from=2026-11-09&to=2026-11-20';
const FORTNIGHT = { ...AUTUMN_2026, cycle: { kind: 'weeks' as const, labels: ['A', 'B'] } };

describe('the reports of technicians’ time', () => {
  let kit: TestApp;
  let school: TestSchool;
  let requests: Requisition[];

  beforeAll(async () => {
    kit = await startTestApp('2026-11-02T08:00:00Z');
    school = await TestSchool.make(kit, { calendar: FORTNIGHT });
    await school.person('half', ['technician'], { windows: [{ weekday: 2, start: '09:00', end: '12:00', week: 'A' }], breaks: [] });
    await school.person('unknown', ['technician']);
    for (const who of ['half', 'unknown']) await school.signIn(who);
    const practical = { title: 'Osmosis', subject: 'Physics', prepare: { fixed: 20, perSet: 2 }, clear: { fixed: 6, perSet: 0 } };
    const practicalId = (await school.client('technician').post<{ id: string }>('/practicals', practical)).body.id;
    requests = [];
    for (const period of ['P2', 'P3', 'P5']) {
      const lessonId = `${await school.entry({ cycleDay: 'Tue', period, pupils: 30 })}_2026-11-17`;
      const body = {
        lessonId,
        practicalId,
        groupSize: 2,
        status: 'submitted',
        lateReason: 'forgot',
        support: { minutes: 15, when: 'start' },
      };
      requests.push((await school.client('teacher').post<Requisition>('/requisitions', body)).body);
    }
  });
  afterAll(() => kit.stop());

  const recognition = async (who: string, range = RANGE, departmentId = school.departmentId) =>
    (await school.client(who).get<RecognitionReport>(`/reports/recognition?${range}&departmentId=${departmentId}`)).body;
  const minutesOf = ({ functions }: RecognitionReport) => Object.fromEntries(functions.map((one) => [one.function, one.minutes]));

  it('tell the minutes of each function, what batches share once, and every function in its order', async () => {
    const report = await recognition('head');
    expect(report.functions.map((one) => one.function)).toEqual([
      'prepare',
      'deliver-and-collect',
      'clear',
      'stock',
      'maintenance',
      'support',
      'administration',
      'other',
    ]);
    // three of 15 sets in one batch: 20 minutes once, and twice 15 for each
    expect(minutesOf(report)).toMatchObject({ prepare: 20 + 3 * 30, clear: 18, support: 45, stock: 0 });
    const { body } = await school.client('head').get<Workload>(`/workload?${RANGE}&departmentId=${school.departmentId}`);
    expect(report.askedMinutes).toBe(body.days.reduce((sum, day) => sum + day.workMinutes, 0));
  });

  it('count duties by their function', async () => {
    const before = minutesOf(await recognition('head'));
    const duty = { minutes: 25, window: { start: '09:00', end: '15:00' }, date: '2026-11-18' };
    for (const [title, of] of [
      ['Eyewash', 'maintenance'],
      ['Orders', 'administration'],
      ['Help at a club', 'support'],
    ] as const)
      expect((await school.client('technician').post<Duty>('/duties', { ...duty, title, function: of })).status).toBe(201);
    const after = minutesOf(await recognition('head'));
    expect(after).toEqual({ ...before, maintenance: 25, administration: 25, support: (before['support'] ?? 0) + 25 });
  });

  it('tell the contract: working hours less breaks, none in half term, whoever is away', async () => {
    // ten full days of eight hours less 20 minutes, and one Tuesday morning of week A
    expect(await recognition('head')).toMatchObject({
      contractedMinutes: 10 * 460 + 180,
      technicians: 3,
      withoutHours: 1,
      alsoElsewhere: 0,
    });
    expect((await recognition('head', 'from=2026-10-26&to=2026-11-02')).contractedMinutes).toBe(0);
    await school.client('head').post('/absences', { personId: school.personId('technician'), from: '2026-11-19', to: '2026-11-19' });
    expect((await recognition('head')).contractedMinutes).toBe(10 * 460 + 180);
    const artId = await school.department('Art');
    expect(await recognition('admin', RANGE, artId)).toMatchObject({
      contractedMinutes: 0,
      technicians: 0,
      askedMinutes: 0,
      practicalsServed: 0,
    });
  });

  it('count what was delivered or went on from there, and not what was only asked for', async () => {
    expect((await recognition('head')).practicalsServed).toBe(0);
    const [first, second] = requests as [Requisition, Requisition];
    for (const to of ['accepted', 'prepared', 'delivered', 'collected'])
      for (const { id } of to === 'collected' ? [first] : [first, second]) {
        const { version, status } = (await school.client('technician').get<Requisition>(`/requisitions/${id}`)).body;
        if (status !== to)
          expect((await school.client('technician').post(`/requisitions/${id}/transitions`, { to, version })).status).toBe(200);
      }
    expect(await recognition('head')).toMatchObject({ practicalsServed: 2, recordedAfterwards: 0 });
    expect((await recognition('head', 'from=2026-11-18&to=2026-11-20')).practicalsServed).toBe(0);
  });

  it('count of own logs what is shared: to the head and admins of everybody, to a technician the own', async () => {
    const write = (who: string, entry: object) =>
      school.client(who).post('/log', { date: '2026-11-12', minutes: 40, kind: 'unpaid', ...entry });
    await write('technician', { shared: true, note: 'After hours' });
    await write('technician', { minutes: 500 });
    await write('half', { shared: true, kind: 'missed-break', minutes: 20 });
    await write('half', { shared: true, kind: 'cpd', minutes: 90 });
    await write('half', { shared: true, kind: 'meeting', minutes: 25 });
    await write('half', { shared: true, date: '2026-11-23' });
    const food = await school.department('Food');
    await school.person('of Food', ['technician'], FULL_DAY, food);
    await school.signIn('of Food');
    await write('of Food', { shared: true, kind: 'non-core', minutes: 70 });
    const all = { shared: 'all', unpaidMinutes: 40, nonCoreMinutes: 0, breaksMissed: 1, cpdMinutes: 90, meetingMinutes: 25 };
    for (const who of ['head', 'admin']) expect(await recognition(who)).toMatchObject(all);
    expect(await recognition('technician')).toMatchObject({
      shared: 'own',
      unpaidMinutes: 40,
      breaksMissed: 0,
      cpdMinutes: 0,
      meetingMinutes: 0,
    });
    expect(await recognition('half')).toMatchObject({ shared: 'own', unpaidMinutes: 0, breaksMissed: 1, cpdMinutes: 90 });
    await school.person('other head', ['head'], null, food);
    await school.signIn('other head');
    expect(await recognition('other head')).toMatchObject({
      shared: null,
      unpaidMinutes: null,
      breaksMissed: null,
      cpdMinutes: null,
      meetingMinutes: null,
    });
    for (const who of ['head', 'technician']) expect(JSON.stringify(await recognition(who))).not.toContain('After hours');
  });

  it('are for technicians, heads and admins alone', async () => {
    for (const kind of ['recognition', 'service-factor']) {
      expect((await school.client('teacher').get(`/reports/${kind}?${RANGE}`)).status).toBe(403);
      expect((await kit.client().get(`/reports/${kind}?${RANGE}`)).status).toBe(401);
      const other = await TestSchool.make(kit);
      for (const who of ['technician', 'head', 'admin'])
        expect((await school.client(who).get(`/reports/${kind}?${RANGE}&departmentId=${other.departmentId}`)).status).toBe(404);
    }
  });

  it('tell the service factor of a usual week, a fortnight counting half each, whatever is closed', async () => {
    const factor = async (range: string) =>
      (await school.client('head').get<ServiceFactorReport>(`/reports/service-factor?${range}&departmentId=${school.departmentId}`)).body;
    // three lessons of every week, and one of week A
    await school.entry({ cycleDay: 'A Wed', period: 'P1' });
    const usual = { taughtHours: 3.5, technicianHours: 39.83, technicians: 3, withoutHours: 1 };
    for (const range of [RANGE, 'from=2026-09-01&to=2026-12-18', 'from=2026-10-19&to=2026-11-06'])
      expect(await factor(range)).toMatchObject(usual);
    const report = await factor(RANGE);
    expect(report.factor).toBeCloseTo(39.83 / 3.5, 9);
    expect(report.note).toContain('no legal level');
    expect(report.wanted.find((one) => one.factor === 0.7)).toEqual({
      source: 'CLEAPSS, 17 to 23 points',
      factor: 0.7,
      hours: 2.45,
      orMore: false,
    });
    expect(report.wanted.at(-1)).toMatchObject({ factor: 0.9, orMore: true });
    // a lesson that is off for once, and a club, are none of the timetable
    const [off] = requests as [Requisition];
    expect((await school.client('head').post(`/lessons/${off.lesson.id}/changes`, { kind: 'cancelled' })).status).toBeLessThan(300);
    const club = {
      title: 'Science club',
      kind: 'club',
      date: '2026-11-12',
      start: '15:30',
      end: '16:30',
      departmentId: school.departmentId,
    };
    expect((await school.client('teacher').post('/occasions', club)).status).toBe(201);
    expect(await factor(RANGE)).toMatchObject(usual);
  });

  it('have no factor where nothing is taught', async () => {
    const artId = await school.department('Music');
    const { body } = await school.client('admin').get<ServiceFactorReport>(`/reports/service-factor?${RANGE}&departmentId=${artId}`);
    expect(body).toMatchObject({ taughtHours: 0, technicianHours: 0, factor: null });
    const closed = await school.client('admin').get<ServiceFactorReport>('/reports/service-factor?from=2026-10-26&to=2026-10-30');
    expect(closed.body).toMatchObject({ taughtHours: 0, factor: null, departments: null });
  });

  it('say who works for other departments too, whose hours count whole in each', async () => {
    await school.person('shared', ['technician'], FULL_DAY);
    const drama = await school.department('Drama');
    await kit.db.transaction(school.id, async () => {
      await kit.db.query('INSERT INTO person_department (school_id, person_id, department_id) VALUES ($1, $2, $3)', [
        school.id,
        school.personId('shared'),
        drama,
      ]);
      await kit.db.query('UPDATE school SET rules_version = rules_version + 1 WHERE school_id = $1', [school.id]);
    });
    expect(await recognition('head')).toMatchObject({ technicians: 4, alsoElsewhere: 1, contractedMinutes: 20 * 460 + 180 });
    expect(await recognition('admin', RANGE, drama)).toMatchObject({ technicians: 1, alsoElsewhere: 1, contractedMinutes: 10 * 460 });
  });
});
