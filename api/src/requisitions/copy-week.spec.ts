import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CopyWeekAnswer, Problem, SeriesAnswer } from '@app/shared';
import { BASE_ROWS, FieldSchool } from '../testing/base-timetable.js';

const FROM = '2026-11-23';
const TO = '2026-11-30';

describe('a week that is copied', () => {
  let field: FieldSchool;
  let teacherId: string;
  let kitId: string;
  const made: Record<string, string> = {};

  beforeAll(async () => {
    field = await FieldSchool.start('2026-11-18T09:00:00Z', [...BASE_ROWS, ',Fri,P1,10P,10,24,Science,Science,HOLT,North 1']);
    kitId = await field.apparatus(6);
    const lines = [{ apparatusId: kitId, perClass: 6 }];
    const monday = await field.ask('10P', FROM, {
      title: 'Monday',
      lines,
      riskAssessment: { reference: 'SRA 1', confirmed: true },
      pupils: 12,
    });
    made['monday'] = monday.body.id;
    teacherId = monday.body.teacher.id;
    made['friday'] = (await field.ask('10P', '2026-11-27', { title: 'Friday' }, 'P1')).body.id;
    const off = await field.ask('10P', '2026-11-25', { title: 'Called off' });
    await field.technician.post(`/requisitions/${off.body.id}/transitions`, { to: 'cancelled', version: off.body.version });
  });
  afterAll(() => field.stop());

  const look = () => field.technician.get<CopyWeekAnswer & Problem>(`/requisitions/copy-week?from=${FROM}&to=${TO}&teacherId=${teacherId}`);

  it('pairs by class and place in the week, and says what is against it', async () => {
    const { status, body } = await look();
    expect([status, body.left]).toEqual([200, []]);
    expect(body.pairs).toEqual([
      { requisitionId: made['monday'], lessonId: await field.lesson('10P', TO, 'P3'), fits: true, why: null },
      { requisitionId: made['friday'], lessonId: await field.lesson('10P', '2026-12-04', 'P1'), fits: true, why: null },
    ]);
    await field.askFor('9R', TO, kitId, 1);
    const [short] = (await look()).body.pairs;
    expect(short).toMatchObject({ fits: false, why: expect.stringContaining('6 wanted, 5 free') as unknown });
  });

  it('is asked for anew at the lessons that are named: each by itself, the assessment to be read again', async () => {
    const friday = await field.lesson('10P', '2026-12-04', 'P1');
    const lessonIds = [await field.lesson('10P', TO, 'P3'), friday, await field.lesson('9R', TO)];
    const { status, body, headers } = await field.technician.post<SeriesAnswer>('/requisitions/copy-week', {
      from: FROM,
      to: TO,
      teacherId,
      lessonIds,
    });
    expect(status).toBe(200);
    expect(body.created.map(({ title, lesson, pupils }) => [title, lesson.id, pupils])).toEqual([['Friday', friday, 24]]);
    expect(body.refused.map(({ lessonId, problem }) => [lessonId, (problem as Problem).code])).toEqual([
      [lessonIds[0], 'HOLD_REFUSED'],
      [lessonIds[2], 'NOT_FOUND'],
    ]);
    expect((await look()).body.pairs[1]).toMatchObject({ fits: false });
    expect((await field.technician.post('/undo', { token: headers['undo-token'] })).status).toBe(200);
    const short = await field.technician.post<SeriesAnswer>('/requisitions/copy-week', {
      from: FROM,
      to: TO,
      teacherId,
      lessonIds: [lessonIds[0]],
      goShort: true,
    });
    expect(short.body.created[0]).toMatchObject({ title: 'Monday', pupils: 24, riskAssessment: { reference: 'SRA 1', confirmed: false } });
  });

  it('leaves what the other week has no lesson for', async () => {
    const { body } = await field.technician.get<CopyWeekAnswer>(
      `/requisitions/copy-week?from=${FROM}&to=2026-12-21&teacherId=${teacherId}`,
    );
    expect(body.pairs).toEqual([]);
    expect(body.left.map(({ requisitionId }) => requisitionId)).toEqual([made['monday'], made['friday']]);
  });

  it.each([
    ['GET', 'from=2026-11-23'],
    ['GET', 'from=never&to=2026-11-30'],
  ])('refuses %s with %s', async (_, query) => {
    expect((await field.technician.get(`/requisitions/copy-week?${query}`)).status).toBe(422);
  });

  it('refuses no lesson, the same twice, and another teacher’s week', async () => {
    const one = await field.lesson('10P', TO, 'P3');
    for (const lessonIds of [[], [one, one]])
      expect((await field.technician.post('/requisitions/copy-week', { from: FROM, to: TO, teacherId, lessonIds })).status).toBe(422);
    expect((await field.school.client('teacher').get(`/requisitions/copy-week?from=${FROM}&to=${TO}&teacherId=${teacherId}`)).status).toBe(
      404,
    );
  });
});
