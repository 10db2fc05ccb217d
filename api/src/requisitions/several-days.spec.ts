import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Availability, PreviewAnswer, Problem, Requisition } from '@app/shared';
import { BASE_ROWS, FIELD_CALENDAR, FieldSchool } from '../testing/base-timetable.js';
import { startTestApp, type TestApp } from '../testing/index.js';

const MONDAY = '2026-11-23';
const WEDNESDAY = '2026-11-25';

describe('a practical over several days', () => {
  let kit: TestApp;
  let field: FieldSchool;
  let kitId: string;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
  });
  afterAll(() => kit.stop());
  beforeEach(async () => {
    field = await FieldSchool.on(kit, [...BASE_ROWS, ',Tue,P1,9R,9,30,Science,Science,KERR,North 3']);
    kitId = await field.apparatus(10, { turnaroundMinutes: 30 });
  });

  const keep = async (until: string, more: object = {}) =>
    field.askFor('10P', MONDAY, kitId, 6, { keepUntilLessonId: await field.lesson('10P', until), ...more });
  const holds = () =>
    field.query<{ from: string; to: string }>(
      `SELECT to_char(starts_at AT TIME ZONE 'UTC', 'DD HH24:MI') AS from, to_char(ends_at AT TIME ZONE 'UTC', 'DD HH24:MI') AS to FROM hold WHERE school_id = $1 ORDER BY starts_at`,
    );
  const tasks = (body: Requisition) => Object.fromEntries(body.tasks.map(({ kind, from, due, date }) => [kind, `${date} ${from} ${due}`]));

  it('holds from the first lesson to the end of the last and its turnaround, with one delivery and one collection', async () => {
    const { status, body } = await keep(WEDNESDAY);
    expect(status).toBe(201);
    expect(body.keepUntilLessonId).toBe(await field.lesson('10P', WEDNESDAY));
    expect(body.keptUntil).toBe('2026-11-25T15:00:00Z');
    expect([body.lesson.start, body.lesson.end]).toEqual(['2026-11-23T11:10:00Z', '2026-11-23T12:10:00Z']);
    expect(await holds()).toEqual([{ from: '23 11:10', to: '25 15:30' }]);
    expect(body.tasks).toHaveLength(4);
    expect(tasks(body)).toMatchObject({
      deliver: '2026-11-23 2026-11-23T10:40:00Z 2026-11-23T11:10:00Z',
      collect: '2026-11-25 2026-11-25T15:00:00Z 2026-11-25T16:00:00Z',
      clear: '2026-11-25 2026-11-25T15:00:00Z 2026-11-27T00:00:00Z',
    });
    expect((await field.now(body)).tasks).toEqual(body.tasks);
  });

  it('keeps the kit from others on the days between, and not after', async () => {
    await keep(WEDNESDAY);
    expect((await field.askFor('9R', '2026-11-24', kitId, 5)).body).toMatchObject({
      code: 'HOLD_REFUSED',
      shortages: [{ free: 4, short: 1 }],
    });
    expect((await field.askFor('9R', '2026-11-24', kitId, 4)).status).toBe(201);
    expect((await field.askFor('9R', '2026-11-30', kitId, 10)).status).toBe(201);
    const { body: steps } = await field.technician.get<Availability[]>(
      `/apparatus/${kitId}/availability?from=2026-11-23T11:00:00Z&to=2026-11-25T16:00:00Z`,
    );
    expect(steps.map(({ from, free }) => [from, free])).toEqual([
      ['2026-11-23T11:00:00Z', 10],
      ['2026-11-23T11:10:00Z', 4],
      ['2026-11-24T08:50:00Z', 0],
      ['2026-11-24T10:20:00Z', 4],
      ['2026-11-25T15:30:00Z', 10],
    ]);
  });

  /** Take the bound of a hold in `overlapping` back to 16 days, and this fails. */
  it('keeps it from others three weeks later too', async () => {
    expect((await keep('2026-12-16')).status).toBe(201);
    expect((await field.askFor('9R', '2026-12-15', kitId, 5)).body).toMatchObject({
      code: 'HOLD_REFUSED',
      shortages: [{ free: 4, short: 1 }],
    });
    expect((await field.askFor('9R', '2026-12-15', kitId, 4)).status).toBe(201);
  });

  it('is refused where somebody has the kit on a day between', async () => {
    await field.askFor('9R', '2026-11-24', kitId, 5);
    expect((await keep(WEDNESDAY)).body).toMatchObject({ code: 'HOLD_REFUSED', shortages: [{ wanted: 6, free: 5, short: 1 }] });
    const preview = await field.technician.post<PreviewAnswer>('/requisitions/preview', {
      lessonId: await field.lesson('10P', MONDAY),
      keepUntilLessonId: await field.lesson('10P', WEDNESDAY),
      lines: [{ apparatusId: kitId, perClass: 6 }],
    });
    expect(preview.body.shortages).toMatchObject([{ short: 1 }]);
  });

  it.each([
    ['the same lesson', async () => field.lesson('10P', MONDAY)],
    ['an earlier one', async () => field.lesson('10P', '2026-11-18')],
    ['another class', async () => field.lesson('9R', '2026-11-24')],
    ['one 30 days later', async () => field.lesson('10P', '2027-01-04')],
    ['a day without the lesson', async () => (await field.lesson('10P', WEDNESDAY)).replace(WEDNESDAY, '2026-11-26')],
    ['one that is not there', () => Promise.resolve(`${crypto.randomUUID()}_${WEDNESDAY}`)],
    ['no id', () => Promise.resolve('later')],
  ])('is not kept until %s', async (_, until) => {
    const { status, body } = await field.askFor('10P', MONDAY, kitId, 1, { keepUntilLessonId: await until() });
    const problem = body as unknown as Problem;
    expect([status, problem.code, problem.errors?.[0]?.field]).toEqual([422, 'INVALID', 'keepUntilLessonId']);
    expect(await holds()).toEqual([]);
  });

  it('is kept for 28 days, and for no longer than a hold lasts', async () => {
    const slow = await field.apparatus(3, { turnaroundMinutes: 10 * 1440 });
    const { status } = await field.askFor('10P', '2026-11-23', slow, 1, {
      keepUntilLessonId: await field.lesson('10P', '2026-12-16'),
    });
    expect(status).toBe(201);
    await field.calendar({ terms: [{ name: 'Autumn', from: '2026-09-01', to: '2026-12-23' }, FIELD_CALENDAR.terms[1]!] });
    const longest = await field.askFor('10P', '2026-11-23', kitId, 1, { keepUntilLessonId: await field.lesson('10P', '2026-12-21') });
    expect(longest.status).toBe(201);
    const long = await field.askFor('10P', '2026-11-25', slow, 1, { keepUntilLessonId: await field.lesson('10P', '2026-12-23') });
    expect([long.status, (long.body as unknown as Problem).errors?.[0]?.field]).toEqual([422, 'keepUntilLessonId']);
  });

  it('is taken up, changed and taken away by a change', async () => {
    const { body } = await field.askFor('10P', MONDAY, kitId, 6);
    const put = (version: number, keepUntilLessonId: string | null) =>
      field.technician.put<Requisition>(`/requisitions/${body.id}`, { version, keepUntilLessonId });
    const kept = await put(body.version, await field.lesson('10P', WEDNESDAY));
    expect([kept.status, await holds()]).toEqual([200, [{ from: '23 11:10', to: '25 15:30' }]]);
    const taken = await put(kept.body.version, null);
    expect([taken.status, taken.body.keepUntilLessonId, taken.body.keptUntil]).toEqual([200, null, null]);
    expect(await holds()).toEqual([{ from: '23 11:10', to: '23 12:40' }]);
    expect(tasks(taken.body)).toMatchObject({ collect: '2026-11-23 2026-11-23T12:10:00Z 2026-11-23T13:10:00Z' });
    const undone = await field.technician.post('/undo', { token: taken.headers['undo-token'] });
    expect([undone.status, await holds()]).toEqual([200, [{ from: '23 11:10', to: '25 15:30' }]]);
  });

  it('follows the bells of the lesson that it is kept to', async () => {
    const { body } = await keep(WEDNESDAY);
    const periods = FIELD_CALENDAR.periods.map((period) => (period.name === 'P5' ? { ...period, start: '14:10', end: '15:10' } : period));
    expect((await field.calendar({ periods })).status).toBe(200);
    const now = await field.now(body);
    expect([now.keptUntil, now.lesson.end]).toEqual(['2026-11-25T15:10:00Z', '2026-11-23T12:10:00Z']);
    expect(await holds()).toEqual([{ from: '23 11:10', to: '25 15:40' }]);
    expect(tasks(now)).toMatchObject({ collect: '2026-11-25 2026-11-25T15:10:00Z 2026-11-25T16:10:00Z' });
  });

  it('follows another time, for once, of the lesson that it is kept to, and stays as promised where that is called off', async () => {
    const { body } = await keep(WEDNESDAY);
    const until = await field.lesson('10P', WEDNESDAY);
    const change = (of: object) => field.admin.post(`/lessons/${until}/changes`, { anyway: true, ...of });
    expect((await change({ kind: 'time', start: '14:10', end: '15:10' })).status).toBe(201);
    expect((await field.now(body)).keptUntil).toBe('2026-11-25T15:10:00Z');
    expect(await holds()).toEqual([{ from: '23 11:10', to: '25 15:40' }]);
    expect((await change({ kind: 'cancelled' })).status).toBe(201);
    expect(await holds()).toEqual([{ from: '23 11:10', to: '25 15:40' }]);
    expect((await field.admin.delete(`/lessons/${until}/changes`)).status).toBe(200);
    expect(await holds()).toEqual([{ from: '23 11:10', to: '25 15:30' }]);
  });

  it('stays out as promised where the later lesson is lost, and follows the turnaround', async () => {
    await keep(WEDNESDAY);
    const closures = [...FIELD_CALENDAR.closures, { from: WEDNESDAY, to: WEDNESDAY, kind: 'inset' as const, name: 'Training' }];
    expect((await field.calendar({ closures })).status).toBe(200);
    expect(await holds()).toEqual([{ from: '23 11:10', to: '25 15:30' }]);
    await field.change(kitId, { turnaroundMinutes: 60 });
    expect(await holds()).toEqual([{ from: '23 11:10', to: '25 16:00' }]);
  });

  it('is over when it is taken down: it is not asked about before', async () => {
    const { body } = await keep(WEDNESDAY);
    const close = async () => {
      const { version } = await field.now(body);
      return field.technician.post<Problem>(`/requisitions/${body.id}/transitions`, { to: 'cleared', outcome: 'used', version });
    };
    kit.clock.set('2026-11-24T09:00:00Z');
    expect((await close()).status).toBe(409);
    kit.clock.set('2026-11-25T15:00:00Z');
    await field.school.signIn('technician');
    expect((await close()).status).toBe(200);
    kit.clock.set('2026-11-18T09:00:00Z');
  });

  it('says of an absence on a day between that its lesson is not met', async () => {
    const { body } = await keep(WEDNESDAY);
    const absent = await field.admin.post<{ requisitions: { id: string }[] }>('/absences', {
      personId: (await field.now(body)).teacher.id,
      from: '2026-11-24T08:00:00Z',
      to: '2026-11-24T16:00:00Z',
    });
    expect([absent.status, absent.body.requisitions]).toEqual([201, []]);
    expect(await field.settle(body)).toEqual([]);
  });
});
