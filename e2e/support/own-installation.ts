import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { JOURNEYS_NOW } from '../people/demo-people.js';

/** A server of its own; `stop` ends it with its database. */
export interface Installation {
  url: string;
  stop: () => Promise<void>;
}

/** Below the range from which a system gives outgoing connections their ports, so that nobody takes one by chance meanwhile. */
const [LOWEST, HIGHEST] = [20_000, 32_000];
/** What a start says where somebody else has its port, and last of all where it serves. */
const TAKEN = /Port \d+ is (?:already )?in use/;
const READY = 'Ctrl-C stops it';
const MAX_TRIES = 5;

/** What the first run of such a server asks for. */
export const SETUP_TOKEN = 'the-token-of-the-journeys';

/** Starts the real server on a fresh database without the demo school, with more settings where they are given. @throws Error with what it printed when it ends before it answers */
export async function emptyInstallation(more: Record<string, string> = {}): Promise<Installation> {
  for (let tries = 1; ; tries++) {
    try {
      return await startAt(randomInt(LOWEST, HIGHEST), more);
    } catch (error) {
      // whoever listens on a port is the one who knows whether it was free
      if (tries === MAX_TRIES || !TAKEN.test(String(error))) throw error;
    }
  }
}

async function startAt(port: number, more: Record<string, string>): Promise<Installation> {
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
    if (said.includes(READY)) {
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
