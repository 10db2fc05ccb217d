import { randomUUID } from 'node:crypto';
import type { ActivityView, Me, Person, Role } from '@app/shared';
import { givePassword, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

describe('PUT /api/people/:id', () => {
  let kit: TestApp;
  let school: TestSchool;
  let theirs: TestSchool;
  beforeAll(async () => {
    kit = await startTestApp();
    school = await TestSchool.make(kit, { calendar: null });
    theirs = await TestSchool.make(kit, { calendar: null });
  });
  afterAll(() => kit.stop());

  const put = (id: string, body: object, key = 'admin') => school.client(key).put<Person>(`/people/${id}`, body);
  async function somebody(roles: Role[] = ['teacher']): Promise<{ id: string; key: string; email: string }> {
    const key = randomUUID().slice(0, 13);
    const id = await school.person(key, roles);
    return { id, key, email: school.people.get(key)?.email ?? '' };
  }
  const rulesVersion = async () => (await kit.db.read<{ n: number }>(school.id, 'SELECT rules_version AS n FROM school', []))[0]?.n ?? 0;

  it('is for admins alone, with the XSRF token, on people of their own school', async () => {
    const { id } = await somebody();
    expect((await kit.client().put(`/people/${id}`, { version: 1 })).status).toBe(401);
    for (const key of ['teacher', 'technician', 'head']) expect((await put(id, { version: 1 }, key)).status).toBe(403);
    const forged = await school.client('admin').send('PUT', `/people/${id}`, { version: 1 }, { 'x-xsrf-token': '' });
    expect([forged.status, forged.body.code]).toEqual([403, 'XSRF_MISSING']);
    for (const unknown of [theirs.personId('teacher'), randomUUID(), 'x'])
      expect(await put(unknown, { version: 1, name: 'Mine' })).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });
  it('changes what is sent and nothing else, and answers the person as they are now', async () => {
    const { id, email } = await somebody();
    const workingPattern = { windows: [{ weekday: 1, start: '08:00', end: '12:00', week: 'A' }], breaks: [] };
    const before = await rulesVersion();
    const { status, body } = await put(id, { version: 1, name: ' New Name ', roles: ['teacher', 'technician'], workingPattern });
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({ id, version: 2, name: 'New Name', email, roles: ['teacher', 'technician'], workingPattern, active: true }),
    ]);
    expect(body.departmentIds).toEqual([school.departmentId]);
    expect(await rulesVersion()).toBeGreaterThan(before);
    expect((await put(id, { version: 2, workingPattern: null, departmentIds: [] })).body).toMatchObject({
      version: 3,
      workingPattern: null,
      departmentIds: [],
    });
    const { items } = (await school.client('admin').get<{ items: ActivityView[] }>(`/activity?subjectId=${id}`)).body;
    expect(items[1]).toMatchObject({
      what: 'person.changed',
      by: 'admin',
      before: { roles: ['teacher'], workingPattern: null },
      after: { name: 'New Name', roles: ['teacher', 'technician'], workingPattern },
    });
    expect(items[1]?.after).not.toHaveProperty('email');
  });
  describe('of the departments that a head leads', () => {
    const department = async (of = school) =>
      (await of.client('admin').post<{ id: string }>('/departments', { name: `Department ${randomUUID()}` })).body.id;
    const asRead = async (id: string) =>
      (await school.client('admin').get<{ items: Person[] }>('/people?limit=200')).body.items.find((one) => one.id === id);

    it('takes some of their own, which become theirs, and null for all', async () => {
      const [{ id }, art] = [await somebody(['head']), await department()];
      const named = await put(id, { version: 1, headOf: [art] });
      expect(named.body).toMatchObject({ headOf: [art], version: 2 });
      expect(named.body.departmentIds).toEqual(expect.arrayContaining([school.departmentId, art]));
      expect((await put(id, { version: 2, headOf: null })).body).toMatchObject({ headOf: null, version: 3 });
      expect((await put(id, { version: 3, headOf: [art] })).body.headOf).toEqual([art]);
      const still = await put(id, { version: 4, departmentIds: [art] });
      expect(still.body).toMatchObject({ departmentIds: [art], headOf: [art] });
      expect((await put(id, { version: 5, roles: ['teacher'] })).body).toMatchObject({ roles: ['teacher'], headOf: null });
    });

    it('refuses what would make them head of others or of nothing, naming the field, and keeps what was', async () => {
      const [{ id }, art, foreign] = [await somebody(['head']), await department(), await department(theirs)];
      await put(id, { version: 1, headOf: [art] });
      const before = await asRead(id);
      for (const [body, field] of [
        [{ headOf: [foreign] }, 'headOf'],
        [{ headOf: [randomUUID()] }, 'headOf'],
        [{ headOf: ['x'] }, 'headOf'],
        [{ headOf: [] }, 'headOf'],
        [{ headOf: [art, art] }, 'headOf'],
        [{ headOf: art }, 'headOf'],
        [{ roles: ['teacher'], headOf: [art] }, 'headOf'],
        [{ departmentIds: [school.departmentId] }, 'headOf'],
        [{ departmentIds: [art, foreign] }, 'departmentIds'],
      ] as const) {
        const { status, body: refused } = await put(id, { version: 2, ...body });
        expect([body, status, refused.errors?.map((one) => one.field)]).toEqual([body, 422, [field]]);
      }
      expect(await put(id, { version: 1, headOf: [art] })).toMatchObject({ status: 409, body: { code: 'STALE_VERSION' } });
      for (const key of ['teacher', 'technician', 'head']) expect((await put(id, { version: 2, headOf: null }, key)).status).toBe(403);
      expect(await asRead(id)).toEqual(before);
      const add = (more: object) =>
        school
          .client('admin')
          .post('/people', { name: 'N', email: `${randomUUID()}@x.example`, code: randomUUID().slice(0, 8), departmentIds: [], ...more });
      for (const body of [
        { roles: ['teacher'], headOf: [art] },
        { roles: ['head'], headOf: [] },
        { roles: ['head'], headOf: [foreign] },
      ])
        expect(await add(body)).toMatchObject({ status: 422, body: { errors: [{ field: 'headOf' }] } });
      expect((await add({ roles: ['head'], headOf: [art] })).status).toBe(201);
    });
  });

  it('shows what somebody else changed first, and keeps it', async () => {
    const { id } = await somebody();
    await put(id, { version: 1, name: 'By the first' });
    const { status, body } = await put(id, { version: 1, name: 'By the second' });
    expect([status, body.code, body['current']]).toEqual([
      409,
      'STALE_VERSION',
      expect.objectContaining({ id, version: 2, name: 'By the first' }),
    ]);
    const answers = await Promise.all([1, 2, 3, 4].map((n) => put(id, { version: 2, name: `At once ${n}` })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409]);
  });
  it('signs out at once whoever is deactivated, and lets nobody back in by an old session', async () => {
    const { id, key } = await somebody();
    const client = await school.signIn(key);
    expect((await client.get('/me')).status).toBe(200);
    await put(id, { version: 1, active: false });
    expect((await client.get('/me')).status).toBe(401);
    await put(id, { version: 2, active: true });
    expect((await client.get('/me')).status).toBe(401);
  });
  it('changes what a signed-in person may do from the next request on', async () => {
    const { id, key } = await somebody();
    const client = await school.signIn(key);
    expect((await client.get('/people')).status).toBe(403);
    await put(id, { version: 1, roles: ['head'] });
    expect((await client.get('/people')).status).toBe(200);
    expect((await client.get<Me>('/me')).body.roles).toEqual(['head']);
  });
  it('lets the person sign in with a new e-mail address, and with the old one no longer', async () => {
    const { id, email, key } = await somebody();
    await givePassword(kit, [school.people.get(key)?.accountId], 'the password they have');
    const renamed = `${randomUUID()}@school.example`;
    expect((await put(id, { version: 1, email: renamed })).status).toBe(200);
    const signIn = async (sent: string) =>
      (await kit.client().post('/auth/session', { email: sent, password: 'the password they have' })).status;
    expect([await signIn(email), await signIn(renamed)]).toEqual([401, 201]);
  });
  it('signs out whoever has another address now', async () => {
    const { id, key } = await somebody();
    const client = await school.signIn(key);
    expect((await put(id, { version: 1, email: `${randomUUID()}@school.example` })).status).toBe(200);
    expect((await client.get('/me')).status).toBe(401);
  });
  it('leaves the sign-in at another school as it is', async () => {
    const { id, email, key } = await somebody();
    const accountId = school.people.get(key)?.accountId;
    await kit.db.acrossSchools('INSERT INTO membership (account_id, school_id, person_id, used_at) VALUES ($1, $2, $3, $4)', [
      accountId,
      theirs.id,
      theirs.personId('head'),
      '2026-11-03T07:00:00Z',
    ]);
    expect((await put(id, { version: 1, email: `${randomUUID()}@school.example` })).status).toBe(200);
    const [account] = await kit.db.acrossSchools<{ email: string }>('SELECT email FROM account WHERE id = $1', [accountId]);
    expect(account?.email).toBe(email);
    const left = await kit.db.acrossSchools<{ id: string }>('SELECT school_id AS id FROM membership WHERE account_id = $1', [accountId]);
    expect(left).toEqual([{ id: theirs.id }]);
  });
  it('answers of an address with which somebody of another school signs in as of any other, and takes nothing from them', async () => {
    const [one, two] = [await somebody(), await somebody()];
    const head = theirs.people.get('head');
    await givePassword(kit, [head?.accountId], 'the password of the head');
    const known = await put(one.id, { version: 1, email: head?.email });
    const unknown = await put(two.id, { version: 1, email: `${randomUUID()}@school.example` });
    expect([known.status, unknown.status, Object.keys(known.body)]).toEqual([200, 200, Object.keys(unknown.body)]);
    const body = { email: head?.email, password: 'the password of the head' };
    expect(await kit.client().post('/auth/session', body)).toMatchObject({ status: 201, body: { user: { id: head?.id } } });
  });
  it("refuses another's code and e-mail address, and takes one's own in other letters", async () => {
    const { id, email, key } = await somebody();
    const answer = await put(id, { version: 1, code: 'teacher', email: school.people.get('teacher')?.email.toUpperCase() });
    expect([answer.status, answer.body.errors?.map(({ field }) => field)]).toEqual([409, ['code', 'email']]);
    expect((await put(id, { version: 1, code: key.toLowerCase(), email: email.toUpperCase() })).status).toBe(200);
  });
  const window = { weekday: 1, start: '08:00', end: '12:00' };
  it.each([
    ['no version', { version: undefined }, 'version'],
    ['a version as text', { version: '1' }, 'version'],
    ['half a version', { version: 1.5 }, 'version'],
    ['a name that is null', { name: null }, 'name'],
    ['a name of blanks', { name: ' ' }, 'name'],
    ['an e-mail address that is null', { email: null }, 'email'],
    ['roles that are null', { roles: null }, 'roles'],
    ['no role', { roles: [] }, 'roles'],
    ['departments that are not there', { departmentIds: [randomUUID()] }, 'departmentIds'],
    ['activity as text', { active: 'no' }, 'active'],
    ['activity that is null', { active: null }, 'active'],
    ['overlapping windows', { workingPattern: { windows: [window, window], breaks: [] } }, 'workingPattern.windows.1.start'],
    ['breaks that are missing', { workingPattern: { windows: [window] } }, 'workingPattern.breaks'],
    ['an unknown field', { accountId: randomUUID() }, 'accountId'],
  ])('refuses %s, names the field and changes nothing', async (_, change, field) => {
    const id = school.personId('head');
    const answer = await put(id, { version: 1, ...change });
    expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, field]);
    const { items } = (await school.client('admin').get<{ items: Person[] }>('/people?limit=200')).body;
    expect(items.find((person) => person.id === id)?.version).toBe(1);
  });

  describe('of the last admin', () => {
    it('is refused where it would leave nobody who can sign in as one', async () => {
      const alone = await TestSchool.make(kit, { calendar: null });
      const admin = alone.client('admin');
      const id = alone.personId('admin');
      const invited = { name: 'Not yet', email: `${randomUUID()}@school.example`, code: 'NY', roles: ['admin'], departmentIds: [] };
      await admin.post('/people', invited);
      for (const change of [{ roles: ['head'] }, { active: false }]) {
        const answer = await admin.put(`/people/${id}`, { version: 1, ...change });
        expect([answer.status, answer.body.code]).toEqual([409, 'IN_USE']);
      }
      expect((await admin.put(`/people/${id}`, { version: 1, roles: ['admin', 'head'] })).status).toBe(200);
      await alone.person('second', ['admin']);
      expect((await admin.put(`/people/${id}`, { version: 2, roles: ['head'] })).status).toBe(200);
    });
    it('keeps one when two admins take the role from each other at once', async () => {
      for (let round = 0; round < 5; round++) {
        const both = await TestSchool.make(kit, { calendar: null });
        await both.person('second', ['admin']);
        const [one, two] = [both.client('admin'), await both.signIn('second')];
        const answers = await Promise.all([
          one.put(`/people/${both.personId('second')}`, { version: 1, roles: ['teacher'] }),
          two.put(`/people/${both.personId('admin')}`, { version: 1, roles: ['teacher'] }),
        ]);
        expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
      }
    });
  });
});
