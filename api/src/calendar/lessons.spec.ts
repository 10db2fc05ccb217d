import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Lesson } from '@app/shared';
import { type Page } from '../core/http/index.js';
import { newId } from '../core/ids/index.js';
import { AUTUMN_2026, startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { askFor } from '../testing/ask-for.js';

describe('lessons', () => {
  let kit: TestApp;
  let school: TestSchool;
  let other: TestSchool;
  let tuesday: string;
  let wednesday: string;

  beforeAll(async () => {
    kit = await startTestApp();
    school = await TestSchool.make(kit);
    other = await TestSchool.make(kit);
    tuesday = await school.entry({ cycleDay: 'Tue', period: 'P3', group: '10A', room: 'Lab 4', year: 10, pupils: 28 });
    wednesday = await school.entry({ cycleDay: 'Wed', period: 'P1' });
    await other.entry({ cycleDay: 'Tue', period: 'P3' });
    await school.person('colleague', ['teacher']);
    await school.signIn('colleague');
    await school.entry({ cycleDay: 'Tue', period: 'P3', teacher: 'colleague' });
  });
  afterAll(() => kit.stop());

  const ask = (query: string, who = 'teacher', of = school) => of.client(who).get<Page<Lesson>>(`/lessons?${query}`);
  const idsOf = async (query: string, who = 'teacher', of = school) => (await ask(query, who, of)).body.items.map(({ id }) => id);
  const WEEK = 'from=2026-11-02&to=2026-11-08';

  it('are for people who are signed in', async () => {
    expect((await kit.client().get(`/lessons?${WEEK}`)).status).toBe(401);
    expect((await kit.client().put(`/lessons/${tuesday}_2026-11-03/answer`, { answer: 'nothing-needed' })).status).toBe(401);
    expect((await kit.client().delete(`/lessons/${tuesday}_2026-11-03/answer`)).status).toBe(401);
  });

  it('are one’s own, in order of start, each with its deadline and state', async () => {
    const { status, body } = await ask(WEEK);
    expect(status).toBe(200);
    expect(body.items.map(({ id }) => id)).toEqual([`${tuesday}_2026-11-03`, `${wednesday}_2026-11-04`]);
    expect(body.nextCursor).toBeUndefined();
    expect(body.items[0]).toEqual({
      id: `${tuesday}_2026-11-03`,
      date: '2026-11-03',
      period: 'P3',
      lastPeriod: null,
      schedule: null,
      start: '2026-11-03T11:10:00Z',
      end: '2026-11-03T12:10:00Z',
      startTime: '11:10',
      endTime: '12:10',
      cycleDay: 'Tue',
      group: { id: expect.any(String), code: '10A', year: 10, pupils: 28 },
      subject: 'Physics',
      departmentId: school.departmentId,
      teacher: { id: school.personId('teacher'), code: 'TEACHER', name: 'teacher' },
      otherTeachers: [],
      room: { id: expect.any(String), code: 'Lab 4' },
      occasion: null,
      change: null,
      changes: [],
      deadline: '2026-10-22T11:00:00Z',
      answer: null,
      state: 'unanswered',
      requisitions: [],
    });
  });

  it('meet on teaching days only: neither in half term nor on INSET', async () => {
    const monday = await school.entry({ cycleDay: 'Mon', period: 'P1', validFrom: '2026-10-19', validTo: '2026-11-09' });
    expect((await idsOf('from=2026-10-19&to=2026-11-20')).filter((id) => id.startsWith(monday))).toEqual([
      `${monday}_2026-10-19`,
      `${monday}_2026-11-09`,
    ]);
  });

  it('follow the week labels over half term, and an entry of every week meets in each', async () => {
    const two = await TestSchool.make(kit, { calendar: { ...AUTUMN_2026, cycle: { kind: 'weeks', labels: ['A', 'B'] } } });
    const [a, b, every] = [
      await two.entry({ cycleDay: 'A Tue', period: 'P1' }),
      await two.entry({ cycleDay: 'b tue', period: 'P1' }),
      await two.entry({ cycleDay: 'Tue', period: 'P2' }),
    ];
    // weeks A 12 Oct, B 19 Oct, half term, A 2 Nov, B 9 Nov
    expect(await idsOf('from=2026-10-12&to=2026-11-13', 'teacher', two)).toEqual([
      `${a}_2026-10-13`,
      `${every}_2026-10-13`,
      `${b}_2026-10-20`,
      `${every}_2026-10-20`,
      `${a}_2026-11-03`,
      `${every}_2026-11-03`,
      `${b}_2026-11-10`,
      `${every}_2026-11-10`,
    ]);
  });

  it('follow a rotating cycle over teaching days', async () => {
    const labels = ['Day 1', 'Day 2', 'Day 3', 'Day 4', 'Day 5', 'Day 6'];
    const six = await TestSchool.make(kit, { calendar: { ...AUTUMN_2026, cycle: { kind: 'rotating', labels } } });
    const entry = await six.entry({ cycleDay: 'Day 4', period: 'P1' });
    expect(await idsOf('from=2026-10-12&to=2026-11-20', 'teacher', six)).toEqual([
      `${entry}_2026-10-16`,
      `${entry}_2026-11-03`,
      `${entry}_2026-11-11`,
      `${entry}_2026-11-19`,
    ]);
  });

  it.each([
    ['Europe/London', ['2026-10-20T07:50:00Z', '2026-10-27T08:50:00Z']],
    ['America/New_York', ['2026-10-20T12:50:00Z', '2026-10-27T12:50:00Z', '2026-11-03T13:50:00Z']],
    ['Asia/Kolkata', ['2026-10-20T03:20:00Z', '2026-10-27T03:20:00Z']],
  ])('start by the wall clock of %s before and after its clocks change', async (timeZone, starts) => {
    const abroad = await TestSchool.make(kit, { timeZone, calendar: { ...AUTUMN_2026, closures: [] } });
    await abroad.entry({ cycleDay: 'Tue', period: 'P1' });
    const { body } = await ask(`from=2026-10-20&to=${starts.length > 2 ? '2026-11-03' : '2026-10-27'}`, 'teacher', abroad);
    expect(body.items.map(({ start }) => start)).toEqual(starts);
    expect(new Set(body.items.map(({ startTime }) => startTime))).toEqual(new Set(['08:50']));
  });

  it('do not exist outside the validity of their entry', async () => {
    const short = await school.entry({ cycleDay: 'Thu', period: 'P5', validFrom: '2026-11-12', validTo: '2026-11-19' });
    expect((await idsOf('from=2026-11-01&to=2026-12-01')).filter((id) => id.startsWith(short))).toEqual([
      `${short}_2026-11-12`,
      `${short}_2026-11-19`,
    ]);
    for (const date of ['2026-11-05', '2026-11-26', '2026-11-13'])
      expect((await school.client('teacher').put(`/lessons/${short}_${date}/answer`, { answer: 'nothing-needed' })).status).toBe(404);
  });

  it('are read of others by technicians, heads and admins only', async () => {
    const colleague = `teacherId=${school.personId('colleague')}`;
    for (const who of ['technician', 'head', 'admin']) expect(await idsOf(`${WEEK}&${colleague}`, who)).toHaveLength(1);
    for (const query of [
      colleague,
      `departmentId=${school.departmentId}`,
      `teacherId=${newId()}`,
      `teacherId=${other.personId('teacher')}`,
    ])
      expect((await ask(`${WEEK}&${query}`)).status).toBe(403);
    expect(await idsOf(`${WEEK}&teacherId=${school.personId('teacher')}`)).toHaveLength(2);
    expect(await idsOf(WEEK, 'technician')).toEqual([]);
  });

  it('are read of a department, and of one teacher in it', async () => {
    const department = `departmentId=${school.departmentId}`;
    expect(await idsOf(`${WEEK}&${department}`, 'head')).toHaveLength(3);
    expect(await idsOf(`${WEEK}&${department}&teacherId=${school.personId('colleague')}`, 'head')).toHaveLength(1);
  });

  it('of another school, its people and departments, are not there', async () => {
    for (const query of [
      `teacherId=${other.personId('teacher')}`,
      `departmentId=${other.departmentId}`,
      'teacherId=me',
      'departmentId=science',
    ])
      expect((await ask(`${WEEK}&${query}`, 'head')).status).toBe(404);
    expect(await idsOf(WEEK, 'teacher', other)).toHaveLength(1);
  });

  it('come page by page where a limit is sent', async () => {
    const query = 'from=2026-11-03&to=2026-11-25';
    const all = await idsOf(query);
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await ask(`${query}&limit=3${cursor}`);
      expect(body.items.length).toBeLessThanOrEqual(3);
      seen.push(...body.items.map(({ id }) => id));
      if (!body.nextCursor) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(seen).toEqual(all);
  });

  it.each([
    ['from=2026-11-02', 'to'],
    ['from=2026-11-02&to=2026-11-01', 'to'],
    ['from=2026-11-01&to=2027-01-02', 'to'],
    ['from=02/11/2026&to=2026-11-08', 'from'],
    [`${WEEK}&limit=501`, 'limit'],
    [`${WEEK}&limit=0`, 'limit'],
    [`${WEEK}&cursor=x`, 'cursor'],
    [`${WEEK}&answer=maybe`, 'answer'],
    [`${WEEK}&schoolId=1`, 'schoolId'],
    ['from=2026-11-02&from=2026-11-03&to=2026-11-08', 'from'],
  ])('refuse %s, naming %s', async (query, field) => {
    const { status, body } = await ask(query);
    expect([status, body.errors?.[0]?.field]).toEqual([422, field]);
  });

  it('are none while the school has no calendar', async () => {
    const blank = await TestSchool.make(kit, { calendar: null });
    await blank.entry({ cycleDay: 'Tue', period: 'P1' });
    expect(await idsOf(WEEK, 'teacher', blank)).toEqual([]);
  });

  describe('with what was said about them', () => {
    it('show each requisition but the cancelled, and the state that follows', async () => {
      const entry = await school.entry({ cycleDay: 'Fri', period: 'P2' });
      const of = async (date: string) => {
        const { body } = await ask(`from=${date}&to=${date}`);
        return body.items.find(({ id }) => id.startsWith(entry));
      };
      const late = await askFor(kit, school, { entry, date: '2026-11-06', status: 'submitted', late: true, minutesLate: 90 });
      await askFor(kit, school, { entry, date: '2026-11-06', status: 'cancelled' });
      await askFor(kit, school, { entry, date: '2026-11-13', status: 'accepted', short: true });
      await askFor(kit, school, { entry, date: '2026-11-20', status: 'cancelled' });
      expect(await of('2026-11-06')).toMatchObject({
        state: 'late',
        requisitions: [
          { id: late, title: 'Resistance of a wire', status: 'submitted', late: true, minutesLate: 90, short: false, sets: 15 },
        ],
      });
      expect((await of('2026-11-06'))?.requisitions).toHaveLength(1);
      expect(await of('2026-11-13')).toMatchObject({ state: 'short', requisitions: [{ short: true }] });
      expect(await of('2026-11-20')).toMatchObject({ state: 'unanswered', requisitions: [] });
    });

    it('are filtered by answer', async () => {
      const fresh = await TestSchool.make(kit);
      const entry = await fresh.entry({ cycleDay: 'Tue', period: 'P1' });
      const range = 'from=2026-11-03&to=2026-11-17';
      await fresh.client('teacher').put(`/lessons/${entry}_2026-11-10/answer`, { answer: 'nothing-needed' });
      await askFor(kit, fresh, { entry, date: '2026-11-17', status: 'submitted' });
      expect(await idsOf(`${range}&answer=unanswered`, 'teacher', fresh)).toEqual([`${entry}_2026-11-03`]);
      expect(await idsOf(`${range}&answer=nothing-needed`, 'teacher', fresh)).toEqual([`${entry}_2026-11-10`]);
    });
  });

  it('are seen as they are after each change of calendar, timetable or policy', async () => {
    const fresh = await TestSchool.make(kit);
    const entry = await fresh.entry({ cycleDay: 'Tue', period: 'P1' });
    expect((await ask(WEEK, 'teacher', fresh)).body.items[0]).toMatchObject({ period: 'P1', deadline: '2026-10-22T11:00:00Z' });
    await fresh.client('head').put(`/departments/${fresh.departmentId}/policy`, { from: '2026-09-01', kind: 'notice', schoolDays: 1 });
    expect((await ask(WEEK, 'teacher', fresh)).body.items[0]?.deadline).toBe('2026-10-23T07:50:00Z');
    await fresh.entry({ cycleDay: 'Tue', period: 'P2' });
    expect(await idsOf(WEEK, 'teacher', fresh)).toHaveLength(2);
    await fresh
      .client('admin')
      .put('/calendar', { ...AUTUMN_2026, closures: [{ from: '2026-11-03', to: '2026-11-03', kind: 'inset', name: 'Snow' }] });
    expect(await idsOf(WEEK, 'teacher', fresh)).toEqual([]);
    expect((await fresh.client('teacher').put(`/lessons/${entry}_2026-11-03/answer`, { answer: 'nothing-needed' })).status).toBe(404);
  });

  it('follow a change of the teacher’s name', async () => {
    const fresh = await TestSchool.make(kit);
    await fresh.entry({ cycleDay: 'Tue', period: 'P1' });
    await ask(WEEK, 'teacher', fresh);
    const change = { version: 1, name: 'Ada Byron' };
    expect((await fresh.client('admin').put(`/people/${fresh.personId('teacher')}`, change)).status).toBe(200);
    expect((await ask(WEEK, 'teacher', fresh)).body.items[0]?.teacher.name).toBe('Ada Byron');
  });

  it('of a fortnight cost at most six statements, and two once the school’s rules are known, however many there are', async () => {
    const busy = await TestSchool.make(kit);
    for (const day of ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'])
      for (const period of ['P1', 'P2', 'P3', 'P4', 'P5']) {
        const entry = await busy.entry({ cycleDay: day, period });
        if (day !== 'Mon')
          await askFor(kit, busy, { entry, date: `2026-11-${10 + ['Tue', 'Wed', 'Thu', 'Fri'].indexOf(day)}`, status: 'submitted' });
      }
    const statements = async () => {
      const before = kit.db.counts.statements;
      expect(await idsOf('from=2026-11-09&to=2026-11-20', 'teacher', busy)).toHaveLength(50);
      return kit.db.counts.statements - before;
    };
    expect(await statements()).toBeLessThanOrEqual(6);
    expect(await statements()).toBe(2);
  });
});
