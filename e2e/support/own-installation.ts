import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { JOURNEYS_NOW } from '../people/demo-people.js';

/** A server of its own; `stop` ends it with its database. */
export interface Installation {
  url: string;
  stop: () => Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

/** What the first run of such a server asks for. */
export const SETUP_TOKEN = 'the-token-of-the-journeys';

/** Starts the real server on a fresh database without the demo school, with more settings where they are given. @throws Error with what it printed when it ends before it answers */
export async function emptyInstallation(more: Record<string, string> = {}): Promise<Installation> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { NOW: _fixed, DATABASE_URL: _other, ...env } = process.env;
  const child = spawn(process.execPath, ['api/tools/start.mjs'], {
    cwd: join(import.meta.dirname, '../..'),
    env: {
      ...env,
      PORT: String(port),
      HOST: '127.0.0.1',
      TEMPORARY: '1',
      DEMO: '0',
      LOG_LEVEL: 'warn',
      SETUP_TOKEN,
      STARTED_BY: String(process.pid),
      ...more,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()));
  const ended = new Promise<void>((done) => child.on('close', () => done()));
  let over = false;
  void ended.then(() => (over = true));
  while (!over) {
    const answer = await fetch(`${url}/api/health`).catch(() => null);
    if (answer?.ok) {
      const stop = async (): Promise<void> => {
        child.kill('SIGTERM');
        await ended;
      };
      return { url, stop };
    }
    await pause(100);
  }
  throw new Error(`The server did not start:\n${said}`);
}

/** Starts the real server with a demo school that no other journey changes, at the journeys' hour. @throws as `emptyInstallation` */
export const ownDemo = (): Promise<Installation> => emptyInstallation({ DEMO: '1', NOW: JOURNEYS_NOW });
