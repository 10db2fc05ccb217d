import type { IsoDate } from '../time/iso-date.js';

/** Of something bought, what counts: pounds, when it was ordered, and when it came (null: it has not). */
export interface Bought {
  cost: number;
  orderedOn: IsoDate;
  receivedOn: IsoDate | null;
}

/** What a department has spent in a year, what it has ordered and not had yet, and what is left of its budget (below 0: it is overspent); null without a budget. Pounds. */
export interface Spending {
  spent: number;
  committed: number;
  left: number | null;
}

const pence = (pounds: number): number => Math.round(pounds * 100);

/**
 * Sums a year's spending. What came counts as spent in the year in which it came; what has not come yet is committed in the year in which it was ordered
 * and in every later one until it comes.
 */
export function spendingOf(bought: readonly Bought[], { from, to }: { from: IsoDate; to: IsoDate }, budget: number | null): Spending {
  let [spent, committed] = [0, 0];
  for (const { cost, orderedOn, receivedOn } of bought) {
    if (receivedOn !== null && receivedOn >= from && receivedOn <= to) spent += pence(cost);
    if (receivedOn === null && orderedOn <= to) committed += pence(cost);
  }
  const left = budget === null ? null : (pence(budget) - spent - committed) / 100;
  return { spent: spent / 100, committed: committed / 100, left };
}
