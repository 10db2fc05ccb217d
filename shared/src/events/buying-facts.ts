import type { Purchase } from '../buying/buying.contract.js';

/** What was ordered, for which department and at what cost, and when it came. */
export type PurchaseFacts = Omit<Purchase, 'id' | 'version' | 'unit'>;

/** What a department may spend in a financial year. */
export interface BudgetFacts {
  year: number;
  amount: number | null;
}
