import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LastingClient } from '../src/core/database/lasting-client.js';
import { blankDatabase, cloneDatabase, type TestDatabase } from '../src/testing/test-database.js';
import { buildServer, startProgram } from './faults/server-process.js';

jest.setTimeout(600_000);
const TABLES = `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname`;

describe('a backup', () => {
  const folder = mkdtempSync(join(tmpdir(), 'requisite-backup-'));
  const unique = Math.random().toString(36).slice(2, 10);
  const inFolder = (name: string) => join(folder, name);
  let source: TestDatabase;
  let client: LastingClient;
  const others: TestDatabase[] = [];

  const run = async (url: string, ...args: string[]) => {
    const program = startProgram(args, { DATABASE_URL: url, DEMO: '1', NOW: '2026-11-03T08:50:00Z' });
    return { code: await program.ended, said: program.said().trim() };
  };
  const backup = (file: string) => run(source.url, 'api/tools/backup.mjs', file);
  const restore = (url: string, file: string) => run(url, 'api/tools/restore.mjs', file);
  const empty = async () => {
    const made = await blankDatabase(`restored_${unique}_${others.length}`);
    others.push(made);
    return made.url;
  };
  const open = async (url: string) => {
    const opened = new LastingClient({ connectionString: url });
    await opened.connect();
    return opened;
  };
  /** What each table holds, as a number of rows and a hash of them in any order. */
  const contents = async (one: LastingClient) => {
    const held: Record<string, unknown> = {};
    for (const { name } of (await one.query<{ name: string }>(TABLES)).rows)
      if (name !== 'migrations')
        held[name] = (
          await one.query(`SELECT count(*)::int AS rows, md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) FROM "${name}" t`)
        ).rows[0];
    return held;
  };

  beforeAll(async () => {
    await buildServer();
    source = await cloneDatabase(`backed_up_${unique}`);
    expect(await run(source.url, 'dist/api/api/src/seed.js')).toMatchObject({ code: 0 });
    client = await open(source.url);
  });
  afterAll(async () => {
    await client.end();
    for (const one of [source, ...others]) await one.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('of a database at work holds what it held at one moment, and keeps every rule once it is put back', async () => {
    const [{ school } = { school: '' }] = (await client.query<{ school: string }>('SELECT school_id AS school FROM school')).rows;
    let isOver = false;
    let pairs = 0;
    const work = (async () => {
      for (; !isOver; pairs++)
        await client.query(
          `INSERT INTO apparatus (school_id, id, name, owned) SELECT $1, gen_random_uuid(), 'Pair ' || $2 || n, 1 FROM (VALUES ('a'), ('b')) v(n)`,
          [school, `${pairs} `],
        );
    })();
    const made = await backup(inFolder('busy'));
    isOver = true;
    await work;
    expect([made.code, pairs > 1]).toEqual([0, true]);

    const url = await empty();
    expect(await restore(url, inFolder('busy'))).toMatchObject({ code: 0 });
    const restored = await open(url);
    const { rows } = await restored.query<{ name: string }>("SELECT name FROM apparatus WHERE name LIKE 'Pair %'");
    expect(rows.length % 2).toBe(0);
    const { lookForBroken } = (await import(String('../faults/invariants.mjs'))) as {
      lookForBroken: (owner: LastingClient) => Promise<{ broken: number }[]>;
    };
    const broken = await lookForBroken(restored);
    expect([broken.length > 5, broken.filter((one) => one.broken > 0)]).toEqual([true, []]);
    await restored.end();
  });

  it('puts every row back as it was, and the numbers that are given next', async () => {
    expect(await backup(inFolder('whole'))).toMatchObject({ code: 0 });
    expect(statSync(inFolder('whole')).mode & 0o077).toBe(0);
    const url = await empty();
    expect(await restore(url, inFolder('whole'))).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^\d{4,} rows of \d+ tables were put back/),
    });
    const restored = await open(url);
    expect(await contents(restored)).toEqual(await contents(client));
    const number = "SELECT nextval('requisition_number_seq')";
    expect((await restored.query(number)).rows).toEqual((await client.query(number)).rows);
    await restored.end();

    // and where there is a school, none is put over it
    expect(await restore(url, inFolder('whole'))).toEqual({
      code: 1,
      said: 'There is a school in this database already: put the backup back into an empty one. Nothing was changed.',
    });
  });

  it('that is cut off, changed, or no backup is refused before anything is put back', async () => {
    const url = await empty();
    copyFileSync(inFolder('whole'), inFolder('short'));
    truncateSync(inFolder('short'), statSync(inFolder('short')).size - 100);
    const bytes = readFileSync(inFolder('whole'));
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
    writeFileSync(inFolder('changed'), bytes);
    writeFileSync(inFolder('letter'), 'Dear technician,\n');
    for (const name of ['short', 'changed', 'letter'])
      expect(await restore(url, inFolder(name))).toEqual({
        code: 1,
        said: `${inFolder(name)} is not a whole backup: it was cut off or changed. Nothing was put back.`,
      });
    expect(await restore(url, inFolder('nowhere'))).toEqual({ code: 1, said: `There is no file ${inFolder('nowhere')}.` });
  });

  it('of another version is refused in one sentence', async () => {
    await client.query("INSERT INTO migrations (timestamp, name) VALUES (2000000000000, 'FromTheFuture2000000000000')");
    expect(await backup(inFolder('newer'))).toMatchObject({ code: 0 });
    await client.query("DELETE FROM migrations WHERE name = 'FromTheFuture2000000000000'");
    expect((await restore(await empty(), inFolder('newer'))).said).toBe(
      'The backup is of a newer version of Requisite, which changed the tables by FromTheFuture2000000000000: put it back with that version.',
    );
    const [last] = (
      await client.query<{ name: string; timestamp: string }>('SELECT name, timestamp FROM migrations ORDER BY name DESC LIMIT 1')
    ).rows;
    await client.query('DELETE FROM migrations WHERE name = $1', [last?.name]);
    expect(await backup(inFolder('older'))).toMatchObject({ code: 0 });
    await client.query('INSERT INTO migrations (timestamp, name) VALUES ($1, $2)', [last?.timestamp, last?.name]);
    expect((await restore(await empty(), inFolder('older'))).said).toContain(`of an older version of Requisite, without ${last?.name}:`);
  });

  it('never takes the place of a file that is there', async () => {
    const before = readFileSync(inFolder('whole'));
    expect((await backup(inFolder('whole'))).code).toBe(1);
    expect(readFileSync(inFolder('whole')).equals(before)).toBe(true);
    expect(existsSync(inFolder('half'))).toBe(false);
  });
});
