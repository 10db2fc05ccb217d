import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NotificationList, Requisition } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { makeFieldSchool } from '../testing/field-school.js';
import { startTestApp, type TestApp, type TestSchool } from '../testing/index.js';

let kit: TestApp;
let school: TestSchool;
beforeAll(async () => {
  kit = await startTestApp('2026-11-16T09:00:00Z');
});
afterAll(() => kit.stop());
beforeEach(async () => {
  kit.clock.set('2026-11-16T09:00:00Z');
  school = await makeFieldSchool(kit);
});

/** Runs what is due at an instant, and reads what somebody was told of one sort. */
async function runAt(now: string, consumer: 'morning' | 'week-review', who: string, event: string) {
  kit.clock.set(now);
  await school.signIn(who);
  const values = [school.id, consumer, now];
  await kit.db.acrossSchools('INSERT INTO pending (id, school_id, consumer, due) VALUES (uuidv7(), $1, $2, $3)', values);
  await kit.app.get(Worker).run(consumer);
  const { items } = (await school.client(who).get<NotificationList>('/notifications')).body;
  return items.filter((one) => one.event === event);
}

describe('lessons without an answer', () => {
  // HOLT has 10P on Mondays P3 and Wednesdays P5; requests for a week are due on the Thursday before it, 12:00
  const remind = (now: string, who = 'HOLT') => runAt(now, 'morning', who, 'lessons.unanswered');

  it('are told to their teacher three school days and one school day before the deadline, on no other day', async () => {
    expect(await remind('2026-11-17T07:00:00Z')).toEqual([]);
    const [first] = await remind('2026-11-13T07:00:00Z');
    expect(first).toBeUndefined();
    expect((await remind('2026-11-16T07:00:00Z')).map(({ subject }) => subject)).toEqual(['2 lessons need an answer by Thu 19 Nov, 12:00']);
    expect(await remind('2026-11-17T07:00:00Z')).toHaveLength(1);
    const told = await remind('2026-11-18T07:00:00Z');
    expect(told).toHaveLength(2);
    expect(told[0]).toMatchObject({ link: '/fortnight' });
    expect(told[0]?.text.split('\n')).toEqual([
      'By Thu 19 Nov, 12:00:',
      '– 10P, Mon 23 Nov, P3',
      '– 10P, Wed 25 Nov, P5',
      'Ask for what they need, or say that they need nothing, on My fortnight.',
    ]);
  });

  it('are not told once they have an answer, whether that is a request or nothing needed', async () => {
    const { body } = await school.client('HOLT').get<{ items: { id: string }[] }>('/lessons?from=2026-11-23&to=2026-11-25');
    const [monday, wednesday] = body.items.map(({ id }) => id);
    await school.client('HOLT').put(`/lessons/${monday}/answer`, { answer: 'nothing-needed' });
    expect((await remind('2026-11-16T07:00:00Z')).map(({ subject }) => subject)).toEqual(['1 lesson needs an answer by Thu 19 Nov, 12:00']);
    await school.client('HOLT').post('/requisitions', { lessonId: wednesday, title: 'Density', lines: [], status: 'submitted' });
    expect(await remind('2026-11-18T07:00:00Z')).toHaveLength(1);
  });

  it('are told once, however often the morning is looked at, and to nobody else', async () => {
    await remind('2026-11-16T07:00:00Z');
    expect(await remind('2026-11-16T08:00:00Z')).toHaveLength(1);
    for (const who of ['head', 'technician']) expect(await remind('2026-11-16T09:00:00Z', who)).toEqual([]);
  });

  it('are not told where the department asks for nothing or its deadlines have not begun', async () => {
    const { id } = (await school.client('admin').get<{ items: { id: string; name: string }[] }>('/departments')).body.items[0] ?? {
      id: '',
    };
    expect((await school.client('admin').put(`/departments/${id}`, { deadlinesFrom: '2026-12-01' })).status).toBe(200);
    expect(await remind('2026-11-16T07:00:00Z')).toEqual([]);
  });
});

describe('the week in review', () => {
  const review = (now: string, who = 'head') => runAt(now, 'week-review', who, 'week.review');

  it('goes to heads on the last teaching day of the week at 15:30, once', async () => {
    const { body: lessons } = await school.client('HOLT').get<{ items: { id: string }[] }>('/lessons?from=2026-11-18&to=2026-11-25');
    const ask = (lessonId: string | undefined, lateReason?: string) =>
      school.client('HOLT').post<Requisition>('/requisitions', {
        lessonId,
        title: 'Density',
        lines: [],
        status: 'submitted',
        ...(lateReason ? { lateReason } : {}),
      });
    expect((await ask(lessons.items[0]?.id, 'timetable-change')).body).toMatchObject({ late: true, excused: true });
    expect((await ask(lessons.items[1]?.id)).body).toMatchObject({ late: false });
    expect(await review('2026-11-19T15:30:00Z')).toEqual([]);
    expect(await review('2026-11-20T15:29:00Z')).toEqual([]);
    const [told] = await review('2026-11-20T15:30:00Z');
    expect(told).toMatchObject({ subject: 'The week Mon 16 Nov to Fri 20 Nov: 1 request, 1 late', link: '/workload' });
    const lines = told?.text.split('\n') ?? [];
    expect(lines[1]).toBe('– 1 request, 1 late (1 of them excused), 0 short of kit');
    expect(lines[2]).toMatch(/^– This week: .+ asked, /);
    expect(lines[3]).toMatch(/^– Next week fits: .+ asked, .+ there\.$/);
    expect(await review('2026-11-20T18:00:00Z')).toHaveLength(1);
    for (const who of ['technician', 'HOLT']) expect(await review('2026-11-20T18:30:00Z', who)).toEqual([]);
  });

  it('is not sent of a week in which nothing was asked for', async () => {
    expect(await review('2026-11-20T15:30:00Z')).toEqual([]);
  });
});
