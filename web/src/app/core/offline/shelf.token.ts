import { InjectionToken } from '@angular/core';
import { IndexedDbShelf } from './indexed-db-shelf';
import { MemoryShelf } from './memory-shelf';
import type { Shelf } from './shelf';

/** Gives the browser's database, or this page's memory where there is none. */
export const SHELF = new InjectionToken<Shelf>('where things are kept in this browser', {
  factory: () => (typeof indexedDB === 'undefined' ? new MemoryShelf() : new IndexedDbShelf(indexedDB)),
});
