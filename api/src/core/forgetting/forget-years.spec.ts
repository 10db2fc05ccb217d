import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Apparatus, Requisition, SchoolSettings, Stock } from '@app/shared';
import { AUTUMN_2026, startTestApp, type TestApp, TestSchool } from '../../testing/index.js';
import { instant } from '../clock/index.js';
import { Worker } from '../jobs/index.js';

/** What a year leaves behind, by table; a year that is kept no longer leaves none of it. */
const OF_A_YEAR = [
  'requisition',
  'requisition_line',
  'requisition_message',
  'hold',
  'machine_job',
  'task',
  'absence',
  'lesson_answer',
  'lesson_change',
  'notice',
  'notice_read',
  'notification',
  'offer',
  'mail_message',
] as const;

const IN_2019 = { ...AUTUMN_2026, terms: [{ name: 'Autumn', from: '2019-09-02', to: '2019-12-18' }], closures: [] };

describe('years that a school keeps no longer', () => {
  let kit: TestApp;
  let school: TestSchool;
  let theirs: TestSchool;
  let gas: Apparatus;
  let acid: Stock;

  beforeAll(async () => {
    kit = await startTestApp('2019-11-05T07:00:00Z');
    school = await TestSchool.make(kit, { calendar: IN_2019 });
    theirs = await TestSchool.make(kit, { calendar: IN_2019 });
    gas = (await school.client('technician').post<Apparatus>('/apparatus', { name: 'Bunsen burner', owned: 30, location: 'A1' })).body;
    acid = (
      await school.client('technician').post<Stock>('/stock', { name: 'Salt', kind: 'chemical', unit: 'g', amount: 900, location: 'B2' })
    ).body;
    for (const one of [school, theirs]) await year(one, '2019-11-12');
    kit.clock.set('2026-11-03T07:00:00Z');
    for (const one of [school, theirs]) {
      for (const key of one.people.keys()) await one.signIn(key);
      expect((await one.client('admin').put('/calendar', AUTUMN_2026)).status).toBe(200);
      await year(one, '2026-11-10');
    }
  });
  afterAll(() => kit.stop());

  /** A Tuesday with a request that is prepared, asked about and drawn for, a lesson that needs nothing, and somebody away. */
  async function year(of: TestSchool, tuesday: string): Promise<void> {
    const entry = (period: string) => of.entry({ cycleDay: 'Tue', period, validFrom: '2019-09-02' });
    const [asked, free, moved, off] = [await entry('P1'), await entry('P3'), await entry('P4'), await entry('P5')];
    const lines =
      of === school
        ? [
            { apparatusId: gas.id, perClass: 4 },
            { stockId: acid.id, unit: 'g', perClass: 10, overage: 0 },
          ]
        : [];
    const teacher = of.client('teacher');
    const technician = of.client('technician');
    const body = { lessonId: `${asked}_${tuesday}`, title: 'Rates', lines, notes: 'for Sam', status: 'submitted' };
    const one = (await teacher.post<Requisition>('/requisitions', body)).body;
    expect([one.status, one.detail]).toEqual(['accepted', undefined]);
    const kiln = (await technician.post<Apparatus>('/apparatus', { name: `Kiln of ${tuesday}`, owned: 1, labelled: true })).body;
    const firing = { apparatusId: kiln.id, title: 'Firing', minutes: 20, runMinutes: 60, startsAt: `${tuesday}T15:00:00Z` };
    expect((await technician.post('/machine-jobs', firing)).status).toBe(201);
    const step = { to: 'prepared', version: one.version };
    expect((await technician.post(`/requisitions/${one.id}/transitions`, step)).status).toBe(200);
    expect((await technician.post(`/requisitions/${one.id}/messages`, { text: 'Is it for Sam?' })).status).toBe(201);
    const other = await teacher.post<Requisition>('/requisitions', { ...body, lessonId: `${moved}_${tuesday}`, lines: [] });
    const offer = { lessonId: `${free}_${tuesday}`, note: 'Sam is away' };
    expect((await technician.post(`/requisitions/${other.body.id}/offers`, offer)).body).toMatchObject({ id: expect.any(String) });
    expect((await of.client('admin').post(`/lessons/${off}_${tuesday}/changes`, { kind: 'cancelled', note: 'trip' })).status).toBe(201);
    const notice = { kind: 'safety', title: 'Bungs', text: 'Wear gloves.', mustRead: true };
    const { body: up } = await technician.post<{ id: string }>('/notices', notice);
    expect((await teacher.post(`/notices/${up.id}/read`)).status).toBeLessThan(300);
    expect((await teacher.put(`/lessons/${free}_${tuesday}/answer`, { answer: 'nothing-needed' })).status).toBe(200);
    const away = { personId: of.personId('head'), from: `${tuesday}T08:00:00Z`, to: `${tuesday}T16:00:00Z`, reason: 'ill' };
    expect((await of.client('admin').post('/absences', away)).status).toBe(201);
    await kit.app.get(Worker).run();
  }

  const night = async (times = 12) => {
    for (let n = 0; n < times; n++) {
      kit.clock.set(instant(kit.clock.nowMs() + 2000));
      await kit.app.get(Worker).run('forget-years');
    }
  };
  const keep = (keepYears: unknown, key = 'admin', of = school) => of.client(key).put<SchoolSettings>('/school', { keepYears });
  const counts = async (of: TestSchool, where = '') => {
    const rows = await kit.db.read<Record<string, number>>(
      of.id,
      `SELECT ${OF_A_YEAR.map((table) => `(SELECT count(*)::int FROM ${table} WHERE school_id = $1) AS ${table}`).join(', ')},
         (SELECT count(*)::int FROM event WHERE school_id = $1 ${where}) AS event`,
      [of.id],
    );
    return rows[0] ?? {};
  };
  const old = async (of: TestSchool) =>
    (
      await kit.db.read<{ n: number }>(
        of.id,
        "SELECT count(*)::int AS n FROM event WHERE school_id = $1 AND at < '2023-09-01' AND subject <> 'practical'",
        [of.id],
      )
    )[0]?.n;

  it('are said by an admin, from 1 to 20, or none; everything is kept until then', async () => {
    expect((await school.client('head').get<SchoolSettings>('/school')).body.keepYears).toBeNull();
    for (const wrong of [0, 21, 1.5, '3', -1])
      expect((await keep(wrong)).body).toMatchObject({ code: 'INVALID', errors: [{ field: 'keepYears' }] });
    for (const key of ['teacher', 'technician', 'head']) expect((await keep(3, key)).status).toBe(403);
    expect((await keep(5)).body.keepYears).toBe(5);
    expect((await keep(null)).body.keepYears).toBeNull();
    const before = await counts(school);
    await night(2);
    expect(await counts(school)).toEqual(before);
  });

  it('go at night with all that hangs on them; the years that are kept, and other schools, stay as they were', async () => {
    const both = await counts(school);
    const elsewhere = await counts(theirs);
    const report = () => school.client('admin').get('/requisitions?from=2026-09-01&to=2026-12-18');
    const before = (await report()).body;
    const stock = (await school.client('technician').get<Stock>(`/stock/${acid.id}`)).body;
    expect((await keep(3)).status).toBe(200);
    expect(await counts(school)).toMatchObject({ requisition: both['requisition'] });
    kit.clock.set('2026-11-04T02:31:00Z');
    await night();
    const left = await counts(school);
    expect(OF_A_YEAR.filter((table) => both[table] === 0)).toEqual([]);
    for (const table of OF_A_YEAR) expect([table, left[table]]).toEqual([table, (both[table] ?? 0) / 2]);
    expect(await old(school)).toBe(0);
    expect((await report()).body).toEqual(before);
    expect((await school.client('technician').get<Stock>(`/stock/${acid.id}`)).body).toEqual(stock);
    const year = await school.client('admin').get<{ items: unknown[] }>('/requisitions?from=2019-09-01&to=2019-12-31');
    expect(year.body.items).toEqual([]);
    expect(await counts(theirs)).toEqual(elsewhere);
    expect(await old(theirs)).toBeGreaterThan(0);
  });

  it('leave nothing that points to a request which goes', async () => {
    const rows = await kit.db.read<{ table: string }>(
      school.id,
      `SELECT DISTINCT conrelid::regclass::text AS table FROM pg_constraint WHERE contype = 'f' AND confrelid = 'requisition'::regclass ORDER BY 1`,
      [],
    );
    // what is kept of load and the list to settle is shown elsewhere to go with its request; what was drawn from stock stays drawn
    const elsewhere = ['over_line', 'settle', 'stock_movement'];
    expect(rows.map(({ table }) => table).filter((table) => !elsewhere.includes(table))).toEqual(
      ['requisition_line', 'requisition_message', 'hold', 'task', 'offer'].sort(),
    );
  });

  it('and what they were is looked for nowhere where all is gone', async () => {
    const before = await counts(school);
    await night(2);
    expect(await counts(school)).toEqual(before);
  });

  it('go a batch at a time, so that nobody waits for what is locked', async () => {
    const [entry] = await kit.db.read<{ id: string }>(theirs.id, 'SELECT id FROM timetable_entry WHERE school_id = $1 LIMIT 1', [
      theirs.id,
    ]);
    await kit.db.transaction(theirs.id, () =>
      kit.db.change(
        `INSERT INTO lesson_answer (school_id, entry_id, date, answer, person_id, at)
         SELECT $1, $2, '2015-01-01'::date + n, 'nothing-needed', $3, '2015-01-01' FROM generate_series(1, 500) n`,
        [theirs.id, entry?.id, theirs.personId('teacher')],
      ),
    );
    const answers = async () => (await counts(theirs))['lesson_answer'] ?? 0;
    const before = await answers();
    expect((await keep(3, 'admin', theirs)).status).toBe(200);
    kit.clock.set('2026-11-05T02:31:00Z');
    await kit.app.get(Worker).run('forget-years');
    expect(before - (await answers())).toBe(200);
    await night();
    expect(await answers()).toBe(1);
  });
});

describe('the history of the database', () => {
  let kit: TestApp;
  beforeAll(async () => {
    kit = await startTestApp('2026-11-03T07:00:00Z');
  });
  afterAll(() => kit.stop());

  it('gives nothing away that is younger than what its school keeps, whatever it is asked for, nor another’s', async () => {
    const [school, theirs] = [await TestSchool.make(kit), await TestSchool.make(kit)];
    const forget = (of: TestSchool, asked: TestSchool) =>
      kit.db.transaction(of.id, () =>
        kit.db.query<{ gone: number | null }>("SELECT forget_history($1, now() + interval '9 years', 100) AS gone", [asked.id]),
      );
    const plant = (of: TestSchool, ago: string) =>
      kit.db.transaction(of.id, () =>
        kit.db.change(
          `INSERT INTO event (school_id, id, at, name, subject, subject_id, payload) VALUES ($1, uuidv7(), now() - $2::interval, 'mail.retried', 'mail', uuidv7(), '{}')`,
          [of.id, ago],
        ),
      );
    for (const one of [school, theirs]) for (const ago of ['50 months', '40 months', '30 months']) await plant(one, ago);
    expect(await forget(school, school)).toEqual([{ gone: 0 }]);
    for (const one of [school, theirs]) expect((await one.client('admin').put('/school', { keepYears: 3 })).status).toBe(200);
    expect(await forget(school, theirs)).toEqual([{ gone: 0 }]);
    expect(await forget(school, school)).toEqual([{ gone: 2 }]);
    expect(await forget(school, school)).toEqual([{ gone: 0 }]);
  });
});
