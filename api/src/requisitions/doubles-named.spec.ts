import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PreviewAnswer, Requisition, RequisitionSummary, ToSettle } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { BASE_ROWS, FieldSchool } from '../testing/base-timetable.js';

const MONDAY = '2026-11-23';
const DOUBLE = ['P1', 'P2'].map((period) => `,Mon,${period},10D,10,24,Science,Science,HOLT/BRAM,North 1`);

/** What is said of a lesson names all its periods and all who have it, wherever it is said. */
describe('a request for a lesson of two periods and two teachers', () => {
  let field: FieldSchool;
  let asked: Requisition;

  beforeAll(async () => {
    field = await FieldSchool.start('2026-11-22T09:00:00Z');
    await field.import([...BASE_ROWS, ...DOUBLE]);
    asked = (await field.ask('10D', MONDAY, { lateReason: 'forgot' }, 'P1')).body;
  });
  afterAll(() => field.stop());

  it('has both periods and both teachers, as it is sent and as it is read', async () => {
    const lesson = { period: 'P1', lastPeriod: 'P2', otherTeachers: [{ code: 'BRAM' }], startTime: '08:50', endTime: '10:50' };
    expect(asked.lesson).toMatchObject(lesson);
    expect((await field.now(asked)).lesson).toMatchObject(lesson);
  });

  it('is so in the list and on the prep list', async () => {
    const { body } = await field.technician.get<{ items: RequisitionSummary[] }>(`/requisitions?from=${MONDAY}&to=${MONDAY}`);
    expect(body.items).toMatchObject([{ period: 'P1', lastPeriod: 'P2', teacher: { code: 'HOLT' }, otherTeachers: [{ code: 'BRAM' }] }]);
    const list = await field.prepList(MONDAY);
    expect(list.waiting).toMatchObject([{ period: 'P1', lastPeriod: 'P2', teacher: { code: 'HOLT' }, otherTeachers: [{ code: 'BRAM' }] }]);
    const { name } = asked.lesson.otherTeachers[0] ?? {};
    expect(list.deliveries).toMatchObject([{ lesson: { period: 'P1', lastPeriod: 'P2', otherTeachers: [name] } }]);
  });

  it('is so where it is said why it closes when it does', async () => {
    const departmentId = field.school.departmentId;
    expect(
      (await field.admin.put(`/departments/${departmentId}/policy`, { from: '2026-09-01', kind: 'notice', schoolDays: 1 })).status,
    ).toBe(200);
    const { body } = await field.technician.post<PreviewAnswer>('/requisitions/preview', {
      lessonId: await field.lesson('10D', '2026-11-30', 'P1'),
      title: 'Energy',
      lines: [],
    });
    expect(body.explanation).toContain('Mon 30 Nov P1–2 closes Fri 27 Nov, 08:50');
    expect(body.deadlineFacts).toMatchObject({ period: 'P1', lastPeriod: 'P2' });
  });

  it('is so in the messages, the ways out and the mail of the morning', async () => {
    const { status } = await field.technician.post(`/requisitions/${asked.id}/transitions`, {
      version: asked.version,
      to: 'queried',
      note: 'Which?',
    });
    expect(status).toBe(200);
    await field.kit.app.get(Worker).run();
    const told = await field.query<{ subject: string }>(
      "SELECT subject FROM notification WHERE school_id = $1 AND event = 'requisition.queried'",
    );
    expect(told[0]?.subject).toContain('10D Energy, Mon 23 Nov P1–2');
    const away = await field.school
      .client('head')
      .post<{ id: string }>('/absences', { personId: asked.teacher.id, from: MONDAY, to: MONDAY });
    const [item] = (await field.technician.get<ToSettle[]>('/to-settle')).body;
    expect(item?.options.find(({ kind }) => kind === 'hand-over')).toMatchObject({ period: 'P1', lastPeriod: 'P2' });
    await field.school.client('head').delete(`/absences/${away.body.id}`);
  });

  it('is one of one period once the school says that two in a row stay two', async () => {
    expect((await field.admin.put('/school', { joinDoubles: false })).status).toBe(200);
    expect((await field.now(asked)).lesson).toMatchObject({ period: 'P1', lastPeriod: null, endTime: '09:50' });
    expect((await field.admin.put('/school', { joinDoubles: true })).status).toBe(200);
    expect((await field.now(asked)).lesson).toMatchObject({ period: 'P1', lastPeriod: 'P2', endTime: '10:50' });
  });

  it('is so when it is over and nobody touched it', async () => {
    field.kit.clock.set('2026-11-23T16:00:00Z');
    expect((await field.prepList(MONDAY)).toClose).toMatchObject([
      { period: 'P1', lastPeriod: 'P2', teacher: { code: 'HOLT' }, otherTeachers: [{ code: 'BRAM' }] },
    ]);
  });
});
