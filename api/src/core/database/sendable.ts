import { nameOf, type Statement } from './statement.js';

/** What can be sent: a statement that was declared, or, in tests, its bare text. */
export type Sendable<Row extends object> = Statement<Row> | string;

/** Names of the statements that are made from entities, by their text. */
const names = new Map<string, string>();

/** Names a statement, by its text where it has no name yet. */
export function sendable(statement: Sendable<object>): { name: string; text: string; isPlannedEachTime?: boolean } {
  if (typeof statement !== 'string') return statement;
  let name = names.get(statement);
  if (!name) names.set(statement, (name = nameOf(statement)));
  return { name, text: statement };
}

/** The errors whose trace says who sent the statement that failed. */
const traced = new WeakSet<Error>();

/**
 * Has the trace of an error say who sent the statement, of those whom one failure concerns the first: what PostgreSQL said was read from a
 * socket.
 */
export function sentFromHere(error: Error): Error {
  if (!traced.has(error)) Error.captureStackTrace(error, sentFromHere);
  traced.add(error);
  return error;
}
