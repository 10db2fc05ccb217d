import { givePassword, startTestApp, TestSchool, type TestApp } from '../testing/index.js';

const PASSWORD = 'a long quiet corridor';

describe('the cookies of a server that people come to by https', () => {
  let kit: TestApp;
  let school: TestSchool;
  beforeAll(async () => {
    // no proxy is believed, as where TRUST_PROXY was forgotten: the request itself looks like http
    kit = await startTestApp(undefined, { PUBLIC_URL: 'https://requisite.school.example' });
    school = await TestSchool.make(kit);
    await givePassword(kit, [school.people.get('teacher')?.accountId], PASSWORD);
  });
  afterAll(() => kit.stop());

  const signIn = async (headers: Record<string, string> = {}) => {
    const client = kit.client();
    const body = { email: school.people.get('teacher')?.email, password: PASSWORD };
    const answer = await client.post('/auth/session', body, headers);
    expect(answer.status).toBe(201);
    const cookies = (answer.headers['set-cookie'] as string[]).filter((cookie) => !/^[\w-]+=;/.test(cookie));
    return { client, cookies, given: cookies.map((cookie) => cookie.split(';')[0]).join('; ') };
  };

  it('are secure and of this host alone, whatever the request looks like', async () => {
    const { client, cookies } = await signIn();
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual([
      '__Host-requisite_session',
      '__Host-XSRF-TOKEN',
      '__Host-requisite_device',
    ]);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; Path=\/.*; Secure/);
      expect(cookie).not.toMatch(/Domain/i);
    }
    expect((await client.get('/me')).status).toBe(200);
    expect((await client.put('/me/password', {})).status).toBe(422); // its XSRF token was taken
  });

  it('let nobody in under the name that another host of the domain could set', async () => {
    const { given } = await signIn();
    const plain = given.replaceAll('__Host-', '');
    expect((await kit.client().send('GET', '/me', undefined, { cookie: plain })).status).toBe(401);
    expect((await kit.client().send('GET', '/me', undefined, { cookie: given })).status).toBe(200);
  });

  it('end on sign-out, also those of before under the old names', async () => {
    const [now, before] = [await signIn(), school.headersOf('teacher')];
    const { headers } = await now.client.delete('/auth/session');
    const taken = (headers['set-cookie'] as string[]).map((cookie) => cookie.split(';')[0]);
    expect(taken.sort()).toEqual([
      'XSRF-TOKEN=',
      '__Host-XSRF-TOKEN=',
      '__Host-requisite_session=',
      '__Host-requisite_shared=',
      'requisite_session=',
    ]);
    expect((await kit.client().send('GET', '/me', undefined, { cookie: now.given })).status).toBe(401);

    expect((await kit.client().send('DELETE', '/auth/session', undefined, school.headersOf('head'))).status).toBe(204);
    await signIn({ cookie: before['cookie'] ?? '' });
    const live = await kit.db.acrossSchools<{ person_id: string }>(
      'SELECT person_id FROM session WHERE school_id = $1 AND expires_at > created_at AND person_id IN ($2, $3) AND address = $4',
      [school.id, school.personId('head'), school.personId('teacher'), 'test'],
    );
    expect(live).toEqual([]);
  });
});
