// Real server processes on the measured database, as npm start runs them.
import { readFileSync } from 'node:fs';
import { serverArgs, startNode } from '../tools/children.mjs';
import { freePort } from '../tools/free-port.mjs';

/** Starts one server process and waits until it is healthy. */
export async function startServer(url, env = {}) {
  const port = await freePort();
  const begun = performance.now();
  const process_ = startNode(serverArgs, {
    env: {
      DATABASE_URL: url,
      PORT: String(port),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'warn',
      JOBS: '0',
      RATE_LIMITS: '0',
      DEMO: '0',
      WEB_ROOT: '',
      ...env,
    },
  });
  let ended = false;
  void process_.ended.then(() => (ended = true));
  while (!ended) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok) break;
    await new Promise((done) => setTimeout(done, 20));
  }
  if (ended) throw new Error('The server ended before it was healthy.');
  return { port, startMs: performance.now() - begun, stop: () => process_.stop(), pid: process_.pid };
}

/** Resident memory of a process in megabytes; null where the system does not tell. */
export function memoryOf(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return null;
  }
}
