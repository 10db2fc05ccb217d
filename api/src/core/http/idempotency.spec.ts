import type { ChangedTask, ImportAnswer, OwnSession, Requisition } from '@app/shared';
import { givePassword, startTestApp, type TestApp, TestSchool } from '../../testing/index.js';
import { multipart, TIMETABLE } from '../../testing/import-file.js';

const PASSWORD = 'the password of all of them';

/** What was sent under a key is done once, and what came of it is told again. */
describe('Idempotency-Key', () => {
  let kit: TestApp;
  let school: TestSchool;
  beforeAll(async () => {
    kit = await startTestApp('2026-10-20T09:00:00Z');
    school = await TestSchool.make(kit);
  });
  afterAll(() => kit.stop());

  const under = (key: string) => ({ 'idempotency-key': key });

  describe('of an upload', () => {
    function send(key: string, file: string, name = 'timetable.csv') {
      const form = multipart([
        { name: 'kind', value: 'timetable-csv' },
        { name: 'mode', value: 'apply' },
        { name: 'file', file: name, bytes: Buffer.from(file) },
      ]);
      return school.client('admin').post<ImportAnswer>('/imports', form.body, { ...form.headers, ...under(key) });
    }

    it('repeats the answer to the same file, and takes it in once', async () => {
      const [first, again] = [await send('same', TIMETABLE), await send('same', TIMETABLE)];
      expect([first.status, again.status]).toEqual([200, 200]);
      expect(again.body).toEqual(first.body);
      const taken = await school.client('admin').get<{ items: unknown[] }>('/imports');
      expect(taken.body.items).toHaveLength(1);
    });
    it('refuses another file of the same length, and the same under another name', async () => {
      expect((await send('first file', TIMETABLE)).status).toBe(200);
      const other = TIMETABLE.replace('Lab 1', 'Lab 3');
      expect(other).toHaveLength(TIMETABLE.length);
      expect((await send('first file', other)).body).toMatchObject({ status: 422, code: 'KEY_REUSED' });
      expect((await send('first file', TIMETABLE, 'timetabla.csv')).body).toMatchObject({ status: 422, code: 'KEY_REUSED' });
      expect((await send('its own', other)).status).toBe(200);
    });
    it('is not used up by a form that is refused', async () => {
      const { headers } = multipart([]);
      const broken = await school.client('admin').post('/imports', Buffer.from('no form'), { ...headers, ...under('broken') });
      expect(broken.status).toBeGreaterThanOrEqual(400);
      expect(broken.status).toBeLessThan(500);
      expect((await send('broken', TIMETABLE)).status).toBe(200);
    });
  });

  it('repeats what a PATCH was answered, after which the same PATCH under no key is out of date', async () => {
    const lessonId = `${await school.entry({ cycleDay: 'Tue', period: 'P3' })}_2026-11-10`;
    const asked = await school.client('teacher').post<Requisition>('/requisitions', { lessonId, title: 'Weighing', status: 'submitted' });
    const task = asked.body.tasks.find(({ kind }) => kind === 'prepare');
    const tick = { version: task?.version, doneAt: '2026-10-20T09:00:00Z' };
    const send = (body: object, key?: string) =>
      school.client('technician').send<ChangedTask>('PATCH', `/tasks/${task?.id}`, body, key === undefined ? {} : under(key));
    const [first, again] = [await send(tick, 'tick'), await send(tick, 'tick')];
    expect([first.status, first.body.version]).toEqual([200, 2]);
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect((await send(tick)).body).toMatchObject({ status: 409, code: 'STALE_VERSION' });
    expect((await send({ version: 2, doneAt: null }, 'tick')).body).toMatchObject({ code: 'KEY_REUSED' });
  });

  it('repeats a DELETE that has no body to its answer, after which there is nothing to take away', async () => {
    const admin = school.client('admin');
    const substance = (name: string) => admin.post<{ id: string }>('/substances', { name, aliases: [], bands: [] });
    const [one, other] = [await substance('Sugar'), await substance('Salt')];
    const remove = (id: string, key?: string) => admin.send('DELETE', `/substances/${id}`, undefined, key === undefined ? {} : under(key));
    const [first, again] = [await remove(one.body.id, 'away'), await remove(one.body.id, 'away')];
    expect([first.status, first.body, again.status, again.body]).toEqual([204, null, 204, null]);
    expect((await remove(one.body.id)).status).toBe(404);
    expect((await remove(other.body.id, 'away')).body).toMatchObject({ code: 'KEY_REUSED' });
    expect((await remove(other.body.id)).status).toBe(204);
  });

  it('is taken by no route that is sent a password: nobody must be able to try passwords against what is kept of a request', async () => {
    interface Operation {
      parameters?: { name: string }[];
      requestBody?: { content?: Record<string, { schema?: { $ref?: string } }> };
    }
    const { paths, components } = (
      await kit
        .client()
        .get<{ paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, object> } }>('/openapi.json')
    ).body;
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ route: `${method.toUpperCase()} ${path}`, operation })),
    );
    const isKeyed = ({ operation }: (typeof operations)[number]) =>
      operation.parameters?.some(({ name }) => name === 'Idempotency-Key') ?? false;
    const takesPassword = ({ operation: { requestBody } }: (typeof operations)[number]) => {
      const name = requestBody?.content?.['application/json']?.schema?.$ref?.split('/').at(-1) ?? '';
      return 'password' in ((components.schemas[name] as { properties?: object } | undefined)?.properties ?? {});
    };
    expect(operations.filter(takesPassword).map(({ route }) => route)).toContain('PUT /api/me/password');
    expect(operations.filter((one) => isKeyed(one) && takesPassword(one)).map(({ route }) => route)).toEqual([]);
    expect(operations.filter(isKeyed).length).toBeGreaterThan(20);
  });

  describe('where the work is above schools', () => {
    async function signedIn() {
      const { email, accountId } = school.people.get('head') ?? { email: '', accountId: '' };
      await kit.db.acrossSchools('DELETE FROM sign_in_failure');
      await givePassword(kit, [accountId], PASSWORD);
      const client = kit.client();
      expect((await client.post('/auth/session', { email, password: PASSWORD })).status).toBe(201);
      return client;
    }

    it('ends one of the own sessions once, and says so again', async () => {
      const [here] = [await signedIn(), await signedIn()];
      const { items } = (await here.get<{ items: OwnSession[] }>('/me/sessions')).body;
      const there = items.find(({ current }) => !current);
      const end = () => here.send('DELETE', `/me/sessions/${there?.id}`, undefined, under('end'));
      expect([(await end()).status, (await end()).status]).toEqual([204, 204]);
    });
    it('is passed over where a password is changed: each wrong one counts, and nothing is kept of any', async () => {
      const here = await signedIn();
      const change = (current: string) =>
        here.send('PUT', '/me/password', { current, password: 'four dull brass kettles' }, under('change'));
      expect((await change('a wrong password')).body).toMatchObject({ status: 422, errors: [{ field: 'current' }] });
      const failures = await kit.db.acrossSchools('SELECT FROM sign_in_failure');
      expect(failures.length).toBeGreaterThan(0);
      expect((await change(PASSWORD)).status).toBe(204);
      expect((await change(PASSWORD)).body).toMatchObject({ status: 422, errors: [{ field: 'current' }] });
      const kept = await kit.db.read(school.id, 'SELECT key FROM idempotency WHERE school_id = $1 AND key = $2', [school.id, 'change']);
      expect(kept).toEqual([]);
    });
    it('is passed over where one changes to another school: each answer brings the cookies', async () => {
      const here = await signedIn();
      const change = () => here.send('PUT', '/auth/session', { schoolId: school.id }, under('school'));
      for (const { status, headers } of [await change(), await change()]) {
        expect(status).toBe(200);
        expect(JSON.stringify(headers['set-cookie'])).toContain('requisite_session');
      }
    });
  });
});
