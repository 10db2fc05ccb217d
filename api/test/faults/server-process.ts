import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { atFreePort } from './free-port.js';

const root = join(import.meta.dirname, '../../..');
const BUILD = "await (await import('./api/tools/build.mjs')).buildIfChanged({ quiet: true })";

/** A program that runs beside the tests, and what it has said so far. */
export interface Program {
  process: ChildProcess;
  /** Its exit code; null where a signal ended it. */
  ended: Promise<number | null>;
  hasEnded(): boolean;
  said(): string;
}

/** Starts a script on this Node with none of the test run's own settings. It ends when this process does. */
export function startProgram(args: string[], settings: Record<string, string> = {}): Program {
  const { DATABASE_URL: _theRunsOwn, ...env } = process.env;
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...env, NODE_OPTIONS: '', npm_lifecycle_event: '', STARTED_BY: String(process.pid), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let over = false;
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()));
  const ended = new Promise<number | null>((done) => child.on('close', done));
  void ended.then(() => (over = true));
  return { process: child, ended, hasEnded: () => over, said: () => said };
}

/** Waits until a program has said something, at most `ms` milliseconds. @throws Error with all that it said when it ends or does not say it */
export async function untilSaid(program: Program, text: string, ms: number): Promise<void> {
  for (const end = performance.now() + ms; !program.said().includes(text); await pause(20))
    if (program.hasEnded() || performance.now() > end)
      throw new Error(`'${text}' was not said by a program that ${program.hasEnded() ? 'has ended' : 'goes on'}:\n${program.said()}`);
}

/** Builds what stands in dist/ if its sources were changed since, as `npm start` does. */
export async function buildServer(): Promise<void> {
  const build = startProgram(['--input-type=module', '-e', BUILD]);
  if ((await build.ended) !== 0) throw new Error(`The server could not be built:\n${build.said()}`);
}

/** A real server process, as `npm start` runs it. */
export interface ServerProcess extends Program {
  url: string;
  /** Whether it answers that it is well, asked once. */
  isWell(): Promise<boolean>;
  /** Waits until it answers that it is well. @throws Error when it does not within `ms` milliseconds, or has ended */
  untilWell(ms: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server, of what was built from the sources as they are, on a database. Without jobs unless the settings say otherwise. */
export async function startServer(databaseUrl: string, settings: Record<string, string> = {}): Promise<ServerProcess> {
  await buildServer();
  return atFreePort((port) => startAt(port, databaseUrl, settings));
}

async function startAt(port: number, databaseUrl: string, settings: Record<string, string>): Promise<ServerProcess> {
  const program = startProgram(['--import', './api/tools/follow-parent.mjs', '--enable-source-maps', 'dist/api/api/src/main.js'], {
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    HOST: '127.0.0.1',
    LOG_LEVEL: 'error',
    JOBS: '0',
    ...settings,
  });
  const url = `http://127.0.0.1:${port}`;
  const isWell = () =>
    fetch(`${url}/api/health`, { signal: AbortSignal.timeout(10_000) }).then(
      async (answer) => {
        await answer.body?.cancel();
        return answer.ok;
      },
      () => false,
    );
  const untilWell = async (ms: number) => {
    for (const end = performance.now() + ms; !(await isWell()); await pause(20))
      if (program.hasEnded() || performance.now() > end)
        throw new Error(`The server ${program.hasEnded() ? 'has ended' : 'is not well'}:\n${program.said()}`);
  };
  const stop = async () => {
    program.process.kill('SIGTERM');
    const impatient = setTimeout(() => program.process.kill('SIGKILL'), 10_000);
    await program.ended;
    clearTimeout(impatient);
  };
  await untilWell(60_000).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { ...program, url, isWell, untilWell, stop };
}
