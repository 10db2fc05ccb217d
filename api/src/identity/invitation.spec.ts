import { randomUUID } from 'node:crypto';
import type { ActivityView, Me, Person, PersonInvited, Role, SignedIn, SignedInAt } from '@app/shared';
import { type Client, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const PASSWORD = 'chosen by the person';
const DAY = 86_400_000;

describe('POST /api/auth/invitation', () => {
  let kit: TestApp;
  let school: TestSchool;
  beforeAll(async () => {
    kit = await startTestApp('2026-11-03T07:00:00Z', { PUBLIC_URL: 'https://kit.school.example/', TRUST_PROXY: '1' });
    school = await TestSchool.make(kit, { calendar: null });
  });
  afterAll(() => kit.stop());
  beforeEach(() => kit.clock.set('2026-11-03T07:00:00Z'));

  const tokenOf = (url: string) => /^https:\/\/kit\.school\.example\/invitation#([\w-]{43})$/.exec(url)?.[1] ?? 'none';
  const accept = (token: string, password = PASSWORD, client: Client = kit.client()) =>
    client.post<SignedIn>('/auth/invitation', { token, password });
  const signIn = async (email: string, password: string) => (await kit.client().post('/auth/session', { email, password })).status;

  async function invite(of = school, email = `${randomUUID()}@school.example`, roles: Role[] = ['teacher']) {
    const code = randomUUID().slice(0, 8);
    const body = { name: `Invited ${code}`, email, code, roles, departmentIds: [of.departmentId] };
    const answer = await of.client('admin').post<PersonInvited>('/people', body);
    return { id: answer.body.id, email, token: tokenOf(answer.body.invitationUrl) };
  }
  async function inviteAgain(id: string, of = school): Promise<string> {
    return tokenOf((await of.client('admin').post<PersonInvited>(`/people/${id}/invitation`)).body.invitationUrl);
  }
  async function personOf(id: string, of = school): Promise<Person | undefined> {
    return (await of.client('admin').get<{ items: Person[] }>('/people?limit=200')).body.items.find((person) => person.id === id);
  }

  it('lets the person choose a password, signs them in, and tells who joined', async () => {
    const { id, email, token } = await invite();
    expect((await personOf(id))?.signIn).toBe('invited');
    const client = kit.client();
    const { status, body } = await accept(token, PASSWORD, client);
    expect([status, body.user]).toEqual([201, expect.objectContaining({ id, email })]);
    expect((await client.get<Me>('/me')).body).toMatchObject({ user: { id }, roles: ['teacher'], departments: [{ name: 'Science' }] });
    expect(await signIn(email, PASSWORD)).toBe(201);
    expect((await personOf(id))?.signIn).toBe('joined');
    const { items } = (await school.client('admin').get<{ items: ActivityView[] }>(`/activity?subjectId=${id}`)).body;
    expect(items.map(({ what }) => what)).toEqual(['person.joined', 'person.invited']);
    expect(JSON.stringify(items)).not.toContain(token);
  });
  it('serves once', async () => {
    const { token, email } = await invite();
    await accept(token);
    expect(await accept(token, 'of somebody who found it')).toMatchObject({ status: 422, body: { code: 'INVITATION_SPENT' } });
    expect(await signIn(email, PASSWORD)).toBe(201);
  });
  it('serves one of two who use it at once', async () => {
    const { token, email } = await invite();
    const passwords = ['the password of the first', 'the password of the second'];
    const answers = await Promise.all(passwords.map((password) => accept(token, password)));
    expect(answers.map(({ status, body }) => body.code ?? status).sort()).toEqual([201, 'INVITATION_SPENT'].sort());
    const winner = answers.findIndex(({ status }) => status === 201);
    expect(await Promise.all(passwords.map((password) => signIn(email, password)))).toEqual([0, 1].map((n) => (n === winner ? 201 : 401)));
  });
  it('serves for 14 days and not a moment longer', async () => {
    const [kept, late] = [await invite(), await invite()];
    const from = kit.clock.nowMs();
    const set = (ms: number) => kit.clock.set(new Temporal.Instant(BigInt(ms) * 1_000_000n).toString());
    set(from + 14 * DAY - 1);
    expect((await accept(kept.token)).status).toBe(201);
    set(from + 14 * DAY);
    expect((await accept(late.token)).body.code).toBe('INVITATION_SPENT');
    expect((await personOf(late.id))?.signIn).toBe('never-invited');
  });
  it('stops serving when a newer one is made, the address changes, or the person leaves', async () => {
    const [older, moved, left] = [await invite(), await invite(), await invite()];
    const newer = await inviteAgain(older.id);
    const admin = school.client('admin');
    await admin.put(`/people/${moved.id}`, { version: 1, email: `${randomUUID()}@school.example` });
    await admin.put(`/people/${left.id}`, { version: 1, active: false });
    const answers = [await accept(older.token), await accept(moved.token), await accept(left.token)];
    expect(answers.map(({ body }) => body.code)).toEqual(Array(3).fill('INVITATION_SPENT'));
    expect((await accept(newer)).status).toBe(201);
  });
  it('by a new link replaces a forgotten password and ends the sessions that were open', async () => {
    const { id, email, token } = await invite();
    const before = kit.client();
    await accept(token, PASSWORD, before);
    expect((await accept(await inviteAgain(id), 'remembered this time')).status).toBe(201);
    expect([await signIn(email, PASSWORD), await signIn(email, 'remembered this time')]).toEqual([401, 201]);
    expect((await before.get('/me')).status).toBe(401);
  });
  it('chooses the password of its own school alone, whoever has chosen what at another', async () => {
    const theirs = await TestSchool.make(kit, { calendar: null });
    const { email, id, token } = await invite();
    await accept(token, 'chosen by a bad neighbour');
    const there = await invite(theirs, email.toUpperCase());
    expect((await accept(there.token, 'chosen by the person')).body.user.id).toBe(there.id);
    const whoseIs = async (password: string) => {
      const { body } = await kit.client().post<SignedInAt>('/auth/session', { email, password });
      return [body.user.id, body.schools.map((one) => one.id)];
    };
    expect(await whoseIs('chosen by the person')).toEqual([there.id, [theirs.id]]);
    expect(await whoseIs('chosen by a bad neighbour')).toEqual([id, [school.id]]);
    const anew = await inviteAgain(there.id, theirs);
    expect((await accept(anew, 'chosen once more by them')).status).toBe(201);
    expect([await signIn(email, 'chosen by the person'), await signIn(email, 'chosen by a bad neighbour')]).toEqual([401, 201]);
  });
  it('answers of an address that another school knows as of any other', async () => {
    const theirs = await TestSchool.make(kit, { calendar: null });
    const { email, token } = await invite();
    await accept(token);
    const [known, unknown] = [await invite(theirs, email), await invite(theirs)];
    const answers = [await accept(known.token, 'chosen afresh by them'), await accept(unknown.token, 'chosen afresh by them')];
    expect(answers.map(({ status, body }) => [status, Object.keys(body)])).toEqual(Array(2).fill([201, ['user']]));
  });
  it('of two schools for one new account, at once, lets both in, one of them at a second try', async () => {
    const theirs = await TestSchool.make(kit, { calendar: null });
    const here = await invite();
    const there = await invite(theirs, here.email);
    const sent = [accept(here.token, 'the password sent here'), accept(there.token, 'the password sent there')];
    const statuses = (await Promise.all(sent)).map(({ status }) => status);
    if (!statuses.includes(503) && !statuses.includes(409)) return;
    const isHere = statuses[0] === 201;
    const again = isHere ? accept(there.token, 'the password sent there') : accept(here.token, 'the password sent here');
    expect((await again).status).toBe(201);
    expect([await signIn(here.email, 'the password sent here'), await signIn(here.email, 'the password sent there')]).toEqual([201, 201]);
  });
  it('slows down whoever tries many, and still serves those who have one', async () => {
    const from = { 'x-forwarded-for': '203.0.113.50' };
    const guess = () => kit.client().post('/auth/invitation', { token: randomUUID(), password: PASSWORD }, from);
    expect((await guess()).body.code).toBe('INVITATION_SPENT');
    await kit.db.acrossSchools(
      "INSERT INTO sign_in_failure (email_hash, address, at) SELECT sha256('an invitation'), '203.0.113.50', '2026-11-03T07:00:00Z' FROM generate_series(1, 99)",
    );
    expect((await guess()).status).toBe(429);
    const { token } = await invite();
    expect((await kit.client().post('/auth/invitation', { token, password: PASSWORD }, from)).status).toBe(201);
  });
  it('is in no answer that is kept for a repeat, and the repeat has no link', async () => {
    const code = randomUUID().slice(0, 8);
    const body = { name: `Invited ${code}`, email: `${code}@school.example`, code, roles: ['teacher'], departmentIds: [] };
    const send = () => school.client('admin').send<PersonInvited>('POST', '/people', body, { 'idempotency-key': code });
    const [first, again] = [await send(), await send()];
    expect([first.status, again.status, again.body]).toEqual([201, 201, { id: first.body.id, invitationUrl: '' }]);
    const rows = await kit.db.read<{ row: string }>(
      school.id,
      'SELECT row_to_json(i)::text AS row FROM idempotency i WHERE school_id = $1',
      [school.id],
    );
    expect(rows.filter(({ row }) => row.includes(tokenOf(first.body.invitationUrl)))).toEqual([]);
    expect((await accept(tokenOf(first.body.invitationUrl))).status).toBe(201);
  });
  it('is kept as a hash alone', async () => {
    const { token } = await invite();
    const rows = await kit.db.acrossSchools<{ row: string }>(
      "SELECT row_to_json(i)::text || encode(token_hash, 'escape') AS row FROM invitation i",
    );
    expect(rows.filter(({ row }) => row.includes(token))).toEqual([]);
  });
  it.each([
    [{}, ['token', 'password']],
    [{ token: 5, password: PASSWORD }, ['token']],
    [{ token: 'x', password: 'elevenchars' }, ['password']],
    [{ token: 'x', password: [PASSWORD] }, ['password']],
    [{ token: 'x', password: PASSWORD, email: 'a@b.example' }, ['email']],
  ])('refuses %j and names %j', async (body, fields) => {
    const answer = await kit.client().post('/auth/invitation', body);
    expect([answer.status, answer.body.errors?.map(({ field }) => field)]).toEqual([422, fields]);
  });
  it('uses nothing up where the password is too short or too common', async () => {
    const { token } = await invite();
    expect((await accept(token, 'short')).status).toBe(422);
    expect(await accept(token, 'password1234')).toMatchObject({ status: 422, body: { errors: [{ field: 'password' }] } });
    expect((await accept(token)).status).toBe(201);
  });
});
