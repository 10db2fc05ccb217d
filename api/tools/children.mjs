// Programs that a command of ours starts. Each leads a process group of its own, so that Ctrl-C reaches only us and we end
// them in order, with everything that they started themselves.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export const root = join(import.meta.dirname, '../..');
const followParent = join(import.meta.dirname, 'follow-parent.mjs');
const running = new Set();
const KILLED_MS = 5000;

/** The server, as arguments of Node. */
export const serverArgs = ['--enable-source-maps', 'dist/api/api/src/main.js'];

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // the group is gone already
  }
}

/**
 * Starts a program.
 * @param {string} command
 * @param {string[]} args
 * @param {{env?: Record<string, string | undefined>, quiet?: boolean, kept?: boolean, user?: {uid?: number, gid?: number}, cwd?: string}} options `quiet` keeps what it prints
 *   in `output()` instead of showing it, `kept` as well as showing it; `user` is whom it runs as, where that is not who starts it
 * @returns {{ended: Promise<number>, output: () => string, stop: (patienceMs?: number) => Promise<void>}} `ended` is the exit code, 128 and its number after a signal
 */
export function start(command, args, { env = {}, quiet = false, kept = false, user = {}, cwd = root } = {}) {
  const how = quiet || kept ? 'pipe' : 'inherit';
  const child = spawn(command, args, {
    ...user,
    cwd,
    detached: true,
    stdio: ['ignore', how, how],
    env: { ...process.env, ...env, STARTED_BY: String(process.pid) },
  });
  let output = '';
  for (const [stream, to] of how === 'pipe'
    ? [
        [child.stdout, process.stdout],
        [child.stderr, process.stderr],
      ]
    : [])
    stream.on('data', (data) => {
      output += data;
      if (kept) to.write(data);
    });
  const ended = new Promise((done) => {
    child.on('error', (error) => {
      output += `${command}: ${error.message}\n`;
      done(1);
    });
    const codeOf = (code, signal) => code ?? 128 + constants.signals[signal];
    child.on('close', (code, signal) => done(codeOf(code, signal)));
    // a stranger that still holds the pipe must not keep us waiting for the last line
    child.on('exit', (code, signal) => setTimeout(done, 500, codeOf(code, signal)).unref());
  }).finally(() => running.delete(entry));
  const entry = {
    pid: child.pid,
    ended,
    output: () => output,
    async stop(patienceMs = 10_000) {
      signalGroup(child, 'SIGTERM');
      const impatient = setTimeout(() => signalGroup(child, 'SIGKILL'), patienceMs);
      // what cannot even be killed, as on a disk that hangs, is not waited for
      await Promise.race([ended, pause(patienceMs + KILLED_MS, undefined, { ref: false })]);
      clearTimeout(impatient);
      signalGroup(child, 'SIGKILL');
    },
  };
  running.add(entry);
  return entry;
}

/** As `start`, for a script on this Node, which ends when we are gone even without a word. */
export function startNode(args, options) {
  return start(process.execPath, ['--import', followParent, ...args], options);
}

/** Ends every program that is still running, latest first; `patienceMs` is what each may take. */
export async function stopAll(patienceMs) {
  for (const child of [...running].reverse()) await child.stop(patienceMs);
}

process.on('exit', () => {
  for (const child of running) signalGroup(child, 'SIGKILL');
});
