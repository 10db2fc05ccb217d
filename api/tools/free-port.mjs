import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the range from which a system gives outgoing connections their ports, so that nobody takes one by chance meanwhile. */
const [LOWEST, HIGHEST] = [20_000, 32_000];
const MAX_TRIES = 1000;

function canListen(port, host) {
  const server = createServer();
  return new Promise((done) => {
    server.once('error', () => done(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => done(true)));
  });
}

/** Finds a port that nothing listens on now. @throws {Error} when there is none */
export async function freePort(host = '127.0.0.1') {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await canListen(port, host)) return port;
  }
  throw new Error(`None of ${MAX_TRIES} ports of ${host} is free`);
}
