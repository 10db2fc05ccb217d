import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { dataSource } from '../../src/core/database/index.js';
import { entities } from '../../src/entities.js';
import { cloneDatabase, type TestDatabase } from '../../src/testing/test-database.js';
import { atFreePort } from './free-port.js';
import { askOnce } from './held-database.js';
import { buildServer, type Program, startProgram, untilSaid } from './server-process.js';

// programs are started as slowly as the machine starts them: this only ends what hangs
jest.setTimeout(600_000);

/** Older code on a newer schema, and a schema that is taken back. */
describe('a database', () => {
  let database: TestDatabase;
  beforeAll(buildServer);
  beforeEach(async () => {
    database = await cloneDatabase(`schema_age_${randomBytes(4).toString('hex')}`);
  });
  let program: Program;
  afterEach(async () => {
    program.process.kill('SIGKILL');
    await program.ended;
    await database.drop();
  });

  const run = async (...args: string[]) => {
    program = startProgram(args, { DATABASE_URL: database.url, PORT: '0', DEMO: '0' });
    const code = await program.ended;
    return { code, said: program.said() };
  };
  const migrate = (...args: string[]) => run('dist/api/api/src/migrate.js', ...args);
  const newest = async () =>
    (await askOnce<{ name: string }>(database.url, 'SELECT name FROM migrations ORDER BY timestamp DESC LIMIT 1'))[0]?.name;

  it.each([
    ['the server', 'dist/api/api/src/main.js'],
    ['the migrations', 'dist/api/api/src/migrate.js'],
  ])('that a newer version has changed is refused by %s in one sentence that names the change', async (_what, script) => {
    await askOnce(database.url, `INSERT INTO migrations (timestamp, name) VALUES (2000000000000, 'FromTheFuture2000000000000')`);
    const { code, said } = await run(script);
    expect(code).toBe(1);
    expect(said).toMatch(
      /^The database was changed by a newer version of Requisite than this one \(FromTheFuture2000000000000\), [^\n]*\n$/,
    );
  });

  it('that is not up to date is refused by a server that was started alone', async () => {
    const name = await newest();
    await askOnce(database.url, `DELETE FROM migrations WHERE name = '${name}'`);
    const { code, said } = await run('dist/api/api/src/main.js');
    expect([code, said]).toEqual([
      1,
      `The database has not had the migration ${name}; npm start brings it up to date before it starts the server.\n`,
    ]);
  });

  it('that is up to date still has its owner let another login of the server in', async () => {
    const login = `server_${randomBytes(4).toString('hex')}`;
    await askOnce(database.url, `CREATE ROLE ${login} LOGIN`);
    const url = new URL(database.url);
    url.username = login;
    await atFreePort(async (port) => {
      const settings = { DATABASE_URL: url.href, MIGRATIONS_DATABASE_URL: database.url, PORT: String(port), DEMO: '0' };
      program = startProgram(['api/tools/start.mjs'], settings);
      await untilSaid(program, 'Ctrl-C stops it', 240_000);
    });
    const asServer =
      "SELECT DISTINCT usename::text AS login FROM pg_stat_activity WHERE application_name = 'requisite' AND datname = current_database()";
    expect(await askOnce(database.url, asServer)).toEqual([{ login }]);
    expect(program.said()).not.toContain('owns the tables');
    program.process.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    await askOnce(database.url, `DROP ROLE ${login}`);
  });

  it('is not taken back where rows or what they hold would be lost, unless that is asked for', async () => {
    await askOnce(database.url, `CREATE TABLE kept (id int); INSERT INTO kept VALUES (1)`);
    const name = await newest();
    expect(await migrate('down')).toEqual({ code: 0, said: `${name} was taken back.\n` });
    const owner = await dataSource(database.url, 'owner', entities, 1).initialize();
    while ((await newest())?.startsWith('ToldAsChosen') === false) await owner.undoLastMigration();
    await owner.destroy();
    const school = '00000000-0000-7000-8000-000000000001';
    await askOnce(
      database.url,
      `INSERT INTO school (school_id, name, time_zone, created_at) VALUES ('${school}', 'Hillside', 'Europe/London', now());
       INSERT INTO person (school_id, id, version, name, code, roles) VALUES ('${school}', '${school}', 1, 'Ada', 'A', '{admin}');
       INSERT INTO notification_choice (school_id, person_id, event, choice) VALUES ('${school}', '${school}', 'requisition.accepted', 'off')`,
    );
    const refused = await migrate('down');
    expect(refused.code).toBe(1);
    expect(refused.said).toMatch(
      /^Taking ToldAsChosen1763700000029 back would lose one row of notification_choice\. Nothing was changed; [^\n]*\n$/,
    );
    expect(await askOnce(database.url, 'SELECT FROM notification_choice')).toHaveLength(1);
    const forced = await askOnce<{ count: number }>(database.url, 'SELECT count(*)::int AS count FROM pg_class WHERE relforcerowsecurity');
    expect(forced[0]?.count).toBeGreaterThan(20);
    expect(await migrate('down', '--lose-rows')).toEqual({ code: 0, said: 'ToldAsChosen1763700000029 was taken back.\n' });
    expect(await askOnce(database.url, 'SELECT FROM kept')).toHaveLength(1);
    expect(await migrate()).toEqual({ code: 0, said: '' });
  });
});
