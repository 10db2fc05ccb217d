import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Apparatus, Requisition } from '@app/shared';
import { QUIET_MS } from '../../src/core/database/bounds.js';
import { LastingClient, Notices } from '../../src/core/database/index.js';
import { Pulse } from '../../src/core/health/pulse.js';
import { FairGuard } from '../../src/core/pace/index.js';
import { startBeside, startTestApp, type TestApp, TestSchool } from '../../src/testing/index.js';
import { lockFromOutside } from './lock-from-outside.js';
import { TcpProxy } from './tcp-proxy.js';

// what hangs ends with this; nothing here is that slow
jest.setTimeout(180_000);

/** Whoever waits for the database is told so in time, and nobody else waits with them. */
describe('requests whose database lets them wait', () => {
  let kit: TestApp;
  let one: TestSchool;
  let other: TestSchool;
  let thing: Apparatus;
  const ends: (() => unknown)[] = [];

  beforeAll(async () => {
    kit = await startTestApp();
    one = await TestSchool.make(kit);
    other = await TestSchool.make(kit);
    thing = (await one.client('technician').post<Apparatus>('/apparatus', { name: 'Balance', owned: 1 })).body;
  });
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });
  afterAll(() => kit.stop());

  /** Holds a lock from outside until what it answers is called, or the test ends. */
  async function locks(text: string, values: unknown[] = []): Promise<() => Promise<void>> {
    const free = await lockFromOutside(kit.url, text, values);
    ends.push(free);
    return free;
  }
  const LOCK_THING = 'SELECT FROM apparatus WHERE school_id = $1 AND id = $2 FOR UPDATE';
  const change = (app: TestApp = kit) => one.client('technician', app).put(`/apparatus/${thing.id}`, { version: thing.version, owned: 2 });
  /** Lets requests that cannot be answered yet come so far that some wait, for a connection or for their school's turn. */
  const untilFull = async () => {
    while (!kit.db.connections.turns.isFull && kit.app.get(FairGuard).waiters === 0) await pause(5);
  };

  it('forty changes of one locked thing leave reads, other schools and health alone, and each is refused in words', async () => {
    await locks(LOCK_THING, [one.id, thing.id]);
    const waiting = Array.from({ length: 40 }, () => change());
    await untilFull();
    const health = await kit.client().get('/health');
    expect(health).toMatchObject({ status: 200, body: { status: 'ok', database: 'busy' } });
    expect((await one.client('technician').get('/apparatus')).status).toBe(200);
    expect((await other.client('technician').post('/apparatus', { name: 'Balance', owned: 1 })).status).toBe(201);

    const answers = await Promise.all(waiting);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([409, 503]));
    for (const { status, body, headers } of answers) {
      expect(body).toMatchObject({ code: status === 409 ? 'BUSY' : 'SERVER_BUSY', detail: expect.stringContaining('Nothing was changed') });
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    }
  });

  it('forty requests that want one locked thing leave reads, other schools and health alone; none of those refused is kept', async () => {
    const ids = await Promise.all(['Mon', 'Tue', 'Wed', 'Thu', 'Fri'].map((cycleDay) => one.entry({ cycleDay, period: 'P3' })));
    const lessons = ids.flatMap((id, weekday) =>
      Array.from(
        { length: 8 },
        (_, week) =>
          `${id}_${Temporal.PlainDate.from('2026-11-09')
            .add({ days: weekday, weeks: week % 6 })
            .toString()}`,
      ),
    );
    await locks(LOCK_THING, [one.id, thing.id]);
    const submit = (lessonId: string, at: number) =>
      one
        .client('teacher')
        .post<Requisition>(
          '/requisitions',
          { lessonId, status: 'submitted', title: `Wants it ${at}`, lines: [{ apparatusId: thing.id, perSet: 1 }], goShort: true },
          { 'idempotency-key': `wants it ${at}` },
        );
    const waiting = lessons.map(submit);
    await untilFull();
    expect((await kit.client().get('/health')).body).toMatchObject({ status: 'ok', database: 'busy' });
    expect((await one.client('technician').get('/apparatus')).status).toBe(200);
    expect((await other.client('technician').post('/apparatus', { name: 'Tongs', owned: 1 })).status).toBe(201);

    const answers = await Promise.all(waiting);
    expect(answers.map(({ status }) => status).filter((status) => ![409, 503].includes(status))).toEqual([]);
    expect(answers.map(({ body }) => body.detail).filter((detail) => !detail?.includes('Nothing was changed'))).toEqual([]);
    const kept = await kit.db.read(one.id, 'SELECT FROM requisition WHERE school_id = $1', [one.id]);
    expect(kept).toEqual([]);
  });

  it('two hundred looks at a locked table leave health and another school what is not locked', async () => {
    const free = await locks('LOCK TABLE apparatus');
    const waiting = Array.from({ length: 200 }, () => one.client('teacher').get('/apparatus'));
    await untilFull();
    expect((await kit.client().get('/health')).body).toMatchObject({ database: 'busy' });
    expect((await other.client('teacher').get('/departments')).status).toBe(200);
    await free();
    const statuses = new Set((await Promise.all(waiting)).map(({ status }) => status));
    expect([...statuses].filter((status) => ![200, 409, 503].includes(status))).toEqual([]);
  });

  it('what a frozen server had locked is free again, without it', async () => {
    const beside = await startBeside(kit);
    const thawed = Promise.withResolvers<void>();
    const locked = Promise.withResolvers<void>();
    const frozen = beside.db.transaction(one.id, async () => {
      await beside.db.query(LOCK_THING, [one.id, thing.id]);
      locked.resolve();
      await thawed.promise;
      await beside.db.query('SELECT FROM apparatus WHERE school_id = $1', [one.id]);
    });
    ends.push(() => beside.stop());
    frozen.catch(() => undefined);
    await locked.promise;
    expect((await change()).body).toMatchObject({ status: 409, code: 'BUSY' });
    let { status } = await change();
    for (let tries = 0; status === 409 && tries < 20; tries++) ({ status } = await change());
    expect(status).toBe(200);
    thawed.resolve();
    await expect(frozen).rejects.toThrow();
  });

  it('for room on the disk are told so by name, can read on, and are served under the same key when there is room', async () => {
    const owner = new LastingClient({ connectionString: kit.url });
    await owner.connect();
    ends.push(() => owner.end());
    await owner.query(`CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$`);
    const fill = () => owner.query('CREATE TRIGGER no_room BEFORE INSERT ON apparatus FOR EACH ROW EXECUTE FUNCTION no_room()');
    const makeRoom = () => owner.query('DROP TRIGGER IF EXISTS no_room ON apparatus');
    ends.push(makeRoom);
    const add = () =>
      one.client('technician').post<Apparatus>('/apparatus', { name: 'On a full disk', owned: 1 }, { 'idempotency-key': 'full' });
    await fill();
    const refused = await add();
    expect(refused.body).toMatchObject({
      status: 503,
      code: 'DISK_FULL',
      title: 'The disk of the server is full',
      detail: expect.stringMatching(/can still be read.*Nothing was changed/),
    });
    expect(JSON.stringify(refused.body)).not.toContain('extend file');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await one.client('technician').get('/apparatus')).status).toBe(200);
    expect((await kit.client().get('/health')).status).toBe(200);
    await makeRoom();
    expect((await add()).status).toBe(201);
  });

  it('of whoever changed the tables meanwhile get the new ones', async () => {
    const owner = new LastingClient({ connectionString: kit.url });
    await owner.connect();
    ends.push(() => owner.end());
    const look = 'SELECT * FROM changes_meanwhile';
    await owner.query('CREATE TABLE changes_meanwhile (a int); GRANT SELECT ON changes_meanwhile TO PUBLIC');
    const reads = () => Promise.all(Array.from({ length: 20 }, () => kit.db.read(null, look)));
    const writes = () => kit.db.transaction(one.id, () => kit.db.query(look));
    expect([await reads(), await writes()].flat(2)).toEqual([]);
    await owner.query('ALTER TABLE changes_meanwhile ADD b int; INSERT INTO changes_meanwhile VALUES (1, 2)');
    for (const rows of [...(await reads()), await writes()]) expect(rows).toEqual([{ a: 1, b: 2 }]);
  });

  describe('by connections that are dead without a word', () => {
    async function behind(): Promise<{ proxy: TcpProxy; app: TestApp }> {
      const proxy = await TcpProxy.before(kit.url);
      const app = await startBeside({ ...kit, config: { ...kit.config, databaseUrl: proxy.through(kit.url) } });
      ends.push(() => proxy.close());
      ends.push(() => (proxy.cut(), app.stop()));
      expect(await looks(app)).toEqual([200]);
      return { proxy, app };
    }
    /** More at once than there are connections, so that every one is used. */
    const looks = async (app: TestApp) => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => one.client('teacher', app).get('/apparatus')));
      return [...new Set(answers.map(({ status }) => status))];
    };

    it('after a quiet while are served on new ones, and so are writes', async () => {
      const { proxy, app } = await behind();
      await pause(QUIET_MS + 100);
      proxy.freeze();
      const write = one.client('technician', app).post('/apparatus', { name: 'After quiet', owned: 1 });
      expect(await looks(app)).toEqual([200]);
      expect((await write).status).toBe(201);
      expect((await app.client().get('/health')).body).toMatchObject({ database: 'ok' });
    });

    it('in the midst of work are found out, and what comes then is served; so is a statement without end', async () => {
      const endless = expect(kit.db.read(null, 'SELECT pg_sleep(600)')).rejects.toMatchObject({ code: '57014' });
      const { proxy, app } = await behind();
      proxy.freeze();
      const statuses = await looks(app);
      expect(statuses.filter((status) => ![200, 503].includes(status))).toEqual([]);
      expect(await looks(app)).toEqual([200]);
      await endless;
    });

    it('do not keep back what servers tell each other: it is told on a new one', async () => {
      const { proxy } = await behind();
      const [far, near] = [proxy.through(kit.url), kit.url].map((databaseUrl) => new Notices({ databaseUrl }));
      ends.push(() => Promise.all([far?.onApplicationShutdown(), near?.onApplicationShutdown()]));
      const heard = Array.from({ length: 3 }, () => Promise.withResolvers<void>());
      let count = 0;
      near?.listen('told', () => heard[count++]?.resolve());
      for (let tries = 0; count === 0; tries++) {
        if (tries % 50 === 0) far?.tell('told');
        await pause(10);
      }
      const before = count;
      proxy.freeze();
      far?.tell('told');
      await heard[before]?.promise;
    });

    it('do not keep a server from ending', async () => {
      const proxy = await TcpProxy.before(kit.url);
      ends.push(() => proxy.close());
      const pulse = new Pulse({ databaseUrl: proxy.through(kit.url) });
      expect(await pulse.beats()).toBe(true);
      proxy.freeze();
      await pulse.onApplicationShutdown();
    });

    it('do not keep health waiting: a database of which nothing is heard is away', async () => {
      const { proxy, app } = await behind();
      expect((await app.client().get('/health')).status).toBe(200);
      proxy.stall();
      expect(await app.client().get('/health')).toMatchObject({ status: 503, body: { code: 'DATABASE_AWAY', database: 'away' } });
      proxy.flow();
      expect((await app.client().get('/health')).status).toBe(200);
    });
  });
});
