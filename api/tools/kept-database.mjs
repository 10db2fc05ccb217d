// The database of an installation, for a command that works on all of it: the embedded one, running or not, or the one of DATABASE_URL.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { settleDataFolder } from './data-folder.mjs';
import { assertReachable } from './database-url.mjs';
import { readPassword } from './pg-cluster.mjs';
import { findServer } from './pg-mark.mjs';
import { startPg } from './pg.mjs';
import { Refusal } from './refusal.mjs';

async function connected(url) {
  const client = new pg.Client({ connectionString: url, application_name: 'requisite backup', keepAlive: true });
  client.on('error', () => {}); // whoever asks on it hears of it
  await client.connect();
  return client;
}

const superuserOf = (cluster, port) => `postgres://postgres:${encodeURIComponent(readPassword(cluster) ?? '')}@127.0.0.1:${port}/requisite`;

/**
 * Opens the database of an installation as whoever may see all of it.
 * @param {object} settings as `readSettings` gives them
 * @param {{alone: boolean, make?: boolean}} options `alone`: refuse an embedded one that is in use; `make`: make it where there is none
 * @returns {Promise<{client: pg.Client, urls: {owner: string, server: string} | null, dataDir: string | null, close: () => Promise<void>}>}
 * @throws {Refusal} when it cannot be reached, or is in use
 */
export async function openKept(settings, { alone, make = false }) {
  if (settings.databaseUrl) {
    await assertReachable(
      settings.ownerUrl,
      undefined,
      settings.ownerUrl === settings.databaseUrl ? 'DATABASE_URL' : 'MIGRATIONS_DATABASE_URL',
    );
    const client = await connected(settings.ownerUrl);
    return { client, urls: { owner: settings.ownerUrl, server: settings.databaseUrl }, dataDir: null, close: () => client.end() };
  }
  const { dataDir } = settleDataFolder(settings);
  const cluster = join(dataDir, 'postgres');
  if (!make && !existsSync(cluster)) throw new Refusal(`There is no database in ${dataDir}: DATA_DIR says where the data is.`);
  const running = alone || !existsSync(cluster) ? null : await findServer(cluster);
  if (running) {
    const client = await connected(superuserOf(cluster, running.port));
    return { client, urls: null, dataDir, close: () => client.end() };
  }
  const server = await startPg({ dataDir, label: 'a backup', say: () => {} });
  try {
    const client = await connected(superuserOf(cluster, server.port));
    const close = async () => {
      await client.end();
      await server.stop();
    };
    return { client, urls: { owner: server.url, server: server.serverUrl }, dataDir, close };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
