import { randomUUID } from 'node:crypto';
import type { ActivityView, Department } from '@app/shared';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

/** What a department decides as long as nobody says otherwise. */
const SAYS_NOTHING = {
  riskAssessmentNeeded: false,
  asks: true,
  lendsPracticals: false,
  teamShared: false,
  deadlinesFrom: null,
  prepRoomIds: [],
};

describe('The departments of a school', () => {
  let kit: TestApp;
  let school: TestSchool;
  let theirs: TestSchool;
  beforeAll(async () => {
    kit = await startTestApp();
    school = await TestSchool.make(kit, { calendar: null });
    theirs = await TestSchool.make(kit, { calendar: null });
  });
  afterAll(() => kit.stop());

  const list = async (of = school) => (await of.client('teacher').get<{ items: Department[] }>('/departments')).body.items;
  const add = (body: unknown, key = 'admin') => school.client(key).post<Department>('/departments', body);
  const put = (id: string, body: unknown, key = 'admin') => school.client(key).put<Department>(`/departments/${id}`, body);
  const policy = (id: string, body: unknown, key = 'admin') => school.client(key).put<Department>(`/departments/${id}/policy`, body);
  const weekly = { from: '2026-09-01', kind: 'weekly', weekday: 4, time: '12:00', weeksBefore: 1 };
  const notice = { from: '2026-11-10', kind: 'notice', schoolDays: 3 };
  const somewhere = async () => (await add({ name: `Department ${randomUUID()}` })).body.id;
  const events = async (id: string) =>
    (await school.client('admin').get<{ items: ActivityView[] }>(`/activity?subjectId=${id}`)).body.items;
  const rulesVersion = async () => (await kit.db.read<{ n: number }>(school.id, 'SELECT rules_version AS n FROM school', []))[0]?.n ?? 0;

  describe('GET /api/departments', () => {
    it('is for everybody who is signed in, by name, each their own', async () => {
      expect((await kit.client().get('/departments')).status).toBe(401);
      for (const name of ['art', 'Zoology', 'Biology']) await theirs.client('admin').post('/departments', { name });
      expect((await list(theirs)).map(({ name }) => name)).toEqual(['art', 'Biology', 'Science', 'Zoology']);
      expect((await list()).map(({ name }) => name)).toEqual(['Science']);
    });
    it('tells the policy in force today beside all of them, in one statement beside the session', async () => {
      const id = await somewhere();
      expect((await list()).find((department) => department.id === id)).toMatchObject({ policy: null, policies: [] });
      await policy(id, notice);
      await policy(id, weekly);
      const before = kit.db.counts.statements;
      const found = (await list()).find((department) => department.id === id);
      expect(kit.db.counts.statements - before).toBe(2);
      expect(found).toEqual({ id, name: expect.any(String), ...SAYS_NOTHING, policy: weekly, policies: [weekly, notice] });
      try {
        kit.clock.set('2026-11-10T00:00:00Z');
        expect((await list()).find((department) => department.id === id)?.policy).toEqual(notice);
      } finally {
        kit.clock.set('2026-11-03T07:00:00Z');
      }
    });
  });

  describe('POST /api/departments', () => {
    it('is for admins alone', async () => {
      expect((await kit.client().post('/departments', { name: 'Food' })).status).toBe(401);
      for (const key of ['teacher', 'technician', 'head']) expect((await add({ name: 'Food' }, key)).status).toBe(403);
    });
    it('adds one, and says who did', async () => {
      const before = await rulesVersion();
      const { status, body } = await add({ name: ' Food ' });
      expect([status, body]).toEqual([201, { id: expect.any(String), name: 'Food', ...SAYS_NOTHING, policy: null, policies: [] }]);
      expect(await events(body.id)).toEqual([expect.objectContaining({ what: 'department.added', by: 'admin', after: { name: 'Food' } })]);
      expect(await rulesVersion()).toBeGreaterThan(before);
    });
    it('refuses a name that is there already, in whatever letters, and two at once', async () => {
      expect(await add({ name: 'sCIENCE' })).toMatchObject({ status: 409, body: { code: 'ALREADY_EXISTS', errors: [{ field: 'name' }] } });
      const answers = await Promise.all([add({ name: 'Music' }), add({ name: 'MUSIC' }), add({ name: 'music' })]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    });
    it.each([
      [{}, 'name'],
      [{ name: '  ' }, 'name'],
      [{ name: 5 }, 'name'],
      [{ name: 'x'.repeat(101) }, 'name'],
      [{ name: 'Drama', id: 'x' }, 'id'],
    ])('refuses %j', async (body, field) => {
      const answer = await add(body);
      expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, field]);
    });
  });

  describe('PUT /api/departments/:id', () => {
    it('is for its head and admins, on departments of their own school', async () => {
      expect((await kit.client().put(`/departments/${school.departmentId}`, {})).status).toBe(401);
      for (const key of ['teacher', 'technician']) expect((await put(school.departmentId, {}, key)).status).toBe(403);
      expect((await put(school.departmentId, {}, 'head')).status).toBe(200);
      expect((await put(await somewhere(), {}, 'head')).status).toBe(403);
      for (const unknown of [theirs.departmentId, randomUUID(), 'x']) expect((await put(unknown, { name: 'Mine' })).status).toBe(404);
    });
    it('changes what is sent and nothing else, and says who did', async () => {
      const id = await somewhere();
      const before = await rulesVersion();
      expect((await put(id, { riskAssessmentNeeded: true })).body).toMatchObject({ id, riskAssessmentNeeded: true });
      const named = await put(id, { name: 'Textiles' });
      expect([named.status, named.body]).toEqual([200, expect.objectContaining({ name: 'Textiles', riskAssessmentNeeded: true })]);
      expect((await events(id))[1]).toMatchObject({
        what: 'department.changed',
        before: { riskAssessmentNeeded: false },
        after: { riskAssessmentNeeded: true },
      });
      expect(await rulesVersion()).toBeGreaterThan(before);
    });
    it("refuses another department's name and takes its own in other letters", async () => {
      expect(await put(await somewhere(), { name: 'science' })).toMatchObject({ status: 409, body: { errors: [{ field: 'name' }] } });
      expect((await put(school.departmentId, { name: 'SCIENCE' })).body.name).toBe('SCIENCE');
      await put(school.departmentId, { name: 'Science' });
    });
    it.each([
      [{ name: null }, 'name'],
      [{ name: '' }, 'name'],
      [{ riskAssessmentNeeded: 'yes' }, 'riskAssessmentNeeded'],
      [{ riskAssessmentNeeded: null }, 'riskAssessmentNeeded'],
      [{ policies: [] }, 'policies'],
    ])('refuses %j', async (body, field) => {
      const answer = await put(school.departmentId, body);
      expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, field]);
    });
  });

  describe('PUT /api/departments/:id/policy', () => {
    it('is for admins, and for heads of the department itself', async () => {
      expect((await kit.client().put(`/departments/${school.departmentId}/policy`, weekly)).status).toBe(401);
      for (const key of ['teacher', 'technician']) expect((await policy(school.departmentId, weekly, key)).status).toBe(403);
      expect((await policy(school.departmentId, weekly, 'head')).status).toBe(200);
      const other = await somewhere();
      expect(await policy(other, weekly, 'head')).toMatchObject({ status: 403, body: { code: 'OTHER_DEPARTMENT' } });
      expect((await policy(other, weekly, 'admin')).status).toBe(200);
    });
    it("is not for another school's department", async () => {
      for (const unknown of [theirs.departmentId, randomUUID(), 'x']) expect((await policy(unknown, weekly)).status).toBe(404);
      expect((await list(theirs)).flatMap(({ policies }) => policies)).toEqual([]);
    });
    it('adds a policy from its date on, and replaces one of the same date with all that it says', async () => {
      const id = await somewhere();
      const before = await rulesVersion();
      await policy(id, { ...weekly, blockWithinHours: 24 });
      const changed = await policy(id, { from: '2026-09-01', kind: 'notice', schoolDays: 0, time: '09:00' });
      expect([changed.status, changed.body.policies]).toEqual([
        200,
        [{ from: '2026-09-01', kind: 'notice', schoolDays: 0, time: '09:00' }],
      ]);
      expect((await events(id))[0]).toMatchObject({ what: 'policy.changed', before: { blockWithinHours: 24 }, after: { kind: 'notice' } });
      expect(await rulesVersion()).toBe(before + 2);
    });
    it('counts one week before where none is said', async () => {
      const { body } = await policy(await somewhere(), { from: '2026-09-01', kind: 'weekly', weekday: 1, time: '09:00' });
      expect(body.policy).toEqual({ from: '2026-09-01', kind: 'weekly', weekday: 1, time: '09:00', weeksBefore: 1 });
    });
    it('takes null for what the other kind of policy has', async () => {
      const unsaid = { weeksBefore: null, blockWithinHours: null };
      const [first, second] = [await somewhere(), await somewhere()];
      const weeklySaid = await policy(first, {
        ...unsaid,
        from: '2026-09-01',
        kind: 'weekly',
        weekday: 1,
        time: '09:00',
        schoolDays: null,
      });
      const noticeSaid = await policy(second, { ...unsaid, from: '2026-09-01', kind: 'notice', weekday: null, time: null, schoolDays: 2 });
      expect([weeklySaid.body.policy, noticeSaid.body.policy]).toEqual([
        { from: '2026-09-01', kind: 'weekly', weekday: 1, time: '09:00', weeksBefore: 1 },
        { from: '2026-09-01', kind: 'notice', schoolDays: 2 },
      ]);
    });
    it('keeps one policy a date when many set it at once', async () => {
      const id = await somewhere();
      const answers = await Promise.all([1, 2, 3, 4, 5].map((schoolDays) => policy(id, { ...notice, schoolDays })));
      expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200));
      expect((await list()).find((department) => department.id === id)?.policies).toHaveLength(1);
    });
    it.each([
      ['nothing', {}, 'from'],
      ['a date that does not exist', { ...weekly, from: '2026-02-30' }, 'from'],
      ['an instant for a date', { ...weekly, from: '2026-09-01T00:00:00Z' }, 'from'],
      ['another kind', { ...weekly, kind: 'monthly' }, 'kind'],
      ['no weekday', { ...weekly, weekday: undefined }, 'weekday'],
      ['weekday 0', { ...weekly, weekday: 0 }, 'weekday'],
      ['a weekday by name', { ...weekly, weekday: 'Thu' }, 'weekday'],
      ['no time', { ...weekly, time: undefined }, 'time'],
      ['25:00', { ...weekly, time: '25:00' }, 'time'],
      ['minus one week', { ...weekly, weeksBefore: -1 }, 'weeksBefore'],
      ['half a week', { ...weekly, weeksBefore: 0.5 }, 'weeksBefore'],
      ['a notice of no number', { from: '2026-09-01', kind: 'notice' }, 'schoolDays'],
      ['a notice of minus one day', { ...notice, schoolDays: -1 }, 'schoolDays'],
      ['a block of a year and more', { ...notice, blockWithinHours: 10_000 }, 'blockWithinHours'],
      ['an unknown field', { ...notice, departmentId: 'x' }, 'departmentId'],
    ])('refuses %s, names the field and keeps what holds', async (_, body, field) => {
      const before = (await list()).find(({ id }) => id === school.departmentId);
      const answer = await policy(school.departmentId, body);
      expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, field]);
      expect((await list()).find(({ id }) => id === school.departmentId)).toEqual(before);
    });
  });
});
