import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { LastingClient } from '../../src/core/database/index.js';
import { FairGuard } from '../../src/core/pace/fair.guard.js';
import { LATELY_MS } from '../../src/core/pace/school-turns.js';
import { startTestApp, type TestApp, TestSchool } from '../../src/testing/index.js';
import { lockFromOutside } from './lock-from-outside.js';

/** Of the ten connections those at work may hold so many, those of one school so many. */
const AT_WORK = 8;
const OF_SCHOOL = 6;
const EACH = 30;

/** Without the guard that lets requests in by school, whoever comes last is answered last. */
describe('requests of several schools, more than can be at work at once', () => {
  let kit: TestApp;
  let outside: LastingClient;
  let busy: TestSchool;
  let alsoBusy: TestSchool;
  let quiet: TestSchool;
  beforeAll(async () => {
    kit = await startTestApp();
    outside = new LastingClient({ connectionString: kit.url });
    await outside.connect();
    [busy, alsoBusy, quiet] = await Promise.all([TestSchool.make(kit), TestSchool.make(kit), TestSchool.make(kit)]);
  });
  afterAll(async () => {
    await outside.end();
    await kit.stop();
  });

  /** How many connections wait for a lock, seen from outside. */
  const waitForLock = async () => {
    const { rows } = await outside.query<{ count: number }>(
      "SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    return rows[0]?.count ?? 0;
  };

  it('are let in by school in turn: sixty that wait delay the one request of another school by a turn', async () => {
    // who asked a moment ago, for whatever, still counts as somebody who asks
    await pause(LATELY_MS + 100);
    const free = await lockFromOutside(kit.url, 'LOCK TABLE practical IN ACCESS EXCLUSIVE MODE');
    const answered: string[] = [];
    const ask = async (school: TestSchool, name: string, path: string) => {
      const { status } = await school.client('teacher').get(path);
      answered.push(name);
      return status;
    };
    const all: Promise<number>[] = [];
    for (const [school, name] of [
      [busy, 'busy'],
      [alsoBusy, 'also busy'],
    ] as const) {
      for (let index = 0; index < EACH; index++) all.push(ask(school, name, '/practicals'));
      const wanted = name === 'busy' ? OF_SCHOOL : AT_WORK;
      while ((await waitForLock()) < wanted) await pause(5);
    }
    // no more than those hold connections, whatever waits
    const waiters = async (count: number) => {
      while (kit.app.get(FairGuard).waiters < count) await pause(5);
    };
    await waiters(2 * EACH - AT_WORK);
    expect(await waitForLock()).toBe(AT_WORK);
    all.push(ask(quiet, 'quiet', '/departments'));
    await waiters(2 * EACH - AT_WORK + 1);
    expect(answered).toEqual([]);
    await free();
    expect(new Set(await Promise.all(all))).toEqual(new Set([200]));
    // those that were at work, a turn of each school, and what is begun and answered while a slow machine is at its answer
    expect(answered.indexOf('quiet')).toBeLessThan(3 * AT_WORK);
    expect(answered).toHaveLength(2 * EACH + 1);
  });
});
