import { STOCK_LIMITS } from '../stock/limits.js';
import { plusAmount } from '../stock/stock-standing.js';
import type { StockColumn, StockRead } from './read-stock.js';

/** Which of two rows that say the same thing goes in: the one before, this one in its place, or both as one amount. */
export const ALIKE = ['first', 'this', 'together'] as const;
export type Alike = (typeof ALIKE)[number];

/** What a person answered of a row: what a cell is to say, by our column, and which goes in of two alike. */
export type StockAnswer = Partial<Record<StockColumn, string>> & { alike?: Alike };

/** A row of a list that was read, where it stands in the file, and what was said of it beside another. */
export interface AlikeRow {
  row: number;
  read: StockRead;
  alike?: Alike | undefined;
}

/** What goes in of rows some of which say the same. `twice`: rows to ask about, and of which row each says the same; `left`: how many a person left out. */
export interface AlikeSettled {
  rows: { row: number; read: StockRead }[];
  twice: { row: number; of: number }[];
  left: number;
}

/**
 * Settles rows that say the same thing, by what a person said of each: the first stands until another takes its place or is added to it. What nobody
 * said, and what would be more than a stock may hold, is asked.
 */
export function settleAlike(rows: readonly AlikeRow[], keyOf: (read: StockRead) => string): AlikeSettled {
  const standing = new Map<string, { row: number; read: StockRead }>();
  const settled: AlikeSettled = { rows: [], twice: [], left: 0 };
  for (const { row, read, alike } of rows) {
    const key = keyOf(read);
    const there = standing.get(key);
    const sum = plusAmount(there?.read.amount ?? 0, read.amount);
    if (!there) standing.set(key, { row, read });
    else if (alike === 'first') settled.left += 1;
    else if (alike === 'this') standing.set(key, { row, read });
    else if (alike === 'together' && sum <= STOCK_LIMITS.amount)
      standing.set(key, { row: there.row, read: { ...there.read, amount: sum } });
    else settled.twice.push({ row, of: there.row });
  }
  settled.rows = [...standing.values()];
  return settled;
}
