// The launcher's own session in the embedded database.
import { statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Refusal } from './refusal.mjs';

/** What a server that starts, recovers or stops answers. */
const NOT_NOW = '57P03';
const BETWEEN_MS = 25;
/** How long one answer, a server that says nothing, and one that recovers are waited for. */
const ANSWER_MS = 5000;
const SILENT_MS = 60_000;
const RECOVERY_MS = 900_000;
/** What takes longer is told of. */
const QUICK_MS = 2000;

/** As the server says it: whether it works on this folder, by whatever path, and whether it lets nobody but readers in until it has recovered. */
async function stateOf(client, cluster) {
  const { rows } = await client.query(`select current_setting('data_directory') as folder, pg_is_in_recovery() as recovers`);
  const [{ folder, recovers }] = rows;
  try {
    return { isOurs: statSync(folder).ino === statSync(cluster).ino, recovers };
  } catch {
    return { isOurs: false, recovers };
  }
}

async function tryOnce(port, password, cluster) {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: password ?? undefined,
    database: 'postgres',
    application_name: 'requisite launcher',
    keepAlive: true,
    connectionTimeoutMillis: ANSWER_MS,
    query_timeout: SILENT_MS,
  });
  client.on('error', () => {});
  const lost = new Promise((done) => client.once('end', done));
  try {
    await client.connect();
    const { isOurs, recovers } = await stateOf(client, cluster);
    if (isOurs && !recovers) return { session: { client, lost } };
    void client.end().catch(() => {});
    if (isOurs) return { session: null, code: NOT_NOW, why: 'it recovers' };
    return { session: null, code: 'another', why: 'another database answers in its place' };
  } catch (error) {
    void client.end().catch(() => {});
    return { session: null, code: error.code, why: error.message };
  }
}

/**
 * Opens a session as the superuser, waiting while the server starts or recovers.
 * @param {import('./pg-process.mjs').Server} server
 * @param {{cluster: string, password: string | null, asked?: AbortSignal, say: (line: string) => void}} options `asked` ends the wait
 * @returns {Promise<{client: pg.Client, lost: Promise<void>} | null>} `lost` resolves when the session has ended; null when the server ended first
 * @throws {Refusal} when the password is wrong, or the server does not answer in time
 */
export async function openSession(server, { cluster, password, asked, say }) {
  const begunMs = performance.now();
  let told = false;
  for (;;) {
    asked?.throwIfAborted();
    const { session, code, why } = await tryOnce(server.port, password, cluster);
    if (session) return session;
    if (!server.isRunning()) return null;
    if (code === '28P01') {
      await pause(ANSWER_MS / 10); // ours may be just ending because somebody else has its port
      if (!server.isRunning()) return null;
      throw new Refusal('The password kept with the data does not open the database: put requisite-password back as it was.');
    }
    const waitedMs = performance.now() - begunMs;
    if (code === NOT_NOW && waitedMs > QUICK_MS && !told) {
      told = true;
      say('The database is working through what was cut off the last time; this can take some minutes …');
    }
    if (waitedMs > (code === NOT_NOW ? RECOVERY_MS : SILENT_MS))
      throw new Refusal(`The database in ${cluster} does not let anybody in (${why}); the data was left in its place, see ${cluster}.log.`);
    await pause(BETWEEN_MS);
  }
}
