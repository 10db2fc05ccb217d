import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OwnSession, Person } from '@app/shared';
import { type Client, givePassword, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const PASSWORD = 'the password of all of them';
const NOW = '2026-11-03T07:00:00Z';
const LATER = '2026-11-03T07:16:00Z';

describe('what opens an account, a quarter of an hour after the password was typed', () => {
  let kit: TestApp;
  let school: TestSchool;
  let admin: Client;
  let teacher: { id: string; email: string };

  beforeAll(async () => {
    kit = await startTestApp(NOW, { SMTP_URL: 'smtp://127.0.0.1:9' });
  });
  afterAll(() => kit.stop());
  beforeEach(async () => {
    kit.clock.set(NOW);
    school = await TestSchool.make(kit, { calendar: null });
    teacher = await somebody(['teacher']);
    admin = await signedIn((await somebody(['admin'])).email);
  });

  async function somebody(roles: ('teacher' | 'admin')[]): Promise<{ id: string; email: string }> {
    const key = randomUUID().slice(0, 13);
    const id = await school.person(key, roles);
    await givePassword(kit, [school.people.get(key)?.accountId], PASSWORD);
    return { id, email: school.people.get(key)?.email ?? '' };
  }
  async function signedIn(email: string): Promise<Client> {
    const client = kit.client();
    expect((await client.post('/auth/session', { email, password: PASSWORD })).status).toBe(201);
    return client;
  }
  const person = async () => (await admin.get<{ items: Person[] }>('/people')).body.items.find(({ id }) => id === teacher.id);
  async function change(body: object): Promise<[number, string | undefined]> {
    const { version } = (await person()) ?? {};
    const { status, body: answer } = await admin.put<Person>(`/people/${teacher.id}`, { version, ...body });
    return [status, answer.code === undefined || status === 200 ? undefined : answer.code];
  }

  it('is changed once the password is typed again: the address that somebody signs in with', async () => {
    kit.clock.set(LATER);
    const email = `new-${randomUUID()}@school.example`;
    expect(await change({ email })).toEqual([403, 'PROVE_YOURSELF']);
    expect((await person())?.email).toBe(teacher.email);
    expect((await admin.post('/me/prove', { current: 'not the password' })).status).toBe(422);
    expect(await change({ email })).toEqual([403, 'PROVE_YOURSELF']);
    expect((await admin.post('/me/prove', { current: PASSWORD })).status).toBe(204);
    expect(await change({ email })).toEqual([200, undefined]);
    expect((await person())?.email).toBe(email);
  });

  it('once changed is told at the old and at the new address, and ends every session of its person', async () => {
    kit.clock.set(NOW);
    const before = teacher.email;
    const there = [await signedIn(before), await signedIn(before)];
    const after = `newer-${randomUUID()}@school.example`;
    expect(await change({ email: after })).toEqual([200, undefined]);
    for (const client of there) expect((await client.get('/me')).status).toBe(401);
    const told = await kit.db.read<{ to: string; text: string; link: string | null }>(
      school.id,
      `SELECT to_address AS "to", text, link FROM mail_message WHERE school_id = $1 AND kind = 'sign-in.address' AND to_address = ANY($2) ORDER BY place`,
      [school.id, [before, after]],
    );
    expect(told.map(({ to }) => to)).toEqual([before, after]);
    for (const { text, link } of told) expect([text.includes(after), link]).toEqual([true, null]);
  });

  it('is not asked for what opens no account, nor just after signing in', async () => {
    expect(await change({ email: `a-${randomUUID()}@school.example` })).toEqual([200, undefined]);
    kit.clock.set(LATER);
    expect(await change({ name: 'Another Name' })).toEqual([200, undefined]);
  });

  it('is asked before one of the own sessions is ended', async () => {
    const there = await signedIn(teacher.email);
    const here = await signedIn(teacher.email);
    kit.clock.set(LATER);
    const sessions = (await here.get<{ items: OwnSession[] }>('/me/sessions')).body.items;
    const other = sessions.find(({ current }) => !current)?.id ?? '';
    expect((await here.delete(`/me/sessions/${other}`)).body.code).toBe('PROVE_YOURSELF');
    expect((await there.get('/me')).status).toBe(200);
    expect((await here.post('/me/prove', { current: PASSWORD })).status).toBe(204);
    expect((await here.delete(`/me/sessions/${other}`)).status).toBe(204);
    expect((await there.get('/me')).status).toBe(401);
  });
});
