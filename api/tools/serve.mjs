// The server as `npm start` keeps it: started, started again when it dies, and ended with us.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root, serverArgs, startNode } from './children.mjs';
import { Refusal } from './refusal.mjs';
import { Restarts } from './restarts.mjs';

/** How long one answer is waited for, and how long a server may take until it answers at all. */
const ANSWER_MS = 5000;
const START_MS = 600_000;
const BETWEEN_MS = 30;

function startServer(settings, url) {
  return startNode(serverArgs, {
    env: {
      DATABASE_URL: url,
      MIGRATIONS_DATABASE_URL: undefined, // the owner's is not for the server
      PORT: String(settings.port),
      HOST: settings.host,
      DEMO: settings.demo ? '1' : '0',
      SETUP_TOKEN: settings.setupToken,
      WEB_ROOT: process.env.WEB_ROOT || join(root, 'dist/web/browser'),
    },
  });
}

/** Whether only this computer reaches a server that listens on this address. */
export function isLoopback({ host }) {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

/** Where this machine reaches a server that listens on this address. */
export function localAddress({ host, port }) {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** Waits until the server answers at all. @returns {Promise<boolean>} false when it ended first, or `asked` ends the wait */
async function answers(server, settings, asked) {
  let ended = false;
  void server.ended.then(() => (ended = true));
  for (const end = performance.now() + START_MS; !ended && !asked.aborted; await pause(BETWEEN_MS)) {
    const answer = await fetch(`${localAddress(settings)}/api/health`, { signal: AbortSignal.timeout(ANSWER_MS) }).catch(() => null);
    await answer?.body?.cancel().catch(() => {});
    if (answer && !ended) return true;
    if (performance.now() > end) throw new Refusal(`The server has not answered for ${START_MS / 60_000} minutes and was ended.`);
  }
  return false;
}

const seconds = (ms) => (ms < 1000 ? 'at once' : `in ${ms / 1000} seconds`);

/**
 * Runs the server until `asked` says to stop: one that dies is started again, later each time.
 * @param {() => void | Promise<void>} options.onReady is called when it answers for the first time
 * @throws {Refusal} when it ends before it ever answered, or dies again and again
 */
export async function keepServing(settings, url, { asked, onReady }) {
  const restarts = new Restarts();
  for (let isFirst = true; ; isFirst = false) {
    asked.throwIfAborted();
    restarts.started();
    const server = startServer(settings, url);
    const answered = await answers(server, settings, asked);
    if (answered && isFirst) await onReady();
    const code = await server.ended;
    asked.throwIfAborted();
    if (isFirst && !answered) throw new Refusal(`The server has ended with code ${code} (the reason stands above).`);
    const ms = restarts.died();
    if (ms === null)
      throw new Refusal(`The server has ended ${restarts.deaths} times in a row (the reasons stand above) and is not started again.`);
    console.error(`The server has ended without being asked, with code ${code}; it is started again ${seconds(ms)}.`);
    await pause(ms, undefined, { signal: asked });
  }
}
