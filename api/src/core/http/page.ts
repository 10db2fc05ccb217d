import { parseInstantMs } from '@app/shared';
import { isId } from '../ids/index.js';
import { invalid } from '../problems/problem.js';
import { told } from '../problems/told.js';
import { JsonText } from './json-text.js';

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
  return limitNamed('limit', text, { usual: 50, most: 200 });
}

/**
 * How many of a list that stands beside others in an answer are asked for, in a field of its own.
 * @throws INVALID for what is no whole number from 1 to the most
 */
export function limitNamed(field: string, text: string | undefined, { usual, most }: { usual: number; most: number }): number {
  if (text === undefined) return usual;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > most)
    throw invalid(field, told`${{ field }} must be a whole number from 1 to ${{ most }}`);
  return limit;
}

/**
 * What a sort key of a cursor must be: an id, an instant in milliseconds (years 1 to 9999), a place of a few digits, a place in the
 * order of writing, or any text.
 */
const KEYS = {
  id: isId,
  instant: (key: string) => /^-?\d{1,15}(\.\d{1,9})?$/.test(key) && Number(key) >= FIRST_MS && Number(key) <= LAST_MS,
  place: (key: string) => /^\d{1,6}$/.test(key),
  written: (key: string) => /^\d{1,18}$/.test(key),
  text: (key: string) => key.length <= 500 && key.isWellFormed() && !key.includes('\0'),
};
const FIRST_MS = parseInstantMs('0001-01-02T00:00:00Z');
const LAST_MS = parseInstantMs('9999-12-30T00:00:00Z');

/**
 * Reads a cursor made by `page`: the sort keys of the last row that was given out, each of its kind.
 * @throws INVALID for a cursor that was not made here
 */
export function cursorOf(text: string | undefined, kinds: readonly (keyof typeof KEYS)[]): string[] | null {
  if (text === undefined) return null;
  const parts = partsOf(text);
  if (parts?.length === kinds.length && kinds.every((kind, at) => KEYS[kind](parts[at] as string))) return parts;
  throw noCursor();
}

/** Makes the refusal of a cursor that no list gave. */
export function noCursor() {
  return invalid('cursor', 'cursor must be the nextCursor of an earlier answer');
}

function partsOf(text: string): string[] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(parts) && parts.every((part): part is string => typeof part === 'string') ? parts : null;
  } catch {
    return null;
  }
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

/** As `page`, of items that are written down. */
export function pageText<Row, Item>(
  rows: readonly Row[],
  limit: number,
  toText: (row: Row) => string,
  keys: (row: Row) => string[],
): JsonText<Page<Item>> {
  const { items, nextCursor } = page(rows, limit, toText, keys);
  return new JsonText(`{"items":[${items.join(',')}]${nextCursor === undefined ? '' : `,"nextCursor":"${nextCursor}"`}}`);
}
