import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the range from which a system gives outgoing connections their ports, so that nobody takes it by chance meanwhile. */
const [LOWEST, HIGHEST] = [20_000, 32_000];

function canListen(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((done) => {
    server.once('error', () => done(false));
    server.listen(port, '0.0.0.0', () => server.close(() => done(true)));
  });
}

/** Finds a port that nothing listens on. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await canListen(port)) return port;
  }
}
