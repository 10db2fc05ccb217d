import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LastingClient } from '../../src/core/database/lasting-client.js';
import { type Program, startProgram, untilSaid } from './server-process.js';

/** Starts the embedded database as the launcher does, without anything else, and holds it until it is told to stop. */
const HOLD = `import './api/tools/follow-parent.mjs';
  const [{ startPg }, { untilStopped }, { tellWhy }] = await Promise.all(
    ['pg', 'stopping', 'refusal'].map((name) => import('./api/tools/' + name + '.mjs')));
  const stopping = untilStopped({ stop() {}, hurry() {} });
  let held;
  try {
    held = await startPg({ dataDir: process.env.DATA_DIR, label: process.env.LABEL, ...stopping });
    console.log('held at ' + held.port);
    setInterval(() => {}, 60_000);
    await Promise.race([new Promise((done) => stopping.asked.addEventListener('abort', done)), held.failed]);
  } catch (error) {
    if (!stopping.asked.aborted) process.exitCode = tellWhy(error);
  }
  await held?.stop();
  process.exit();`;

/** What a program says once it has the database. */
export const HELD = 'held at';

/** Starts a program that holds the embedded database of a folder, with these settings beside its own. */
export function holdDatabase(dataDir: string, label = 'test', settings: Record<string, string> = {}): Program {
  return startProgram(['--input-type=module', '-e', HOLD], { ...settings, DATA_DIR: dataDir, LABEL: label });
}

/** As `holdDatabase`, and waits until the database is there. */
export async function heldDatabase(dataDir: string, label?: string, settings?: Record<string, string>): Promise<Program> {
  const program = holdDatabase(dataDir, label, settings);
  await untilSaid(program, HELD, 120_000);
  return program;
}

/** The lines that a running server left in its folder: process, folder, start, port and more. */
export function markOf(dataDir: string): string[] {
  return readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n');
}

/** The superuser's URL of the embedded database of a folder that runs. */
export function superuserUrl(dataDir: string, database = 'postgres'): string {
  const password = readFileSync(join(dataDir, 'postgres/requisite-password'), 'utf8').trim();
  return `postgres://postgres:${password}@127.0.0.1:${markOf(dataDir)[3]}/${database}`;
}

/** Asks one statement on a connection of its own and answers its rows. */
export async function askOnce<Row>(url: string, text: string): Promise<Row[]> {
  const client = new LastingClient({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    return (await client.query(text)).rows as Row[];
  } finally {
    await client.end();
  }
}
