import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startBeside, startTestApp, type TestApp, TestSchool } from '../../testing/index.js';

const POOL = 3;
/** For notices, and for the question whether the database is there. */
const BESIDES = 2;
const AT_ONCE = 8;

describe('the connections of two servers to one database', () => {
  let kit: TestApp;
  let beside: TestApp;
  let watcher: pg.Client;
  let school: TestSchool;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-03T07:00:00Z', { DATABASE_POOL: String(POOL) });
    school = await TestSchool.make(kit);
    beside = await startBeside({ ...kit, config: { ...kit.config, jobs: true } });
    watcher = new pg.Client({ connectionString: kit.url, application_name: 'watcher' });
    await watcher.connect();
  });
  afterAll(async () => {
    await watcher.end();
    await beside.stop();
    await kit.stop();
  });

  const open = async (): Promise<Record<string, number>> => {
    const { rows } = await watcher.query<{ name: string; count: number }>(
      "SELECT application_name AS name, count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'requisite%' GROUP BY 1",
    );
    return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
  };

  it(`are at most DATABASE_POOL and ${BESIDES} more of each, however many ask at once`, async () => {
    const most: Record<string, number> = {};
    let isOver = false;
    const watch = async () => {
      for (; !isOver; await pause(5))
        for (const [name, count] of Object.entries(await open())) most[name] = Math.max(most[name] ?? 0, count);
    };
    const watching = watch();
    const ask = (server: TestApp) => {
      const client = school.client('technician', server);
      return ['/prep-list?date=2026-11-03', '/health', '/apparatus', '/notifications'].map((path) => client.get(path));
    };
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => [...ask(kit), ...ask(beside)]).flat());
    isOver = true;
    await watching;
    expect(answers.map(({ status }) => status).filter((status) => status !== 200)).toEqual([]);
    const { requisite = 0, ...others } = most;
    expect(requisite).toBeLessThanOrEqual(2 * POOL);
    expect(requisite).toBeGreaterThan(POOL); // both have asked
    expect(Object.values(others).every((count) => count <= 2)).toBe(true);
    expect(Object.values(most).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(2 * (POOL + BESIDES));
  });
});
