import { randomUUID } from 'node:crypto';
import type { ActivityView, Department } from '@app/shared';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

type Listed = { items: ActivityView[]; nextCursor?: string; total?: number };

describe('GET /api/activity', () => {
  let kit: TestApp;
  let school: TestSchool;
  let theirs: TestSchool;
  const made: string[] = [];
  beforeAll(async () => {
    kit = await startTestApp('2026-11-03T07:00:00Z');
    school = await TestSchool.make(kit, { calendar: null });
    theirs = await TestSchool.make(kit, { calendar: null });
    for (let n = 1; n <= 5; n++) {
      kit.clock.set(`2026-11-03T08:0${n}:00Z`);
      made.push((await school.client('admin').post<Department>('/departments', { name: `Department ${n}` })).body.id);
    }
  });
  afterAll(() => kit.stop());

  const get = (query = '', key = 'admin') => school.client(key).get<Listed>(`/activity${query}`);

  it('is for heads and admins', async () => {
    expect((await kit.client().get('/activity')).status).toBe(401);
    for (const key of ['teacher', 'technician']) expect((await get('', key)).status).toBe(403);
    for (const key of ['head', 'admin']) expect((await get('', key)).status).toBe(200);
  });
  it("shows one's own school alone, even when another's row is named", async () => {
    expect((await theirs.client('admin').get<Listed>('/activity')).body.items).toEqual([]);
    expect((await theirs.client('admin').get<Listed>(`/activity?subjectId=${made[0]}`)).body.items).toEqual([]);
  });
  it('tells who did what and when, the newest first', async () => {
    const { items } = (await get()).body;
    expect(items.map(({ subjectId }) => subjectId)).toEqual([...made].reverse());
    expect(items[0]).toEqual({
      id: expect.any(String),
      at: '2026-11-03T08:05:00Z',
      by: 'admin',
      what: 'department.added',
      subject: 'department',
      subjectId: made[4],
      before: null,
      after: { name: 'Department 5' },
      note: null,
    });
  });
  it('cannot be rewritten by the server: what stands there stays', async () => {
    for (const sql of ["UPDATE event SET note = 'never'", 'DELETE FROM event', 'TRUNCATE event'])
      await expect(kit.db.transaction(school.id, () => kit.db.change(sql, []))).rejects.toMatchObject({ code: '42501' });
    expect((await get()).body.items).toHaveLength(5);
  });
  it('comes a page at a time, nothing twice and nothing left out', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await get(`?limit=2${cursor}`);
      seen.push(...body.items.map(({ subjectId }) => subjectId));
      cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
    } while (cursor);
    expect(seen).toEqual([...made].reverse());
  });
  it('says on its first page of how many it is', async () => {
    const { body } = await get('?limit=2');
    expect([body.items.length, body.total]).toEqual([2, 5]);
    expect((await get(`?limit=2&cursor=${body.nextCursor}`)).body.total).toBeUndefined();
    expect((await get(`?subjectId=${made[2]}`)).body.total).toBe(1);
    expect((await theirs.client('admin').get<Listed>('/activity')).body.total).toBe(0);
  });
  it('shows what was done to one thing', async () => {
    expect((await get(`?subjectId=${made[2]}`)).body.items.map(({ subjectId }) => subjectId)).toEqual([made[2]]);
    expect((await get(`?subjectId=${randomUUID()}`)).body.items).toEqual([]);
  });
  it.each([
    ['?subjectId=x', 'subjectId'],
    ['?limit=-1', 'limit'],
    ['?cursor=%00', 'cursor'],
    [`?cursor=${Buffer.from('["1 OR 1=1"]').toString('base64url')}`, 'cursor'],
    ['?what=department.added', 'what'],
  ])('refuses %s', async (query, field) => {
    const answer = await get(query);
    expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, field]);
  });
  it('writes nothing where a command was refused', async () => {
    await school.client('admin').post('/departments', { name: 'Department 1' });
    expect((await get()).body.items).toHaveLength(5);
  });
});
