import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ActivityView, Problem, Requisition, Workload } from '@app/shared';
import { type Client, FULL_DAY, startTestApp, TestSchool, type TestApp } from '../testing/index.js';

describe('why a request was late', () => {
  let kit: TestApp;
  let school: TestSchool;
  let teacher: Client;
  let head: Client;
  let technician: Client;
  let admin: Client;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-25T09:00:00Z');
    school = await TestSchool.make(kit);
    await school.person('leader', ['head']);
    await school.person('colleague', ['technician'], FULL_DAY);
    [teacher, technician, admin, head] = ['teacher', 'technician', 'admin']
      .map((key) => school.client(key))
      .concat(await school.signIn('leader')) as [Client, Client, Client, Client];
  });
  afterAll(() => kit.stop());

  /** Asked on Wed for Thu, which was to be asked for a week before. */
  const late = async () => {
    const lessonId = `${await school.entry({ cycleDay: 'Thu', period: 'P3' })}_2026-11-26`;
    const sent = { lessonId, title: 'Circuits', lines: [], status: 'submitted', lateReason: 'forgot' };
    const { body } = await teacher.post<Requisition>('/requisitions', sent);
    expect([body.late, body.lateReason, body.excused]).toEqual([true, 'forgot', false]);
    return body;
  };
  const put = (client: Client, { id, version }: Requisition, change: object) =>
    client.put<Requisition & Pick<Problem, 'errors'>>(`/requisitions/${id}`, { version, ...change });
  const load = async (by = admin) => (await by.get<Workload>('/workload?from=2026-11-23&to=2026-11-27')).body.late;
  /** As it is counted on the day after. */
  const counted = async () => {
    kit.clock.set('2026-11-27T09:00:00Z');
    const figures = await load(await school.signIn('admin'));
    kit.clock.set('2026-11-25T09:00:00Z');
    return figures;
  };

  it('is corrected by its teacher, and stands in its story; an absence excuses it, and it is taken back', async () => {
    const request = await late();
    const before = await counted();
    const { status, body, headers } = await put(teacher, request, { lateReason: 'teacher-absence' });
    expect([status, body.lateReason, body.excused, body.late, body.minutesLate]).toEqual([
      200,
      'teacher-absence',
      true,
      true,
      request.minutesLate,
    ]);
    expect(body.status).toBe(request.status);
    expect(body.history.at(-1)).toMatchObject({ to: 'reason-corrected', by: { id: school.personId('teacher') } });
    expect((await counted()).excused).toBe(before.excused + 1);
    expect((await teacher.post('/undo', { token: headers['undo-token'] })).status).toBe(200);
    const { body: now } = await teacher.get<Requisition>(`/requisitions/${request.id}`);
    expect([now.lateReason, now.excused]).toEqual(['forgot', false]);
  });

  it('is counted once its lesson’s day is over: past and coming are never mixed', async () => {
    const [before, beforeOver] = [await load(), await counted()];
    await late();
    expect(await load()).toEqual(before);
    expect(before).toMatchObject({ from: '2026-10-12', to: '2026-11-24' });
    expect(await counted()).toMatchObject({ asked: beforeOver.asked + 1, late: beforeOver.late + 1, to: '2026-11-26' });
    const { late: coming } = (await admin.get<Workload>('/workload?from=2027-01-06&to=2027-01-08')).body;
    expect(coming).toMatchObject({ from: '2026-11-25', to: '2027-01-08', late: beforeOver.late + 1 });
  });

  it('needs words where it is another, and is the same where nothing differs', async () => {
    const request = await late();
    const wordless = await put(teacher, request, { lateReason: 'other' });
    expect([wordless.status, wordless.body.errors?.[0]?.field]).toEqual([422, 'lateWords']);
    const { body } = await put(teacher, request, { lateReason: 'other', lateWords: ' A fire drill ' });
    expect([body.lateReason, body.lateWords, body.excused]).toEqual(['other', 'A fire drill', false]);
    const again = await put(teacher, body, { lateReason: 'other', lateWords: 'A fire drill' });
    expect(again.body.version).toBe(body.version);
  });

  it('is excused by the head, whatever reason its teacher says afterwards', async () => {
    const request = await late();
    const { status, body } = await put(head, request, { excused: true });
    expect([status, body.excused, body.lateReason]).toEqual([200, true, 'forgot']);
    expect(body.history.at(-1)).toMatchObject({ to: 'excused' });
    const corrected = await put(teacher, body, { lateReason: 'pupil-need' });
    expect([corrected.body.lateReason, corrected.body.excused]).toEqual(['pupil-need', true]);
  });

  it('is nobody else’s to say', async () => {
    const request = await late();
    for (const client of [technician, head]) expect((await put(client, request, { lateReason: 'pupil-need' })).status).toBe(403);
    for (const client of [technician, teacher]) expect((await put(client, request, { excused: true })).status).toBe(403);
    const both = await put(head, request, { excused: true, notes: 'By the window' });
    expect([both.status, both.body.errors?.[0]?.field]).toEqual([422, 'excused']);
    expect((await put(head, request, { excused: false })).status).toBe(422);
  });

  it('is none of a request that was not late', async () => {
    const lessonId = `${await school.entry({ cycleDay: 'Thu', period: 'P4' })}_2026-12-10`;
    const { body } = await teacher.post<Requisition>('/requisitions', { lessonId, title: 'Circuits', lines: [], status: 'submitted' });
    expect(body.late).toBe(false);
    expect((await put(teacher, body, { lateReason: 'forgot' })).body.errors?.[0]?.field).toBe('lateReason');
    expect((await put(head, body, { excused: true })).body.errors?.[0]?.field).toBe('excused');
  });

  it('is not told to whom the lateness of others is not told', async () => {
    const request = await late();
    await put(head, request, { excused: true });
    const { body } = await admin.get<Requisition>(`/requisitions/${request.id}`);
    expect([body.excused, body.history.filter(({ to }) => to === 'excused')]).toEqual([null, []]);
    const { body: activity } = await admin.get<{ items: ActivityView[] }>(`/activity?limit=200`);
    expect(activity.items.filter(({ what }) => what === 'requisition.excused')).toEqual([]);
  });
});
