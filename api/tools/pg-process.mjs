// The process of the embedded database: starting it, watching it, ending it.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './free-port.mjs';
import { lastLine } from './pg-log.mjs';
import { isAlive, isServerOf } from './pg-mark.mjs';

/** For a machine with two cores and little memory that also runs the school's browser. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  jit: 'off',
  random_page_cost: '1.1',
  effective_cache_size: '512MB',
  shared_buffers: '128MB',
  work_mem: '8MB',
};
const KEPT = {
  max_connections: '60',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  max_wal_size: '512MB',
  // the log says what went wrong, not whose row it was
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};
const TEMPORARY = { max_connections: '200', fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** How the server is told to end, one after another, and how long each may take: it writes everything out, it does not, it is not asked. */
const ENDINGS = [
  ['SIGINT', 20_000],
  ['SIGQUIT', 5000],
  ['SIGKILL', 5000],
];
const LOOK_EVERY_MS = 50;

/** What the database's programs need of our environment; the tokens and passwords in it are not for them. */
export function environmentOfPrograms() {
  const needed = ['PATH', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'TMPDIR', 'SystemRoot'];
  const kept = needed.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}

/**
 * A server process.
 * @typedef {{pid: number, port: number, reused: boolean, isRunning: () => boolean, ended: Promise<unknown>, said: () => string | undefined}} Server
 *   `reused`: it ran already; `ended` resolves when it has ended, however that came
 */

/**
 * Starts a server process and gives it back without waiting. It is the leader of its own group: Ctrl-C is not for it.
 * @returns {Promise<Server>} at the port given, else at one that was free
 */
export async function launch({ cluster, user, program, temporary, flags, port: given }) {
  const port = given ?? (await freePort());
  const logFile = `${cluster}.log`;
  if (existsSync(logFile) && statSync(logFile).size > 5_000_000) rmSync(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const start = statSync(logFile).size;
  const settings = { ...SETTINGS, ...(temporary ? TEMPORARY : KEPT), port };
  const args = ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]), ...flags];
  const options = { ...user, cwd: '/', stdio: ['ignore', log, log], detached: true, env: environmentOfPrograms() };
  const child = spawn(program('postgres'), args, options);
  closeSync(log);
  let running = true;
  const ended = new Promise((done) => {
    child.on('exit', done);
    child.on('error', done);
  }).finally(() => (running = false));
  const said = () => lastLine(readFileSync(logFile).subarray(start).toString());
  return { pid: child.pid, port, reused: false, isRunning: () => running, ended, said };
}

/** Makes a server of one that runs already and is not our child. @returns {Server} */
export function adopt({ pid, port }) {
  const untilGone = async () => {
    while (isAlive(pid)) await pause(LOOK_EVERY_MS);
  };
  return { pid, port, reused: true, isRunning: () => isAlive(pid), ended: untilGone(), said: () => undefined };
}

/**
 * Ends a server: with everything written out if that comes to an end in time, else as after a loss of power, which it recovers from.
 * @param {AbortSignal} [hurried] cuts the first patience short
 */
export async function endServer({ pid, reused, isRunning, ended }, cluster, hurried) {
  for (const [signal, patienceMs] of ENDINGS) {
    if (!isRunning() || (reused && !isServerOf(pid, cluster))) return;
    if (signal === 'SIGINT' && hurried?.aborted) continue;
    const patience = new AbortController();
    const stop = signal === 'SIGINT' && hurried ? AbortSignal.any([patience.signal, hurried]) : patience.signal;
    try {
      process.kill(pid, signal);
    } catch {
      return; // it has just ended
    }
    await Promise.race([ended, pause(patienceMs, undefined, { signal: stop }).catch(() => {})]);
    patience.abort();
  }
}

// as `endServer`, for a shell; $0 is the process
const UNTIL_GONE = 'n=0; while kill -0 "$0" 2>&- && [ $n -lt $1 ]; do sleep 0.1; n=$((n+1)); done';
const END = `kill -INT "$0"; set -- 200; ${UNTIL_GONE}; kill -QUIT "$0" 2>&-; set -- 50; ${UNTIL_GONE}; kill -KILL "$0" 2>&-`;
const REMOVE = `f="$1"; kill -QUIT "$0"; set -- 100; ${UNTIL_GONE}; kill -KILL "$0" 2>&-; rm -rf "$f"`;

/**
 * Leaves a watcher behind that ends a server when this process ends without doing so itself, even by SIGKILL: the pipe between
 * them closes then. What a temporary server leaves is removed as well.
 * @returns {() => void} calls the watcher off
 */
export function endWithUs({ pid }, removeAfter) {
  const watcher = spawn('sh', ['-c', `read _; ${removeAfter ? REMOVE : END}`, String(pid), removeAfter ?? ''], {
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    env: environmentOfPrograms(),
  });
  watcher.on('error', () => {});
  watcher.stdin.on('error', () => {});
  watcher.stdin.unref();
  watcher.unref();
  return () => watcher.kill('SIGKILL');
}
