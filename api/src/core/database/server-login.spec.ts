import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { AppModule } from '../../app.module.js';
import { entities } from '../../entities.js';
import { Client, SETUP_TOKEN } from '../../testing/index.js';
import { blankDatabase, cloneDatabase, type TestDatabase } from '../../testing/test-database.js';
import { readConfig } from '../config/index.js';
import { createApp } from '../http/create-app.js';
import { dataSource } from './index.js';
import { LastingClient } from './lasting-client.js';
import { letServerIn, moreThanNeeded } from './server-login.js';

/** An installation as README describes it: one login owns the tables, the server has another. */
const unique = randomBytes(6).toString('hex');
const [OWNER, SERVER, STRANGER] = ['owner', 'server', 'stranger'].map((who) => `${who}_${unique}`) as [string, string, string];
let beside: TestDatabase;
let database: TestDatabase;
let root: DataSource;
let owner: DataSource;
const written: string[] = [];

function urlOf(login: string): string {
  const url = new URL(database.url);
  [url.username, url.password] = [login, 'secret'];
  return url.href;
}

beforeAll(async () => {
  beside = await cloneDatabase(`beside_${unique}`); // requisite_app is there from now on
  root = await dataSource(beside.url, 'owner', entities, 1).initialize();
  database = await blankDatabase(`two_logins_${unique}`);
  await root.query(`CREATE ROLE ${OWNER} LOGIN CREATEROLE PASSWORD 'secret'; GRANT requisite_app TO ${OWNER} WITH ADMIN OPTION`);
  await root.query(`CREATE ROLE ${SERVER} LOGIN PASSWORD 'secret'; CREATE ROLE ${STRANGER} LOGIN PASSWORD 'secret'`);
  await root.query(`ALTER DATABASE two_logins_${unique} OWNER TO ${OWNER}`);
  owner = await dataSource(urlOf(OWNER), 'owner', entities, 1).initialize();
  await owner.runMigrations();
  await letServerIn(owner, urlOf(SERVER));
});
afterAll(async () => {
  await owner.destroy();
  await database.drop();
  await root.query(`DROP ROLE ${OWNER}, ${SERVER}, ${STRANGER}`);
  await root.destroy();
  await beside.drop();
});

/** Sends a statement as a login, under the role that it works as and under none, and answers what was said to each. */
async function tried(text: string, login = SERVER): Promise<string[]> {
  const said: string[] = [];
  for (const before of ['SET ROLE requisite_app', 'SET ROLE NONE']) {
    const client = new LastingClient({ connectionString: urlOf(login), options: '-c role=requisite_app' });
    await client.connect();
    try {
      await client.query(before);
      await client.query(text);
      said.push('done');
    } catch (error) {
      said.push((error as { code: string }).code);
    } finally {
      await client.end();
    }
  }
  return said;
}

describe('the login of the server', () => {
  it.each([
    ['take row security off a table', 'ALTER TABLE requisition DISABLE ROW LEVEL SECURITY'],
    ['free the owner of it', 'ALTER TABLE requisition NO FORCE ROW LEVEL SECURITY'],
    ['change a policy', 'ALTER POLICY own_school ON requisition USING (true)'],
    ['change a table', 'ALTER TABLE requisition ADD COLUMN more int'],
    ['take a table away', 'DROP TABLE requisition'],
    ['empty a table', 'TRUNCATE requisition'],
    ['become the owner', `SET ROLE ${OWNER}`],
    ['become the superuser', 'SET ROLE postgres'],
    ['sign in as the owner', `SET SESSION AUTHORIZATION ${OWNER}`],
    ['make itself the owner', `GRANT ${OWNER} TO ${SERVER}`],
    ['make itself more than it is', `ALTER ROLE ${SERVER} BYPASSRLS`],
    ['make a role', `CREATE ROLE more_${unique}`],
    ['make a table', 'CREATE TABLE more (id int)'],
    ['make a table for a while', 'CREATE TEMP TABLE more (id int)'],
    ['make a function', "CREATE FUNCTION public.more() RETURNS int LANGUAGE sql AS 'SELECT 1'"],
    ['set a table up', "SELECT keep_to_school('requisition')"],
    ['read without row security', 'SET row_security = off; SELECT 1 FROM requisition'],
    ['write history anew', "UPDATE event SET name = 'x'"],
    ['take history away', 'DELETE FROM event'],
    ['read what the cluster keeps of passwords', 'SELECT rolpassword FROM pg_authid'],
    ['read a file of the machine', "COPY school FROM '/etc/passwd'"],
  ])('cannot %s', async (_what, text) => {
    expect(await tried(text)).toEqual(['42501', '42501']);
  });

  it('would do what it cannot where it were the owner, as before there were two', async () => {
    expect(await tried('ALTER TABLE requisition NO FORCE ROW LEVEL SECURITY', OWNER)).toEqual(['42501', 'done']);
    await owner.query('ALTER TABLE requisition FORCE ROW LEVEL SECURITY');
  });

  it('may do what it is there for', async () => {
    expect(await tried('SELECT 1 FROM requisition')).toEqual(['done', 'done']);
  });

  it('makes and serves a school', async () => {
    const config = readConfig({ DATABASE_URL: urlOf(SERVER), PORT: '0', LOG_LEVEL: 'warn', JOBS: '0', SETUP_TOKEN });
    const app = await createApp(AppModule.with(config, { write: (line) => void written.push(line) }), config);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const client = new Client(app);
    const admin = { name: 'Ann Admin', email: 'ann@school.example', password: 'a-long-and-rare-one' };
    const made = await client.post('/setup', { school: { name: 'Two Logins', timeZone: 'Europe/London' }, admin, token: SETUP_TOKEN });
    expect(made.status).toBe(201);
    expect((await client.get('/departments')).status).toBe(200);
    await app.close();
    expect(written).toEqual([]); // that it is more than it needs to be is not said
  });

  it('is told of in the log where it could become the owner', async () => {
    for (const [login, more] of [
      [OWNER, true],
      ['postgres', true],
      [SERVER, false],
    ] as const) {
      const source = await dataSource(login === 'postgres' ? database.url : urlOf(login), 'app', entities, 1).initialize();
      const told = await moreThanNeeded(source);
      await source.destroy();
      if (more) expect(told).toMatch(new RegExp(`^The login of DATABASE_URL, ${login}, .*MIGRATIONS_DATABASE_URL`));
      else expect(told).toBeNull();
    }
    const config = readConfig({ DATABASE_URL: urlOf(OWNER), PORT: '0', LOG_LEVEL: 'warn', JOBS: '0' });
    const app = await createApp(AppModule.with(config, { write: (line) => void written.push(line) }), config);
    await app.close();
    expect(written.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
      expect.stringContaining(`${OWNER}, owns the tables`),
    ]);
  });

  it('that nobody has made is named, and one that may not be let in too', async () => {
    await expect(letServerIn(owner, urlOf('nobody'))).rejects.toThrow(/^The login of DATABASE_URL, nobody, is not known/);
    const humble = await dataSource(urlOf(SERVER), 'owner', entities, 1).initialize();
    await expect(letServerIn(humble, urlOf(STRANGER))).rejects.toThrow(`GRANT requisite_app TO ${STRANGER}`);
    await letServerIn(humble, urlOf(SERVER)); // who is in already needs nobody's leave
    await humble.destroy();
  });
});
