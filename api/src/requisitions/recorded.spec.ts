import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Lesson, Problem, Requisition, Workload } from '@app/shared';
import { FieldSchool } from '../testing/base-timetable.js';

describe('what was done without a request', () => {
  let field: FieldSchool;
  let kitId: string;

  beforeAll(async () => {
    field = await FieldSchool.start('2026-11-24T09:00:00Z');
    kitId = await field.apparatus(10);
    await field.school.person('colleague', ['teacher']);
    await field.school.signIn('colleague');
  });
  afterAll(() => field.stop());

  const record = (more: object = {}) =>
    field.ask('10P', '2026-11-23', { status: 'cleared', lines: [{ apparatusId: kitId, perClass: 3 }], ...more });

  it('is written down by a technician after the lesson: no deadline, no hold, no work, not late', async () => {
    const { status, body, headers } = await record({ outcome: 'used', note: 'asked at the door' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: 'cleared',
      recorded: true,
      outcome: 'used',
      deadline: null,
      submittedAt: null,
      late: false,
      minutesLate: 0,
      short: false,
      tasks: [],
    });
    const now = await field.now(body);
    expect(now).toMatchObject({ status: 'cleared', recorded: true, deadline: null, tasks: [] });
    expect(now.history).toMatchObject([{ to: 'cleared', note: 'asked at the door' }]);
    expect(await field.query('SELECT FROM hold WHERE school_id = $1')).toEqual([]);
    const load = await field.technician.get<Workload>('/workload?from=2026-11-23&to=2026-11-27');
    expect(load.body).toMatchObject({ late: { asked: 0 } });
    const lessons = await field.admin.get<{ items: Lesson[] }>(`/lessons?from=2026-11-23&to=2026-11-23&teacherId=${now.teacher.id}`);
    expect(lessons.body.items[0]).toMatchObject({ state: 'done', requisitions: [{ id: body.id, status: 'cleared' }] });
    expect((await field.technician.post('/undo', { token: headers['undo-token'] })).status).toBe(200);
    expect((await field.now(body)).status).toBe('cancelled');
  });

  it('is refused of a lesson that is not over', async () => {
    const { status, body } = await field.ask('10P', '2026-11-25', { status: 'cleared' });
    expect([status, (body as unknown as Problem).errors?.[0]?.field]).toEqual([422, 'lessonId']);
  });

  it('is refused to a teacher', async () => {
    const lessonId = await field.lesson('10P', '2026-11-23');
    const { status } = await field.school
      .client('colleague')
      .post('/requisitions', { lessonId, status: 'cleared', title: 'Energy', lines: [] });
    expect(status).toBe(403);
  });

  it('alone says what became of it', async () => {
    const { status, body } = await field.ask('10P', '2026-11-25', { outcome: 'used' });
    expect([status, (body as unknown as Problem).errors?.[0]?.field]).toEqual([422, 'outcome']);
  });

  it('warns of another request for the lesson', async () => {
    const first = await field.ask('10P', '2026-11-30');
    const { body } = await field.technician.post<{ duplicates: object[] }>('/requisitions/preview', {
      lessonId: await field.lesson('10P', '2026-11-30'),
    });
    expect(body.duplicates).toEqual([{ requisitionId: first.body.id, title: 'Energy', status: first.body.status }]);
    const own = await field.technician.post<{ duplicates: object[] }>('/requisitions/preview', {
      lessonId: await field.lesson('10P', '2026-11-30'),
      requisitionId: first.body.id,
    });
    expect(own.body.duplicates).toEqual([]);
    expect((first.body as Requisition).recorded).toBe(false);
  });
});
