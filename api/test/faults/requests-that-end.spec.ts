import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../src/app.module.js';
import { Database } from '../../src/core/database/index.js';
import { createApp } from '../../src/core/http/create-app.js';
import { FairGuard } from '../../src/core/pace/index.js';
import { ARRIVAL } from '../../src/core/http/slow-bodies.js';
import { startTestApp, type TestApp, TestSchool } from '../../src/testing/index.js';
import { multipart, TIMETABLE } from '../../src/testing/import-file.js';
import { HalfSent } from './half-sent.js';
import { lockFromOutside } from './lock-from-outside.js';

// what hangs ends with this; nothing here is that slow
jest.setTimeout(180_000);

const JSON_TYPE = { 'content-type': 'application/json' };

/** Whoever does not send the whole of a request holds nothing that others need, and is not waited for without end. */
describe('requests that do not arrive', () => {
  let kit: TestApp;
  let school: TestSchool;
  let other: TestSchool;
  let app: NestFastifyApplication;
  let db: Database;
  let url: string;
  const ends: (() => unknown)[] = [];

  /** A server that listens and loses its patience sooner than in earnest. */
  async function listens(pace: Partial<typeof ARRIVAL>): Promise<void> {
    app = await createApp(AppModule.with(kit.config), kit.config, { ...ARRIVAL, ...pace });
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    db = app.get(Database);
    ends.push(() => app.close());
  }
  function begin(): HalfSent {
    const half = new HalfSent(url);
    ends.push(() => half.leave());
    return half;
  }
  const many = (count: number) => Array.from({ length: count }, begin);
  const isServed = async (key: string, at = school) =>
    (await fetch(`${url}/api/departments`, { headers: at.headersOf(key) })).status === 200;
  const adds = async (name: string, at: TestSchool) =>
    (
      await fetch(`${url}/api/apparatus`, {
        method: 'POST',
        headers: { ...at.headersOf('technician'), ...JSON_TYPE },
        body: JSON.stringify({ name, owned: 1 }),
      })
    ).status;
  const inTransactions = async () => {
    const [row] = await kit.db.acrossSchools<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
    );
    return row?.count;
  };
  /** An upload of a timetable: all that stands before it, and the whole of the form. */
  function uploadOf(key: string, file = TIMETABLE): { head: string; body: Buffer } {
    const form = multipart([
      { name: 'kind', value: 'timetable-csv' },
      { name: 'mode', value: 'apply' },
      { name: 'file', file: 'timetable.csv', bytes: Buffer.from(file) },
    ]);
    const headers = { ...school.headersOf('admin'), ...form.headers, 'idempotency-key': key, 'content-length': `${form.body.length}` };
    return { head: HalfSent.headOf('POST', '/api/imports', headers), body: form.body };
  }
  /** How many wait for a turn of their school, or for a connection. */
  const waiters = () => app.get(FairGuard).waiters + db.connections.turns.waiters;
  const untilWaiting = async (count: number) => {
    while (waiters() !== count) await pause(5);
  };
  /** Holds a lock from outside until what it answers is called, or the test ends. */
  async function locks(text: string): Promise<() => Promise<void>> {
    const free = await lockFromOutside(kit.url, text);
    ends.push(free);
    return free;
  }

  beforeAll(async () => {
    kit = await startTestApp();
    school = await TestSchool.make(kit);
    other = await TestSchool.make(kit);
  });
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });
  afterAll(() => kit.stop());

  /** Uploads that bring a byte ever so often, 200 bytes before their end. */
  const trickling = (count: number, everyMs: number) =>
    many(count).map((half, at) => {
      const { head, body } = uploadOf(`trickles ${at}`);
      half.send(head).send(body.subarray(0, body.length - 200));
      return { half, over: half.trickle('x', everyMs) };
    });

  it('keep no connection to the database: forty uploads that trickle under keys let everybody else go on', async () => {
    await listens({ wholeMs: 600_000 }); // none ends before it has been seen that nobody waits for it
    const halves = trickling(40, 1000);
    await pause(300);
    expect(await inTransactions()).toBe(0);
    expect(await isServed('teacher')).toBe(true);
    expect(await isServed('teacher', other)).toBe(true);
    expect(await adds('While they trickle', school)).toBe(201);
    expect(halves.map(({ half }) => half.answered)).toEqual(halves.map(() => ''));
  });

  it('are ended when they trickle for too long, and their keys are not used up', async () => {
    await listens({ wholeMs: 2000, bytesASecond: 1e6 });
    const halves = trickling(40, 50);
    for (const said of await Promise.all(halves.map(({ over }) => over))) {
      expect(said).toMatch(/^HTTP\/1.1 408 /);
      expect(said).toContain('"code":"TOO_SLOW"');
      expect(said).toContain('Nothing was changed');
    }
    const { head, body } = uploadOf('trickles 0');
    const whole = begin().send(head).send(body);
    expect(await whole.head()).toMatch(/^HTTP\/1.1 200 /);
  });

  it('are ended when a body brings nothing, signed in or not, and kept while it brings something', async () => {
    await listens({ quietMs: 4000 });
    const announced = { ...JSON_TYPE, 'content-length': '200' };
    const signedIn = many(20).map((half) =>
      half.send(HalfSent.headOf('POST', '/api/apparatus', { ...school.headersOf('technician'), ...announced })).send('{"name":'),
    );
    const stranger = begin()
      .send(HalfSent.headOf('POST', '/api/auth/session', announced))
      .send('{');
    const unannounced = begin().send(HalfSent.headOf('POST', '/api/auth/session', { ...JSON_TYPE, 'transfer-encoding': 'chunked' }));
    const body = JSON.stringify({ name: `Slow but steady ${'.'.repeat(12)}`, owned: 1 });
    const steady = begin().send(
      HalfSent.headOf('POST', '/api/apparatus', { ...school.headersOf('technician'), ...JSON_TYPE, 'content-length': `${body.length}` }),
    );
    for (const letter of body) {
      steady.send(letter);
      await pause(110); // longer than that in all, and each far shorter
    }
    expect(await steady.head()).toMatch(/^HTTP\/1.1 201 /);
    for (const half of [...signedIn, stranger, unannounced]) expect(await half.ended).toMatch(/^HTTP\/1.1 408 [^]*"code":"TOO_SLOW"/);
  });

  it('are ended when a head is never whole', async () => {
    await listens({ headMs: 600 });
    const halves = many(50).map((half) => half.send('GET /api/health HTTP/1.1\r\nhost: localhost\r\nx-more: '));
    const trickling = begin().send('GET /api/health HTTP/1.1\r\nx-more: ').trickle();
    expect(await isServed('teacher')).toBe(true);
    for (const half of halves) expect(await half.ended).toMatch(/^HTTP\/1.1 408 /);
    expect(await trickling).toMatch(/^HTTP\/1.1 408 /);
  });

  it('but have arrived are not cut off while their file is taken in, however quiet the line; others are', async () => {
    await listens({ idleMs: 600 });
    const free = await locks('LOCK TABLE timetable_entry, apparatus');
    const { head, body } = uploadOf('takes long', TIMETABLE.replaceAll('10A', '10Z'));
    const taken = begin().send(head).send(body);
    const looks = begin().send(HalfSent.headOf('GET', '/api/apparatus', school.headersOf('teacher')));
    expect(await looks.ended).toBe('');
    await pause(300); // its line has been quiet for as long by now; a lock is waited for far longer
    expect(taken.answered).toBe('');
    await free();
    expect(await taken.head()).toMatch(/^HTTP\/1.1 200 /);
  });

  it('nor wait for their answers are not done: what had not begun when its sender left never is', async () => {
    await listens({});
    const free = await locks('LOCK TABLE apparatus IN EXCLUSIVE MODE');
    const body = (at: number) => JSON.stringify({ name: `Left behind ${at}`, owned: 1 });
    const halves = many(40).map((half, at) =>
      half
        .send(
          HalfSent.headOf('POST', '/api/apparatus', {
            ...school.headersOf('technician'),
            ...JSON_TYPE,
            'content-length': `${body(at).length}`,
          }),
        )
        .send(body(at)),
    );
    await untilWaiting(35);
    const stays = adds('Stays', school);
    await untilWaiting(36);
    for (const half of halves) half.leave();
    // who was last in the queue is alone in it before anybody's patience ends
    while (waiters() > 1) await pause(5);
    await free();
    expect(await stays).toBe(201);
    await app.close();
    const rows = await kit.db.read<{ name: string }>(school.id, "SELECT name FROM apparatus WHERE school_id = $1 AND name LIKE 'Left %'", [
      school.id,
    ]);
    expect(rows).toHaveLength(5);
  });
});
