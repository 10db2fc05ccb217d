import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type {
  ShoppingList,
  Stock,
  StockAdjustment,
  StockBody,
  StockChange,
  StockMovement,
  Storage,
  StorageBody,
} from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';

/** A part of the list, and of how many. */
export interface StockList {
  items: Stock[];
  total: number;
}

/** How the list is narrowed: to what is low, out of date, or of which none is left. */
export type StockStanding = 'low' | 'expired' | 'missing';

const AS_CSV = 'format=csv';
const url = (id: string) => `/api/stock/${encodeURIComponent(id)}`;

/** Chemicals and consumables on the shelf: the only door to /api/stock and what is made of it. */
@Service()
export class StockClient {
  private readonly http = inject(HttpClient);
  /** The whole list as a file. */
  readonly file = ['/api/stock', AS_CSV].join('?');
  /** What to buy as a file. */
  readonly shoppingFile = ['/api/shopping-list', AS_CSV].join('?');

  /** Stock that fits the words and stands so, by name, so many of it at most. */
  search(asked: () => { q: string; limit: number; standing: StockStanding | null }): HttpResourceRef<StockList | undefined> {
    return httpResource<StockList>(() => {
      const { q, limit, standing } = asked();
      return { url: '/api/stock', params: { limit, ...(q && { q }), ...(standing && { [standing]: 'true' }) } };
    });
  }

  one(id: () => string): HttpResourceRef<Stock | undefined> {
    return httpResource<Stock>(() => (id() === 'new' ? undefined : url(id())));
  }

  /** The newest movements of one. */
  movements(id: () => string): HttpResourceRef<{ items: StockMovement[] } | undefined> {
    return httpResource<{ items: StockMovement[] }>(() => (id() === 'new' ? undefined : `${url(id())}/movements`));
  }

  /** What to buy for the coming fortnight. */
  shopping(): HttpResourceRef<ShoppingList | undefined> {
    return httpResource<ShoppingList>(() => '/api/shopping-list');
  }

  /** The school's own rules of storage, and how the stock stands by them. */
  storage(): HttpResourceRef<Storage | undefined> {
    return httpResource<Storage>(() => '/api/storage');
  }

  saveStorage(body: StorageBody): Promise<Storage> {
    return firstValueFrom(this.http.put<Storage>('/api/storage', body));
  }

  add(body: StockBody): Promise<Stock> {
    return firstValueFrom(this.http.post<Stock>('/api/stock', body));
  }

  change(id: string, body: StockChange): Promise<Stock> {
    return firstValueFrom(this.http.put<Stock>(url(id), body));
  }

  adjust(id: string, body: StockAdjustment): Promise<Stock> {
    return firstValueFrom(this.http.post<Stock>(`${url(id)}/adjust`, body));
  }

  /** Takes it off the list. */
  async remove(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(url(id)));
  }
}
