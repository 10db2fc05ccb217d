import type { BudgetFacts, PurchaseFacts } from './buying-facts.js';
import type { Changed, Gone, Made } from './shapes.js';
import type { StockFacts, StockListFacts, StockMoved, StorageFacts } from './stock-facts.js';
import type { CutOffFacts, GroupNeedsFacts } from './week-list-facts.js';

/** Maps the names of the events of stock, of how it is kept and bought, and of what weeks use up, as `Events` does. */
export interface StockEvents {
  'stock.added': Made<StockFacts>;
  /** More or less of it was there; why is the event's note. */
  'stock.adjusted': Changed<{ amount: number }, { amount: number; name: string }>;
  'stock.changed': Changed<StockFacts>;
  /** A request was prepared with it. */
  'stock.drawn': Changed<{ amount: number }, { amount: number } & StockMoved>;
  /** What a request drew was put back. */
  'stock.given-back': Changed<{ amount: number }, { amount: number } & StockMoved>;
  'stock.imported': Made<StockListFacts>;
  'stock.import-undone': Made<StockListFacts>;
  'stock.removed': Gone<StockFacts>;
  /** What must stand apart, and what may stand open for how long. */
  'storage.changed': Changed<StorageFacts>;
  /** What a department may spend in a year. */
  'budget.set': Changed<BudgetFacts>;
  /** In which month the school's financial year begins. */
  'budget.year': Changed<{ startMonth: number }>;
  'purchase.ordered': Made<PurchaseFacts>;
  /** It came, or, taken back, has not come after all. */
  'purchase.received': Changed<PurchaseFacts>;
  'purchase.removed': Gone<PurchaseFacts>;
  /** What a class needs, without names. */
  'group.needs': Changed<GroupNeedsFacts>;
  /** When the shopping for a department's week closes. */
  'department.shopping': Changed<CutOffFacts>;
}
