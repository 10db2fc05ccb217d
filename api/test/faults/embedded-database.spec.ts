import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { askOnce, HELD, heldDatabase, holdDatabase, markOf, superuserUrl } from './held-database.js';
import { buildServer, type Program, startProgram, untilSaid } from './server-process.js';

jest.setTimeout(300_000);
const LONG_MS = 120_000;
const LOCKED_BY = `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted`;

/** The embedded database when its folder is not as a clean stop leaves it, and when two want it. */
describe('the embedded database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'requisite-embedded-'));
  const dataDir = join(folder, 'data');
  const mark = join(dataDir, 'postgres/postmaster.pid');
  let started: Program[] = [];
  let cleanMark: string[];

  const kept = (program: Program) => {
    started.push(program);
    return program;
  };
  const stop = async (program: Program) => {
    program.process.kill('SIGTERM');
    return program.ended;
  };
  const isWell = async () => (await askOnce<{ one: number }>(superuserUrl(dataDir), 'SELECT 1 AS one'))[0]?.one === 1;

  beforeAll(async () => {
    chmodSync(folder, 0o755); // root's database runs as another user, who must come in
    mkdirSync(dataDir);
    await buildServer();
    const first = kept(await heldDatabase(dataDir));
    cleanMark = markOf(dataDir);
    expect(await stop(first)).toBe(0);
    expect(existsSync(mark)).toBe(false);
  });
  afterEach(async () => {
    const left = started.filter((program) => !program.hasEnded());
    started = [];
    for (const program of left) {
      program.process.kill('SIGKILL');
      await program.ended;
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const withPid = (pid: number | string, port = cleanMark[3]) =>
    [String(pid), ...cleanMark.slice(1, 3), port, ...cleanMark.slice(4)].join('\n');

  /** Leaves a mark in the folder, as a server that is gone would have. */
  const leave = (text: string) => {
    writeFileSync(mark, text, { mode: 0o600 });
    const { uid, gid } = statSync(join(dataDir, 'postgres'));
    chownSync(mark, uid, gid);
  };

  it.each<[string, () => string]>([
    ['empty, as a loss of power leaves it', () => ''],
    ['torn', () => cleanMark[0]?.slice(0, 2) ?? ''],
    ['of another kind', () => 'not a number\n\u0000\u0000'],
    ['of a process that is gone', () => withPid(2 ** 22 - 7)],
    ['of a process that is no database', () => withPid(process.pid)],
  ])('starts where the mark of the last run is %s', async (_what, text) => {
    leave(text());
    const program = kept(await heldDatabase(dataDir));
    expect(await isWell()).toBe(true);
    expect(await stop(program)).toBe(0);
  });

  it('starts where the number of the last run is that of another PostgreSQL now, or of the folder that this one was copied from', async () => {
    const elsewhere = join(folder, 'elsewhere');
    spawnSync('cp', ['-a', dataDir, elsewhere]);
    const other = kept(await heldDatabase(elsewhere));
    leave(readFileSync(join(elsewhere, 'postgres/postmaster.pid'), 'utf8'));
    const program = kept(await heldDatabase(dataDir));
    expect(markOf(dataDir)[0]).not.toBe(markOf(elsewhere)[0]);
    expect(await isWell()).toBe(true);
    expect(await stop(program)).toBe(0);
    expect(await askOnce(superuserUrl(elsewhere), 'SELECT')).toHaveLength(1);
    expect(await stop(other)).toBe(0);
  });

  it('has one winner of two starts at once, whose database stays', async () => {
    for (let round = 0; round < 2; round++) {
      const both = [kept(holdDatabase(dataDir, 'one')), kept(holdDatabase(dataDir, 'two'))];
      const loser = await Promise.race(both.map((program) => program.ended.then(() => program)));
      const winner = both.find((program) => program !== loser) as Program;
      expect(loser.said()).toMatch(/^Requisite is already running on this data folder \((one|two)\): stop that one first/);
      await untilSaid(winner, HELD, LONG_MS);
      await pause(300); // what the loser left behind would have acted by then
      expect(await isWell()).toBe(true);
      expect(winner.said()).not.toContain('has ended');
      expect(await stop(winner)).toBe(0);
    }
  });

  it('keeps a second start out although the session that does so was ended', async () => {
    const program = kept(await heldDatabase(dataDir, 'the first'));
    const locked = await askOnce<{ pid: number }>(superuserUrl(dataDir), LOCKED_BY);
    expect(locked).toHaveLength(1);
    await askOnce(superuserUrl(dataDir), `SELECT pg_terminate_backend(${locked[0]?.pid})`);
    await untilSaid(program, 'The database is back', LONG_MS);
    const second = kept(holdDatabase(dataDir));
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain('already running on this data folder (the first)');
    expect(await isWell()).toBe(true);
    expect(await stop(program)).toBe(0);
  });

  it('is waited for while it recovers, by a server too, and is ended by Ctrl-C all the same', async () => {
    const go = join(folder, 'go');
    const settings = join(dataDir, 'postgres/postgresql.auto.conf');
    const before = readFileSync(settings, 'utf8');
    appendFileSync(settings, `restore_command = 'until [ -e ${go} ]; do sleep 0.1; done; false'\n`);
    const recovers = join(dataDir, 'postgres/recovery.signal');

    writeFileSync(recovers, '');
    const stopped = kept(holdDatabase(dataDir));
    await untilSaid(stopped, 'working through what was cut off', LONG_MS);
    expect(await stop(stopped)).toBe(0);
    expect(existsSync(mark)).toBe(false);

    const program = kept(holdDatabase(dataDir));
    await untilSaid(program, 'working through what was cut off', LONG_MS);
    const server = kept(startProgram(['dist/api/api/src/main.js'], { DATABASE_URL: superuserUrl(dataDir, 'requisite'), PORT: '0' }));
    await untilSaid(server, 'the server waits for it', LONG_MS);
    writeFileSync(go, '');
    await untilSaid(program, HELD, LONG_MS);
    writeFileSync(settings, before);
    // nobody has made the server's role, which it says in one sentence: it has come so far
    expect(await server.ended).toBe(1);
    expect(server.said()).toMatch(/^[^\n]*waits for it …\n[^\n]* the database says 'role "requisite_app" does not exist'\.\n$/);
    expect(await stop(program)).toBe(0);
  });
});
