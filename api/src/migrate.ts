import { dataSource } from './core/database/index.js';
import { entities } from './entities.js';

/** Brings the database of DATABASE_URL to the newest migration, as its owner. */
const source = await dataSource(process.env['DATABASE_URL'] ?? '', 'owner', entities).initialize();
try {
  await source.query("SELECT pg_advisory_lock(hashtext('requisite migrations'))");
  await source.runMigrations();
} finally {
  await source.destroy();
}
