import { randomUUID } from 'node:crypto';
import type { ActivityView, Person, PersonBody, PersonInvited, Role } from '@app/shared';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

type People = { items: Person[]; nextCursor?: string };

describe('The people of a school', () => {
  let kit: TestApp;
  let school: TestSchool;
  let theirs: TestSchool;
  beforeAll(async () => {
    kit = await startTestApp();
    school = await TestSchool.make(kit, { calendar: null });
    theirs = await TestSchool.make(kit, { calendar: null });
  });
  afterAll(() => kit.stop());

  const body = (change: Partial<PersonBody> = {}): PersonBody => ({
    name: 'Tess Ng',
    email: `${randomUUID()}@school.example`,
    code: randomUUID().slice(0, 8),
    roles: ['teacher'],
    departmentIds: [school.departmentId],
    ...change,
  });
  const add = (sent: unknown, key = 'admin') => school.client(key).post<PersonInvited>('/people', sent);
  const rulesVersion = async () => (await kit.db.read<{ n: number }>(school.id, 'SELECT rules_version AS n FROM school', []))[0]?.n ?? 0;
  const people = async () => (await school.client('admin').get<People>('/people?limit=200')).body.items;

  describe('GET /api/people', () => {
    it('is for technicians, heads and admins, and not for teachers', async () => {
      expect((await kit.client().get('/people')).status).toBe(401);
      expect((await school.client('teacher').get('/people')).status).toBe(403);
      for (const key of ['technician', 'head', 'admin']) expect((await school.client(key).get('/people')).status).toBe(200);
    });
    it("shows one's own school alone", async () => {
      const ids = (await theirs.client('admin').get<People>('/people')).body.items.map(({ id }) => id);
      expect(ids.sort()).toEqual(['admin', 'head', 'teacher', 'technician'].map((key) => theirs.personId(key)).sort());
    });
    it('tells all that is known of a person, in one statement beside the session', async () => {
      const before = kit.db.counts.statements;
      const { items } = (await theirs.client('admin').get<People>('/people')).body;
      expect(kit.db.counts.statements - before).toBe(2);
      expect(items.find(({ name }) => name === 'technician')).toEqual({
        id: theirs.personId('technician'),
        version: 1,
        name: 'technician',
        code: 'TECHNICIAN',
        email: theirs.people.get('technician')?.email,
        roles: ['technician'],
        departmentIds: [theirs.departmentId],
        headOf: null,
        prepRoomId: null,
        title: null,
        specialisms: [],
        contract: null,
        workingPattern: expect.objectContaining({ breaks: [{ start: '10:50', end: '11:10' }] }),
        active: true,
        forgotten: false,
        signIn: 'joined',
        still: null,
      });
    });
    it('comes by name, then id, a page at a time, nobody twice and nobody left out', async () => {
      const many = await TestSchool.make(kit, { calendar: null });
      for (const name of ['zoe', 'Bea', 'abe', 'Bea', 'Bea']) await many.client('admin').post('/people', body({ name, departmentIds: [] }));
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const { body: answer } = await many.client('head').get<People>(`/people?limit=2${cursor ? `&cursor=${cursor}` : ''}`);
        expect(answer.items.length).toBeLessThanOrEqual(2);
        seen.push(...answer.items.map(({ name, id }) => `${name} ${id}`));
        cursor = answer.nextCursor;
      } while (cursor);
      expect(seen.map((line) => line.split(' ')[0])).toEqual(['abe', 'admin', 'Bea', 'Bea', 'Bea', 'head', 'teacher', 'technician', 'zoe']);
      expect(new Set(seen).size).toBe(9);
    });
    it.each([
      ['limit=0', 'limit'],
      ['limit=201', 'limit'],
      ['limit=x', 'limit'],
      ['limit=1&limit=2', 'limit'],
      ['cursor=x', 'cursor'],
      [`cursor=${Buffer.from('["x"]').toString('base64url')}`, 'cursor'],
      ['role=teacher', 'role'],
    ])('refuses ?%s', async (query, field) => {
      const answer = await school.client('admin').get(`/people?${query}`);
      expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, field]);
    });
  });

  describe('POST /api/people', () => {
    it('is for admins alone, and needs the XSRF token', async () => {
      expect((await kit.client().post('/people', body())).status).toBe(401);
      for (const key of ['teacher', 'technician', 'head']) expect((await add(body(), key)).status).toBe(403);
      const forged = await school.client('admin').post('/people', body(), { 'x-xsrf-token': 'forged' });
      expect([forged.status, forged.body.code]).toEqual([403, 'XSRF_MISSING']);
    });
    it('adds a person who has two roles, gives their link, and says who invited them', async () => {
      const before = await rulesVersion();
      const roles: Role[] = ['teacher', 'technician'];
      const sent = body({ name: '  Tess Ng ', roles });
      const { status, body: made } = await add(sent);
      expect([status, made]).toEqual([
        201,
        { id: expect.any(String), invitationUrl: expect.stringMatching(/^http:.*\/invitation#[\w-]{43}$/) },
      ]);
      const person = (await people()).find(({ id }) => id === made.id);
      expect(person).toMatchObject({
        name: 'Tess Ng',
        email: sent.email,
        roles,
        departmentIds: [school.departmentId],
        signIn: 'invited',
        version: 1,
      });
      const { items } = (await school.client('admin').get<{ items: ActivityView[] }>(`/activity?subjectId=${made.id}`)).body;
      expect(items).toEqual([
        expect.objectContaining({
          what: 'person.invited',
          by: 'admin',
          after: expect.objectContaining({ name: 'Tess Ng', email: sent.email, roles }),
        }),
      ]);
      expect(await rulesVersion()).toBeGreaterThan(before);
    });
    it('does it once for one Idempotency-Key', async () => {
      const sent = body();
      const send = () => school.client('admin').post<PersonInvited>('/people', sent, { 'idempotency-key': 'one person' });
      const [first, again] = [await send(), await send()];
      // the link is told once: what is kept of an answer is without it
      expect(first.body.invitationUrl).toContain('/invitation#');
      expect([first.status, again.status, again.body]).toEqual([201, 201, { ...first.body, invitationUrl: '' }]);
    });
    it('refuses a code and an e-mail address that somebody of the school has, and names both', async () => {
      const sent = body({ code: 'Dup', email: 'dup@school.example' });
      await add(sent);
      const count = (await people()).length;
      const answer = await add(body({ code: 'dUP', email: 'DUP@school.example' }));
      expect([answer.status, answer.body.code]).toEqual([409, 'ALREADY_EXISTS']);
      expect(answer.body.errors?.map(({ field }) => field)).toEqual(['code', 'email']);
      expect((await add(body({ code: 'DUP' }))).body.errors?.map(({ field }) => field)).toEqual(['code']);
      expect((await people()).length).toBe(count);
      const elsewhere = await theirs.client('admin').post('/people', { ...sent, departmentIds: [] });
      expect(elsewhere.status).toBe(201);
    });
    it('adds one of two who come at once with one code', async () => {
      const answers = await Promise.all([add(body({ code: 'RACE' })), add(body({ code: 'race' }))]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    });
    it("refuses another school's department, and one that does not exist", async () => {
      for (const id of [theirs.departmentId, randomUUID(), 'x']) {
        const answer = await add(body({ departmentIds: [school.departmentId, id] }));
        expect([answer.status, answer.body.errors?.map(({ field }) => field)]).toEqual([422, ['departmentIds']]);
      }
    });
    const window = { weekday: 1, start: '08:00', end: '16:00' };
    it.each([
      ['no name', { name: undefined }, 'name'],
      ['a name of blanks', { name: ' \t' }, 'name'],
      ['a name that is a number', { name: 5 }, 'name'],
      ['a name of 121 letters', { name: 'x'.repeat(121) }, 'name'],
      ['a name that no database can hold', { name: 'a\u0000b' }, 'name'],
      ['no e-mail address', { email: 'tess' }, 'email'],
      ['a code of blanks', { code: '  ' }, 'code'],
      ['a code of 121 letters', { code: 'x'.repeat(121) }, 'code'],
      ['no role', { roles: [] }, 'roles'],
      ['a role as text', { roles: 'teacher' }, 'roles'],
      ['a role that is not there', { roles: ['owner'] }, 'roles'],
      ['a role twice', { roles: ['teacher', 'teacher'] }, 'roles'],
      ['departments that are null', { departmentIds: null }, 'departmentIds'],
      ['a department that is a number', { departmentIds: [5] }, 'departmentIds'],
      ['a working pattern that is a list', { workingPattern: [] }, 'workingPattern'],
      ['a working pattern that is empty', { workingPattern: {} }, 'workingPattern.windows'],
      ['a window that is null', { workingPattern: { windows: [null], breaks: [] } }, 'workingPattern.windows.0'],
      ['a window that is a number', { workingPattern: { windows: [5], breaks: [] } }, 'workingPattern.windows'],
      ['an eighth day', { workingPattern: { windows: [{ ...window, weekday: 8 }], breaks: [] } }, 'workingPattern.windows.0.weekday'],
      ['24:00', { workingPattern: { windows: [{ ...window, end: '24:00' }], breaks: [] } }, 'workingPattern.windows.0.end'],
      [
        'a window that ends first',
        { workingPattern: { windows: [{ ...window, end: '07:00' }], breaks: [] } },
        'workingPattern.windows.0.end',
      ],
      [
        'a break outside',
        { workingPattern: { windows: [window], breaks: [{ start: '16:00', end: '16:10' }] } },
        'workingPattern.breaks.0.start',
      ],
      ['an unknown field', { isOwner: true }, 'isOwner'],
      ["another's id", { id: randomUUID() }, 'id'],
    ])('refuses %s, names the field and adds nobody', async (_, change, field) => {
      const count = (await people()).length;
      const answer = await add({ ...body(), ...change });
      expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, field]);
      expect((await people()).length).toBe(count);
    });
    it('refuses a body that is no object', async () => {
      for (const sent of [[], 'x', 5]) expect([400, 422]).toContain((await add(sent)).status);
    });
  });

  describe('POST /api/people/:id/invitation', () => {
    const again = (id: string, key = 'admin') => school.client(key).post<PersonInvited>(`/people/${id}/invitation`);
    it('is for admins alone, for people of their own school', async () => {
      const id = school.personId('teacher');
      expect((await kit.client().post(`/people/${id}/invitation`)).status).toBe(401);
      expect((await again(id, 'head')).status).toBe(403);
      for (const unknown of [theirs.personId('teacher'), randomUUID(), 'x']) expect((await again(unknown)).status).toBe(404);
    });
    it('gives a new link', async () => {
      const made = await add(body());
      const { status, body: answer } = await again(made.body.id);
      expect([status, answer.id]).toEqual([201, made.body.id]);
      expect(answer.invitationUrl).not.toBe(made.body.invitationUrl);
    });
    it('is refused for somebody without an e-mail address, and for somebody who has left', async () => {
      const id = await school.person('imported', ['teacher']);
      await kit.db.transaction(school.id, () => kit.db.change('UPDATE person SET email = NULL WHERE id = $1', [id]));
      expect(await again(id)).toMatchObject({ status: 422, body: { errors: [{ field: 'email' }] } });
      const left = (await add(body())).body.id;
      await school.client('admin').put(`/people/${left}`, { version: 1, active: false });
      expect(await again(left)).toMatchObject({ status: 422, body: { errors: [{ field: 'active' }] } });
    });
  });
});
