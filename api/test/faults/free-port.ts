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

/** What a start says where somebody else has its port. */
const TAKEN = /Port \d+ is (?:already )?in use/;
const MAX_TRIES = 5;

/** Whether a start says that somebody else has its port. */
export const isTaken = (said: string): boolean => TAKEN.test(said);

/** Starts something at a free port, and at another one where somebody took that between the look and the start. @throws what the start throws else */
export async function atFreePort<T>(start: (port: number) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await start(await freePort());
    } catch (error) {
      if (tries === MAX_TRIES || !TAKEN.test(String(error))) throw error;
    }
  }
}
