import { dataSource } from '../core/database/index.js';
import { LastingClient } from '../core/database/lasting-client.js';
import { entities } from '../entities.js';
import { DataSource } from 'typeorm';

const TEMPLATE = 'requisite_template';

function urlOf(database: string): string {
  const url = new URL(process.env['DATABASE_URL'] ?? '');
  url.pathname = `/${database}`;
  return url.href;
}

/** A database of a test's own: where it is, and how to be rid of it. */
export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

async function asRoot<T>(work: (root: DataSource) => Promise<T>): Promise<T> {
  const root = await new DataSource({ type: 'postgres', url: urlOf('postgres'), installExtensions: false }).initialize();
  try {
    return await work(root);
  } finally {
    await root.destroy();
  }
}

function testDatabase(name: string): TestDatabase {
  return {
    url: urlOf(name),
    drop: () => asRoot(async (root) => void (await root.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`))),
  };
}

/** Makes the template once per run of jest (the first spec to come here migrates it, the others wait), then clones it. */
export async function cloneDatabase(name: string): Promise<TestDatabase> {
  await asRoot(async (root) => {
    await root.query("SELECT pg_advisory_lock(hashtext('requisite template'))");
    const [found] = await root.query<{ datistemplate: boolean }[]>('SELECT datistemplate FROM pg_database WHERE datname = $1', [TEMPLATE]);
    if (!found?.datistemplate) {
      await root.query(`DROP DATABASE IF EXISTS ${TEMPLATE}`);
      await root.query(`CREATE DATABASE ${TEMPLATE}`);
      const owner = await dataSource(urlOf(TEMPLATE), 'owner', entities).initialize();
      await owner.runMigrations();
      await owner.destroy();
      await root.query(`ALTER DATABASE ${TEMPLATE} IS_TEMPLATE true`);
    }
    await root.query(`CREATE DATABASE "${name}" TEMPLATE ${TEMPLATE}`);
  });
  return testDatabase(name);
}

/** Makes a database with nothing in it. */
export async function blankDatabase(name: string): Promise<TestDatabase> {
  await asRoot((root) => root.query(`CREATE DATABASE "${name}"`));
  return testDatabase(name);
}

/** Ends the sessions that clients hold from these ports of this machine, as an administrator of PostgreSQL would. Answers how many. */
export async function endSessions(clientPorts: number[]): Promise<number> {
  const root = new LastingClient({ connectionString: urlOf('postgres') });
  await root.connect();
  try {
    const ended = await root.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE client_port = ANY($1::int[])', [
      clientPorts,
    ]);
    return ended.rowCount ?? 0;
  } finally {
    await root.end();
  }
}
