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

  it('names the field of a number that cannot be stored: almost nothing', async () => {
    const technician = school.client('technician');
    const { body: lamp } = await technician.post<{ id: string }>('/apparatus', { name: 'Lamp', owned: 5 });
    const broken = (cost: string) =>
      technician.send<Answer['body']>('POST', `/apparatus/${lamp.id}/breakages`, Buffer.from(`{"quantity":1,"cost":${cost}}`), {
        'content-type': 'application/json',
      });
    for (const cost of ['1e-320', '5e-324', '-1e-310']) {
      const answer = await broken(cost);
      expectProblem(answer, 422, 'INVALID');
      expect(answer.body.errors).toContainEqual(expect.objectContaining({ field: 'cost', code: 'number' }));
    }
    expect((await broken('0')).status).toBe(201);
  });

  it('names the field of an instant of a year that no school has', async () => {
    const { body: lamp } = await school.client('technician').post<{ id: string }>('/apparatus', { name: 'Balance', owned: 1 });
    for (const out of ['0000-01-01T00:00:00Z', '0044-03-15T10:00:00Z', '9999-12-31T23:59:59Z', '+012026-01-01T00:00:00Z']) {
      const answer = await school.client('technician').post<Answer['body']>(`/apparatus/${lamp.id}/uses`, { out });
      expectProblem(answer, 422, 'INVALID');
      expect(answer.body.errors).toMatchObject([{ field: 'out', code: 'isInstant' }]);
    }
  });

  it('says of a field first that it is missing or of another kind, and not that it is too large', async () => {
    const asked = { lessonId, status: 'draft', title: 'Own list' };
    const told = async (body: object) => (await teacher().post<Answer['body']>('/requisitions', body)).body.detail;
    expect(await told({ ...asked, pupils: '30' })).toBe('pupils is not a number. Nothing was changed.');
    expect(await told({ ...asked, pupils: 501 })).toBe('pupils must not be greater than 500. Nothing was changed.');
    expect(await told({ ...asked, lines: 'none' })).toBe('lines must be an array. Nothing was changed.');
    const calendar = await school.client('admin').put<Answer['body']>('/calendar', {});
    expect(calendar.body.errors).toContainEqual({ field: 'terms', code: 'isArray', message: 'terms is missing' });
    expect(calendar.body.detail).not.toContain('must contain');
  });

  it('refuses nesting without end instead of falling over it, signed in or not', async () => {
    const lists = `{"lines":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const objects = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    for (const body of [lists, objects]) {
      expectProblem(await raw(body), 422, 'INVALID');
      const keyed = { 'content-type': 'application/json', 'idempotency-key': `deep ${body.length}` };
      expectProblem(await teacher().send('POST', '/requisitions', Buffer.from(body), keyed), 422, 'INVALID');
      const headers = { 'content-type': 'application/json' };
      expectProblem(await kit.client().send('POST', '/auth/session', Buffer.from(body), headers), 413, 'TOO_LARGE');
    }
  });

  it('refuses more fields, items or values than any request of ours has before anything walks them', async () => {
    const fields = (count: number) => Array.from({ length: count }, (_, at) => `"field ${at}":1`).join(',');
    const many = await raw(`{${fields(60_000)}}`);
    expectProblem(many, 422, 'INVALID');
    expect(many.body.errors).toMatchObject([
      { code: 'tooMany', message: 'The request has 60000 fields, and no request has more than 200' },
    ]);
    const lines = await raw(`{"lessonId":"${lessonId}","status":"draft","lines":[${Array.from({ length: 1001 }, () => '{}').join(',')}]}`);
    expect(lines.body.errors).toMatchObject([{ field: 'lines', code: 'arrayMaxSize' }]);
    const nested = `[${Array.from({ length: 900 }, () => `{${fields(30)}}`).join(',')}]`;
    const both = await raw(`{"lines":${nested}}`);
    expectProblem(both, 422, 'INVALID');
    expect(both.body.errors).toMatchObject([{ code: 'tooMany', message: expect.stringContaining('20000 values') }]);
  });

  it('takes only small bodies from whoever is not signed in', async () => {
    const headers = { 'content-type': 'application/json' };
    for (const address of ['/auth/session', '/auth/invitation', '/setup']) {
      const body = Buffer.from(JSON.stringify({ email: 'a'.repeat(20_000), password: 'b', token: 'c' }));
      expectProblem(await kit.client().send('POST', address, body, headers), 413, 'TOO_LARGE');
    }
  });

  it('repeats of a name that somebody made up no more than can be read', async () => {
    const answer = await raw(`{"lessonId":"${lessonId}","status":"draft","${'x'.repeat(900_000)}":1}`);
    expectProblem(answer, 422, 'INVALID');
    expect(JSON.stringify(answer.body).length).toBeLessThan(2000);
  });

  it('refuses a list where one thing of a list is looked for', async () => {
    const calendar = await school.client('admin').get('/calendar');
    const answer = await school
      .client('admin')
      .send('PUT', '/calendar', { ...calendar.body, cycle: { kind: 'weeks', labels: [], overrides: [[]] } });
    expectProblem(answer, 422, 'INVALID');
    expect(answer.body.errors).toMatchObject([{ field: 'cycle.overrides.0' }]);
  });

  it('refuses cursors that no list gave, and a lesson of the year 0', async () => {
    const cursor = (...keys: string[]) => Buffer.from(JSON.stringify(keys)).toString('base64url');
    const id = '00000000-0000-4000-8000-000000000000';
    const wrong = ['x', '-99999999999999', '8000000000000000', '99999999999999999999', '1e400', 'NaN'].flatMap((key) => [
      [key],
      [key, id],
      [key, 'x', id],
    ]);
    const lists = [
      'requisitions',
      'to-settle',
      'absences?from=2026-10-01&to=2026-11-30',
      'people',
      'practicals',
      'apparatus',
      'activity',
      'imports',
    ];
    lists.push('notifications', 'substances', 'groups', 'lessons?from=2026-10-01&to=2026-11-30', 'outbox', 'prep-list?date=2026-11-10');
    for (const list of lists)
      for (const keys of wrong) {
        const mark = list.includes('?') ? '&' : '?';
        const answer = await school.client('admin').get(`/${list}${mark}cursor=${cursor(...keys)}`);
        expect([list, keys, answer.status < 500]).toEqual([list, keys, true]);
      }
    const lesson = await teacher().send('POST', '/requisitions', {
      lessonId: lessonId.replace('2026-11-10', '0000-11-10'),
      status: 'draft',
      title: 'x',
    });
    expect([404, 422]).toContain(lesson.status);
  });

  it('answers an address that cannot be read, or is too long, as one that is not there', async () => {
    for (const id of ['%ff', '%E0%A4%A', 'a'.repeat(500)]) expectProblem(await teacher().get(`/requisitions/${id}`), 404, 'NOT_FOUND');
  });
});
