import type { Params } from 'nestjs-pino';
import pino from 'pino';

const KEPT_BYTES = 4096;
const FLUSH_MS = 500;

/**
 * Structured logs on standard output, a line for each request of the API. Lines are gathered and written twice a second: one write for
 * each request would cost as much as a statement. Nothing secret is in them.
 */
export function logOptions(level: string): Params {
  const stream = pino.destination({ dest: 1, sync: false, minLength: KEPT_BYTES, periodicFlush: FLUSH_MS });
  return {
    pinoHttp: {
      level,
      stream,
      redact: ['req.headers.cookie', 'req.headers.authorization', 'req.headers["x-xsrf-token"]', 'res.headers["set-cookie"]'],
      autoLogging: { ignore: (request) => !request.url?.startsWith('/api') || request.url === '/api/health' },
    },
  };
}
