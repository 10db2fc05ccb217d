import { randomUUID } from 'node:crypto';
import type { SignedInAt } from '@app/shared';
import { secretHash } from '../core/access/index.js';
import { type Client, givePassword, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const PASSWORD = 'the password of all of them';
const SCHOOL = '192.0.2.1';
const STRANGER = '203.0.113.5';

describe('Wrong attempts to sign in', () => {
  let kit: TestApp;
  let school: TestSchool;
  beforeAll(async () => {
    kit = await startTestApp('2026-11-03T07:00:00Z', { TRUST_PROXY: '1' });
    school = await TestSchool.make(kit, { calendar: null });
  });
  afterAll(() => kit.stop());
  beforeEach(async () => {
    kit.clock.set('2026-11-03T07:00:00Z');
    await kit.db.acrossSchools('DELETE FROM sign_in_failure');
  });

  /** The e-mail address of somebody new who can sign in. */
  async function somebody(): Promise<string> {
    const key = randomUUID().slice(0, 13);
    await school.person(key, ['teacher']);
    const email = school.people.get(key)?.email ?? '';
    await givePassword(kit, [school.people.get(key)?.accountId], PASSWORD);
    return email;
  }
  async function attempt(email: string, address: string, password = PASSWORD): Promise<number> {
    return (await kit.client().post('/auth/session', { email, password }, { 'x-forwarded-for': address })).status;
  }
  /** What failures at an address are counted under: the id of its account, else the address. */
  async function subjectOf(email: string): Promise<string> {
    const [account] = await kit.db.acrossSchools<{ id: string }>('SELECT id FROM account WHERE lower(email) = lower($1)', [email]);
    return account?.id ?? email.toLowerCase();
  }
  /** Failures as if they had happened, without the time that the passwords take. */
  async function failed(times: number, email: string, address: string): Promise<void> {
    await kit.db.acrossSchools('INSERT INTO sign_in_failure (email_hash, address, at) SELECT $1, $2, $3 FROM generate_series(1, $4)', [
      secretHash(await subjectOf(email)),
      address,
      '2026-11-03T07:00:00Z',
      times,
    ]);
  }
  /** A failure as if it had happened on a device. */
  async function failedOn(client: Client, email: string): Promise<void> {
    const cookies = (client as unknown as { cookies: Map<string, string> }).cookies;
    await kit.db.acrossSchools('INSERT INTO sign_in_failure (email_hash, address, device_hash, at) VALUES ($1, $2, $3, $4)', [
      secretHash(await subjectOf(email)),
      SCHOOL,
      secretHash(cookies.get('requisite_device') ?? ''),
      '2026-11-03T07:00:00Z',
    ]);
  }
  const counted = async (address: string) =>
    (await kit.db.acrossSchools<{ count: number }>('SELECT count(*) FROM sign_in_failure WHERE address = $1', [address]))[0]?.count;

  it('are refused after ten for one account from one address, the right password too, until 15 minutes have passed', async () => {
    const email = await somebody();
    for (let n = 0; n < 10; n++) expect(await attempt(email, STRANGER, `guess ${n}`)).toBe(401);
    const answer = await kit
      .client()
      .post('/auth/session', { email: email.toUpperCase(), password: PASSWORD }, { 'x-forwarded-for': STRANGER });
    expect([answer.status, answer.body.code, answer.headers['retry-after']]).toEqual([429, 'TOO_MANY_REQUESTS', '60']);
    expect(await counted(STRANGER)).toBe(10);
    kit.clock.set('2026-11-03T07:14:59Z');
    expect(await attempt(email, STRANGER)).toBe(429);
    kit.clock.set('2026-11-03T07:15:00Z');
    expect(await attempt(email, STRANGER)).toBe(201);
  });
  it('of somebody else do not lock the person out', async () => {
    const email = await somebody();
    await failed(10, email, STRANGER);
    expect(await attempt(email, STRANGER)).toBe(429);
    expect(await attempt(email, SCHOOL)).toBe(201);
  });
  it('are forgotten after a right one, for this account and address alone', async () => {
    const [email, other] = [await somebody(), await somebody()];
    await failed(9, email, SCHOOL);
    await failed(3, other, SCHOOL);
    expect(await attempt(email, SCHOOL)).toBe(201);
    expect(await counted(SCHOOL)).toBe(3);
    for (let n = 0; n < 2; n++) expect(await attempt(email, SCHOOL, 'wrong')).toBe(401);
  });
  it('cannot slip through by coming all at once', async () => {
    const email = await somebody();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => attempt(email, STRANGER, `guess ${n}`)));
    expect(answers.filter((status) => status === 401)).toHaveLength(10);
    expect(answers.filter((status) => status === 429)).toHaveLength(10);
  });
  it('at an account that does not exist are counted like any other', async () => {
    const email = `${randomUUID()}@school.example`;
    for (let n = 0; n < 10; n++) expect(await attempt(email, STRANGER)).toBe(401);
    expect(await attempt(email, STRANGER)).toBe(429);
  });
  it('at many accounts from one address stop that address, except for people who have signed in from there', async () => {
    const [known, unknown] = [await somebody(), await somebody()];
    expect(await attempt(known, SCHOOL)).toBe(201);
    await failed(100, 'others@school.example', SCHOOL);
    expect([await attempt(known, SCHOOL), await attempt(unknown, SCHOOL), await attempt(unknown, STRANGER)]).toEqual([201, 429, 201]);
  });
  it('from everywhere at one account stop strangers, and never the person at school, signed out or not', async () => {
    const email = await somebody();
    const client = kit.client();
    const at = { 'x-forwarded-for': SCHOOL };
    await client.post('/auth/session', { email, password: PASSWORD }, at);
    await client.send('DELETE', '/auth/session', undefined, at);
    await failed(50, email, '198.51.100.77');
    expect([await attempt(email, STRANGER), await attempt(email, SCHOOL)]).toEqual([429, 201]);
  });
  it('from the same address, in any number, never stop a device that has signed in before', async () => {
    const [email, there] = [await somebody(), { 'x-forwarded-for': SCHOOL }];
    const client = kit.client();
    const again = (password: string) => client.send('POST', '/auth/session', { email, password }, there);
    expect((await again(PASSWORD)).status).toBe(201);
    await failed(60, email, SCHOOL);
    expect([(await again(PASSWORD)).status, await attempt(email, SCHOOL)]).toEqual([201, 429]);
    for (let n = 0; n < 10; n++) await failedOn(client, email);
    await failed(60, email, SCHOOL);
    expect((await again(PASSWORD)).status).toBe(429);
  });
  it('on a device known at one school give no more tries at another', async () => {
    const other = await TestSchool.make(kit, { calendar: null });
    const email = await somebody();
    await kit.db.acrossSchools(
      `INSERT INTO membership (account_id, school_id, person_id, used_at, password_hash, password_at)
       SELECT account_id, $2, $3, used_at, password_hash, password_at FROM membership WHERE account_id = $1`,
      [await subjectOf(email), other.id, other.personId('teacher')],
    );
    const client = kit.client();
    const sent = { email, password: PASSWORD, schoolId: school.id };
    const from = { 'x-forwarded-for': SCHOOL };
    expect((await client.send<SignedInAt>('POST', '/auth/session', sent, from)).body.schools).toHaveLength(2);
    await failed(60, email, STRANGER);
    expect((await client.send<SignedInAt>('POST', '/auth/session', sent, from)).body.schools).toHaveLength(1);
  });
  it('cannot be multiplied by letters that only the database takes for the same', async () => {
    const email = `ii${await somebody()}`;
    await kit.db.acrossSchools('UPDATE account SET email = $2 WHERE lower(email) = $1', [email.slice(2), email]);
    const spellings = ['ii', '\u0130i', 'i\u0130', '\u0130\u0130', 'II'];
    for (let n = 0; n < 10; n++) await attempt(`${spellings[n % 5]}${email.slice(2)}`, STRANGER, `guess ${n}`);
    expect(await attempt(email, STRANGER)).toBe(429);
  });
  it('at invitations shut nobody out of signing in', async () => {
    const email = await somebody();
    await kit.db.acrossSchools(
      "INSERT INTO sign_in_failure (email_hash, address, at) SELECT sha256('an invitation'), $1, '2026-11-03T07:00:00Z' FROM generate_series(1, 200)",
      [SCHOOL],
    );
    expect(await attempt(email, SCHOOL)).toBe(201);
  });
  it('count together for one subscriber of IPv6, whatever address is chosen', async () => {
    const email = await somebody();
    for (let n = 0; n < 10; n++) expect(await attempt(email, `2001:db8:5:6::${n + 1}`, 'wrong')).toBe(401);
    expect([await attempt(email, '2001:db8:5:6:ffff::1'), await attempt(email, '2001:db8:5:7::1')]).toEqual([429, 201]);
  });
  it('are kept no longer than they count', async () => {
    await failed(30, 'old@school.example', STRANGER);
    kit.clock.set('2026-11-03T07:20:00Z');
    await attempt('new@school.example', SCHOOL);
    expect([await counted(STRANGER), await counted(SCHOOL)]).toEqual([0, 1]);
  });
  it('are kept without the e-mail addresses at which they were made', async () => {
    await attempt('nobody.in.particular@school.example', SCHOOL, 'a secret');
    const [row] = await kit.db.acrossSchools<{ text: string }>(
      "SELECT row_to_json(f)::text || encode(email_hash, 'escape') AS text FROM sign_in_failure f",
    );
    expect(row?.text).not.toMatch(/nobody|secret/);
  });
});
