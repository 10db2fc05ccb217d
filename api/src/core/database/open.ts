import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { newerThan } from './schema-age.js';

/** What a server says that starts, recovers, has just ended its sessions or has no room now, and what a port where none listens yet says. */
const NOT_NOW = new Set(['57P03', '57P01', '57P02', '53300', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']);
const RECOVERY_MS = 60_000;
const QUICK_MS = 2000;
const BETWEEN_MS = 100;

/** Why a server cannot begin to work on its database, as one sentence for the person who starts it. */
export class DatabaseUnfit extends Error {}

/**
 * Opens the connections of a data source. A database that starts or recovers is waited for, at most a minute.
 * @throws what kept it from opening
 */
export async function opened(source: DataSource): Promise<DataSource> {
  const begunMs = performance.now();
  let told = false;
  for (;;) {
    try {
      return await source.initialize();
    } catch (error) {
      const { code, errors } = error as { code?: string; errors?: { code?: string }[] };
      const waitedMs = performance.now() - begunMs;
      if (!NOT_NOW.has(code ?? errors?.[0]?.code ?? '') || waitedMs > RECOVERY_MS) throw error;
      if (!told && waitedMs > QUICK_MS) process.stderr.write('The database is not there yet; the server waits for it …\n');
      told ||= waitedMs > QUICK_MS;
      await pause(BETWEEN_MS);
    }
  }
}

/** Sees that a database has had every migration that this version knows, and no other. @throws DatabaseUnfit otherwise */
export async function assertFits(source: DataSource): Promise<void> {
  const done = await source.query<{ name: string }[]>('SELECT name FROM migrations');
  const names = done.map(({ name }) => name);
  const newer = newerThan(
    source.migrations.map(({ constructor }) => constructor),
    names,
  );
  if (newer) throw new DatabaseUnfit(newer);
  const missing = source.migrations.find(({ constructor: { name } }) => !names.includes(name));
  if (missing)
    throw new DatabaseUnfit(
      `The database has not had the migration ${missing.constructor.name}; npm start brings it up to date before it starts the server.`,
    );
}
