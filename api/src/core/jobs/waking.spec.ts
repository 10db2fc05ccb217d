import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { entities } from '../../entities.js';
import { startBeside, startTestApp, type TestApp } from '../../testing/index.js';
import { dataSource, Notices } from '../database/index.js';
import type { Consumer } from './consumer.js';
import { PendingRow } from './pending.entity.js';
import { Pending, PENDING } from './pending.js';
import { Worker } from './worker.js';

const SCHOOLS = 3500;
/** All work that every school always has waiting: what it had none of would be done first, and that is no rest. */
const STANDING = [
  'checks-in-time',
  'close-past',
  'duties-in-time',
  'forget-years',
  'line-in-time',
  'morning',
  'prep-list',
  'retention',
  'week-review',
];
/** So long nothing more than so much has come where something is still. */
const STILL_MS = 1000;
const STILL = 10;
/** Below the half minute after which servers look by themselves, far above what a notice takes on a busy machine. */
const SOON_MS = 25_000;

/** A server that works only when asked, and beside it one that works by itself, both in real time. */
let kit: TestApp;
let working: TestApp;
let owner: ReturnType<typeof dataSource>;
const done: string[] = [];
const consumer: Consumer = {
  name: 'test',
  run: ({ schoolId }) => {
    done.push(schoolId);
    return Promise.resolve(null);
  },
};

beforeAll(async () => {
  kit = await startTestApp('');
  owner = await dataSource(kit.url, 'owner', entities, 1).initialize();
  await owner.query(`
    INSERT INTO account (id, email, created_at) VALUES ('00000000-0000-7000-8000-000000000000', 'a@school.example', now());
    INSERT INTO membership (account_id, school_id, person_id, used_at)
    SELECT '00000000-0000-7000-8000-000000000000', uuidv7(), uuidv7(), now() FROM generate_series(1, ${SCHOOLS});
    INSERT INTO pending (id, school_id, consumer, due)
    SELECT uuidv7(), school_id, consumer, now() + interval '8 hours' FROM membership CROSS JOIN unnest(ARRAY['${STANDING.join("', '")}']) consumer;
    ANALYZE`);
  working = await startBeside({ ...kit, config: { ...kit.config, jobs: true } });
  working.app.get(Worker).register(consumer);
  // it has looked once when it starts, and rests
  await untilStill(() => working.db.counts.statements);
});
afterAll(async () => {
  await working.stop();
  await owner.destroy();
  await kit.stop();
});

const want = (schoolId: string, dueMs: number) =>
  kit.db.transaction(schoolId, () => kit.db.insert([PendingRow, kit.app.get(Pending).rows(schoolId, { consumer: consumer.name, dueMs })]));
const until = async (isSo: () => boolean) => {
  for (const end = kit.clock.nowMs() + SOON_MS; !isSo() && kit.clock.nowMs() < end;) await pause(20);
};

/** Waits until nothing has been added for a while, beyond what comes at rest. */
async function untilStill(count: () => number, most = STILL): Promise<void> {
  for (let before = Number.NEGATIVE_INFINITY; count() - before > most; await pause(STILL_MS)) before = count();
}
const untilSilent = (heard: () => number) => untilStill(heard, 0);

describe('a server at rest', () => {
  it(`sends at most ten statements a second, though ${SCHOOLS} schools have work for later`, async () => {
    const seconds = 4;
    const before = working.db.counts.statements;
    const begun = performance.now();
    await pause(seconds * 1000);
    // a slow machine wakes us later
    const passed = Math.ceil((performance.now() - begun) / 1000);
    expect(working.db.counts.statements - before).toBeLessThanOrEqual(passed * 10);
    const [rows] = await kit.db.acrossSchools<{ count: number }>('SELECT count(*) FROM pending');
    expect(rows?.count).toBe(STANDING.length * SCHOOLS);
  });

  it('is woken by what another server commits', async () => {
    const school = randomUUID();
    await want(school, kit.clock.nowMs());
    await until(() => done.includes(school));
    expect(done).toContain(school);
  });

  it('wakes by itself when something is due', async () => {
    const school = randomUUID();
    const dueMs = kit.clock.nowMs() + 1500;
    await want(school, dueMs);
    await until(() => done.includes(school));
    expect(done).toContain(school);
    expect(kit.clock.nowMs()).toBeGreaterThanOrEqual(dueMs);
  });

  it('hears again after its connection for notices was cut', async () => {
    const cut = await owner.query<object[]>(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'requisite-notices'",
    );
    expect(cut).toHaveLength(2);
    const school = randomUUID();
    await want(school, kit.clock.nowMs());
    await until(() => done.includes(school));
    expect(done).toContain(school);
  });
});

describe('notices', () => {
  it('are sent at most twenty times a second, however many transactions commit', async () => {
    let heard = 0;
    working.app.get(Notices).listen(PENDING, () => heard++);
    await untilSilent(() => heard);
    heard = 0;
    const begun = kit.clock.nowMs();
    for (let commits = 0; commits < 200; commits++) {
      await want(randomUUID(), begun);
      await pause(3);
    }
    await until(() => heard > 0);
    await untilSilent(() => heard);
    expect(heard).toBeGreaterThan(1);
    expect(heard).toBeLessThanOrEqual(Math.ceil((kit.clock.nowMs() - begun) / 50));
  });

  it('are not sent by a transaction that is rolled back', async () => {
    let heard = 0;
    working.app.get(Notices).listen(PENDING, () => heard++);
    await untilSilent(() => heard);
    heard = 0;
    const school = randomUUID();
    const refused = kit.db.transaction(school, async () => {
      await want(school, kit.clock.nowMs());
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
    await pause(300);
    expect(heard).toBe(0);
    await want(school, kit.clock.nowMs());
    await until(() => heard > 0);
    expect(heard).toBe(1);
    expect(done.filter((id) => id === school).length).toBeLessThanOrEqual(1);
  });
});
