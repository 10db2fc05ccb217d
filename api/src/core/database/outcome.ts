import { AsyncLocalStorage } from 'node:async_hooks';
import type { Claim } from './claim.js';

/** What is known of a request that is being answered: of its writes, and of whoever asked. */
export class Outcome {
  /** A transaction was committed, or its commit was sent and never answered. */
  mayBeSaved = false;
  /** Nobody waits for the answer any more. */
  hasLeft = false;
  /** What was taken for granted of whoever asked, and is asked in front of the first statement; null: nothing was. */
  claim: Claim | null = null;
  private readonly waits = new Set<() => void>();

  /** Says that nobody waits for the answer any more: what waits in vain is given up. */
  leave(): void {
    this.hasLeft = true;
    for (const giveUp of this.waits) giveUp();
  }

  /** Has a wait given up when nobody waits for the answer any more; answers what ends that. */
  whileHere(giveUp: () => void): () => void {
    this.waits.add(giveUp);
    return () => this.waits.delete(giveUp);
  }
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
