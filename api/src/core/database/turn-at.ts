import type { Database } from './database.js';
import { command } from './statement.js';

/** Waits until no other transaction is at what a text ($1) names. */
export const TURN_AT = command('SELECT FROM pg_advisory_xact_lock(hashtextextended($1, 0))');

/**
 * Waits in the ambient transaction, which has it until its end, for the turn at something that only one may do at a time, as to add one more of
 * what there may be so many of. A statement that is sent behind it sees what was written by whoever had the turn before; one that itself waits
 * for a lock goes on with what it saw before it waited.
 */
export async function turnAt(db: Database, what: string): Promise<void> {
  await db.query(TURN_AT, [what]);
}
