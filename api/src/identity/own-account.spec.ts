import { randomUUID } from 'node:crypto';
import type { OwnSession, PersonInvited, SignedInAt } from '@app/shared';
import { secretHash } from '../core/access/index.js';
import { type Client, givePassword, startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { ForgottenPassword } from './forgotten-password.js';

const PASSWORD = 'the password of all of them';
const NEWER = 'four dull brass kettles';

describe('One’s own account', () => {
  let kit: TestApp;
  let school: TestSchool;
  let other: TestSchool;
  beforeAll(async () => {
    kit = await startTestApp('2026-11-03T07:00:00Z', {
      SMTP_URL: 'smtp://127.0.0.1:9',
      PUBLIC_URL: 'https://kit.school.example',
      TRUST_PROXY: '1',
    });
    school = await TestSchool.make(kit, { name: 'Riverside', calendar: null });
    other = await TestSchool.make(kit, { name: 'Hilltop', calendar: null });
  });
  afterAll(() => kit.stop());
  beforeEach(async () => {
    kit.clock.set('2026-11-03T07:00:00Z');
    await kit.db.acrossSchools('DELETE FROM sign_in_failure');
  });

  async function somebody(of = school): Promise<{ id: string; email: string }> {
    const key = randomUUID().slice(0, 13);
    const id = await of.person(key, ['teacher']);
    await givePassword(kit, [of.people.get(key)?.accountId], PASSWORD);
    return { id, email: of.people.get(key)?.email ?? '' };
  }
  async function signedIn(email: string, password = PASSWORD): Promise<Client> {
    const client = kit.client();
    expect((await client.post('/auth/session', { email, password })).status).toBe(201);
    return client;
  }
  const signIn = async (email: string, password: string) => (await kit.client().post('/auth/session', { email, password })).status;
  const mails = (of: TestSchool, to: string) =>
    kit.db.read<{ kind: string; text: string; link: string | null }>(
      of.id,
      'SELECT kind, text, secret_link AS link FROM mail_message WHERE school_id = $1 AND to_address = $2 ORDER BY id',
      [of.id, to],
    );

  describe('PUT /api/me/password', () => {
    it('changes it, ends the other sessions and no more, and tells the person', async () => {
      const { email } = await somebody();
      const [here, there] = [await signedIn(email), await signedIn(email)];
      expect((await here.put('/me/password', { current: PASSWORD, password: NEWER })).status).toBe(204);
      expect([(await here.get('/me')).status, (await there.get('/me')).status]).toEqual([200, 401]);
      expect([await signIn(email, PASSWORD), await signIn(email, NEWER)]).toEqual([401, 201]);
      expect((await mails(school, email)).map(({ kind }) => kind)).toEqual(['sign-in.password']);
    });
    it('changes it at each school that has it, and at no school that has another', async () => {
      const { email } = await somebody();
      const invite = async (password: string, of: TestSchool) => {
        const body = { name: 'Two Schools', email, code: randomUUID().slice(0, 8), roles: ['teacher'], departmentIds: [] };
        const { body: invited } = await of.client('admin').post<PersonInvited>('/people', body);
        await kit.client().post('/auth/invitation', { token: invited.invitationUrl.split('#').at(-1), password });
      };
      const third = await TestSchool.make(kit, { name: 'Valley', calendar: null });
      await invite(PASSWORD, other);
      await invite('a third and different one', third);
      const client = await signedIn(email);
      expect((await client.put('/me/password', { current: PASSWORD, password: NEWER })).status).toBe(204);
      const schools = async (password: string) =>
        (await kit.client().post<SignedInAt>('/auth/session', { email, password })).body.schools.map(({ name }) => name).sort();
      expect([await schools(NEWER), await schools('a third and different one')]).toEqual([['Hilltop', 'Riverside'], ['Valley']]);
      expect((await client.get<SignedInAt>('/auth/session')).body.schools).toHaveLength(2);
    });
    it('refuses a wrong current one and a new one that is easily guessed, and changes nothing', async () => {
      const { email } = await somebody();
      const client = await signedIn(email);
      const answers = [
        await client.put('/me/password', { current: 'a wrong password', password: NEWER }),
        await client.put('/me/password', { current: PASSWORD, password: 'Riverside2026' }),
        await client.put('/me/password', { current: PASSWORD, password: 'short' }),
      ];
      expect(answers.map(({ status, body }) => [status, body.errors?.map(({ field }) => field)])).toEqual([
        [422, ['current']],
        [422, ['password']],
        [422, ['password']],
      ]);
      expect(await signIn(email, PASSWORD)).toBe(201);
    });
    it('is no way round the throttle', async () => {
      const { email } = await somebody();
      const client = await signedIn(email);
      for (let n = 0; n < 10; n++)
        expect((await client.put('/me/password', { current: `guess number ${n}`, password: NEWER })).status).toBe(422);
      expect((await client.put('/me/password', { current: PASSWORD, password: NEWER })).status).toBe(429);
    });
    it('needs a session', async () => {
      expect((await kit.client().put('/me/password', { current: PASSWORD, password: NEWER })).status).toBe(401);
    });
  });

  describe('GET /api/me/sessions', () => {
    it('lists where one is signed in, this browser first, and nobody else’s', async () => {
      const { email } = await somebody();
      await signedIn(email);
      const here = await signedIn(email);
      await signedIn((await somebody()).email);
      const { items } = (await here.get<{ items: OwnSession[] }>('/me/sessions')).body;
      expect(items.map(({ current }) => current)).toEqual([true, false]);
      expect(items[0]).toEqual({
        id: expect.any(String),
        current: true,
        since: '2026-11-03T07:00:00Z',
        lastUsed: '2026-11-03T07:00:00Z',
        address: '127.0.0.1',
      });
    });
    it('has no session that has ended, and ends one that is asked to end', async () => {
      const { email } = await somebody();
      const [here, there] = [await signedIn(email), await signedIn(email)];
      const list = async () => (await here.get<{ items: OwnSession[] }>('/me/sessions')).body.items;
      const id = (await list())[1]?.id;
      expect((await here.delete(`/me/sessions/${id}`)).status).toBe(204);
      expect([(await there.get('/me')).status, (await list()).length, (await here.delete(`/me/sessions/${id}`)).status]).toEqual([
        401, 1, 404,
      ]);
    });
    it('lets nobody end another’s', async () => {
      const [one, two] = [await signedIn((await somebody()).email), await signedIn((await somebody()).email)];
      const id = (await one.get<{ items: OwnSession[] }>('/me/sessions')).body.items[0]?.id;
      expect([(await two.delete(`/me/sessions/${id}`)).status, (await one.get('/me')).status]).toEqual([404, 200]);
      expect((await two.delete('/me/sessions/none')).status).toBe(404);
    });
  });

  describe('POST /api/auth/reset', () => {
    /** Asks, and waits until what was asked for is in the queue. */
    async function ask(email: string): Promise<number> {
      const { status } = await kit.client().post('/auth/reset', { email });
      await kit.app.get(ForgottenPassword).settled();
      return status;
    }
    const linksOf = async (email: string, of = school) => (await mails(of, email)).flatMap(({ link }) => (link === null ? [] : [link]));

    it('sends a link that serves once, ends the sessions, and signs in', async () => {
      const { id, email } = await somebody();
      const before = await signedIn(email);
      expect(await ask(email.toUpperCase())).toBe(202);
      const [link] = await linksOf(email);
      expect(link).toMatch(/^https:\/\/kit\.school\.example\/new-password#[\w-]{43}$/);
      const token = link?.split('#').at(-1);
      const client = kit.client();
      const accept = (password: string, by = client) => by.post<SignedInAt>('/auth/reset/accept', { token, password });
      expect((await accept('password1234')).status).toBe(422);
      expect((await accept(NEWER)).body).toEqual({ user: expect.objectContaining({ id }) });
      expect([(await client.get('/me')).status, (await before.get('/me')).status]).toEqual([200, 401]);
      expect(await accept('a fourth and last one', kit.client())).toMatchObject({ status: 422, body: { code: 'INVITATION_SPENT' } });
      expect([await signIn(email, PASSWORD), await signIn(email, NEWER)]).toEqual([401, 201]);
      expect((await mails(school, email)).map(({ kind }) => kind)).toEqual(['sign-in.reset', 'sign-in.password']);
    });
    it('lets a new device in at once though others guess at the account, and has it known from then on', async () => {
      const { email } = await somebody();
      const [account] = await kit.db.acrossSchools<{ id: string }>('SELECT id FROM account WHERE email = $1', [email]);
      const guessed = async (address: string) =>
        kit.db.acrossSchools('INSERT INTO sign_in_failure (email_hash, address, at) SELECT $1, $2, $3 FROM generate_series(1, 100)', [
          secretHash(account?.id ?? ''),
          address,
          '2026-11-03T07:00:00Z',
        ]);
      for (const address of ['203.0.113.5', '198.51.100.7', '127.0.0.1']) await guessed(address);
      const device = kit.client();
      expect((await device.post('/auth/session', { email, password: PASSWORD })).status).toBe(429);
      await ask(email);
      const token = (await linksOf(email))[0]?.split('#').at(-1);
      expect((await device.post('/auth/reset/accept', { token, password: NEWER })).status).toBe(201);
      expect((await device.get('/me')).status).toBe(200);
      expect((await device.delete('/auth/session')).status).toBe(204);
      await guessed('203.0.113.6');
      expect((await device.post('/auth/session', { email, password: NEWER })).status).toBe(201);
      const stranger = { 'x-forwarded-for': '192.0.2.9' };
      expect((await kit.client().post('/auth/session', { email, password: NEWER }, stranger)).status).toBe(429);
    });
    it('answers the same of an address that nobody has, and sends nothing', async () => {
      const email = `${randomUUID()}@school.example`;
      expect([await ask(email), await linksOf(email)]).toEqual([202, []]);
    });
    it('sends nothing to somebody who has left', async () => {
      const { id, email } = await somebody();
      await kit.db.transaction(school.id, () => kit.db.change('UPDATE person SET active = false WHERE id = $1', [id]));
      expect([await ask(email), await linksOf(email)]).toEqual([202, []]);
    });
    it('fills no mailbox, however often it is asked', async () => {
      const { email } = await somebody();
      for (let n = 0; n < 5; n++) await ask(email);
      expect(await linksOf(email)).toHaveLength(3);
      kit.clock.set('2026-11-03T09:00:00Z');
      await ask(email);
      expect(await linksOf(email)).toHaveLength(4);
    });
    it('serves for 2 hours, and its link is kept as a hash alone', async () => {
      const { email } = await somebody();
      await ask(email);
      const [link] = await linksOf(email);
      const token = link?.split('#').at(-1) ?? '';
      const rows = await kit.db.acrossSchools<{ row: string }>(
        "SELECT row_to_json(r)::text || encode(token_hash, 'escape') AS row FROM password_reset r",
      );
      expect(rows.filter(({ row }) => row.includes(token))).toEqual([]);
      kit.clock.set('2026-11-03T09:00:00Z');
      expect((await kit.client().post('/auth/reset/accept', { token, password: NEWER })).body.code).toBe('INVITATION_SPENT');
    });
    it.each([
      ['/auth/reset', {}, ['email']],
      ['/auth/reset', { email: 'a@b.example', schoolId: 'x' }, ['schoolId']],
      ['/auth/reset/accept', { token: 5, password: NEWER }, ['token']],
    ])('refuses at %s %j and names %j', async (path, body, fields) => {
      const answer = await kit.client().post(path, body);
      expect([answer.status, answer.body.errors?.map(({ field }) => field)]).toEqual([422, fields]);
    });
  });
});
