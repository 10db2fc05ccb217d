import { randomUUID } from 'node:crypto';
import type { Me, SignedIn } from '@app/shared';
import { type Client, givePassword, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const PASSWORD = 'the password of all of them';
const HOUR = 3_600_000;

describe('Sign-in', () => {
  let kit: TestApp;
  let school: TestSchool;
  const emailOf = (key: string, of = school) => of.people.get(key)?.email ?? '';
  const signIn = (client: Client, email: string, password = PASSWORD) => client.post<SignedIn>('/auth/session', { email, password });

  beforeAll(async () => {
    kit = await startTestApp('2026-11-03T07:00:00Z', { TRUST_PROXY: '1' });
    school = await schoolWithPasswords();
  });
  afterAll(() => kit.stop());
  beforeEach(() => kit.clock.set('2026-11-03T07:00:00Z'));

  async function schoolWithPasswords(): Promise<TestSchool> {
    const made = await TestSchool.make(kit, { calendar: null });
    const ids = [...made.people.values()].map(({ accountId }) => accountId);
    await givePassword(kit, ids, PASSWORD);
    return made;
  }

  it('gives a session to whoever knows the password, in cookies that scripts cannot read and other sites cannot send', async () => {
    const client = kit.client();
    const { status, body, headers } = await signIn(client, emailOf('teacher').toUpperCase());
    expect([status, body]).toEqual([
      201,
      {
        user: { id: school.personId('teacher'), name: 'teacher', code: 'TEACHER', email: emailOf('teacher') },
        school: { id: school.id, name: school.name },
        schools: [{ id: school.id, name: school.name }],
      },
    ]);
    const [session, xsrf, device] = headers['set-cookie'] as string[];
    expect(session).toMatch(/^requisite_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(device).toMatch(/^requisite_device=[\w-]{43}; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(xsrf).toMatch(/^XSRF-TOKEN=[\w-]{43}; Path=\/; SameSite=Lax$/);
    expect((await client.get<Me>('/me')).body.user.id).toBe(school.personId('teacher'));
  });
  it('marks the cookies as secure on https', async () => {
    const body = { email: emailOf('teacher'), password: PASSWORD };
    const { headers } = await kit.client().post('/auth/session', body, { 'x-forwarded-proto': 'https' });
    expect((headers['set-cookie'] as string[]).every((cookie) => cookie.includes('; Secure'))).toBe(true);
  });
  it('keeps no token that could be used by whoever reads the database', async () => {
    const client = kit.client();
    const { headers } = await signIn(client, emailOf('head'));
    const token = /requisite_session=([^;]+)/.exec(String(headers['set-cookie']))?.[1] ?? 'none';
    const rows = await kit.db.acrossSchools<{ row: string }>(
      "SELECT row_to_json(session)::text || encode(token_hash, 'escape') || encode(token_hash, 'base64') AS row FROM session",
    );
    expect(rows.filter(({ row }) => row.includes(token))).toEqual([]);
  });
  it('says the same of a wrong password, of an unknown address and of an account without a password', async () => {
    await school.person('joining', ['teacher']);
    const answers = [
      await signIn(kit.client(), emailOf('teacher'), 'a wrong password'),
      await signIn(kit.client(), `${randomUUID()}@school.example`),
      await signIn(kit.client(), emailOf('joining')),
    ];
    expect(answers.map(({ status, body }) => [status, body.code, body.detail])).toEqual(
      Array(3).fill([401, 'WRONG_SIGN_IN', answers[0]?.body.detail]),
    );
  });
  it('says the same to somebody who is no longer active, with the right password and a wrong one', async () => {
    const gone = await schoolWithPasswords();
    await kit.db.transaction(gone.id, () => kit.db.change('UPDATE person SET active = false WHERE id = $1', [gone.personId('teacher')]));
    const right = await signIn(kit.client(), emailOf('teacher', gone));
    const wrong = await signIn(kit.client(), emailOf('teacher', gone), 'a wrong password');
    expect([right.status, right.body.code, right.body.detail]).toEqual([401, 'WRONG_SIGN_IN', wrong.body.detail]);
  });
  it('goes to the school that was used last, and to the other when that one has let the person go', async () => {
    const [one, two] = [await schoolWithPasswords(), await schoolWithPasswords()];
    const [here, there] = [one.people.get('teacher'), two.people.get('teacher')];
    await kit.db.acrossSchools(
      'INSERT INTO membership (account_id, school_id, person_id, used_at, password_hash, password_at) SELECT account_id, $2, $3, $4, password_hash, password_at FROM membership WHERE account_id = $1',
      [here?.accountId, two.id, there?.id, '2026-11-03T08:00:00Z'],
    );
    expect((await signIn(kit.client(), emailOf('teacher', one))).body.user.id).toBe(there?.id);
    await kit.db.transaction(two.id, () => kit.db.change('UPDATE person SET active = false WHERE id = $1', [there?.id]));
    expect((await signIn(kit.client(), emailOf('teacher', one))).body.user.id).toBe(here?.id);
  });
  it('ends the session that the browser had, and gives a new token', async () => {
    const client = kit.client();
    await signIn(client, emailOf('teacher'));
    const before = copyOf(client);
    await signIn(client, emailOf('head'));
    expect((await before.get('/me')).status).toBe(401);
    expect((await client.get<Me>('/me')).body.roles).toEqual(['head']);
  });
  it('does nothing in the name of whoever signed in last for a page that was opened for somebody else', async () => {
    const browser = kit.client();
    await signIn(browser, emailOf('technician'));
    const page = { 'x-person': school.personId('technician') };
    expect((await browser.send('GET', '/me', undefined, page)).status).toBe(200);
    await signIn(browser, emailOf('head'));
    for (const send of [
      () => browser.send('GET', '/me', undefined, page),
      () => browser.send('POST', '/departments', { name: 'Named for another' }, page),
    ])
      expect(await send()).toMatchObject({ status: 401, body: { code: 'SIGNED_OUT', detail: expect.stringContaining('Somebody else') } });
    expect((await browser.send('GET', '/me', undefined, { 'x-person': school.personId('head') })).status).toBe(200);
  });

  it('never takes up a token that somebody put into the browser', async () => {
    const planted = kit.client().withSession('planted-by-somebody-else', 'x');
    const stranger = copyOf(planted);
    expect((await signIn(planted, emailOf('teacher'))).status).toBe(201);
    expect((await stranger.get('/me')).status).toBe(401);
  });
  it('lasts 12 hours without use and longer with it', async () => {
    const [used, unused] = [kit.client(), kit.client()];
    await signIn(used, emailOf('teacher'));
    await signIn(unused, emailOf('teacher'));
    const from = kit.clock.nowMs();
    const at = (hours: number) => kit.clock.set(new Temporal.Instant(BigInt(from + hours * HOUR) * 1_000_000n).toString());
    at(8);
    expect((await used.get('/me')).status).toBe(200);
    at(13);
    expect([(await used.get('/me')).status, (await unused.get('/me')).status]).toEqual([200, 401]);
    at(26);
    expect((await used.get('/me')).status).toBe(401);
  });
  it('lasts 30 days at most, however much it is used', async () => {
    const client = kit.client();
    await signIn(client, emailOf('teacher'));
    const from = kit.clock.nowMs();
    const at = (hours: number) => kit.clock.set(new Temporal.Instant(BigInt(from + hours * HOUR) * 1_000_000n).toString());
    for (let hours = 11; hours < 720; hours += 11) {
      at(hours);
      expect((await client.get('/me')).status).toBe(200);
    }
    at(720);
    expect((await client.get('/me')).status).toBe(401);
  });
  it.each([
    [{}, ['email', 'password']],
    [{ email: 5, password: PASSWORD }, ['email']],
    [{ email: ['a@b.example'], password: PASSWORD }, ['email']],
    [{ email: 'a@b.example', password: null }, ['password']],
    [{ email: 'a@b.example', password: 'x'.repeat(201) }, ['password']],
    [{ email: 'a@b.example', password: PASSWORD, remember: true }, ['remember']],
  ])('refuses %j and names %j', async (body, fields) => {
    const answer = await kit.client().post('/auth/session', body);
    expect([answer.status, answer.body.errors?.map(({ field }) => field)]).toEqual([422, fields]);
  });
  it('takes text that no database can hold for no fault of the server', async () => {
    const { status } = await signIn(kit.client(), 'a\u0000@b.example');
    expect([401, 422]).toContain(status);
  });
  it('cannot be done by a form of another site', async () => {
    const form = Buffer.from(new URLSearchParams({ email: emailOf('teacher'), password: PASSWORD }).toString());
    const { status, headers } = await kit.client().post('/auth/session', form, { 'content-type': 'application/x-www-form-urlencoded' });
    expect([status, headers['set-cookie']]).toEqual([415, undefined]);
  });

  describe('ended by sign-out', () => {
    it('is over for this browser and no other, and takes the cookies back', async () => {
      const [here, there] = [kit.client(), kit.client()];
      await signIn(here, emailOf('teacher'));
      await signIn(there, emailOf('teacher'));
      const before = copyOf(here);
      const { status, headers } = await here.delete('/auth/session');
      expect(status).toBe(204);
      expect((headers['set-cookie'] as string[]).map((cookie) => cookie.split(';')[0])).toEqual([
        'requisite_session=',
        'XSRF-TOKEN=',
        'requisite_shared=',
      ]);
      expect([(await before.get('/me')).status, (await there.get('/me')).status]).toEqual([401, 200]);
    });
    it('leaves nothing by which a computer that others use is known again, and says so to its pages until the next sign-in', async () => {
      const email = emailOf('teacher');
      const given = async (shared?: boolean) => {
        const client = kit.client();
        const { status, headers } = await client.post('/auth/session', {
          email,
          password: PASSWORD,
          ...(shared === undefined ? {} : { shared }),
        });
        expect(status).toBe(201);
        const cookies = (headers['set-cookie'] as string[]).map((cookie) => cookie.split('; '));
        return new Map(cookies.map(([pair = '', ...about]) => [pair.split('=')[0], { pair, about }]));
      };
      const lent = await given(true);
      expect([...lent.keys()].sort()).toEqual(['XSRF-TOKEN', 'requisite_session', 'requisite_shared']);
      expect(lent.get('requisite_shared')?.pair).toBe('requisite_shared=1');
      // it ends with the browser, as the session does there
      for (const { about } of lent.values()) expect(about.filter((one) => /^(Max-Age|Expires)/.test(one))).toEqual([]);
      for (const own of [await given(), await given(false)]) {
        expect(own.get('requisite_shared')?.pair).toBe('requisite_shared=');
        expect(own.has('requisite_device')).toBe(true);
      }
    });
    it('works without being signed in, and twice', async () => {
      expect((await kit.client().delete('/auth/session')).status).toBe(204);
      const client = kit.client();
      await signIn(client, emailOf('teacher'));
      const before = copyOf(client);
      await client.delete('/auth/session');
      expect((await before.delete('/auth/session')).status).toBe(204);
    });
    it('needs the XSRF token while the session lives', async () => {
      const client = kit.client();
      await signIn(client, emailOf('teacher'));
      const forged = copyOf(client, '');
      expect(await forged.delete('/auth/session')).toMatchObject({ status: 403, body: { code: 'XSRF_MISSING' } });
      expect((await client.get('/me')).status).toBe(200);
    });
  });

  describe('GET /api/me', () => {
    it('is refused to whoever is signed out', async () => {
      expect(await kit.client().get('/me')).toMatchObject({ status: 401, body: { code: 'SIGNED_OUT' } });
    });
    it("tells what the person may do, with the school's own date, in one statement beside the session's", async () => {
      kit.clock.set('2026-11-03T02:00:00Z');
      const newYork = await TestSchool.make(kit, { timeZone: 'America/New_York', calendar: null });
      await newYork.person('both', ['teacher', 'technician']);
      const client = await newYork.signIn('both');
      const before = kit.db.counts.statements;
      const { body } = await client.get<Me>('/me');
      expect(kit.db.counts.statements - before).toBe(2);
      expect(body).toMatchObject({
        user: { name: 'both', code: 'BOTH' },
        school: { id: newYork.id, name: newYork.name, timeZone: 'America/New_York' },
        roles: ['teacher', 'technician'],
        departments: [{ id: newYork.departmentId, name: 'Science' }],
        today: '2026-11-02',
        now: '2026-11-03T02:00:00Z',
      });
      expect(body.permissions).toEqual(expect.arrayContaining(['requisitions.serve', 'people.read']));
      expect(new Set(body.permissions).size).toBe(body.permissions.length);
      expect(body.permissions).not.toContain('people.write');
    });
  });

  /** Another browser with the same cookies, e.g. one that a thief has; `xsrf` in place of the right one. */
  function copyOf(client: Client, xsrf?: string): Client {
    const cookies = (client as unknown as { cookies: Map<string, string> }).cookies;
    return kit.client().withSession(cookies.get('requisite_session') ?? '', xsrf ?? cookies.get('XSRF-TOKEN') ?? '');
  }
});
