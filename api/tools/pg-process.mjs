// The process of the embedded database: starting it, finding one that was left behind, and connecting to it.
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { lastLine } from './pg-log.mjs';
import { Refusal } from './refusal.mjs';

const LAUNCHER_LOCK = 7_305_001; // any number; the advisory lock that the one launcher of a data folder holds

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

/** Process id and port that a running or killed server left in its folder, or null. */
export function readPidFile(cluster) {
  const path = join(cluster, 'postmaster.pid');
  if (!existsSync(path)) return null;
  const [pid, , , port] = readFileSync(path, 'utf8').split('\n').map(Number);
  return pid > 0 ? { path, pid, port } : null;
}

/** Whether a process id is a PostgreSQL server; after a restart of the machine the number may be anyone's. */
export function isPostgres(pid) {
  const file = `/proc/${pid}/comm`;
  const name = existsSync(file)
    ? readFileSync(file, 'utf8')
    : spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  return basename((name ?? '').trim()).startsWith('postgres');
}

/** Whether there is a process of that id, whoever owns it. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Starts the server process and gives it back without waiting. It is the leader of its own group: Ctrl-C is not for it. */
export function launch(cluster, { port, user, program, temporary, flags }) {
  const logFile = `${cluster}.log`;
  if (existsSync(logFile) && statSync(logFile).size > 5_000_000) rmSync(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const start = statSync(logFile).size;
  const settings = { ...SETTINGS, ...(temporary ? TEMPORARY : KEPT), port };
  const args = ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]), ...flags];
  const server = spawn(program('postgres'), args, {
    ...user,
    cwd: '/',
    stdio: ['ignore', log, log],
    detached: true,
    env: { ...process.env, LC_ALL: 'C' },
  });
  closeSync(log);
  const ended = new Promise((done) => {
    server.on('exit', done);
    server.on('error', (error) => done(error.code));
  });
  return { pid: server.pid, ended, said: () => lastLine(readFileSync(logFile, 'utf8').slice(start)) };
}

/** Connects as the superuser, waiting while the server starts or recovers; null when it ended first. */
export async function connect(port, password, isRunning) {
  for (;;) {
    const client = new pg.Client({
      host: '127.0.0.1',
      port,
      user: 'postgres',
      password: password ?? undefined,
      database: 'postgres',
      application_name: 'requisite launcher',
      keepAlive: true,
    });
    client.on('error', () => {});
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      if (!isRunning()) return null;
      if (error.code === '28P01')
        throw new Refusal(`The password kept with the data does not open the database: put requisite-password back as it was.`);
      await pause(25);
    }
  }
}

/**
 * Leaves a watcher behind that stops the server when this process ends without doing so itself, even by SIGKILL: the pipe
 * between them closes then. What a temporary server leaves is removed as well.
 * @returns {() => void} calls the watcher off
 */
export function stopWithUs(pid, removeAfter) {
  const then = removeAfter ? 'kill -QUIT "$0" && while kill -0 "$0" 2>&-; do sleep 0.1; done; rm -rf "$1"' : 'kill -INT "$0"';
  const watcher = spawn('sh', ['-c', `read _; ${then}`, String(pid), removeAfter ?? ''], {
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watcher.on('error', () => {});
  watcher.stdin.on('error', () => {});
  watcher.stdin.unref();
  watcher.unref();
  return () => watcher.kill('SIGKILL');
}

/** Resolves when a process that is not our child has ended. */
export async function untilGone(pid) {
  while (isAlive(pid)) await pause(50);
}

/**
 * Takes the lock of the one launcher; the session that holds it ends with its process, however that ends.
 * @returns {Promise<boolean>} false when the server stopped meanwhile
 */
export async function lockOut(client, label, isRunning) {
  try {
    for (let tries = 0; tries < 20; tries++) {
      const taken = await client.query('select pg_try_advisory_lock($1) as mine', [LAUNCHER_LOCK]);
      if (taken.rows[0].mine) {
        await client.query(`select set_config('application_name', $1, false)`, [`requisite launcher ${label}`.slice(0, 63)]);
        return true;
      }
      await pause(100);
    }
    const other = await client.query(
      `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid) where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
      [LAUNCHER_LOCK],
    );
    const where = other.rows[0]?.name.replace('requisite launcher', '').trim();
    throw new Refusal(
      `Requisite is already running on this data folder${where ? ` (${where})` : ''}: stop that one first, or set DATA_DIR to another folder.`,
    );
  } catch (error) {
    await client.end().catch(() => {});
    if (error instanceof Refusal) throw error;
    while (isRunning()) await pause(25);
    return false;
  }
}
