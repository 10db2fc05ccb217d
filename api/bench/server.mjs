// Real server processes on the measured database, as npm start runs them.
import { join } from 'node:path';
import { serverArgs, startNode } from '../tools/children.mjs';
import { freePort } from '../tools/free-port.mjs';
import { cpuMsOf } from './cpu.mjs';
import { httpClient } from './load.mjs';

/** A slow machine starts a server within this; only what hangs takes longer. */
const LONGEST_MS = 300_000;

/** Starts one server process of a tree of sources (ours, unless it is told), at a free port unless `env` says which, and waits until it is healthy; `quiet` keeps its log in `output()`. */
export function startServer(url, env = {}, cwd = undefined, quiet = false) {
  const settings = { HOST: '127.0.0.1', LOG_LEVEL: 'warn', JOBS: '0', RATE_LIMITS: '0', DEMO: '0', WEB_ROOT: '' };
  return startUntilHealthy(serverArgs, { DATABASE_URL: url, ...settings, ...env }, { cwd, quiet });
}

/** Starts Fastify with nothing behind it, which answers so many bytes. */
export async function startBareFastify(bytes, connections) {
  const server = await startUntilHealthy([join(import.meta.dirname, 'bare-fastify.mjs')], { BARE_BYTES: String(bytes) });
  const http = httpClient(server.port, connections);
  return { ...http, cpu: () => ({ server: cpuMsOf(server.pid), database: 0 }), stop: server.stop };
}

async function startUntilHealthy(args, env, options = {}) {
  const port = Number(env.PORT) || (await freePort());
  const begun = performance.now();
  const process_ = startNode(args, { ...options, env: { PORT: String(port), ...env } });
  let ended = false;
  const end = begun + LONGEST_MS;
  void process_.ended.then(() => (ended = true));
  while (!ended) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(10_000) }).catch(() => null);
    await answer?.body?.cancel().catch(() => {});
    if (answer?.ok) break;
    if (performance.now() > end) throw new Error('The server was not healthy within five minutes.');
    await new Promise((done) => setTimeout(done, 20));
  }
  if (ended) throw new Error('The server ended before it was healthy.');
  return {
    port,
    startMs: performance.now() - begun,
    stop: (patienceMs) => process_.stop(patienceMs),
    pid: process_.pid,
    output: process_.output,
  };
}
