import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { atFreePort } from './faults/free-port.js';
import { askOnce, markOf, superuserUrl } from './faults/held-database.js';
import { buildServer, type Program, startProgram, untilSaid } from './faults/server-process.js';

jest.setTimeout(600_000);
const LONG_MS = 240_000;
const LAST_LINE = 'Ctrl-C stops it';
const LASTING_SESSION = `SELECT pid FROM pg_stat_activity
  WHERE application_name LIKE 'requisite-%' AND state = 'idle' AND backend_start < now() - interval '2 seconds'`;

/** What `npm start` does when something of it dies. */
describe('npm start, of which something died', () => {
  const folder = mkdtempSync(join(tmpdir(), 'requisite-stands-'));
  const dataDir = join(folder, 'data');
  let start: Program;
  let url: string;

  const children = (parent: number | undefined, ...matching: string[]) =>
    spawnSync('pgrep', ['-P', String(parent), ...matching], { encoding: 'utf8' })
      .stdout.split('\n')
      .filter(Boolean)
      .map(Number);
  const server = () => children(start.process.pid, '-f', 'main.js')[0] ?? 0;
  const postmaster = () => Number(markOf(dataDir)[0]);
  const isWell = () =>
    fetch(`${url}/api/health`, { signal: AbortSignal.timeout(10_000) }).then(
      async (answer) => {
        await answer.body?.cancel();
        return answer.ok;
      },
      () => false,
    );
  const until = async (what: string, isSo: () => boolean | Promise<boolean>, ms = LONG_MS) => {
    for (const end = performance.now() + ms; !(await isSo()); await pause(20))
      if (start.hasEnded() || performance.now() > end) throw new Error(`It did not come to be that ${what}:\n${start.said()}`);
  };
  const untilWell = (ms?: number) => until('the server is well', isWell, ms);
  const answers = () =>
    askOnce(superuserUrl(dataDir), 'SELECT 1').then(
      () => true,
      () => false,
    );

  beforeAll(async () => {
    chmodSync(folder, 0o755); // root's database runs as another user, who must come in
    await buildServer();
  });
  beforeEach(async () => {
    await atFreePort(async (port) => {
      url = `http://127.0.0.1:${port}`;
      start = startProgram(['api/tools/start.mjs'], { DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1', DEMO: '0' });
      await untilSaid(start, LAST_LINE, LONG_MS);
    });
  });
  afterEach(async () => {
    start.process.kill('SIGKILL');
    await start.ended;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('starts again what died, each said in one sentence, and stops by Ctrl-C', async () => {
    const first = server();
    process.kill(first, 'SIGKILL');
    await until('the server runs again', () => ![0, first].includes(server()));
    await untilWell();
    const second = server();

    const died = postmaster();
    process.kill(died, 'SIGKILL');
    await until(
      'the database runs again',
      async () => existsSync(join(dataDir, 'postgres/postmaster.pid')) && postmaster() !== died && (await answers()),
    );
    await untilWell();

    // one that stays: to kill one that is just ending does nothing
    let backend = 0;
    await until('the server has a session that stays', async () => {
      [{ pid: backend } = { pid: 0 }] = await askOnce<{ pid: number }>(superuserUrl(dataDir), LASTING_SESSION);
      return backend !== 0;
    });
    process.kill(backend, 'SIGKILL');
    await until('the database was taken up again', () => start.said().split('The database is back.').length === 3);
    await untilWell();

    expect(server()).toBe(second);
    const lines =
      start
        .said()
        .split(`${LAST_LINE}.`)[1]
        ?.split('\n')
        .filter((line) => line !== '' && !line.startsWith('{') && !line.includes('this can take some minutes')) ?? [];
    expect(lines).toEqual([
      'The server has ended without being asked, with code 137; it is started again at once.',
      expect.stringMatching(/^The database has ended without being asked and is started again; why stands in .*postgres\.log\.$/),
      'The database is back.',
      expect.stringMatching(/^The database has ended every session, as after a fault of its own; why stands in .*postgres\.log\.$/),
      'The database is back.',
    ]);
    start.process.kill('SIGINT');
    expect(await start.ended).toBe(0);
    expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false);
  });

  it('ends in time although the database hangs, at once when it is told to again', async () => {
    const hung = postmaster();
    process.kill(hung, 'SIGSTOP');
    start.process.kill('SIGINT');
    await untilSaid(start, 'Stopping …', LONG_MS);
    await pause(1200); // sooner it would be the same Ctrl-C, as it comes from the terminal and from npm
    start.process.kill('SIGINT');
    expect(await start.ended).toBe(0);
    expect(start.said()).toContain('Stopping at once …');
    expect(() => process.kill(hung, 0)).toThrow();
  });
});
