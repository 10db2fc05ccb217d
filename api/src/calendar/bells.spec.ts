import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CalendarView, DeadlineView, Lesson } from '@app/shared';
import { importFile } from '../testing/import-file.js';
import { AUTUMN_2026, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const HEADER = 'week,day,period,group,year,pupils,subject,department,teacher,room';
const P3_LOWER = { name: 'P3 Lower', start: '10:50', end: '11:50' };

describe('the weeks and bells of a school', () => {
  let kit: TestApp;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-16T07:00:00Z');
  });
  afterAll(() => kit.stop());

  const lessons = async (school: TestSchool, from: string, to: string) =>
    (await school.client('head').get<{ items: Lesson[] }>(`/lessons?from=${from}&to=${to}&departmentId=${school.departmentId}`)).body.items;

  describe('from Sunday to Thursday (X09)', () => {
    const body = {
      ...AUTUMN_2026,
      periods: AUTUMN_2026.periods.map((period) => ({ ...period, weekdays: [7, 1, 2, 3, 4] })),
      cycle: { kind: 'weeks' as const, labels: ['A', 'B'] },
    };
    let school: TestSchool;
    beforeAll(async () => {
      school = await TestSchool.make(kit, { timeZone: 'Africa/Cairo', calendar: body });
    });

    it('begin on Sunday: Sunday and Monday have one letter', async () => {
      await importFile(
        school.client('admin'),
        `${HEADER}\n,Sun,P1,10P,10,24,Science,Science,HOLT,North 1\n,Mon,P1,10P,10,24,Science,Science,HOLT,North 1`,
      );
      const cycleDays = (await lessons(school, '2026-11-29', '2026-11-30')).map(({ cycleDay }) => cycleDay);
      expect(cycleDays.map((day) => day.slice(2))).toEqual(['Sun', 'Mon']);
      expect(new Set(cycleDays.map((day) => day.charAt(0))).size).toBe(1);
      const { body: view } = await school.client('teacher').get<CalendarView>('/calendar?from=2026-11-29&to=2026-11-30');
      expect(view).toMatchObject({ firstWeekday: 7, firstWeekdaySaid: null });
      expect(view.teachingDays.map(({ week }) => week)).toEqual(['2026-11-29', '2026-11-29']);
    });

    it('close by the Thursday before Sunday', async () => {
      const policy = { from: '2026-09-01', kind: 'weekly', weekday: 4, time: '12:00', weeksBefore: 1 };
      await school.client('admin').put(`/departments/${school.departmentId}/policy`, policy);
      const query = `departmentId=${school.departmentId}&date=2026-11-29&period=P1`;
      const { body: answer } = await school.client('teacher').get<DeadlineView>(`/calendar/deadline?${query}`);
      expect(answer.deadline).toBe('2026-11-26T10:00:00Z');
    });

    it('begin as the school says, and so read again', async () => {
      const said = await TestSchool.make(kit, { calendar: { ...body, firstWeekday: 6 } });
      const { body: view } = await said.client('teacher').get<CalendarView>('/calendar?from=2026-11-29&to=2026-11-30');
      expect(view).toMatchObject({ firstWeekday: 6, firstWeekdaySaid: 6 });
      expect(view.teachingDays.map(({ week }) => week)).toEqual(['2026-11-28', '2026-11-28']);
      const [event] = await kit.db.read(
        said.id,
        "SELECT payload->'after'->'firstWeekday' AS first FROM event WHERE name = 'calendar.changed'",
      );
      expect(event).toEqual({ first: 6 });
    });
  });

  it('take a second set of bells that nobody named, and tell of it (I27)', async () => {
    const school = await TestSchool.make(kit, { calendar: null });
    const { status, body } = await school
      .client('admin')
      .put<CalendarView>('/calendar', { ...AUTUMN_2026, periods: [...AUTUMN_2026.periods, P3_LOWER] });
    expect(status).toBe(200);
    expect(body.warnings).toEqual([
      {
        code: 'PERIODS_AT_ONCE',
        weekdays: [1, 2, 3, 4, 5],
        periods: ['P3', 'P3 Lower'],
        message: 'P3 Lower is at the same time as P3 on Mondays to Fridays.',
      },
    ]);
    await importFile(
      school.client('admin'),
      `${HEADER}\n,Mon,P3,10P,10,24,Science,Science,HOLT,North 1\n,Mon,P3 Lower,7K,7,30,Science,Science,KERR,North 3`,
    );
    const times = (await lessons(school, '2026-11-16', '2026-11-16')).map(({ group, startTime }) => `${group?.code} ${startTime}`);
    expect(times).toEqual(['7K 10:50', '10P 11:10']);
  });

  it('give each class the bells of its own, where both have a period of the same name', async () => {
    const named = (schedule: string) => (period: object) => ({ ...period, schedule });
    const lower = [P3_LOWER].map(({ start, end }) => ({ name: 'P3', start, end, schedule: 'Lower' }));
    const periods = [...AUTUMN_2026.periods.map(named('Upper')), ...lower] as typeof AUTUMN_2026.periods;
    const school = await TestSchool.make(kit, { calendar: { ...AUTUMN_2026, periods } });
    const { body: view } = await school.client('teacher').get<CalendarView>('/calendar?from=2026-11-16&to=2026-11-16');
    expect(view.warnings).toEqual([]);
    expect(view.teachingDays[0]?.periods.map(({ name, schedule }) => `${name} ${schedule}`)).toContain('P3 Lower');
    const rows = [',Mon,P3,10P,10,24,Science,Science,HOLT,North 1,upper', ',Mon,P3,7K,7,30,Science,Science,KERR,North 3,LOWER'];
    const { body: said } = await importFile(school.client('admin'), [`${HEADER},schedule`, ...rows].join('\n'));
    expect([said.created, said.warnings]).toEqual([2, []]);
    const found = (await lessons(school, '2026-11-16', '2026-11-16')).map(
      ({ group, startTime, period }) => `${group?.code} ${period} ${startTime}`,
    );
    expect(found).toEqual(['7K P3 10:50', '10P P3 11:10']);
  });

  it('are told by the period’s name as well, and asked for where nobody says which', async () => {
    const bells = (schedule: string, start: string, end: string) => ({ name: 'P3', start, end, schedule });
    const periods = [bells('Upper', '11:10', '12:10'), bells('Lower', '10:50', '11:50')];
    const school = await TestSchool.make(kit, { calendar: { ...AUTUMN_2026, periods } });
    const rows = [',Mon,Upper P3,10P,10,24,Science,Science,HOLT,North 1', ',Mon,P3 Lower,7K,7,30,Science,Science,KERR,North 3'];
    const take = (...more: string[]) => importFile(school.client('admin'), [HEADER, ...rows, ...more].join('\n'));
    expect((await take()).body.warnings).toEqual([]);
    const times = (await lessons(school, '2026-11-16', '2026-11-16')).map(
      ({ group, schedule, startTime }) => `${group?.code} ${schedule} ${startTime}`,
    );
    expect(times).toEqual(['7K Lower 10:50', '10P Upper 11:10']);
    expect((await take()).body).toMatchObject({ unchanged: 2, updated: 0, created: 0 });
    const { body } = await take(',Tue,3,8K,8,30,Science,Science,KERR,North 3');
    expect(body.warnings.map(({ row, code }) => [row, code])).toEqual([[4, 'SCHEDULE_NOT_SAID']]);
  });
});
