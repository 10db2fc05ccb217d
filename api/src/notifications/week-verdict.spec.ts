import type { NotificationList, Requisition, Workload } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { startTestApp, TestSchool, type TestApp } from '../testing/index.js';

const FRIDAY_HALF_PAST_THREE = '2026-11-20T15:30:00Z';

describe('what is said of the week to come', () => {
  let kit: TestApp;
  beforeAll(async () => {
    kit = await startTestApp('2026-11-16T08:00:00Z');
  });
  afterAll(() => kit.stop());

  it('is the same in the week in review as on Workload, though the week as a whole has time enough', async () => {
    const school = await TestSchool.make(kit);
    const technician = school.client('technician');
    const practical = await technician.post<{ id: string }>('/practicals', {
      title: 'Long set-up',
      subject: 'Physics',
      prepare: { fixed: 0, perSet: 60 },
    });
    // 15 sets for a Tuesday, to be made from Friday on, and a week of 38 h 20 min
    const lessonId = `${await school.entry({ cycleDay: 'Tue', period: 'P2' })}_2026-11-24`;
    const body = { lessonId, practicalId: practical.body.id, pupils: 40, status: 'submitted' };
    expect((await school.client('teacher').post<Requisition>('/requisitions', body)).status).toBe(201);
    kit.clock.set(FRIDAY_HALF_PAST_THREE);
    const values = [school.id, 'week-review', FRIDAY_HALF_PAST_THREE];
    await kit.db.acrossSchools('INSERT INTO pending (id, school_id, consumer, due) VALUES (uuidv7(), $1, $2, $3)', values);
    await kit.app.get(Worker).run('week-review');
    const head = await school.signIn('head');
    const { items } = (await head.get<NotificationList>('/notifications')).body;
    const lines = items.find(({ event }) => event === 'week.review')?.text.split('\n') ?? [];
    const { body: load } = await head.get<Workload>(`/workload?from=2026-11-16&to=2026-12-27&departmentId=${school.departmentId}`);
    const [overload] = load.overloads;
    expect(overload?.sentence).toMatch(/ over$/);
    expect(lines).toContain(`– ${overload?.sentence}`);
    expect(lines.some((line) => line.endsWith('does not fit.'))).toBe(true);
    const nextWeek = load.days.filter(({ date }) => date >= '2026-11-23' && date <= '2026-11-27');
    const sum = (of: (day: Workload['days'][number]) => number) => nextWeek.reduce((all, day) => all + of(day), 0);
    expect(sum((day) => day.workMinutes)).toBeLessThan(sum((day) => day.technicianMinutes));
  });
});
