import { randomUUID } from 'node:crypto';
import type { Me, SignedInAt } from '@app/shared';
import { startTestApp, type TestApp } from '../testing/index.js';

const OPERATOR = 'a token that only the operator has';
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const school = (email = `${randomUUID()}@school.example`, password = 'a password of the admin') => ({
  school: { name: 'Riverside', timeZone: 'America/New_York' },
  admin: { name: 'Bo', email, password },
});

describe('POST /api/schools', () => {
  let kit: TestApp;
  const token = OPERATOR.replaceAll(' ', '-');
  beforeAll(async () => {
    kit = await startTestApp(undefined, { OPERATOR_TOKEN: token, TRUST_PROXY: '1' });
  });
  afterAll(() => kit.stop());

  it('asks for the token before it looks at anything else', async () => {
    expect(await kit.client().post('/schools', {})).toMatchObject({ status: 401, body: { code: 'SIGNED_OUT' } });
    expect(await kit.client().post('/schools', {}, { authorization: 'Basic eDp5' })).toMatchObject({ status: 401 });
  });
  it('refuses a wrong token', async () => {
    for (const wrong of [token.slice(1), `${token}x`, token.toUpperCase()])
      expect(await kit.client().post('/schools', school(), bearer(wrong))).toMatchObject({ status: 403, body: { code: 'NOT_ALLOWED' } });
  });
  it('refuses every token where none is set', async () => {
    const without = await startTestApp();
    try {
      for (const sent of ['', 'null', 'undefined', token])
        expect([401, 403]).toContain((await without.client().post('/schools', school(), bearer(sent))).status);
      expect((await without.client().post('/schools', school(), bearer('null'))).status).toBe(403);
    } finally {
      await without.stop();
    }
  });
  it('makes one school after another, whose admins see their own alone', async () => {
    const [one, two] = [school(), school()];
    const first = await kit.client().post<{ school: { id: string; name: string } }>('/schools', one, bearer(token));
    expect([first.status, first.body.school]).toEqual([201, { id: expect.any(String), name: 'Riverside' }]);
    expect((await kit.client().post('/schools', two, bearer(token))).status).toBe(201);
    const client = kit.client();
    await client.post('/auth/session', { email: two.admin.email, password: two.admin.password });
    expect((await client.get<Me>('/me')).body).toMatchObject({ school: { timeZone: 'America/New_York' }, today: '2026-11-03' });
    expect((await client.get<{ items: unknown[] }>('/people')).body.items).toHaveLength(1);
  });
  it('does not sign anybody in', async () => {
    const client = kit.client();
    await client.post('/schools', school(), bearer(token));
    expect((await client.get('/me')).status).toBe(401);
  });
  it('gives an admin who has an account for another school a password for this one, and leaves the other alone', async () => {
    const body = school('two.schools@school.example', 'the password of both');
    expect((await kit.client().post('/schools', body, bearer(token))).status).toBe(201);
    const other = await kit.client().post('/schools', school('Two.Schools@school.example', 'another password'), bearer(token));
    expect(other.status).toBe(201);
    const signIn = async (password: string) =>
      (await kit.client().post<SignedInAt>('/auth/session', { email: body.admin.email, password })).body.schools;
    const [one, two] = [await signIn(body.admin.password), await signIn('another password')];
    expect([one?.length, two?.length]).toEqual([1, 1]);
    expect(one?.[0]?.id).not.toBe(two?.[0]?.id);
  });
  it('refuses even the right token after a hundred wrong ones from the same address, and from no other', async () => {
    await kit.db.acrossSchools(
      "INSERT INTO sign_in_failure (email_hash, address, at) SELECT sha256('the operator'), '203.0.113.9', '2026-11-03T06:59:00Z' FROM generate_series(1, 100)",
    );
    const from = (address: string) => ({ ...bearer(token), 'x-forwarded-for': address });
    expect((await kit.client().post('/schools', school(), from('203.0.113.9'))).status).toBe(429);
    expect((await kit.client().post('/schools', school(), from('203.0.113.10'))).status).toBe(201);
  });
  it('names a wrong field', async () => {
    const answer = await kit.client().post('/schools', { ...school(), extra: 1 }, bearer(token));
    expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, 'extra']);
  });
});
