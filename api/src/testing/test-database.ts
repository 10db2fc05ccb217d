import { dataSource } from '../core/database/index.js';
import { entities } from '../entities.js';
import { DataSource } from 'typeorm';

const TEMPLATE = 'requisite_template';

function urlOf(database: string): string {
  const url = new URL(process.env['DATABASE_URL'] ?? '');
  url.pathname = `/${database}`;
  return url.href;
}

/** Makes the template once per run of jest (the first spec to come here migrates it, the others wait), then clones it. */
export async function cloneDatabase(name: string): Promise<{ url: string; drop(): Promise<void> }> {
  const root = await new DataSource({ type: 'postgres', url: urlOf('postgres'), installExtensions: false }).initialize();
  try {
    await root.query("SELECT pg_advisory_lock(hashtext('requisite template'))");
    const [found] = (await root.query('SELECT datistemplate FROM pg_database WHERE datname = $1', [TEMPLATE])) as {
      datistemplate: boolean;
    }[];
    if (!found?.datistemplate) {
      await root.query(`DROP DATABASE IF EXISTS ${TEMPLATE}`);
      await root.query(`CREATE DATABASE ${TEMPLATE}`);
      const owner = await dataSource(urlOf(TEMPLATE), 'owner', entities).initialize();
      await owner.runMigrations();
      await owner.destroy();
      await root.query(`ALTER DATABASE ${TEMPLATE} IS_TEMPLATE true`);
    }
    await root.query(`CREATE DATABASE "${name}" TEMPLATE ${TEMPLATE}`);
  } finally {
    await root.destroy();
  }
  return {
    url: urlOf(name),
    drop: async () => {
      const again = await new DataSource({ type: 'postgres', url: urlOf('postgres'), installExtensions: false }).initialize();
      await again.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
      await again.destroy();
    },
  };
}
