// The invariants of invariants.sql, looked for in a database at rest.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const parts = readFileSync(join(import.meta.dirname, 'invariants.sql'), 'utf8')
  .split(/^-- name: /m)
  .slice(1);

/** Each with its name, what finds the rows that break it, and what makes such a row. */
export const INVARIANTS = parts.map((part) => {
  const [name, rest] = [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n'))];
  const [find, breaks] = rest.split(/^-- break$/m);
  return { name, find, breaks };
});

/** Counts the rows that break each invariant. @returns {Promise<{name: string, broken: number}[]>} */
export async function lookForBroken(owner) {
  const found = [];
  for (const { name, find } of INVARIANTS) found.push({ name, broken: (await owner.query(find)).rows.length });
  return found;
}

/** Breaks each once, in a transaction that is taken back. @returns {Promise<string[]>} the names of those that did not find it */
export async function blindInvariants(owner) {
  const blind = [];
  for (const { name, find, breaks } of INVARIANTS) {
    await owner.query('BEGIN');
    try {
      await owner.query('SET LOCAL session_replication_role = replica');
      const before = (await owner.query(find)).rows.length;
      await owner.query(breaks);
      if ((await owner.query(find)).rows.length <= before) blind.push(name);
    } finally {
      await owner.query('ROLLBACK');
    }
  }
  return blind;
}
