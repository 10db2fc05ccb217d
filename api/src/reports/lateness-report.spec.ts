import type { LatenessReport, Workload } from '@app/shared';
import { askFor } from '../testing/ask-for.js';
import { startTestApp, TestSchool, type TestApp } from '../testing/index.js';

const RANGE = 'from=2026-10-05&to=2026-12-18';

describe('the report of lateness', () => {
  let kit: TestApp;
  let school: TestSchool;
  let artId: string;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-16T08:00:00Z');
    school = await TestSchool.make(kit);
    artId = await school.department('Art');
    await school.person('colleague', ['teacher']);
    await school.person('art teacher', ['teacher'], null, artId);
    await school.person('art head', ['head'], null, artId);
    await school.person('art technician', ['technician'], null, artId);
    for (const key of ['colleague', 'art teacher', 'art head', 'art technician']) await school.signIn(key);
    const entryOf = (teacher: string, departmentId = school.departmentId) =>
      school.entry({ cycleDay: 'Tue', period: 'P3', teacher, departmentId });
    const [own, other, art] = [await entryOf('teacher'), await entryOf('colleague'), await entryOf('art teacher', artId)];
    const ask = (entry: string, date: string, status: string, late = false) =>
      askFor(kit, school, { entry, date, status, late, minutesLate: late ? 90 : 0 });
    await ask(own, '2026-11-10', 'accepted');
    await ask(own, '2026-11-17', 'cancelled', true);
    await ask(own, '2026-11-24', 'draft');
    await ask(other, '2026-11-10', 'submitted', true);
    await ask(other, '2026-11-24', 'accepted');
    await ask(other, '2026-12-01', 'accepted', true);
    await ask(art, '2026-11-10', 'accepted', true);
    await kit.db.transaction(school.id, () =>
      kit.db.change(`UPDATE requisition SET excused = true, late_reason = 'teacher-absence' WHERE school_id = $1 AND date = '2026-12-01'`, [
        school.id,
      ]),
    );
  });
  afterAll(() => kit.stop());

  const report = (who: string, departmentId?: string, range = RANGE) =>
    school.client(who).get<LatenessReport>(`/reports/lateness?${range}${departmentId ? `&departmentId=${departmentId}` : ''}`);

  it('counts what was sent, cancelled too, and leaves the excused out of the rate', async () => {
    const { body, status } = await report('head', school.departmentId);
    expect({ status, ...body }).toMatchObject({ status: 200, own: false, asked: 5, late: 3, excused: 1, rate: 0.4 });
    expect(body.causes).toEqual([
      { reason: 'forgot', count: 2 },
      { reason: 'teacher-absence', count: 1 },
    ]);
    expect(body.departments).toEqual([{ id: school.departmentId, name: 'Science' }]);
  });

  it('names teachers to the head of the department alone, in order of name', async () => {
    const { body } = await report('head', school.departmentId);
    expect(body.byTeacher).toEqual([
      { teacher: { id: school.personId('colleague'), code: 'COLLEAGUE', name: 'colleague' }, asked: 3, late: 2, excused: 1, rate: 1 / 3 },
      { teacher: { id: school.personId('teacher'), code: 'TEACHER', name: 'teacher' }, asked: 2, late: 1, excused: 0, rate: 0.5 },
    ]);
    for (const who of ['technician', 'admin']) {
      const total = await report(who, school.departmentId);
      expect(total).toMatchObject({ status: 200, body: { asked: 5, late: 3, excused: 1, own: false } });
      expect(total.body.byTeacher).toBeUndefined();
      for (const name of ['colleague', 'COLLEAGUE', school.personId('colleague')]) expect(JSON.stringify(total.body)).not.toContain(name);
    }
  });

  it('gives a teacher the own figures, whichever department is named', async () => {
    expect((await report('teacher')).body).toMatchObject({ own: true, asked: 2, late: 1, excused: 0, rate: 0.5 });
    expect((await report('teacher', school.departmentId)).body).toMatchObject({ own: true, asked: 2 });
    expect((await report('teacher', artId)).body).toMatchObject({ own: true, asked: 0, rate: null, causes: [] });
    expect((await report('teacher')).body.byTeacher).toBeUndefined();
  });

  it.each(['art head', 'art technician'])('is refused to the %s for another department, and is without one of their own', async (who) => {
    expect(await report(who, school.departmentId)).toMatchObject({ status: 403, body: { code: 'NOT_ALLOWED' } });
    expect((await report(who)).body).toMatchObject({ asked: 1, late: 1, departments: [{ name: 'Art' }] });
  });

  it('is of the whole school to an admin who names no department', async () => {
    const { body } = await report('admin');
    expect(body).toMatchObject({ asked: 6, late: 4, departments: null });
    expect(body.byTeacher).toBeUndefined();
  });

  it('says what the page of the load says of the same days', async () => {
    for (const [from, to] of [
      ['2026-11-16', '2026-11-27'],
      ['2026-11-30', '2026-12-04'],
      ['2026-12-14', '2026-12-18'],
    ] as const) {
      const { late } = (await school.client('head').get<Workload>(`/workload?from=${from}&to=${to}&departmentId=${school.departmentId}`))
        .body;
      const { body } = await report('head', school.departmentId, `from=${late.from}&to=${late.to}`);
      const { asked, excused, rate, causes } = body;
      expect({ from: body.from, to: body.to, asked, late: body.late, excused, rate, causes }).toEqual(late);
    }
  });

  it('is 401 to nobody, and 404 for another school’s department', async () => {
    expect((await kit.client().get(`/reports/lateness?${RANGE}`)).status).toBe(401);
    const other = await TestSchool.make(kit);
    for (const who of ['head', 'teacher', 'admin', 'technician']) expect((await report(who, other.departmentId)).status).toBe(404);
  });

  it.each(['lateness', 'service-factor', 'recognition'])('%s refuses what it cannot be of, naming the field', async (kind) => {
    const wrong = async (query: string) => {
      const { status, body } = await school.client('head').get(`/reports/${kind}?${query}`);
      return { status, fields: body.errors?.map(({ field }) => field) };
    };
    expect(await wrong('')).toEqual({ status: 422, fields: ['from', 'to'] });
    expect(await wrong('from=2026-11-20&to=2026-11-16')).toEqual({ status: 422, fields: ['to'] });
    expect(await wrong('from=2026-02-30&to=2026-11-16')).toEqual({ status: 422, fields: ['from'] });
    expect(await wrong('from=2025-09-01&to=2026-10-06')).toEqual({ status: 422, fields: ['to'] });
    expect((await wrong('from=2025-09-01&to=2026-10-05')).status).toBe(200);
    expect(await wrong(`${RANGE}&departmentId=science`)).toEqual({ status: 422, fields: ['departmentId'] });
    expect(await wrong(`${RANGE}&format=xlsx`)).toEqual({ status: 422, fields: ['format'] });
    expect(await wrong(`${RANGE}&teacherId=x`)).toEqual({ status: 422, fields: ['teacherId'] });
  });
});
