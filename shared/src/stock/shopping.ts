import type { ShoppingWhy } from './limits.js';
import { plusAmount, type StockLevel, stockStanding } from './stock-standing.js';

/** What has to be bought of a stock, and why. */
export interface ToBuy {
  needed: number;
  /** What can be used: nothing of what is out of date. */
  there: number;
  toBuy: number;
  why: ShoppingWhy[];
}

/**
 * Works out what has to be bought of a stock of which so much is needed: what is needed less what is there, and at least what brings it up
 * to its reorder level where it is low; as much as was there of what is out of date, has no level and is not asked for. Null where nothing has to be bought.
 */
export function toBuyOf(level: StockLevel, needed: number, today: string): ToBuy | null {
  const { low, expired } = stockStanding(level, today);
  const there = expired ? 0 : level.amount;
  const missing = plusAmount(needed, -there);
  const upTo = low || expired ? (level.reorderLevel ?? (missing > 0 ? 0 : level.amount)) : 0;
  const toBuy = Math.max(missing, plusAmount(upTo, -there), 0);
  if (toBuy <= 0) return null;
  const why: ShoppingWhy[] = [];
  if (missing > 0) why.push('needed');
  if (low) why.push('low');
  if (expired) why.push('expired');
  return { needed, there, toBuy, why };
}
