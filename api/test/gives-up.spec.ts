import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { atFreePort } from './faults/free-port.js';
import { markOf } from './faults/held-database.js';
import { buildServer, type Program, startProgram, untilSaid } from './faults/server-process.js';

jest.setTimeout(600_000);
const LONG_MS = 240_000;

interface Restarts {
  started(): void;
  died(): number | null;
  readonly deaths: number;
}

describe('what dies again and again', () => {
  let kept: { PAUSES_MS: number[]; Restarts: new () => Restarts };
  beforeAll(async () => {
    kept = (await import(String('../tools/restarts.mjs'))) as typeof kept;
  });
  afterEach(() => void jest.restoreAllMocks());

  it('is started later each time, and then no more', () => {
    const restarts = new kept.Restarts();
    const waits = kept.PAUSES_MS.map(() => restarts.died());
    expect(waits).toEqual(kept.PAUSES_MS);
    expect(waits).toEqual(waits.toSorted((one, other) => Number(one) - Number(other)));
    expect([restarts.died(), restarts.deaths]).toEqual([null, kept.PAUSES_MS.length + 1]);
  });

  it('is counted anew when it has lived a minute', () => {
    let nowMs = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
    const restarts = new kept.Restarts();
    for (let death = 0; death < kept.PAUSES_MS.length; death++) {
      restarts.started();
      nowMs += 60_000;
      restarts.died();
    }
    restarts.started();
    nowMs += 60_001;
    expect([restarts.died(), restarts.deaths]).toEqual([kept.PAUSES_MS[0], 1]);
  });
});

describe('npm start, which cannot go on', () => {
  const folder = mkdtempSync(join(tmpdir(), 'requisite-gives-up-'));
  const dataDir = join(folder, 'data');
  let start: Program;

  const server = () =>
    Number(spawnSync('pgrep', ['-P', String(start.process.pid), '-f', 'main.js'], { encoding: 'utf8' }).stdout.split('\n')[0]);
  const postmaster = () => (existsSync(join(dataDir, 'postgres/postmaster.pid')) ? Number(markOf(dataDir)[0]) : 0);
  const kill = (pid: number) => {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // it had ended already
    }
  };
  /** Kills whatever runs in its place until the launcher has ended. */
  const killEach = async (running: () => number) => {
    for (const end = performance.now() + LONG_MS; !start.hasEnded() && performance.now() < end; await pause(20)) {
      const pid = running();
      if (pid) kill(pid);
    }
    return start.hasEnded() ? await start.ended : 'goes on';
  };

  beforeAll(async () => {
    chmodSync(folder, 0o755); // root's database runs as another user, who must come in
    await buildServer();
  });
  beforeEach(async () => {
    await atFreePort(async (port) => {
      start = startProgram(['--import', './api/test/faults/impatient.mjs', 'api/tools/start.mjs'], {
        DATA_DIR: dataDir,
        PORT: String(port),
        HOST: '127.0.0.1',
        DEMO: '0',
      });
      await untilSaid(start, 'Ctrl-C stops it', LONG_MS);
    });
  });
  afterEach(async () => {
    start.process.kill('SIGKILL');
    await start.ended;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('ends with code 1 and says why when the server dies again and again, and ends the database with it', async () => {
    const database = postmaster();
    expect(await killEach(server)).toBe(1);
    expect(start.said()).toContain('The server has ended 3 times in a row (the reasons stand above) and is not started again.');
    expect(() => process.kill(database, 0)).toThrow();
    expect(postmaster()).toBe(0);
  });

  it('ends with code 1 and says why when the database dies again and again, and ends the server with it', async () => {
    const serving = server();
    expect(await killEach(postmaster)).toBe(1);
    expect(start.said()).toMatch(
      /The database has ended 3 times in a row and is not started again; why stands in .*postgres\.log\.|ends again and again while it starts/,
    );
    expect(() => process.kill(serving, 0)).toThrow();
  });
});
