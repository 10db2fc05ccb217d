// The files of the embedded database: making them, and seeing that they can be used.
import { spawn } from 'node:child_process';
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { lastLine } from './pg-log.mjs';
import { isAlive } from './pg-mark.mjs';
import { environmentOfPrograms } from './pg-process.mjs';
import { Refusal } from './refusal.mjs';

const PASSWORD_FILE = 'requisite-password';
/** No cluster takes so long to be made. */
const HALF_MS = 900_000;

function killGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // it has ended
  }
}

/** The superuser's password of a cluster; null where none is asked for, as in a temporary one. */
export function readPassword(cluster) {
  const file = join(cluster, PASSWORD_FILE);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

/** Removes the halves that runs left that were killed, by their number or, where that is somebody else's now, by their age. */
function removeHalves(cluster) {
  const parent = dirname(cluster);
  for (const name of readdirSync(parent)) {
    const pid = new RegExp(`^${basename(cluster)}\\.new-(\\d+)`).exec(name)?.[1];
    if (pid === undefined || Number(pid) === process.pid) continue;
    const path = join(parent, name);
    if (!isAlive(Number(pid)) || Temporal.Now.instant().epochMilliseconds - statSync(path).mtimeMs > HALF_MS)
      rmSync(path, { recursive: true, force: true });
  }
}

/**
 * Makes an empty cluster beside its place and moves it there, so that a run that is killed half-way leaves none.
 * @param {AbortSignal} [options.asked] gives it up
 */
export async function makeCluster(cluster, { user, program, password, asked }) {
  const parent = dirname(cluster);
  removeHalves(cluster);
  const half = `${cluster}.new-${process.pid}`;
  const passwordFile = `${half}.password`;
  mkdirSync(half, { mode: 0o700 });
  writeFileSync(passwordFile, `${password ?? ''}\n`, { mode: 0o600 });
  if (user.uid !== undefined) for (const path of [half, passwordFile]) chownSync(path, user.uid, user.gid);
  const args = [
    '-D',
    half,
    '-U',
    'postgres',
    '-E',
    'UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
  ];
  args.push(...(password ? ['-A', 'scram-sha-256', `--pwfile=${passwordFile}`] : ['-A', 'trust', '--no-sync']));
  let said = '';
  const made = spawn(program('initdb'), args, {
    ...user,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: environmentOfPrograms(),
    detached: true,
  });
  made.stderr.on('data', (data) => (said += data));
  const giveUp = () => killGroup(made.pid);
  asked?.addEventListener('abort', giveUp);
  const tooLong = setTimeout(giveUp, HALF_MS);
  const code = await new Promise((done) => {
    made.on('exit', (exit, signal) => setTimeout(done, 100, exit ?? signal)); // the last line may be on its way
    made.on('error', (error) => done(error.code));
  });
  clearTimeout(tooLong);
  asked?.removeEventListener('abort', giveUp);
  try {
    asked?.throwIfAborted();
    if (code !== 0)
      throw new Refusal(
        `The database could not be made in ${parent}: ${lastLine(said) ?? `initdb ended with ${code}`}. Nothing was kept; set DATA_DIR to try another folder.`,
      );
    if (password) renameSync(passwordFile, join(half, PASSWORD_FILE));
    renameSync(half, cluster);
  } catch (error) {
    // another start was faster, and its cluster is as good
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(half, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
  }
}

/**
 * Sees that a cluster is ours, of this version and readable.
 * @throws {Refusal} otherwise; nothing is touched
 */
export function assertUsable(cluster) {
  try {
    accessSync(cluster, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Refusal(
      `The database in ${cluster} belongs to another user (${error.code}): start as that user, or set DATA_DIR to another folder.`,
    );
  }
  const versionFile = join(cluster, 'PG_VERSION');
  if (!existsSync(versionFile))
    throw new Refusal(
      `The folder ${cluster} holds something that is not a database; it was left as it is. Set DATA_DIR to another folder.`,
    );
  const version = readFileSync(versionFile, 'utf8').trim();
  if (version !== '18') throw new Refusal(`The database in ${cluster} is of PostgreSQL ${version}, and this is 18; it was left as it is.`);
}
