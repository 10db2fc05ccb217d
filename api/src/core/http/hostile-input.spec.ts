import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, startTestApp, type TestApp, TestSchool } from '../../testing/index.js';

describe('Input that no screen of ours sends', () => {
  let kit: TestApp;
  let school: TestSchool;
  let lessonId: string;
  const teacher = () => school.client('teacher');
  const raw = (payload: string) => teacher().send('POST', '/requisitions', Buffer.from(payload), { 'content-type': 'application/json' });
  const expectProblem = (answer: Answer, status: number, code: string) => {
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({
      status,
      code,
      requestId: expect.any(String),
      title: expect.any(String),
      detail: expect.any(String),
    });
  };

  beforeAll(async () => {
    kit = await startTestApp('2026-10-20T09:00:00Z');
    school = await TestSchool.make(kit);
    lessonId = `${await school.entry({ cycleDay: 'Tue', period: 'P3' })}_2026-11-10`;
  });
  afterAll(() => kit.stop());

  it('names the field of text that cannot be stored: a NUL, half of a surrogate pair', async () => {
    for (const text of ['a\\u0000b', 'a\\ud800'])
      for (const field of ['title', 'notes']) {
        const answer = await raw(`{"lessonId":"${lessonId}","status":"draft","title":"Own list","${field}":"${text}"}`);
        expectProblem(answer, 422, 'INVALID');
        expect(answer.body.errors).toMatchObject([{ field, code: 'text' }]);
      }
    expectProblem(await teacher().get('/practicals?q=%00'), 422, 'INVALID');
  });

  it('refuses nesting without end instead of falling over it, signed in or not', async () => {
    const lists = `{"lines":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const objects = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    for (const body of [lists, objects]) {
      expectProblem(await raw(body), 422, 'INVALID');
      const keyed = { 'content-type': 'application/json', 'idempotency-key': `deep ${body.length}` };
      expectProblem(await teacher().send('POST', '/requisitions', Buffer.from(body), keyed), 422, 'INVALID');
      const headers = { 'content-type': 'application/json' };
      expectProblem(await kit.client().send('POST', '/auth/session', Buffer.from(body), headers), 422, 'INVALID');
    }
  });

  it('answers an address that cannot be read, or is too long, as one that is not there', async () => {
    for (const id of ['%ff', '%E0%A4%A', 'a'.repeat(500)]) expectProblem(await teacher().get(`/requisitions/${id}`), 404, 'NOT_FOUND');
  });
});
