import type { Stock } from '../stock/stock.contract.js';
import type { StorageGroup } from '../stock/storage.contract.js';

/** What is said of a stock, with how much of it there is. */
export type StockFacts = Omit<Stock, 'id' | 'version' | 'substanceId' | 'low' | 'expired' | 'opened' | 'storageGroups'> & {
  /** Said since stock has storage groups. */
  opened?: string | null;
  storageGroups?: string[];
};

/** What a school says of how its stock is kept. */
export interface StorageFacts {
  groups: StorageGroup[];
}

/** What taking a list of stock in did. */
export interface StockListFacts {
  file: string;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
}

/** For a request, by how much. */
export interface StockMoved {
  name: string;
  requisitionId: string;
  delta: number;
}
