import type { Lesson, NotificationList, PrepList, PreviewAnswer, Requisition, RequisitionSummary } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { AUTUMN_2026, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

/** The deadline of Wed 4 November is Thu 22 October, 12:00 in London: Fri 23 is a teaching day, the week after it half term, Mon 2 INSET. */
const ON_TUESDAY = '2026-11-03T08:00:00Z';
const TWO_DAYS_LATE = { late: true, schoolDaysLate: 2 };

describe('a request that came school days after its deadline', () => {
  let kit: TestApp;
  let school: TestSchool;
  let lessonId: string;
  let made: Requisition;

  beforeAll(async () => {
    kit = await startTestApp(ON_TUESDAY);
    school = await TestSchool.make(kit);
    lessonId = `${await school.entry({ cycleDay: 'Wed', period: 'P3' })}_2026-11-04`;
  });
  afterAll(() => kit.stop());

  it('says so before it is sent, and when a reason is wanted', async () => {
    const teacher = school.client('teacher');
    const body = { lessonId, title: 'Density', lines: [] };
    const preview = await teacher.post<PreviewAnswer>('/requisitions/preview', body);
    expect(preview.body).toMatchObject(TWO_DAYS_LATE);
    const refused = await teacher.post('/requisitions', { ...body, status: 'submitted' });
    expect(refused.body).toMatchObject({ code: 'LATE_REASON_NEEDED', schoolDaysLate: 2 });
    ({ body: made } = await teacher.post<Requisition>('/requisitions', { ...body, status: 'submitted', lateReason: 'forgot' }));
    expect(made).toMatchObject(TWO_DAYS_LATE);
  });

  it('says so wherever it is read', async () => {
    const [teacher, technician] = [school.client('teacher'), school.client('technician')];
    const { body: whole } = await teacher.get<Requisition>(`/requisitions/${made.id}`);
    const { body: list } = await technician.get<{ items: RequisitionSummary[] }>('/requisitions?late=true');
    const { body: lessons } = await teacher.get<{ items: Lesson[] }>('/lessons?from=2026-11-04&to=2026-11-04');
    const { body: today } = await technician.get<PrepList>('/prep-list?date=2026-11-03');
    for (const one of [whole, list.items[0], lessons.items[0]?.requisitions[0], today.waiting[0]]) expect(one).toMatchObject(TWO_DAYS_LATE);
  });

  it('is told of in school days', async () => {
    await kit.app.get(Worker).run('notify');
    const { body } = await school.client('technician').get<NotificationList>('/notifications');
    expect(body.items.map(({ subject }) => subject)).toContainEqual(expect.stringContaining('2 school days after the deadline'));
  });

  it('follows the calendar: a day that turns out free was none', async () => {
    const flood = { from: '2026-10-23', to: '2026-10-23', kind: 'other', name: 'Flood' };
    const calendar = { ...AUTUMN_2026, closures: [...AUTUMN_2026.closures, flood] };
    expect((await school.client('admin').put('/calendar', calendar)).status).toBe(200);
    const { body } = await school.client('teacher').get<Requisition>(`/requisitions/${made.id}`);
    expect(body).toMatchObject({ minutesLate: made.minutesLate, schoolDaysLate: 1 });
  });
});
