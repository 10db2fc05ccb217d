import { randomUUID } from 'node:crypto';
import type { Me, PersonInvited, SignedInAt } from '@app/shared';
import { type Client, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const PASSWORD = 'chosen by the person';

/** Case X04 of the field: one e-mail address is invited by two schools, and both invitations are taken up. */
describe('One address at two schools', () => {
  let kit: TestApp;
  let here: TestSchool;
  let there: TestSchool;
  beforeAll(async () => {
    kit = await startTestApp('2026-11-03T07:00:00Z');
    here = await TestSchool.make(kit, { name: 'Riverside', calendar: null });
    there = await TestSchool.make(kit, { name: 'Hilltop', calendar: null });
  });
  afterAll(() => kit.stop());
  beforeEach(() => kit.clock.set('2026-11-03T07:00:00Z'));

  async function joins(school: TestSchool, email: string, password = PASSWORD): Promise<string> {
    const code = randomUUID().slice(0, 8);
    const body = { name: `Invited ${code}`, email, code, roles: ['teacher'], departmentIds: [school.departmentId] };
    const invited = await school.client('admin').post<PersonInvited>('/people', body);
    const token = invited.body.invitationUrl.split('#').at(-1);
    expect((await kit.client().post('/auth/invitation', { token, password })).status).toBe(201);
    return invited.body.id;
  }
  async function signedIn(email: string, more: object = {}): Promise<[Client, SignedInAt]> {
    const client = kit.client();
    return [client, (await client.post<SignedInAt>('/auth/session', { email, password: PASSWORD, ...more })).body];
  }
  const names = ({ schools }: SignedInAt) => schools.map(({ name }) => name).sort();
  const set = (at: string) => kit.clock.set(at);

  it('with one password are both told at the sign-in, which goes to the one used last or to the one that is named', async () => {
    const email = `${randomUUID()}@school.example`;
    const [one, two] = [await joins(here, email), await joins(there, email)];
    set('2026-11-03T08:00:00Z');
    const [, named] = await signedIn(email, { schoolId: here.id });
    expect([named.user.id, named.school, names(named)]).toEqual([one, { id: here.id, name: 'Riverside' }, ['Hilltop', 'Riverside']]);
    set('2026-11-03T09:00:00Z');
    expect((await signedIn(email))[1].user.id).toBe(one);
    set('2026-11-03T10:00:00Z');
    expect((await signedIn(email, { schoolId: there.id }))[1].user.id).toBe(two);
    set('2026-11-03T11:00:00Z');
    expect((await signedIn(email))[1].user.id).toBe(two);
  });
  it('are changed between without a password, in a new session that ends for good when the old one would have', async () => {
    const email = `${randomUUID()}@school.example`;
    const [one, two] = [await joins(here, email), await joins(there, email)];
    const [client] = await signedIn(email, { schoolId: here.id });
    const cookies = () => (client as unknown as { cookies: Map<string, string> }).cookies;
    const before = kit.client().withSession(cookies().get('requisite_session') ?? '', cookies().get('XSRF-TOKEN') ?? '');
    set('2026-11-03T18:00:00Z');
    const changed = await client.put<SignedInAt>('/auth/session', { schoolId: there.id });
    expect([changed.status, changed.body.user.id, names(changed.body)]).toEqual([200, two, ['Hilltop', 'Riverside']]);
    expect([(await client.get<Me>('/me')).body.school.name, (await before.get('/me')).status]).toEqual(['Hilltop', 401]);
    const { body } = await client.get<SignedInAt>('/auth/session');
    expect([body.school.name, names(body)]).toEqual(['Hilltop', ['Hilltop', 'Riverside']]);
    expect((await client.put<SignedInAt>('/auth/session', { schoolId: here.id })).body.user.id).toBe(one);
    const [row] = await kit.db.acrossSchools<{ ends: string }>(
      'SELECT ends_at::text AS ends FROM session WHERE person_id = $1 AND expires_at > created_at ORDER BY created_at DESC LIMIT 1',
      [one],
    );
    expect(row?.ends).toContain('2026-12-03 07:00:00');
  });
  it('leave nothing behind on a shared computer when they are changed between there', async () => {
    const email = `${randomUUID()}@school.example`;
    await joins(here, email);
    await joins(there, email);
    const [client] = await signedIn(email, { schoolId: here.id, shared: true });
    const { status, headers } = await client.put('/auth/session', { schoolId: there.id });
    expect(status).toBe(200);
    const given = (headers['set-cookie'] as string[]).map((cookie) => cookie.split('=')[0]);
    expect(given.filter((name) => name === 'requisite_device')).toEqual([]);
  });
  it('with two passwords are two sign-ins, and neither leads to the other', async () => {
    const email = `${randomUUID()}@school.example`;
    await joins(here, email);
    await joins(there, email, 'chosen by somebody else');
    const [client, body] = await signedIn(email);
    expect([body.school.id, names(body)]).toEqual([here.id, ['Riverside']]);
    expect((await client.put('/auth/session', { schoolId: there.id })).status).toBe(404);
    expect((await signedIn(email, { schoolId: there.id }))[1]).toMatchObject({ code: 'WRONG_SIGN_IN' });
  });
  it('are no way to guess: who chooses the password at one and tries it is counted until 15 minutes have passed', async () => {
    const email = `${randomUUID()}@school.example`;
    await joins(here, email, 'of the person themselves');
    await joins(there, email);
    for (let n = 0; n < 10; n++) expect(names((await signedIn(email))[1])).toEqual(['Hilltop']);
    expect((await signedIn(email))[1]).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  });
  it('leave out a school whose password has changed since', async () => {
    const email = `${randomUUID()}@school.example`;
    await joins(here, email);
    const two = await joins(there, email);
    const [client] = await signedIn(email, { schoolId: here.id });
    set('2026-11-03T08:00:00Z');
    const again = await there.client('admin').post<PersonInvited>(`/people/${two}/invitation`);
    const token = again.body.invitationUrl.split('#').at(-1);
    await kit.client().post('/auth/invitation', { token, password: 'another one altogether' });
    expect(names((await client.get<SignedInAt>('/auth/session')).body)).toEqual(['Riverside']);
    expect((await client.put('/auth/session', { schoolId: there.id })).status).toBe(404);
  });
  it('are nobody’s business without a session, or for another’s', async () => {
    expect((await kit.client().get('/auth/session')).status).toBe(401);
    expect((await kit.client().put('/auth/session', { schoolId: there.id })).status).toBe(401);
    expect((await here.client('teacher').put('/auth/session', { schoolId: there.id })).status).toBe(404);
  });
});
