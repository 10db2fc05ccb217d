import type { Figures, Requisition } from '@app/shared';
import { type Client, startTestApp, TestSchool, type TestApp } from '../testing/index.js';

const RANGE = 'from=2026-11-09&to=2026-11-27';

describe('the figures of days that are over', () => {
  let kit: TestApp;
  let school: TestSchool;
  let head: Client;
  let practicalId: string;

  const figures = (more = '', client = head, range = RANGE) =>
    client.get<Figures>(`/workload/figures?${range}&departmentId=${school.departmentId}${more}`);
  const step = (id: string, version: number, to: string, more = {}) =>
    school.client('technician').post<Requisition>(`/requisitions/${id}/transitions`, { to, version, ...more });
  const ask = async (date: string, weekday: string, period: string, more = {}) => {
    const lessonId = `${await school.entry({ cycleDay: weekday, period })}_${date}`;
    const asked = await school
      .client('teacher')
      .post<Requisition>('/requisitions', { lessonId, practicalId, status: 'submitted', ...more });
    expect(asked.status).toBe(201);
    return asked.body;
  };

  beforeAll(async () => {
    kit = await startTestApp('2026-11-02T08:00:00Z');
    school = await TestSchool.make(kit, { policy: { from: '2026-09-01', kind: 'notice', schoolDays: 3 } });
    head = school.client('head');
    const technician = school.client('technician');
    const balance = await technician.post<{ id: string }>('/apparatus', { name: 'Balance', owned: 4 });
    await technician.post(`/apparatus/${balance.body.id}/breakages`, { quantity: 2, cost: 90 });
    const practical = await technician.post<{ id: string }>('/practicals', {
      title: 'Weighing',
      subject: 'Physics',
      prepare: { fixed: 30, perSet: 0 },
      clear: { fixed: 10, perSet: 0 },
      lines: [{ apparatusId: balance.body.id, name: 'Balance', kind: 'apparatus', perClass: 3 }],
    });
    practicalId = practical.body.id;
    const short = { goShort: true };
    // on time for Wed 11 Nov, short of one balance
    const first = await ask('2026-11-11', 'Wed', 'P2', short);
    kit.clock.set('2026-11-10T08:00:00Z');
    // late for Thu 12 Nov, and for Tue 17 Nov on time
    const second = await ask('2026-11-12', 'Thu', 'P2', { ...short, lateReason: 'forgot' });
    await ask('2026-11-17', 'Tue', 'P2', short);
    // what is yet to come
    await ask('2026-11-25', 'Wed', 'P2', short);
    for (const { id } of [first, second]) {
      let { version } = (await technician.get<Requisition>(`/requisitions/${id}`)).body;
      for (const to of ['accepted', 'prepared']) {
        const { body, status } = await step(id, version, to);
        expect([to, status]).toEqual([to, 200]);
        version = body.version;
      }
      if (id === first.id) expect((await step(id, version, 'cancelled')).status).toBe(200);
    }
    kit.clock.set('2026-11-18T09:00:00Z');
    // nobody has been back for a week
    for (const key of ['teacher', 'technician', 'head', 'admin']) await school.signIn(key);
    head = school.client('head');
  });
  afterAll(() => kit.stop());

  it('are for technicians, heads and admins', async () => {
    expect((await kit.client().get(`/workload/figures?${RANGE}`)).status).toBe(401);
    expect((await figures('', school.client('teacher'))).status).toBe(403);
    for (const key of ['technician', 'head', 'admin']) expect((await figures('', school.client(key))).status).toBe(200);
    const other = await TestSchool.make(kit);
    expect((await head.get(`/workload/figures?${RANGE}&departmentId=${other.departmentId}`)).status).toBe(404);
    expect((await head.get(`/workload/figures?from=2026-11-27&to=2026-11-09`)).body.errors?.[0]?.field).toBe('to');
    expect((await head.get(`/workload/figures?from=2025-01-01&to=2026-11-09`)).body.errors?.[0]?.field).toBe('to');
    expect((await head.get(`/workload/figures?${RANGE}&against=fortnight`)).status).toBe(422);
  });

  it('count until yesterday, week by week, and never what is to come among them', async () => {
    const { body } = await figures();
    expect(body).toMatchObject({ from: '2026-11-09', to: '2026-11-17', isPast: true });
    expect(body.lateness).toEqual({
      asked: 3,
      late: 1,
      excused: 0,
      rate: 1 / 3,
      changedLate: 0,
      causes: [{ reason: 'forgot', count: 1 }],
    });
    expect(body.weeks.map(({ week, asked, late }) => [week, asked, late])).toEqual([
      ['2026-11-09', 2, 1],
      ['2026-11-16', 1, 0],
    ]);
    expect(body.weeks[0]?.technicianMinutes).toBe(5 * 460);
    expect(body.weeks[0]?.lessons).toBeGreaterThanOrEqual(2);
    expect(body.heat).toEqual([
      { date: '2026-11-12', period: 'P2', practicals: 1, minutes: 50 },
      { date: '2026-11-17', period: 'P2', practicals: 1, minutes: 50 },
    ]);
    const coming = await figures('', head, 'from=2026-11-18&to=2026-11-27');
    expect(coming.body).toMatchObject({ isPast: false, to: '2026-11-27', lateness: { asked: 1, late: 0 } });
  });

  it('say what was short, how much at once, and what a piece costs', async () => {
    const { body } = await figures();
    expect(body.shortages).toMatchObject([{ name: 'Balance', there: 2, times: 3, most: 1, price: 45 }]);
  });

  it('say what was prepared and then cancelled, with its minutes', async () => {
    const { body } = await figures();
    expect(body.wasted).toEqual([{ practicalId, title: 'Weighing', cancelled: 1, notUsed: 0, minutes: 30 }]);
  });

  it('open the requests that each of them is made of', async () => {
    const { body } = await figures();
    const list = (narrowed: string) =>
      head.get<{ total: number; errors?: { field: string }[] }>(
        `/requisitions?from=${body.from}&to=${body.to}&departmentId=${school.departmentId}&${narrowed}`,
      );
    const total = async (narrowed: string) => (await list(narrowed)).body.total;
    const live = 'status=submitted,queried,accepted,prepared,delivered,collected,cleared';
    for (const { date, period, practicals } of body.heat) {
      const weekday = Temporal.PlainDate.from(date).dayOfWeek;
      expect(await total(`weekday=${weekday}&period=${period}&${live}`)).toBe(practicals);
    }
    expect(await total(`weekday=5&${live}`)).toBe(0);
    for (const { apparatusId, times } of body.shortages) expect(await total(`shortOf=${apparatusId}`)).toBe(times);
    expect(await total(`shortOf=${practicalId}`)).toBe(0);
    for (const one of body.wasted) expect(await total(`wasted=true&practicalId=${one.practicalId}`)).toBe(one.cancelled + one.notUsed);
    expect(await total('wasted=false')).toBe(body.lateness.asked - 1);
    for (const { year, late } of body.years) {
      expect(await total(`year=${year}&late=true`)).toBe(late);
      expect(await total(`year=${Number(year) + 1}`)).toBe(0);
    }
    for (const { teacher, late } of body.byTeacher ?? []) expect(await total(`teacherId=${teacher.id}&late=true`)).toBe(late);
    for (const [field, value] of [
      ['year', 'x'],
      ['weekday', '8'],
      ['wasted', 'maybe'],
      ['practicalId', 'x'],
      ['shortOf', 'x'],
    ] as const)
      expect((await list(`${field}=${value}`)).body.errors?.map((one) => one.field)).toEqual([field]);
  });

  it('open the requests of classes of no year too', async () => {
    const of = `from=2026-11-09&to=2026-11-17&departmentId=${school.departmentId}`;
    const total = async (year: string) => (await head.get<{ total: number }>(`/requisitions?${of}&year=${year}`)).body.total;
    expect(await total('none')).toBe(0);
    const years = (value: string) =>
      kit.db.transaction(school.id, () => kit.db.change(`UPDATE teaching_group SET year = ${value} WHERE school_id = $1`, [school.id]));
    const [{ year } = { year: null }] = (await figures()).body.years;
    await years('NULL');
    const { years: told } = (await figures()).body;
    expect(told).toMatchObject([{ year: null, asked: 3 }]);
    expect([await total('none'), await total(String(year))]).toEqual([3, 0]);
    await years(String(year));
  });

  it('name teachers to the head of their department alone', async () => {
    expect((await figures()).body.byTeacher).toMatchObject([{ teacher: { name: 'teacher' }, asked: 3, late: 1, excused: 0, rate: 1 / 3 }]);
    for (const key of ['technician', 'admin']) expect((await figures('', school.client(key))).body.byTeacher).toBeNull();
    expect((await head.get<Figures>(`/workload/figures?${RANGE}`)).body.byTeacher).toBeNull();
    const artId = await school.department('Art');
    await school.person('head of Art', ['head'], null, artId);
    expect((await figures('', await school.signIn('head of Art'))).body.byTeacher).toBeNull();
  });

  it('are compared with the half term, term or year before', async () => {
    expect((await figures('&against=half-term')).body.compared).toMatchObject({
      against: 'half-term',
      from: '2026-09-01',
      to: '2026-10-23',
      asked: 0,
      rate: null,
    });
    expect((await figures('&against=term')).body.compared).toBeNull();
    expect((await figures()).body.compared).toBeNull();
  });

  it('say of each class which required practicals it has done and which not, by their numbers', async () => {
    const add = (title: string, required: string, more = {}) =>
      school.client('technician').post('/practicals', { title, required, subject: 'Physics', years: [10], lines: [], ...more });
    for (const [title, required] of [
      ['Springs', 'RP10'],
      ['Density', 'RP2'],
    ] as const)
      expect((await add(title, required)).status).toBe(201);
    // of another year, and of another subject
    await add('Waves', 'RP3', { years: [11] });
    await add('Osmosis', 'RP4', { subject: 'Biology' });
    const { coverage } = (await figures()).body;
    expect(coverage.length).toBeGreaterThan(0);
    expect(coverage[0]).toMatchObject({ required: 2, done: 0, missing: ['RP2', 'RP10'] });

    // another way to do what the exam board asks for once
    const other = await add('Density of a liquid', 'RP2');
    const again = (await figures()).body.coverage;
    expect(again[0]).toMatchObject({ required: 2, done: 0, missing: ['RP2', 'RP10'] });
    await kit.db.transaction(school.id, () =>
      kit.db.query(
        `UPDATE requisition SET practical_id = $2, status = 'cleared', outcome = 'used' WHERE school_id = $1 AND id = (SELECT q.id FROM requisition q
         WHERE q.school_id = $1 AND q.group_id = $3 AND q.date BETWEEN '2026-11-02' AND '2026-11-16' LIMIT 1)`,
        [school.id, (other.body as { id: string }).id, again[0]!.groupId],
      ),
    );
    expect((await figures()).body.coverage[0]).toMatchObject({ required: 2, done: 1, missing: ['RP10'] });
  });

  it('read the whole page in one packet of nine statements', async () => {
    await figures();
    const before = kit.db.counts.statements;
    await figures('&against=half-term');
    expect(kit.db.counts.statements - before).toBeLessThanOrEqual(9);
  });
});
