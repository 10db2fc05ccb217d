import type { Params } from 'nestjs-pino';
import pino, { type DestinationStream } from 'pino';
import { currentRequestId } from '../access/index.js';
import { faultAsLogged, withoutAddresses } from './fault-as-logged.js';

const KEPT_BYTES = 4096;
const FLUSH_MS = 500;

/** What Nest calls the parts of it that tell at a start, in some two hundred lines, which modules and routes there are. */
const OF_START: ReadonlySet<unknown> = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

/** Leaves out what Nest says of its start unless something is wrong or debugging was asked for: people look for the address there. */
function withoutStart(this: pino.Logger, args: Parameters<pino.LogFn>, write: pino.LogFn, level: number): void {
  const [{ context } = {}] = args as unknown as [{ context?: unknown }?];
  const isOfStart = level === pino.levels.values['info'] && OF_START.has(context);
  if (!isOfStart || this.isLevelEnabled('debug')) write.apply(this, args);
}

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
      hooks: { logMethod: withoutStart },
      mixin: withRequestId,
      serializers: { err: faultAsLogged, req: () => undefined, res: () => undefined, problem: withoutAddresses, reason: withoutAddresses },
    },
  };
}
