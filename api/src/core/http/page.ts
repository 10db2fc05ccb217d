import { invalid } from '../problems/problem.js';

/** One page of a list in a stated order. */
export interface Page<Item> {
  items: Item[];
  nextCursor?: string;
  /** How many there are in all, whatever the page. */
  total?: number;
}

/**
 * The `limit` of a list request: default 50, at most 200.
 * @throws INVALID for anything else
 */
export function limitOf(text: string | undefined): number {
  if (text === undefined) return 50;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > 200) throw invalid('limit', 'limit must be a whole number from 1 to 200');
  return limit;
}

/**
 * Reads a cursor made by `page`: the sort keys of the last row that was given out.
 * @throws INVALID for a cursor that was not made here
 */
export function cursorOf(text: string | undefined, keys: number): string[] | null {
  if (text === undefined) return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && parts.length === keys && parts.every((part) => typeof part === 'string')) return parts;
  } catch {
    // falls to the refusal below
  }
  throw invalid('cursor', 'cursor must be the nextCursor of an earlier answer');
}

/** Says of how many a page is, where its rows say so: past the end of a list nothing does. */
export function totalOf(rows: readonly { total: number }[], cursor: unknown): { total?: number } {
  const [row] = rows;
  return row ? { total: row.total } : cursor ? {} : { total: 0 };
}

/** Makes a page of at most `limit` of the rows (one more was asked for, to know whether there is a next page). */
export function page<Row, Item>(rows: readonly Row[], limit: number, toItem: (row: Row) => Item, keys: (row: Row) => string[]): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map(toItem);
  return rows.length > limit && last !== undefined
    ? { items, nextCursor: Buffer.from(JSON.stringify(keys(last))).toString('base64url') }
    : { items };
}
