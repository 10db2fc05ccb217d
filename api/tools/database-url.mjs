import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
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

/** What a server that starts or recovers answers, and what one that has just ended its sessions does. */
const NOT_NOW = ['57P03', '57P01', '57P02'];
const RECOVERY_MS = 300_000;
const QUICK_MS = 2000;
const BETWEEN_MS = 250;
const ANSWER_MS = 15_000;

/**
 * Opens a session. One that starts or recovers is waited for, as long as `asked` does not end the wait.
 * @throws what kept it from opening
 */
async function open(url, asked) {
  const begunMs = performance.now();
  let told = false;
  for (;;) {
    asked?.throwIfAborted();
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      application_name: 'requisite launcher',
    });
    client.on('error', () => {}); // whoever asks on it hears of it
    try {
      await client.connect();
      return client;
    } catch (error) {
      void client.end().catch(() => {});
      const waitedMs = performance.now() - begunMs;
      if (!NOT_NOW.includes(error.code) || waitedMs > RECOVERY_MS) throw error;
      if (waitedMs > QUICK_MS && !told) console.log('The database is starting or recovering; it is waited for …');
      told ||= waitedMs > QUICK_MS;
      await pause(BETWEEN_MS);
    }
  }
}

/**
 * Sees whether the server of an address answers; one that starts or recovers is waited for.
 * @throws {Refusal} saying where and why not, never the password
 */
export async function assertReachable(databaseUrl, asked, setting = 'DATABASE_URL') {
  const { hostname, port, pathname } = new URL(databaseUrl);
  try {
    const client = await open(databaseUrl, asked);
    void client.end().catch(() => {});
  } catch (error) {
    if (asked?.aborted) throw error;
    const code = error.code ?? error.errors?.[0]?.code;
    const reason = REASONS[code] ?? (/timeout/i.test(error.message) ? REASONS.ETIMEDOUT : error.message || code);
    throw new Refusal(
      `The database ${pathname.slice(1)} at ${hostname}:${port || 5432} cannot be reached: ${reason}. Nothing was changed; check ${setting} and that the server runs.`,
    );
  }
}

/**
 * Whether a database has had every migration of the build in dist/, and lets the server's login work. Asking here takes a tenth of what loading TypeORM does,
 * and most starts have nothing to migrate.
 * @throws {Refusal} when it has had one that this build does not know
 */
export async function isUpToDate({ ownerUrl, serverUrl }, asked) {
  const [{ migrations }, { newerThan }] = await Promise.all(
    ['dist/api/migrations/index.js', 'dist/api/api/src/core/database/schema-age.js'].map((file) => import(join(root, file))),
  );
  const client = await open(ownerUrl, asked);
  try {
    const done = (await client.query('select name from migrations')).rows.map((row) => row.name);
    const newer = newerThan(migrations, done);
    if (newer) throw new Refusal(newer);
    if (!migrations.every((migration) => done.includes(migration.name))) return false;
    const login = decodeURIComponent(new URL(serverUrl).username);
    return (await client.query(`select pg_has_role($1, 'requisite_app', 'SET') as may`, [login])).rows[0].may;
  } catch (error) {
    if (error.code === '42P01' || error.code === '42704') return false; // there is no such table, or no such role, yet
    throw error;
  } finally {
    void client.end().catch(() => {});
  }
}
