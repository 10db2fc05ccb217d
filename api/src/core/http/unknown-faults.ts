import type { FastifyRequest } from 'fastify';
import type { ErrorCode } from '@app/shared';
import { type Fault, faultOf, outcome } from '../database/index.js';
import { ProblemError } from '../problems/problem.js';

/** What is known of the request's own writes, and what to do then. */
function whatIsKept(request: Pick<FastifyRequest, 'method' | 'headers'>): { mayBeSaved: boolean; words: string } {
  if (['GET', 'HEAD'].includes(request.method) || !outcome.getStore()?.mayBeSaved)
    return { mayBeSaved: false, words: 'Nothing was changed; please try again' };
  const again =
    request.headers['idempotency-key'] === undefined
      ? 'please look before you send it again'
      : 'please look, or send it again: with the same Idempotency-Key nothing is done twice';
  return { mayBeSaved: true, words: `It is not known whether this was saved; ${again}` };
}

/** What is said of each fault of the database; the words about what is kept stand behind it. */
const SAID: Readonly<Record<Fault, [ErrorCode, sentence: string]>> = {
  held: ['BUSY', 'Somebody else is changing the same thing at this moment.'],
  busy: ['SERVER_BUSY', 'The server has more to do than it can at this moment.'],
  left: ['SERVER_BUSY', 'The request was given up before it was begun.'],
  full: ['DISK_FULL', 'The disk of the server is full; what is there can still be read. Tell whoever looks after the server.'],
  away: ['DATABASE_AWAY', 'The database cannot be reached.'],
};

/**
 * What is said of a fault that no rule foresaw: 409 or 503 where the database says so, else 500. It says that nothing was changed only
 * where that is known: once a commit was sent, the transaction may stand although its answer is lost.
 */
export function unknownFault(error: unknown, request: Pick<FastifyRequest, 'method' | 'headers'>): ProblemError {
  const { mayBeSaved, words } = whatIsKept(request);
  const fault = faultOf(error);
  if (!fault) return new ProblemError('UNEXPECTED', `This was not your doing. ${words}. If it stays, tell us the request id.`);
  const [code, sentence] = SAID[fault];
  if (mayBeSaved) return new ProblemError(code, `${fault === 'away' ? 'The connection to the database was lost.' : sentence} ${words}.`);
  return new ProblemError(code, `${sentence} ${words}${fault === 'away' || fault === 'busy' ? ' shortly' : ''}.`);
}
