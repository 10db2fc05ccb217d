import { LastingClient } from '../../src/core/database/index.js';

/** Holds a lock in a transaction of its own, on the database of a URL. Answers what lets it go; a second time that does nothing. */
export async function lockFromOutside(url: string, text: string, values: unknown[] = []): Promise<() => Promise<void>> {
  const outside = new LastingClient({ connectionString: url });
  await outside.connect();
  await outside.query('BEGIN');
  await outside.query(text, values);
  let isOver = false;
  return async () => {
    if (!isOver) await outside.end();
    isOver = true;
  };
}
