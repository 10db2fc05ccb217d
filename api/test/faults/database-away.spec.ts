import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { startTestApp, type TestApp, TestSchool } from '../../src/testing/index.js';
import { endSessions } from '../../src/testing/test-database.js';
import { ApparatusLoad } from './apparatus-load.js';
import { type ServerProcess, startServer } from './server-process.js';
import { TcpProxy } from './tcp-proxy.js';

const NOW = '2026-11-03T07:00:00Z';
const ROUNDS = 12;

describe('a server under load whose database goes away', () => {
  let kit: TestApp;
  let school: TestSchool;
  let proxy: TcpProxy;
  let server: ServerProcess;
  let load: ApparatusLoad;

  beforeAll(async () => {
    kit = await startTestApp(NOW);
    school = await TestSchool.make(kit);
  });
  beforeEach(async () => {
    proxy = await TcpProxy.before(kit.url);
    server = await startServer(proxy.through(kit.url), { NOW, JOBS: '1' });
  });
  afterEach(async () => {
    await load?.stop();
    await server?.stop();
    await proxy?.close();
  });
  afterAll(() => kit.stop());

  const countsByName = async () => {
    const rows = await kit.db.read<{ name: string; count: number }>(
      school.id,
      'SELECT name, count(*) AS count FROM apparatus WHERE school_id = $1 GROUP BY name',
      [school.id],
    );
    return new Map(rows.map(({ name, count }) => [name, count]));
  };

  it.each<[string, () => unknown]>([
    ['all its sessions are ended, again and again', () => endSessions(proxy.farPorts())],
    ['all its connections are cut, again and again', () => proxy.cut()],
    [
      'nothing listens for a moment, again and again',
      async () => {
        await proxy.refuse();
        await pause(50);
        await proxy.accept();
      },
    ],
  ])('goes on when %s, and keeps what it acknowledged', async (_what, takeAway) => {
    load = new ApparatusLoad(server.url, school.headersOf('technician'));
    for (let round = 0; round < ROUNDS && !server.hasEnded(); round++) {
      await load.acknowledges(8, 2000);
      await takeAway();
    }
    await server.untilWell(60_000);
    await load.stop();
    expect(server.hasEnded()).toBe(false);

    const { 201: added = [], 503: away = [], ...others } = Object.groupBy(load.tries, ({ status }) => status);
    expect(others).toEqual({});
    expect(away.length).toBeGreaterThan(0);
    // none has waited for its turn until its patience ended
    expect(away.filter(({ detail }) => detail.includes('more to do'))).toEqual([]);
    const there = await countsByName();
    expect(added.filter(({ name }) => there.get(name) !== 1)).toEqual([]);
    const denied = away.filter(({ keyed, detail }) => !keyed && detail.includes('Nothing was changed'));
    expect(denied.filter(({ name }) => there.has(name))).toEqual([]);
  });
});
