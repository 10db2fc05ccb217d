import type { LogAnswer, LogEntry, Problem } from '@app/shared';
import { startTestApp, TestSchool, type TestApp } from '../testing/index.js';

describe('a technician’s own log', () => {
  let kit: TestApp;
  let school: TestSchool;

  beforeAll(async () => {
    kit = await startTestApp('2026-10-20T09:00:00Z');
    school = await TestSchool.make(kit);
    await school.person('colleague', ['technician']);
    await school.signIn('colleague');
  });
  afterAll(() => kit.stop());

  const UNPAID = { date: '2026-10-19', minutes: 45, kind: 'unpaid', note: 'Set up the A level trial after hours' };
  const log = async (who: string, asked = '') => {
    const answer = await school.client(who).get<LogAnswer>(`/log${asked}`);
    expect(answer).toMatchObject({ status: 200 });
    return answer.body;
  };
  const add = async (who: string, entry: object) => school.client(who).post<LogEntry>('/log', entry);

  it('is written and read by its technician, the newest day first, in pages, with what it comes to', async () => {
    const days = ['2026-10-12', '2026-10-16', '2026-10-14'];
    for (const date of days) expect((await add('technician', { ...UNPAID, date })).status).toBe(201);
    expect((await add('technician', { date: '2026-10-15', minutes: 20, kind: 'missed-break' })).body).toMatchObject({
      note: '',
      shared: false,
    });
    const all = await log('technician');
    expect(all.items.map(({ date }) => date)).toEqual(['2026-10-16', '2026-10-15', '2026-10-14', '2026-10-12']);
    expect(all).toMatchObject({
      total: 4,
      sums: [
        { kind: 'unpaid', minutes: 135 },
        { kind: 'missed-break', minutes: 20 },
      ],
    });
    const first = await log('technician', '?limit=3');
    const second = await log('technician', `?limit=3&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items]).toEqual(all.items);
    expect((await log('technician', '?from=2026-10-15&to=2026-10-15')).items).toHaveLength(1);
    const met = (await add('technician', { date: '2026-09-15', minutes: 30, kind: 'meeting' })).body;
    expect(met).toMatchObject({ kind: 'meeting', minutes: 30 });
    expect((await school.client('technician').delete(`/log/${met.id}`)).status).toBe(204);
  });

  it('is found by nobody else: not by a colleague, a head or an admin, nor in the activity', async () => {
    const { body } = await add('technician', { ...UNPAID, note: 'Nobody is to read this' });
    for (const other of ['colleague', 'head', 'admin']) {
      const seen = await log(other);
      expect(JSON.stringify(seen)).not.toContain('Nobody is to read');
      expect(seen.items).toEqual([]);
      expect(seen.shared).toEqual([]);
    }
    expect((await school.client('colleague').put(`/log/${body.id}`, { ...UNPAID, shared: true })).status).toBe(404);
    expect((await school.client('colleague').delete(`/log/${body.id}`)).status).toBe(404);
    for (const other of ['head', 'admin', 'teacher']) {
      expect((await school.client(other).put(`/log/${body.id}`, UNPAID)).status).toBe(404);
      expect((await school.client(other).delete(`/log/${body.id}`)).status).toBe(404);
      expect((await school.client(other).post('/log', UNPAID)).status).toBe(403);
    }
    expect((await school.client('teacher').get('/log')).status).toBe(403);
    const activity = await school.client('admin').get('/activity?limit=200');
    expect(JSON.stringify(activity.body)).not.toContain('Nobody is to read');
    expect((await school.client('technician').delete(`/log/${body.id}`)).status).toBe(204);
    expect((await school.client('technician').delete(`/log/${body.id}`)).status).toBe(404);
  });

  it('is counted once shared, in sums without a name, and no more once the sharing is taken back', async () => {
    const { body } = await add('colleague', {
      date: '2026-10-13',
      minutes: 90,
      kind: 'cpd',
      note: 'Radiation protection course',
      shared: true,
    });
    const shared = [{ kind: 'cpd', minutes: 90 }];
    for (const leads of ['head', 'admin']) expect((await log(leads)).shared).toEqual(shared);
    expect(JSON.stringify(await log('head'))).not.toContain('Radiation');
    expect((await log('technician')).shared).toEqual([]);
    expect((await log('head', `?departmentId=${school.departmentId}`)).shared).toEqual(shared);
    const back = await school.client('colleague').put<LogEntry>(`/log/${body.id}`, { ...body, id: undefined, shared: false });
    expect(back.body).toMatchObject({ version: 2, shared: false, note: 'Radiation protection course' });
    expect((await log('head')).shared).toEqual([]);
  });

  it('shows a head only what people of the own departments share', async () => {
    const art = (await school.client('admin').post<{ id: string }>('/departments', { name: 'Art' })).body.id;
    await school.person('art head', ['head'], null, art);
    await school.signIn('art head');
    const { body } = await add('colleague', { date: '2026-10-13', minutes: 30, kind: 'non-core', shared: true });
    expect((await log('head')).shared).toEqual([{ kind: 'non-core', minutes: 30 }]);
    expect((await log('art head')).shared).toEqual([]);
    expect((await log('art head', `?departmentId=${school.departmentId}`)).shared).toEqual([]);
    await school.client('colleague').delete(`/log/${body.id}`);
  });

  it('is another school’s nobody’s', async () => {
    const other = await TestSchool.make(kit);
    const { body } = await add('technician', UNPAID);
    expect((await other.client('technician').put(`/log/${body.id}`, UNPAID)).status).toBe(404);
    expect((await other.client('technician').delete(`/log/${body.id}`)).status).toBe(404);
  });

  it('refuses a stale version with the entry as it is', async () => {
    const { body } = await add('technician', UNPAID);
    const change = { ...UNPAID, minutes: 50 };
    expect((await school.client('technician').put(`/log/${body.id}`, { ...change, version: 1 })).status).toBe(200);
    const stale = await school.client('technician').put<Problem>(`/log/${body.id}`, { ...UNPAID, version: 1 });
    expect(stale).toMatchObject({ status: 409, body: { code: 'STALE_VERSION', current: { minutes: 50, version: 2 } } });
    const beyond = await school.client('technician').put<Problem>(`/log/${body.id}`, { ...UNPAID, version: 2 ** 31 });
    expect(beyond).toMatchObject({ status: 422, body: { code: 'INVALID', errors: [{ field: 'version' }] } });
  });

  it.each([
    ['date', { ...UNPAID, date: '2026-02-30' }],
    ['date', { ...UNPAID, date: '2028-10-19' }],
    ['minutes', { ...UNPAID, minutes: 0 }],
    ['minutes', { ...UNPAID, minutes: 1_441 }],
    ['minutes', { ...UNPAID, minutes: 1.5 }],
    ['kind', { ...UNPAID, kind: 'overtime' }],
    ['note', { ...UNPAID, note: 'x'.repeat(501) }],
    ['shared', { ...UNPAID, shared: 'yes' }],
  ])('refuses a wrong %s and keeps nothing', async (field, entry) => {
    const before = (await log('technician')).total;
    const refused = await add('technician', entry);
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ field }] } });
    expect((await log('technician')).total).toBe(before);
  });

  it.each(['?from=2026-10-20&to=2026-10-01', '?from=2020-01-01&to=2026-10-01', '?cursor=x', '?limit=0', '?departmentId=science'])(
    'refuses a list of %s',
    async (asked) => {
      expect((await school.client('technician').get(`/log${asked}`)).status).toBe(422);
    },
  );
});
