// Whose the mark of a running database (postmaster.pid) is. A process number alone says nothing: after a restart of the machine, or in
// another container, it may be anybody's, and so may a PostgreSQL of that number.
import { spawnSync } from 'node:child_process';
import { existsSync, linkSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from './refusal.mjs';

const TORN_PATIENCE_MS = 1000;

/**
 * Reads the mark that a running or killed server left in its folder.
 * @returns {{path: string, text: string, pid: number, port: number, torn: boolean} | null} `torn`: it says no process and port, as
 *   after a loss of power, or while it is being written
 */
export function readMark(cluster) {
  const path = join(cluster, 'postmaster.pid');
  let text;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
  const [pid, , , port] = text.split('\n').map(Number);
  return { path, text, pid, port, torn: !(Number.isInteger(pid) && pid > 0 && Number.isInteger(port) && port > 0) };
}

/** Whether there is a process of that number, whoever owns it. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function isFolder(path, folder) {
  try {
    const [one, other] = [statSync(path), statSync(folder)];
    return one.ino === other.ino && one.dev === other.dev;
  } catch (error) {
    return error.code === 'EACCES' ? null : false;
  }
}

function ps(column, pid) {
  return (spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8', timeout: 5000 }).stdout ?? '').trim();
}

/**
 * Whether a process is a PostgreSQL that works on this folder: by the folder that it stands in, which holds when the folder was moved
 * or is reached by another path; where that cannot be seen, by the folder that it was started with.
 */
export function isServerOf(pid, cluster) {
  const proc = existsSync(`/proc/${process.pid}/comm`);
  const name = proc ? readOr(`/proc/${pid}/comm`, '') : ps('comm', pid);
  if (!basename(name.trim()).startsWith('postgres')) return false;
  const stands = proc ? isFolder(`/proc/${pid}/cwd`, cluster) : null;
  if (stands !== null) return stands;
  const args = proc ? readOr(`/proc/${pid}/cmdline`, '').replaceAll('\0', ' ') : ps('args', pid);
  const given = / -D (.*?)(?: -c |$)/.exec(`${args.trim()}`)?.[1];
  return given !== undefined && isFolder(given, cluster) === true;
}

function readOr(file, otherwise) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

/** The processes of any PostgreSQL that works on this folder. */
function serversOn(cluster) {
  const pids = existsSync('/proc/self/comm')
    ? readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    : (spawnSync('ps', ['-axo', 'pid='], { encoding: 'utf8', timeout: 5000 }).stdout ?? '').split('\n').filter(Boolean);
  return pids.map(Number).filter((pid) => pid !== process.pid && isServerOf(pid, cluster));
}

/** Takes a mark away that was judged to be nobody's, unless somebody has written another one meanwhile. */
function remove(mark) {
  const aside = `${mark.path}.stale-${process.pid}`;
  try {
    renameSync(mark.path, aside);
    if (readFileSync(aside, 'utf8') !== mark.text) linkSync(aside, mark.path);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/**
 * Finds the server that runs on a cluster already. A mark that is nobody's is removed where PostgreSQL would take it for somebody's.
 * @returns {Promise<{pid: number, port: number} | null>}
 * @throws {Refusal} when one runs whose mark cannot be read
 */
export async function findServer(cluster) {
  let mark = readMark(cluster);
  // another start may be just writing it
  for (const end = performance.now() + TORN_PATIENCE_MS; mark?.torn && performance.now() < end; mark = readMark(cluster)) await pause(50);
  if (!mark) return null;
  if (mark.torn) {
    const [running] = serversOn(cluster);
    if (running !== undefined)
      throw new Refusal(
        `A database runs on ${cluster} (process ${running}), and its postmaster.pid cannot be read: end that process, then start again.`,
      );
    remove(mark);
    return null;
  }
  if (!isAlive(mark.pid)) return null; // PostgreSQL takes such a mark away itself, without a gap
  if (isServerOf(mark.pid, cluster)) return { pid: mark.pid, port: mark.port };
  remove(mark);
  return null;
}
