import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LastingClient } from '../../src/core/database/lasting-client.js';
import { cloneDatabase, type TestDatabase } from '../../src/testing/test-database.js';
import { atFreePort } from './free-port.js';
import { buildServer, type Program, startProgram, untilSaid } from './server-process.js';

const NOW = '2026-11-03T08:50:00Z';
const LAST_LINE = 'Ctrl-C stops it';
const LONG_MS = 240_000;
// as long as the machine takes; this only ends what hangs
jest.setTimeout(600_000);

const TABLES = ['account', 'person', 'timetable_entry', 'practical', 'requisition', 'requisition_line', 'task', 'hold', 'lesson_answer'];
const COUNTS = `SELECT ${TABLES.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`).join(', ')}`;
/** Whether somebody is writing requisitions, committed or not. */
const ASKING = `SELECT EXISTS (SELECT FROM requisition) OR EXISTS (SELECT FROM pg_locks WHERE relation = 'requisition'::regclass
  AND mode = 'RowExclusiveLock') AS asking`;

/** How many pages the requisitions take, committed or not. */
const PAGES = "SELECT (pg_relation_size('requisition') / 8192)::int AS pages";
/** So many are written well before the last of them. */
const MANY_PAGES = 4;

async function ask<Row>(url: string, text: string): Promise<Row> {
  const client = new LastingClient({ connectionString: url });
  try {
    await client.connect();
    return (await client.query(text)).rows[0] as Row;
  } finally {
    await client.end();
  }
}

/** Waits until the demo school's requisitions are being written. */
async function untilAsking(urlOf: () => string, program: Program): Promise<void> {
  const isAsking = async () => (await ask<{ asking: boolean }>(urlOf(), ASKING)).asking;
  await untilSo(program, isAsking);
}

/** Waits until something is so while a program loads. @throws Error where it ends before, or never comes so far */
async function untilSo(program: Program, isSo: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + LONG_MS; !(await isSo().catch(() => false)); await pause(10))
    if (program.hasEnded() || performance.now() > end) throw new Error(`The demo school was not loaded so far:\n${program.said()}`);
}

describe('the demo school, whose first load is interrupted', () => {
  const databases: TestDatabase[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'requisite-first-'));
  let program: Program | null = null;
  let whole: Record<string, number>;

  const load = (url: string) => (program = startProgram(['dist/api/api/src/seed.js'], { DATABASE_URL: url, DEMO: '1', NOW }));
  const fresh = async () => {
    const database = await cloneDatabase(`first_start_${databases.length}`);
    databases.push(database);
    return database.url;
  };

  beforeAll(async () => {
    chmodSync(folder, 0o755); // root's database runs as another user, who must come in
    await buildServer();
    const url = await fresh();
    expect(await load(url).ended).toBe(0);
    whole = await ask(url, COUNTS);
  });
  afterEach(async () => {
    if (program?.hasEnded() !== false) return;
    program.process.kill('SIGTERM');
    await program.ended;
  });
  afterAll(async () => {
    for (const database of databases) await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is whole after the next one, wherever the first was killed, and none was left half', async () => {
    expect(whole['requisition']).toBeGreaterThan(200);
    const url = await fresh();
    for (const pages of [0, MANY_PAGES]) {
      const before = (await ask<{ pages: number }>(url, PAGES)).pages;
      const cut = load(url);
      await untilAsking(() => url, cut);
      await untilSo(cut, async () => (await ask<{ pages: number }>(url, PAGES)).pages >= before + pages);
      cut.process.kill('SIGKILL');
      await cut.ended;
      expect(await ask(url, COUNTS)).toEqual(Object.fromEntries(TABLES.map((table) => [table, 0])));
    }
    expect(await load(url).ended).toBe(0);
    expect(await ask(url, COUNTS)).toEqual(whole);
    expect(await load(url).ended).toBe(0);
    expect(await ask(url, COUNTS)).toEqual(whole);
  });

  it('is whole when npm start was stopped by Ctrl-C while it loaded, and started again', async () => {
    const dataDir = join(folder, 'data');
    const settings = { DATA_DIR: dataDir, HOST: '127.0.0.1', NOW };
    const url = () => {
      const file = (name: string) => readFileSync(join(dataDir, 'postgres', name), 'utf8');
      return `postgres://postgres:${file('requisite-password').trim()}@127.0.0.1:${file('postmaster.pid').split('\n')[3]}/requisite`;
    };
    const startAt = (port: number) => (program = startProgram(['api/tools/start.mjs'], { ...settings, PORT: String(port) }));
    const first = await atFreePort(async (port) => {
      const start = startAt(port);
      await untilAsking(url, start);
      return start;
    });
    first.process.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(first.said()).not.toContain(LAST_LINE);

    const next = await atFreePort(async (port) => {
      const start = startAt(port);
      await untilSaid(start, LAST_LINE, LONG_MS);
      return start;
    });
    expect(await ask(url(), COUNTS)).toEqual(whole);
    next.process.kill('SIGINT');
    expect(await next.ended).toBe(0);
  });
});
