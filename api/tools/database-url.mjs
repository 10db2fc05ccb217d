import { join } from 'node:path';
import pg from 'pg';
import { root } from './children.mjs';
import { Refusal } from './refusal.mjs';

const REASONS = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the host name could not be looked up',
  EHOSTUNREACH: 'there is no way to that host',
  ENETUNREACH: 'there is no way to that network',
  ETIMEDOUT: 'it does not answer',
  ECONNRESET: 'the connection was cut',
  '28P01': 'the user name or the password is wrong',
  28000: 'that user may not connect',
  '3D000': 'there is no database of that name',
};

/**
 * Sees whether the server of DATABASE_URL answers.
 * @throws {Refusal} saying where and why not, never the password
 */
export async function assertReachable(databaseUrl) {
  const { hostname, port, pathname } = new URL(databaseUrl);
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 15_000, application_name: 'requisite launcher' });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    const code = error.code ?? error.errors?.[0]?.code;
    const reason = REASONS[code] ?? (/timeout/i.test(error.message) ? REASONS.ETIMEDOUT : error.message || code);
    throw new Refusal(
      `The database ${pathname.slice(1)} at ${hostname}:${port || 5432} cannot be reached: ${reason}. Nothing was changed; check DATABASE_URL and that the server runs.`,
    );
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Whether a database has had every migration of the build in dist/. Asking here takes a tenth of what loading TypeORM does,
 * and most starts have nothing to migrate.
 */
export async function isMigrated(url) {
  const { migrations } = await import(join(root, 'dist/api/migrations/index.js'));
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // the query says what became of the connection
  await client.connect();
  try {
    const done = await client.query('select name from migrations');
    const names = new Set(done.rows.map((row) => row.name));
    return migrations.every((migration) => names.has(migration.name));
  } catch (error) {
    if (error.code === '42P01') return false; // there is no such table yet
    throw error;
  } finally {
    await client.end();
  }
}
