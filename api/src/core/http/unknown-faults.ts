import type { FastifyRequest } from 'fastify';
import { outcome } from '../database/index.js';
import { ProblemError } from '../problems/problem.js';

/** No way to the database, or a way that ended while a statement was on it; and what PostgreSQL says when it stops, starts or is full. */
const AWAY = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['57P01', '57P02', '57P03', '08006', '08001', '53300'],
]);

function isDatabaseAway(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return (
    (code !== undefined && AWAY.has(code)) ||
    /timeout exceeded when trying to connect|Connection terminated|connection error|not queryable/i.test(message ?? '')
  );
}

/** What is known of the request's own writes, and what to do then. */
function whatIsKept(request: FastifyRequest): { mayBeSaved: boolean; words: string } {
  if (['GET', 'HEAD'].includes(request.method) || !outcome.getStore()?.mayBeSaved)
    return { mayBeSaved: false, words: 'Nothing was changed; please try again' };
  const again =
    request.headers['idempotency-key'] === undefined
      ? 'please look before you send it again'
      : 'please look, or send it again: with the same Idempotency-Key nothing is done twice';
  return { mayBeSaved: true, words: `It is not known whether this was saved; ${again}` };
}

/**
 * What is said of a fault that nobody foresaw: 503 when the database is away, else 500. It says that nothing was changed only where that
 * is known: once a commit was sent, the transaction may stand although its answer is lost.
 */
export function unknownFault(error: unknown, request: FastifyRequest): ProblemError {
  const { mayBeSaved, words } = whatIsKept(request);
  if (!isDatabaseAway(error))
    return new ProblemError('UNEXPECTED', `This was not your doing. ${words}. If it stays, tell us the request id.`);
  return new ProblemError(
    'DATABASE_AWAY',
    mayBeSaved ? `The connection to the database was lost. ${words}.` : `The database cannot be reached. ${words} shortly.`,
  );
}
