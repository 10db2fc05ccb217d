// Where the embedded database keeps its data, and as whom it runs. PostgreSQL refuses to run as root, so root hands it to an
// unprivileged user, who must be able to enter every folder above the data.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Refusal } from './refusal.mjs';

/** Where root's data and programs go when their own folder cannot be entered by the database's user. */
export const LASTING_PLACE = '/var/lib/requisite';

const isRoot = process.getuid?.() === 0;

/**
 * The user that the database runs as: of an existing cluster its owner, else `postgres` or `nobody`, which need no useradd.
 * @param {string} [cluster]
 * @returns {{uid?: number, gid?: number}} empty for anyone but root: the database then runs as they do
 */
export function databaseUser(cluster) {
  if (!isRoot) return {};
  if (cluster && existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
    if (uid.status === 0 && gid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  return { uid: 65534, gid: 65534 };
}

/**
 * The first folder on the way down to a path that a user may not enter, or null when there is none.
 * Folders that do not exist yet are made by us and do not count.
 */
export function closedFolder(path, { uid, gid }) {
  if (uid === undefined) return null;
  const above = dirname(path) === path ? null : closedFolder(dirname(path), { uid, gid });
  if (above || !existsSync(path)) return above;
  const folder = statSync(path);
  const bit = folder.uid === uid ? 0o100 : folder.gid === gid ? 0o010 : 0o001;
  return folder.mode & bit ? null : path;
}

/**
 * Makes a folder that the database's user may enter, whatever the umask says; an existing one is left as it is.
 * Not with `recursive`: Node then tries for ever where a file system answers ENOENT to every attempt, as /proc does.
 */
function makeFolder(path) {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
  if (isRoot) chmodSync(path, 0o755);
}

function assertWritable(dataDir) {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK | constants.X_OK);
    const probe = join(dataDir, `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new Refusal(`The data folder ${dataDir} cannot be written (${error.code}): set DATA_DIR to a folder that this user may write.`);
  }
}

/**
 * Settles where the data of `npm start` lives and makes that folder.
 * @param {{dataDir: string, dataDirGiven: boolean}} settings
 * @returns {{dataDir: string, movedBecause: string | null}} `movedBecause` names the folder that the database's user may not enter,
 *   when a lasting place elsewhere was chosen for that reason
 * @throws {Refusal} when the folder cannot be written, or cannot be entered by the database's user
 */
export function settleDataFolder({ dataDir, dataDirGiven }) {
  const user = databaseUser(join(dataDir, 'postgres'));
  const closed = closedFolder(dataDir, user);
  if (!closed || !statSync(closed).isDirectory()) {
    assertWritable(dataDir);
    return { dataDir, movedBecause: null };
  }
  if (dataDirGiven || existsSync(join(dataDir, 'postgres')))
    throw new Refusal(
      `The data folder ${dataDir} cannot be used: root may not run a database, and the user that runs it for root (id ${user.uid}) may not enter ${closed}. Set DATA_DIR to a folder that it may enter, for example ${LASTING_PLACE}.`,
    );
  const instead = join(LASTING_PLACE, createHash('sha256').update(dataDir).digest('hex').slice(0, 12));
  assertWritable(instead);
  return { dataDir: instead, movedBecause: closed };
}

/** Makes a folder for data that may be lost, which the database's user may enter. The caller removes it. */
export function temporaryFolder() {
  const user = databaseUser();
  const base = [tmpdir(), '/tmp', '/var/tmp'].find((folder) => existsSync(folder) && !closedFolder(folder, user)) ?? tmpdir();
  const folder = mkdtempSync(join(base, 'requisite-'));
  if (isRoot) chmodSync(folder, 0o755);
  return folder;
}
