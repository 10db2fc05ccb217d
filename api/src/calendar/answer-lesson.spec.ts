import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Lesson } from '@app/shared';
import { newId } from '../core/ids/index.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { askFor } from '../testing/ask-for.js';

const NOTHING = { answer: 'nothing-needed' };

describe('the answer to a lesson', () => {
  let kit: TestApp;
  let school: TestSchool;
  let other: TestSchool;
  let entry: string;

  beforeAll(async () => {
    kit = await startTestApp();
    school = await TestSchool.make(kit);
    other = await TestSchool.make(kit);
    entry = await school.entry({ cycleDay: 'Tue', period: 'P3' });
    await school.person('colleague', ['teacher']);
    await school.signIn('colleague');
  });
  afterAll(() => kit.stop());

  const url = (date: string, of = entry) => `/lessons/${of}_${date}/answer`;
  const give = (date: string, who = 'teacher', of = school) => of.client(who).put<Lesson>(url(date), NOTHING);
  const withdraw = (date: string, who = 'teacher', of = school) => of.client(who).delete<Lesson>(url(date));
  const events = () =>
    kit.db.read<{ what: string; person_id: string; before: unknown; after: unknown }>(
      school.id,
      "SELECT name, person_id, payload->'before' AS before, payload->'after' AS after FROM event WHERE subject_id = $1 ORDER BY id",
      [entry],
    );

  it('is refused to those who are signed out, and to an admin who neither teaches nor serves', async () => {
    expect((await kit.client().put(url('2026-11-03'), NOTHING)).status).toBe(401);
    expect((await kit.client().delete(url('2026-11-03'))).status).toBe(401);
    expect((await give('2026-11-03', 'admin')).status).toBe(403);
    expect((await withdraw('2026-11-03', 'admin')).status).toBe(403);
  });

  it('is refused without the token that the page repeats', async () => {
    const { status, body } = await school.client('teacher').send('PUT', url('2026-11-03'), NOTHING, { 'x-xsrf-token': 'other' });
    expect([status, (body as { code?: string }).code]).toEqual([403, 'XSRF_MISSING']);
  });

  it('of a lesson that this person has not is 404', async () => {
    expect((await give('2026-11-03', 'teacher', other)).status).toBe(404);
    expect((await give('2026-11-03', 'head', other)).status).toBe(404);
    expect((await give('2026-11-03', 'colleague')).status).toBe(404);
    expect((await withdraw('2026-11-03', 'colleague')).status).toBe(404);
    expect((await withdraw('2026-11-03', 'technician', other)).status).toBe(404);
  });

  it('of what is no lesson is 404: a day off, another weekday, no entry, no id', async () => {
    for (const id of [`${entry}_2026-10-27`, `${entry}_2026-11-04`, `${newId()}_2026-11-03`, `${entry}_2026-02-30`, entry, 'x', '%00'])
      expect((await school.client('teacher').put(`/lessons/${id}/answer`, NOTHING)).status).toBe(404);
  });

  it('is given, seen, given again without a second event, and withdrawn', async () => {
    const first = await give('2026-11-03');
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ id: `${entry}_2026-11-03`, answer: 'nothing-needed', state: 'nothing-needed' });
    expect((await give('2026-11-03')).body).toEqual(first.body);
    const { body } = await school.client('teacher').get<{ items: Lesson[] }>('/lessons?from=2026-11-03&to=2026-11-03');
    expect(body.items).toEqual([first.body]);

    const taken = await withdraw('2026-11-03');
    expect([taken.status, taken.body.answer, taken.body.state]).toEqual([200, null, 'unanswered']);
    expect((await withdraw('2026-11-03')).body).toEqual(taken.body);
    const teacher = school.personId('teacher');
    expect(await events()).toEqual([
      {
        name: 'lesson.answered',
        person_id: teacher,
        before: { date: '2026-11-03', answer: null },
        after: { date: '2026-11-03', answer: 'nothing-needed' },
      },
      {
        name: 'lesson.answer-withdrawn',
        person_id: teacher,
        before: { date: '2026-11-03', answer: 'nothing-needed' },
        after: { date: '2026-11-03', answer: null },
      },
    ]);
  });

  it('is given by technicians and heads on the teacher’s behalf', async () => {
    for (const [who, date] of [
      ['technician', '2026-11-10'],
      ['head', '2026-11-17'],
    ] as const) {
      const { status, body } = await give(date, who);
      expect([status, body.state, body.teacher.id]).toEqual([200, 'nothing-needed', school.personId('teacher')]);
    }
  });

  it.each(['draft', 'submitted', 'queried', 'accepted', 'prepared', 'delivered', 'collected', 'cleared'])(
    'is refused while a requisition stands on the lesson that is %s',
    async (status) => {
      const lone = await TestSchool.make(kit);
      const id = await lone.entry({ cycleDay: 'Tue', period: 'P3' });
      const requisitionId = await askFor(kit, lone, { entry: id, date: '2026-11-03', status });
      const answer = await lone.client('teacher').put<unknown>(url('2026-11-03', id), NOTHING);
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ code: 'IN_USE', requisitionId });
      expect(answer.body.detail).toContain('Resistance of a wire');
      const { body } = await lone.client('teacher').get<{ items: Lesson[] }>('/lessons?from=2026-11-03&to=2026-11-03');
      expect(body.items[0]?.answer).toBeNull();
    },
  );

  it.each(['cancelled', 'declined'])('is taken where the requisition was %s', async (status) => {
    const lone = await TestSchool.make(kit);
    const id = await lone.entry({ cycleDay: 'Tue', period: 'P3' });
    await askFor(kit, lone, { entry: id, date: '2026-11-03', status });
    const answer = await lone.client('teacher').put<Lesson>(url('2026-11-03', id), NOTHING);
    expect([answer.status, answer.body.state]).toEqual([200, 'nothing-needed']);
  });

  it.each<[unknown, string]>([
    [{}, 'answer'],
    [{ answer: 'maybe' }, 'answer'],
    [{ answer: ['nothing-needed'] }, 'answer'],
    [{ ...NOTHING, by: 'me' }, 'by'],
  ])('refuses %j, naming the field', async (body, field) => {
    const answer = await school.client('teacher').put<unknown>(url('2026-11-24'), body);
    expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, field]);
  });

  it('given by twenty at once is one answer and one event', async () => {
    const lone = await TestSchool.make(kit);
    const id = await lone.entry({ cycleDay: 'Tue', period: 'P3' });
    const answers = await Promise.all(Array.from({ length: 20 }, () => lone.client('teacher').put(url('2026-11-03', id), NOTHING)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const [count] = await kit.db.read(lone.id, 'SELECT count(*) AS events FROM event WHERE subject_id = $1', [id]);
    expect(count).toEqual({ events: 1 });
  });
});
