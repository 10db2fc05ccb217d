import type { Database } from './database.js';

const FOREIGN_KEY_VIOLATION = '23503';

/**
 * Deletes those of some rows to which nothing refers, in the ambient transaction; the database is the judge, so that a table which comes
 * later is reckoned with. `remove` deletes the rows of these ids. Answers the ids of those that something refers to, which stay.
 */
export async function deleteUnused(db: Database, ids: readonly string[], remove: (ids: string[]) => Promise<unknown>): Promise<string[]> {
  if (ids.length === 0) return [];
  try {
    await db.attempt(() => remove([...ids]));
    return [];
  } catch (error) {
    if ((error as { code?: string }).code !== FOREIGN_KEY_VIOLATION) throw error;
    if (ids.length === 1) return [...ids];
  }
  const half = Math.ceil(ids.length / 2);
  return [...(await deleteUnused(db, ids.slice(0, half), remove)), ...(await deleteUnused(db, ids.slice(half), remove))];
}
