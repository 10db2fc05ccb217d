import type { Params } from 'nestjs-pino';
import pino, { type DestinationStream } from 'pino';
import { currentRequestId } from '../access/index.js';
import { faultAsLogged, withoutAddresses } from './fault-as-logged.js';

const KEPT_BYTES = 4096;
const FLUSH_MS = 500;

function withRequestId(): { requestId?: string } {
  const requestId = currentRequestId();
  return requestId === null ? {} : { requestId };
}

/**
 * Structured logs on standard output. Lines are gathered and written twice a second: one write for each request would cost as much as a
 * statement. A line within a request carries its id alone; what a request was is in its own line, which `noteRequest` writes.
 */
export function logOptions(level: string, to?: DestinationStream): Params {
  const stream = to ?? pino.destination({ dest: 1, sync: false, minLength: KEPT_BYTES, periodicFlush: FLUSH_MS });
  return {
    forRoutes: [], // a logger made for each request cost a twentieth of a small one
    pinoHttp: {
      level,
      stream,
      autoLogging: false,
      wrapSerializers: false,
      mixin: withRequestId,
      serializers: { err: faultAsLogged, req: () => undefined, res: () => undefined, problem: withoutAddresses, reason: withoutAddresses },
    },
  };
}
