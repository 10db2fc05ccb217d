import { AsyncLocalStorage } from 'node:async_hooks';

/** What is known of the writes of a request that is being answered. */
export interface Outcome {
  /** A transaction was committed, or its commit was sent and never answered. */
  mayBeSaved: boolean;
}

/** The outcome of the request that is being answered; none in a job. */
export const outcome = new AsyncLocalStorage<Outcome>();

/**
 * Sends a commit, from which on the request may have saved something. Only PostgreSQL's own refusal of the transaction takes that back:
 * a connection that is lost meanwhile says neither.
 */
export async function committing<T>(commit: () => Promise<T>): Promise<T> {
  const known = outcome.getStore();
  if (!known) return commit();
  const before = known.mayBeSaved;
  known.mayBeSaved = true;
  try {
    return await commit();
  } catch (error) {
    if ((error as { severity?: string }).severity === 'ERROR') known.mayBeSaved = before;
    throw error;
  }
}
